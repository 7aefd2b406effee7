/** The door of this room for all outside of the engine: what is drawn, and where. */

export { buildGraph, type RouterProfile } from './build.ts';
export { columnsOf, cutNames } from './cut-names.ts';
export { groupDomains } from './domains.ts';
export { mapEdgePath } from './edge-path.ts';
export { type EdgeGeometry, edgeGeometry, edgesOf, type GraphEdge } from './edges.ts';
export { endId, endsOf, type GraphEnd, routerOfEnd } from './ends.ts';
export {
  backendsOfService,
  type FilterFacts,
  filterGraph,
  focusGraph,
  parseFilter,
} from './filter.ts';
export {
  type BackendNode,
  brokenState,
  type DefaultBackendNode,
  domainId,
  type EdgeRouterNode,
  type ExpandedHosts,
  type GraphNode,
  type HostBundle,
  type HostNode,
  type Owner,
  type PathNode,
  type RoutingGraph,
  routerName,
  servicesId,
  type TlsState,
} from './graph.ts';
export {
  type Box,
  backendTitle,
  compactFrom,
  type GraphLayout,
  layoutGraph,
} from './layout.ts';
export { toMermaid } from './mermaid.ts';
export { renderSvg, type SvgLegend, type SvgWords } from './svg.ts';
export { embeddedState } from './svg-state.ts';
export type { SvgThemeName } from './svg-theme.ts';
export { atOnce, autoExpandLimit, collapseHosts, collapseSteps, groupFrom } from './view.ts';
