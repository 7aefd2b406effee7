import { useMemo } from 'react';
import { type FilterFacts, filterGraph, parseFilter } from '../../engine/graph/index.ts';
import type { NodeId } from '../../engine/match/index.ts';
import type { Snapshot } from '../../state/types.ts';
import { useFilterFacts } from '../common/filter-facts.ts';
import { useSliced } from '../common/in-slices.ts';
import { useAppState } from '../common/store-context.ts';
import { graphSteps } from '../parts/view-graph.ts';
import { type TreeSource, treeSource } from './tree-items.ts';

/** The tree under the filter, and how many of all paths it holds. */
interface ShownTree {
  readonly source: TreeSource;
  readonly shown: number;
  readonly all: number;
}

type Routes = Pick<Snapshot, 'nodes' | 'order'>;

/** Returns what the filter leaves of the order of the routes; may be left between its slices. */
function* filteredOrder(routes: Routes, search: string, facts: FilterFacts): Generator<void, Snapshot['order']> {
  const terms = parseFilter(search);
  if (terms.length === 0) return routes.order;
  const { graph } = yield* filterGraph(yield* graphSteps(routes), terms, facts);
  const ids = (nodes: readonly { readonly id: NodeId }[]) => nodes.map(({ id }) => id);
  const { routers, hosts, paths, defaults, backends } = graph;
  return {
    routers: ids(routers),
    hosts: ids(hosts),
    paths: ids(paths),
    defaults: ids(defaults),
    backends: ids(backends),
  };
}

/** Up to this many paths the tree is made at once: that takes some milliseconds. */
const quickPaths = 2000;

/** Returns the tree under a filter; `null` while a long one is made for the first time. */
export function useShownTree(search: string): ShownTree | null {
  const nodes = useAppState((state) => state.snapshot.nodes);
  const order = useAppState((state) => state.snapshot.order);
  const facts = useFilterFacts(search);
  const make = useMemo(
    () =>
      function* (): Generator<void, ShownTree> {
        const left = yield* filteredOrder({ nodes, order }, search, facts);
        const source = yield* treeSource({ nodes, order: left }, left !== order);
        return { source, shown: left.paths.length, all: order.paths.length };
      },
    [nodes, order, search, facts],
  );
  return useSliced<ShownTree | null>(make, order.paths.length > quickPaths, null);
}
