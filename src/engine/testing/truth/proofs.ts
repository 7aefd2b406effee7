import type { CauseKind } from '../../match/cause.ts';
import type { Decision } from '../../match/decision.ts';
import type { Case, Proof } from './case.ts';
import { noEndpoints, portMissing, serviceMissing } from './proof-backends.ts';
import {
  hostLeftOut,
  hostUnknown,
  nothingConfigured,
  pathUnmatched,
  schemeNotServed,
  unusedDefault,
} from './proof-missing.ts';
import { redirect } from './proof-redirect.ts';
import {
  answeredByGateway,
  badRequest,
  denied,
  ingressRefused,
  notTaken,
  routeRefused,
  tableRefused,
} from './proof-refused.ts';
import { defaultBackend, matched, notSimulated, share } from './proof-winners.ts';

const proofs: { readonly [K in CauseKind]: Proof<K> } = {
  matched,
  'host-unknown': hostUnknown,
  'path-unmatched': pathUnmatched,
  'scheme-not-served': schemeNotServed,
  'ingress-not-taken': notTaken,
  'ingress-refused': ingressRefused,
  'route-refused': routeRefused,
  'service-missing': serviceMissing,
  'port-missing': portMissing,
  'no-endpoints': noEndpoints,
  redirect,
  'default-backend': defaultBackend,
  share,
  denied,
  'bad-request': badRequest,
  'nothing-configured': nothingConfigured,
  'not-simulated': notSimulated,
  'answered-by-gateway': answeredByGateway,
  'table-refused': tableRefused,
};

/** Kinds of causes that an outcome can have. */
function kindsFor({ outcome }: Decision): readonly CauseKind[] {
  switch (outcome.kind) {
    case 'backend':
    case 'resource':
      return outcome.route === null ? ['default-backend'] : ['matched', 'share', 'not-simulated'];
    case 'split':
    case 'any-of':
      return ['share'];
    case 'redirect':
      return ['redirect'];
    case 'rejected':
      return ['table-refused', 'ingress-refused', 'route-refused'];
    case 'separate-addresses':
    case 'unknown':
      return ['not-simulated', 'route-refused'];
    case 'status':
      return kindsForStatus(outcome.status);
  }
}

function kindsForStatus(status: number): readonly CauseKind[] {
  const backend: readonly CauseKind[] = ['service-missing', 'port-missing', 'no-endpoints'];
  if (status === 400 || status === 405) return ['bad-request', 'denied', 'not-simulated'];
  if (status === 503) return [...backend, 'denied', 'route-refused', 'ingress-refused'];
  if (status !== 404) return ['denied', 'answered-by-gateway', 'not-simulated'];
  const missing: readonly CauseKind[] = ['host-unknown', 'path-unmatched', 'scheme-not-served', 'nothing-configured'];
  return [...missing, ...backend, 'ingress-not-taken', 'ingress-refused', 'route-refused', 'denied'];
}

const backendWhys = {
  'service-missing': 'no-service',
  'port-missing': 'no-port',
  'no-endpoints': 'no-endpoints',
} as const;

/** The outcome blames another part of a backend than the cause. */
function otherWhy({ decision: { outcome, cause } }: Case): string | null {
  if (outcome.kind !== 'status' || outcome.status !== 503 || !(cause.kind in backendWhys)) return null;
  const why = backendWhys[cause.kind as keyof typeof backendWhys];
  return outcome.why === why ? null : `the outcome says ${outcome.why}`;
}

/** The outcome says that the host, or all of it, is not known, and the cause that it is; or the other way round. */
function otherMiss({ decision: { outcome, cause } }: Case): string | null {
  if (outcome.kind !== 'status') return null;
  const { why } = outcome;
  const isNamed = cause.kind === 'path-unmatched' || cause.kind === 'host-unknown';
  if (why === 'nothing-configured' && isNamed) return 'the outcome says that nothing is configured';
  if (why === 'no-host' && cause.kind === 'path-unmatched') return 'the outcome says that no host fits';
  return why === 'no-path' && cause.kind === 'host-unknown' ? 'the outcome says that a host fits' : null;
}

/** Returns what is wrong with the cause of a decision, or `null` when changing what it blames proves it. */
export function disprove(at: Case): string | null {
  const { cause } = at.decision;
  if (!kindsFor(at.decision).includes(cause.kind)) return `${cause.kind} for ${at.before}`;
  // The table holds for each kind the proof of that kind.
  const wrong =
    otherWhy(at) ??
    otherMiss(at) ??
    hostLeftOut(at) ??
    unusedDefault(at) ??
    (proofs[cause.kind] as Proof<CauseKind>)(cause, at);
  const left = 'leftOut' in cause ? cause.leftOut : undefined;
  if (wrong !== null || left === undefined) return wrong;
  if ('path' in left && left.path && 'route' in at.decision.outcome && left.path.pathId === at.decision.outcome.route)
    return 'what answers is not left out';
  // What is left out is proved as if nothing answered in its place.
  const outcome = { kind: 'status', status: 404, why: 'no-path', route: null } as const;
  const alone: Case = { ...at, decision: { ...at.decision, outcome } };
  return (proofs[left.kind] as Proof<CauseKind>)(left, alone);
}
