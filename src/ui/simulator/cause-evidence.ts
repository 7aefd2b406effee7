import type { Cause, CauseOf, CausePath, Decision, NearPath } from '../../engine/match/index.ts';
import type { Place } from '../../engine/model/index.ts';
import type { PathStep } from './steps.ts';
import { type Struck, struckHost, struckPath } from './struck.ts';

/** What stands in the evidence line of an answer card: letters of a path, or the text that is to blame. */
export interface Evidence {
  readonly step: PathStep | null;
  readonly code: string | null;
  /** A text that is not there, or is struck. */
  readonly lost: string | null;
  readonly place: Place | null;
  /** The path or host that it speaks of: its type or its lock is shown. */
  readonly nodeId: string | null;
  /** What of the request was of no use: shown where letters would need too much room, and for hosts. */
  readonly struck: Struck | null;
  /** Name of the field or annotation that `code` is the value of. */
  readonly field: string | null;
  /** `code` is the key of an annotation. */
  readonly isKey: boolean;
}

const nothing: Evidence = {
  step: null,
  code: null,
  lost: null,
  place: null,
  nodeId: null,
  struck: null,
  field: null,
  isKey: false,
};

function stepOf({ pathId, matcher, at }: NearPath): PathStep {
  return { kind: 'path', routeId: pathId, pathId, matched: false, matcher, matchedLength: at, verdict: 'no-match' };
}

function ofPath(path: CausePath | null): Evidence {
  return path ? { ...nothing, code: path.path || '/', place: path.place, nodeId: path.pathId } : nothing;
}

function ofWinner({ trace }: Decision, path: CausePath): Evidence {
  const step = trace.find((one) => one.kind === 'path' && one.verdict === 'wins');
  return { ...ofPath(path), step: step?.kind === 'path' ? step : null };
}

function ofNear(near: NearPath | undefined, compared: string): Evidence {
  return near ? { ...ofPath(near), step: stepOf(near), struck: struckPath(near.at, compared) } : nothing;
}

function ofHost({ host, nearest }: CauseOf<'host-unknown'>): Evidence {
  const [near] = nearest;
  if (!near) return nothing;
  return { ...nothing, code: near.host, nodeId: near.hostId, struck: struckHost(near, host) };
}

function ofClass({ why, className, place }: CauseOf<'ingress-not-taken'>): Evidence {
  const field = why === 'class-annotation' ? 'kubernetes.io/ingress.class' : 'ingressClassName';
  return className === null ? nothing : { ...nothing, code: className, field, place };
}

function ofKey(key: string | null, place: Place | null): Evidence {
  return { ...nothing, code: key, place, isKey: key?.includes('/') ?? false };
}

/** Returns what shows that a cause is true, with its place. */
export function evidenceOf(decision: Decision): Evidence {
  const { cause } = decision;
  switch (cause.kind) {
    case 'matched':
      return cause.over && !cause.over.fits
        ? ofNear(cause.over, decision.comparedPath)
        : ofWinner(decision, cause.winner);
    case 'table-refused':
      return cause.by ? ofKey(cause.by.key, cause.by.place) : ofPath(cause.path);
    case 'path-unmatched':
      return ofNear(cause.nearest[0], decision.comparedPath);
    case 'host-unknown':
      return ofHost(cause);
    case 'service-missing':
    case 'port-missing':
    case 'no-endpoints':
      return ofBackend(cause);
    case 'ingress-not-taken':
      return ofClass(cause);
    case 'ingress-refused':
      return ofKey(cause.key, cause.place);
    case 'route-refused':
      // The annotation of another Ingress stands elsewhere.
      return cause.key === null || cause.rival
        ? { ...ofPath(cause.path), place: cause.place }
        : ofKey(cause.key, cause.place);
    case 'redirect':
    case 'denied':
    case 'not-simulated':
      return ofKey(cause.key, cause.place);
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
  return { ...ofPath(path), lost, place };
}
