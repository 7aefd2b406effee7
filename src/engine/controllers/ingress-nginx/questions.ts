import type { Untaken } from '../../match/causes/not-taken.ts';
import type { RoutingProgram } from '../../match/profile.ts';

/** What a cause may ask of the program. */
export interface Questions {
  readonly program: Pick<RoutingProgram, 'routes' | 'match'>;
  readonly untaken: Untaken;
}
