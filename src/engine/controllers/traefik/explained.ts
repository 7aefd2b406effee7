import type { Untaken } from '../../match/causes/not-taken.ts';
import type { Outcome } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Refused, Router } from './routers.ts';
import type { Table } from './table.ts';

/** Everything that an explanation draws on. */
export interface Explained {
  readonly table: Table;
  /** Routers that Traefik refuses, as they would be. */
  readonly refused: Table;
  readonly reasons: ReadonlyMap<Router, Refused>;
  readonly routers: readonly Router[];
  /** With the Ingresses that are taken only, and with all. */
  readonly cluster: Cluster;
  readonly classes: Cluster;
  readonly untaken: Untaken;
  /** The answer to another request. */
  readonly match: (request: HttpRequest) => Outcome;
  /** Ingresses taken and all there are. */
  readonly taken: number;
  readonly all: number;
}
