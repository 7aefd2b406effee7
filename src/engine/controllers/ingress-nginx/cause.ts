import type { Cause, CausePath, Opener } from '../../match/cause.ts';
import { type Blame, causeFromTrace, type TraceContext } from '../../match/causes/from-trace.ts';
import type { Decision } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import { prefix } from './annotation-text.ts';

/** What the rules of a trace blame. */
const blames: ReadonlyMap<string, Blame> = new Map<string, Blame>([
  ['ingress-nginx/from-to-www', { by: 'annotation', key: `${prefix}from-to-www-redirect` }],
  ['ingress-nginx/app-root', { by: 'app-root', key: `${prefix}app-root` }],
  ['ingress-nginx/slash', { by: 'slash', key: null }],
  ['ingress-nginx/redirect', { by: 'annotation', key: `${prefix}permanent-redirect` }],
  ['ingress-nginx/absolute-rewrite', { by: 'annotation', key: `${prefix}rewrite-target` }],
  ['ingress-nginx/empty-rewrite', { by: 'annotation', key: `${prefix}rewrite-target` }],
  ['ingress-nginx/https-redirect', { by: 'tls', key: null }],
  ['ingress-nginx/cors', { by: 'annotation', key: `${prefix}enable-cors` }],
  ['ingress-nginx/denied', { by: 'annotation', key: `${prefix}allowlist-source-range` }],
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
