import type { Choice } from '../../match/choice.ts';
import type { Outcome } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Refused, Router } from './routers.ts';
import type { Table } from './table.ts';

/** Everything that an explanation draws on. */
export interface Explained extends Choice {
  readonly table: Table;
  /** Routers that Traefik refuses, as they would be. */
  readonly refused: Table;
  readonly reasons: ReadonlyMap<Router, Refused>;
  readonly routers: readonly Router[];
  /** The answer to another request. */
  readonly match: (request: HttpRequest) => Outcome;
}
