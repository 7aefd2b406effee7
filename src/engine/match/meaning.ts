import type { Outcome } from './decision.ts';
import type { ServiceRef } from './service-ref.ts';

/** How an answer looks wherever it is shown: something answers, nobody can say, or the request fails. */
export type Tone = 'answer' | 'open' | 'bad';

/**
 * What an answer means to every view: the one reading of an outcome.
 * `end`: where the way of the request ends. `target`: at what answers. `broken`: at a backend that cannot. `path`: before any
 * backend: a redirect, a refusal, a page of the controller, or nobody knows.
 */
export interface Meaning {
  readonly tone: Tone;
  readonly end: 'target' | 'broken' | 'path';
  /** Services that the request reaches; empty for a resource backend. */
  readonly services: readonly ServiceRef[];
}

const none: readonly ServiceRef[] = [];

/** Returns what an outcome means. */
export function meaningOf(outcome: Outcome): Meaning {
  switch (outcome.kind) {
    case 'backend':
      return { tone: 'answer', end: 'target', services: [outcome.service] };
    case 'resource':
      return { tone: 'answer', end: 'target', services: none };
    case 'split':
      return { tone: 'answer', end: 'target', services: outcome.parts.map(({ service }) => service) };
    case 'any-of':
      return { tone: 'open', end: 'target', services: outcome.candidates };
    case 'redirect':
      return { tone: 'answer', end: 'path', services: none };
    case 'status': {
      // The controller's own page may be a good answer: its health check is.
      const tone = outcome.status < 400 ? 'answer' : 'bad';
      return { tone, end: isBroken(outcome.why) ? 'broken' : 'path', services: none };
    }
    case 'rejected':
      return { tone: 'bad', end: 'path', services: none };
    case 'separate-addresses':
    case 'unknown':
      return { tone: 'open', end: 'path', services: none };
  }
}

function isBroken(why: Extract<Outcome, { kind: 'status' }>['why']): boolean {
  return why === 'no-service' || why === 'no-port' || why === 'no-endpoints';
}
