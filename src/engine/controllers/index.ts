/** The door of this room for all outside of the engine: who answers: profiles, routers, notes. */

export { abouts, loadRuleSources } from './abouts.ts';
export { judgedBy } from './judged.ts';
export {
  loadProfile,
  profiles,
} from './registry.ts';
export {
  adviseCluster,
  type CompiledRouter,
  compileAs,
  compileRouters,
  loadRouters,
  profilesFor,
  routeThrough,
} from './routers.ts';
export { combineRouters } from './routers-combined.ts';
