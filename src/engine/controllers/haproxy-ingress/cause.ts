import type { Cause, CausePath, Opener } from '../../match/cause.ts';
import { type Blame, causeFromTrace, type TraceContext } from '../../match/causes/from-trace.ts';
import type { Decision } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';

const prefix = 'haproxy-ingress.github.io/';

/** What the rules of a trace blame. */
const blames: ReadonlyMap<string, Blame> = new Map<string, Blame>([
  ['haproxy-ingress/app-root', { by: 'app-root', key: `${prefix}app-root` }],
  ['haproxy-ingress/redirect-to', { by: 'annotation', key: `${prefix}redirect-to` }],
  ['haproxy-ingress/redirect-from', { by: 'annotation', key: `${prefix}redirect-from` }],
  ['haproxy-ingress/ssl-redirect', { by: 'tls', key: null }],
  ['haproxy-ingress/default-backend-redirect', { by: 'config', key: 'default-backend-redirect' }],
]);

function opens({ ingress, place: { object } }: CausePath): Opener {
  return { by: 'tls', ingress, object };
}

/** What a cause may ask of the program. */
export type Questions = Pick<TraceContext, 'cluster' | 'program' | 'untaken'>;

/**
 * The seam for this controller's causes: `program.ts` calls it once for each decision whose cause is read.
 * Kinds that this interim does not get right yet stand in `owed.ts` beside this file; whoever makes one exact builds it here from what
 * the answer was found with, and takes its entry away.
 */
export function causeOf(questions: Questions, request: HttpRequest, told: Omit<Decision, 'cause'>): Cause {
  return causeFromTrace({ ...questions, blameOf: (rule) => blames.get(rule) ?? null, opens }, request, told);
}
