import {
  collapseSteps,
  type ExpandedHosts,
  filterGraph,
  focusGraph,
  groupDomains,
  parseFilter,
} from '../../../engine/graph/index.ts';
import type { NodeId } from '../../../engine/match/index.ts';
import type { Problem } from '../../../state/types.ts';
import { problemTexts } from '../../common/filter-facts.ts';
import { expandedFor } from '../../parts/view-graph.ts';
import type { ViewMaker } from '../graph-steps.ts';

/** What the view of a graph depends on. */
export interface ViewWishes {
  readonly search: string;
  readonly focus: NodeId | null;
  /** `null` where the filter does not ask for problems. */
  readonly problems: readonly Problem[] | null;
  /** Nodes on the way of the request; `null` where the filter does not ask for them. */
  readonly lit: readonly string[] | null;
  readonly expanded: ExpandedHosts;
  readonly litHost: NodeId | null;
}

/** Returns what makes the view of a graph: focus, then filter, then collapsed hosts, grouped by domain when many. */
export function viewMaker({ search, focus, problems, lit, expanded, litHost }: ViewWishes): ViewMaker {
  return function* (graph) {
    const focused = focus === null ? { graph, matches: [] } : yield* focusGraph(graph, focus);
    yield;
    const terms = parseFilter(search);
    const facts = { problems: problemTexts(problems), lit: new Set(lit) };
    const filtered = yield* filterGraph(focused.graph, terms, facts);
    const open = expandedFor(filtered.graph, expanded, litHost);
    yield;
    const collapsed = yield* collapseSteps(filtered.graph, open);
    yield;
    const apart = new Set(litHost === null ? [] : [litHost]);
    const view = typeof open === 'string' ? collapsed : yield* groupDomains(collapsed, open, apart);
    return {
      view,
      matches: terms.length > 0 ? filtered.matches : focused.matches,
      paths: filtered.graph.paths.length,
    };
  };
}
