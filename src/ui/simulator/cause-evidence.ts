import type { Cause, CausePath, Decision, NearPath, Place } from '../../engine/index.ts';
import type { PathStep } from './steps.ts';

/** What stands in the evidence line of an answer card: letters of a path, or the text that is to blame. */
export interface Evidence {
  readonly step: PathStep | null;
  readonly code: string | null;
  /** A text that is not there, or is struck. */
  readonly lost: string | null;
  readonly place: Place | null;
}

const nothing: Evidence = { step: null, code: null, lost: null, place: null };

function stepOf({ pathId, matcher, at }: NearPath): PathStep {
  return { kind: 'path', routeId: pathId, pathId, matched: false, matcher, matchedLength: at, verdict: 'no-match' };
}

function ofPath(path: CausePath | null): Evidence {
  return path ? { ...nothing, code: path.path || '/', place: path.place } : nothing;
}

function ofWinner({ trace }: Decision, path: CausePath): Evidence {
  const step = trace.find((one) => one.kind === 'path' && one.verdict === 'wins');
  return { ...ofPath(path), step: step?.kind === 'path' ? step : null };
}

function ofNear(near: NearPath | undefined): Evidence {
  return near ? { ...ofPath(near), step: stepOf(near) } : nothing;
}

/** Returns what shows that a cause is true, with its place. */
export function evidenceOf(decision: Decision): Evidence {
  const { cause } = decision;
  switch (cause.kind) {
    case 'matched':
      return cause.over && !cause.over.fits ? ofNear(cause.over) : ofWinner(decision, cause.winner);
    case 'path-unmatched':
      return ofNear(cause.nearest[0]);
    case 'host-unknown':
      return { ...nothing, code: cause.nearest[0]?.host ?? null };
    case 'service-missing':
    case 'port-missing':
    case 'no-endpoints':
      return ofBackend(cause);
    case 'ingress-not-taken':
      return { ...nothing, code: cause.className };
    case 'ingress-refused':
      return { ...nothing, code: cause.key, place: cause.place };
    case 'route-refused':
      return { ...nothing, code: cause.key ?? (cause.path.path || '/'), place: cause.place };
    case 'redirect':
    case 'denied':
    case 'not-simulated':
      return { ...nothing, code: cause.key, place: cause.place };
    case 'scheme-not-served':
      return ofPath(cause.path);
    default:
      return nothing;
  }
}

type Unanswerable = Extract<Cause, { kind: 'service-missing' | 'port-missing' | 'no-endpoints' }>;

function ofBackend({ path, service, place }: Unanswerable): Evidence {
  const { namespace, name, port } = service;
  const lost = `${namespace}/${name}${port === null ? '' : `:${port}`}`;
  return { step: null, code: path ? path.path || '/' : null, lost, place };
}
