/** The door of this room for all outside of the engine: what can be done to a manifest. */

export type {
  BackendSpec,
  Command,
  CommandError,
  HistoryLabel,
  PathSpec,
  Plan,
  RuleTarget,
  ServiceSpec,
  SingleCommand,
} from './command.ts';
export { loadPlan } from './load.ts';
export { portsAsked } from './ports-asked.ts';
