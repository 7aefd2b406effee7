import type { DiagnosticCode, DiagnosticParams } from '../diagnostics/diagnostic.ts';
import type { Cause, CauseKind, CausePath } from '../match/cause.ts';
import type { Decision } from '../match/decision.ts';
import { meaningOf } from '../match/meaning.ts';
import { isSameObject, type ObjectRef } from '../model/objects.ts';

/** What came of the request beside a problem, and the object that the problem is about. */
interface Seen {
  readonly decision: Decision;
  readonly object: ObjectRef;
}

/** True when an answer shows what a problem says. */
type Shows<P> = (seen: Seen, params: P) => boolean;

function isSame(a: ObjectRef | null | undefined, b: ObjectRef): boolean {
  return a != null && isSameObject(a, b);
}

function winnerOf({ decision: { cause } }: Seen): CausePath | null {
  return cause.kind === 'matched' ? cause.winner : null;
}

/** A path of the Ingress answers. */
function byIngress(seen: Seen): boolean {
  return isSame(winnerOf(seen)?.place.object, seen.object);
}

interface OfPath {
  readonly path: string;
}

/** A path of the Ingress answers that is written as the one that the problem is about. */
function byPath(seen: Seen, { path }: OfPath): boolean {
  return byIngress(seen) && (winnerOf(seen)?.path || '/') === path;
}

const passing: ReadonlySet<CauseKind> = new Set(['host-unknown', 'path-unmatched', 'default-backend']);

/** No path fits, or another than the one that the problem is about. */
function passesBy(seen: Seen, params: OfPath): boolean {
  return passing.has(seen.decision.cause.kind) || (winnerOf(seen) !== null && !byPath(seen, params));
}

/** The slash at its end keeps the path from answering as it would without. */
function endsAtSlash(seen: Seen, params: OfPath): boolean {
  return isRedirectedBySlash(seen) || passesBy(seen, params);
}

/** A rule answers for other hosts than this one. */
function leavesHost(seen: Seen, { host }: { readonly host: string }): boolean {
  return passing.has(seen.decision.cause.kind) || (winnerOf(seen)?.host ?? host) !== host;
}

function isRedirectedBySlash({ decision: { cause } }: Seen): boolean {
  return cause.kind === 'redirect' && cause.by === 'slash';
}

/** The named Service cannot answer, for this reason. */
function cannot(kind: 'service-missing' | 'port-missing' | 'no-endpoints'): Shows<{ readonly service: string }> {
  return ({ decision: { cause } }, { service }) => cause.kind === kind && cause.service.name === service;
}

function isNotTaken({ decision: { cause }, object }: Seen): boolean {
  return cause.kind === 'ingress-not-taken' && isSame(cause.object, object);
}

function blames(cause: Cause, annotation: string): boolean {
  const also = 'also' in cause ? (cause.also ?? []) : [];
  return 'key' in cause && (cause.key === annotation || also.includes(annotation));
}

function isRefusedHere({ decision: { cause }, object }: Seen): boolean {
  return cause.kind === 'route-refused' && isSame(cause.place.object, object);
}

/**
 * What the request beside each problem has to show when the chosen controller is asked. `null`: no answer shows it, so no request is
 * offered. Every code whose findings carry a request is here.
 */
