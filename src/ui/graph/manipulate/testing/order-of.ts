import type { RoutingGraph } from '../../../../engine/graph/index.ts';
import type { NodeId } from '../../../../engine/match/index.ts';
import type { Snapshot } from '../../../../state/types.ts';

/** The ids of a picture, as a snapshot tells them. */
export function orderOf({ routers, hosts, paths, defaults, backends }: RoutingGraph): Snapshot['order'] {
  const ids = (nodes: readonly { readonly id: NodeId }[]) => nodes.map(({ id }) => id);
  return {
    routers: ids(routers),
    hosts: ids(hosts),
    paths: ids(paths),
    defaults: ids(defaults),
    backends: ids(backends),
  };
}
