/** The door of this room for all outside of the engine: what leaves the page. */

export { redactDiagnostic } from './redact-diagnostic.ts';
export { type BarRequest, redactHttpRequest, redactRequest } from './redact-request.ts';
export { redactSecrets } from './redact-secrets.ts';
export {
  type RoutingTableRow,
  type RoutingTableWords,
  routingTableCsv,
  routingTableMarkdown,
} from './routing-table.ts';