export const claims: { readonly [C in DiagnosticCode]?: Shows<DiagnosticParams[C]> | null } = {
  'ref/service-missing': cannot('service-missing'),
  'ref/service-other-namespace': cannot('service-missing'),
  'ref/port-missing': cannot('port-missing'),
  'ref/port-is-target-port': cannot('port-missing'),
  'ref/no-ready-endpoints': cannot('no-endpoints'),
  'ref/selector-matches-nothing': ({ decision: { outcome } }, { service }) =>
    meaningOf(outcome).services.some(({ name }) => name === service),
  'ref/secret-missing': null,
  'ref/secret-other-namespace': null,
  'ref/secret-not-tls': null,
  'ref/class-missing': isNotTaken,
  'advice/class-none': isNotTaken,
  'advice/class-blank': isNotTaken,
  'advice/class-shared': null,
  'advice/class-annotation-same': null,
  'advice/tls-split': null,
  'advice/tls-host-without-rule': ({ decision: { cause } }) => cause.kind === 'host-unknown',
  'advice/tls-rule-not-covered': ({ decision: { cause } }) =>
    cause.kind === 'scheme-not-served' && cause.opens.by === 'tls',
  'advice/duplicate-route': (seen, { host, path }) => {
    const winner = winnerOf(seen);
    return winner !== null && (winner.host ?? '') === host && winner.path === path;
  },
  'advice/hostless-hidden': passesBy,
  'advice/wildcard-apex': leavesHost,
  'advice/host-twice': null,
  'advice/host-label-long': null,
  'advice/rule-without-paths': leavesHost,
  'advice/rule-split': (seen) => byIngress(seen) && winnerOf(seen)?.host === null,
  'advice/resource-backend': ({ decision: { outcome, cause } }) =>
    outcome.kind === 'resource' || (cause.kind === 'route-refused' && cause.why === 'resource-backend'),
  'advice/path-query': passesBy,
  'advice/path-encoding': passesBy,
  'advice/path-pattern': passesBy,
  'advice/path-star': passesBy,
  'advice/path-implementation': byPath,
  'advice/exact-slash': endsAtSlash,
  'advice/prefix-slash': endsAtSlash,
  'advice/default-backend': ({ decision: { cause } }) =>
    cause.kind === 'path-unmatched' || cause.kind === 'default-backend',
  'controller/class-annotation': isNotTaken,
  'controller/shadowed': passesBy,
  'controller/duplicate-path': (seen, { path }) => winnerOf(seen)?.path === path,
  'controller/path-dropped': (seen, params) => {
    const { cause } = seen.decision;
    const isLeftOut = 'leftOut' in cause && cause.leftOut !== undefined;
    return isRefusedHere(seen) || isLeftOut || passesBy(seen, params);
  },
  // What is not read shows in that the answer comes as if it were not there.
  'controller/annotation-unknown': byIngress,
  'controller/annotation-former': byIngress,
  'controller/annotation-foreign': byIngress,
  'controller/annotation-value': (seen, { annotation, does }) => {
    const { outcome, cause } = seen.decision;
    if (does === 'denied') return meaningOf(outcome).tone === 'bad' && blames(cause, annotation);
    return blames(cause, annotation) || byIngress(seen);
  },
  'controller/annotation-wider': ({ decision: { cause } }, { annotation }) => blames(cause, annotation),
  'ingress-nginx/annotation-effect': (seen, { annotation, effect }) => {
    const { cause } = seen.decision;
    switch (effect) {
      case 'whole-host':
        return blames(cause, annotation);
      case 'no-place':
        return cause.kind === 'answered-by-gateway' && cause.bare !== undefined;
      case 'no-slash':
        return cause.kind === 'matched' && cause.odd?.what === 'relative';
      case 'not-first':
      case 'known-host':
        return cause.kind === 'host-unknown' || cause.kind === 'default-backend';
      case 'no-rules':
        return cause.kind === 'default-backend' && isSame(cause.object, seen.object);
      case 'on-canary':
        return cause.kind === 'share' || winnerOf(seen) !== null;
      case 'cluster-ip':
      case 'no-groups':
      case 'needs-option':
        return byIngress(seen);
    }
  },
  'traefik/equal-priority': ({ decision: { cause } }) => cause.kind === 'share' && cause.by === 'tie',
  'traefik/middleware-missing': isRefusedHere,
  'traefik/priority-too-high': isRefusedHere,
  'traefik/one-priority': ({ decision: { outcome, cause } }) =>
    cause.kind === 'share' || outcome.kind === 'any-of' || (cause.kind === 'matched' && cause.fits > 1),
};
