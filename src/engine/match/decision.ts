import type { Cause } from './cause.ts';
import type { NodeId } from './ids.ts';
import type { Matcher } from './matcher.ts';
import type { RuleId, UnknownReason } from './rule-id.ts';
import type { ServiceRef } from './service-ref.ts';

/**
 * Returns a decision with its cause. It is worked out when it is first read: who asks many routers, or only for the answer,
 * does not pay for the search for what was meant.
 */
export function decide(told: Omit<Decision, 'cause'>, claim: () => Cause): Decision {
  let cause: Cause | null = null;
  return {
    ...told,
    get cause() {
      cause ??= claim();
      return cause;
    },
  };
}

export type Evidence = 'measured' | 'source' | 'documented' | 'inferred';

export type Outcome =
  /** `route` is null when a default backend answers. `upstreamTarget` is what the Pod receives: path and query. */
  | {
      readonly kind: 'backend';
      readonly route: NodeId | null;
      readonly service: ServiceRef;
      readonly upstreamTarget: string;
    }
  /** A resource backend: not a Service. */
  | { readonly kind: 'resource'; readonly route: NodeId | null; readonly resourceKind: string; readonly name: string }
  /** The controller itself leaves it open. */
  | { readonly kind: 'any-of'; readonly candidates: readonly ServiceRef[]; readonly why: RuleId }
  /** Canary, shared paths; weights add up to their own sum. */
  | {
      readonly kind: 'split';
      readonly parts: readonly { readonly service: ServiceRef; readonly weight: number }[];
      readonly upstreamTarget: string;
    }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string }
  /** 404, 503, 400 …; `why` is a code that i18n knows. `route` when a path matched and its backend cannot answer. */
  | { readonly kind: 'status'; readonly status: number; readonly why: StatusReason; readonly route: NodeId | null }
  | { readonly kind: 'rejected'; readonly why: RuleId }
  /** These Ingresses do not share an address. */
  | { readonly kind: 'separate-addresses' }
  | { readonly kind: 'unknown'; readonly why: UnknownReason };

type StatusReason =
  | 'no-host'
  | 'no-path'
  | 'nothing-configured'
  | 'no-service'
  | 'no-port'
  | 'no-endpoints'
  | 'bad-request'
  | 'denied'
  | 'by-annotation'
  | 'internal-error'
  /** A page of the controller itself. */
  | 'built-in';

/** Why a backend cannot answer. */
export type BackendMiss = Extract<StatusReason, 'no-service' | 'no-port' | 'no-endpoints'>;

/** Why a candidate path lost, or that it won. A closed list: the chips of the graph. */
export type PathVerdict =
  | 'wins'
  /** One of those that may answer: the controller leaves it open. */
  | 'open'
  | 'shorter'
  | 'type'
  | 'later'
  | 'no-match'
  | 'fits-later'
  | 'other-host'
  /** Not tried: the request came on a scheme that it does not serve. */
  | 'other-scheme'
  | 'exact-host-first';

/**
 * One reason in a decision. `rule` names a rule of the profile (`kubernetes/longest-path`): i18n has its sentence,
 * the profile's README its source.
 */
export type TraceStep =
  | { readonly kind: 'normalise'; readonly rule: RuleId; readonly before: string; readonly after: string }
  /** Which Ingresses the controller sees. */
  | { readonly kind: 'class'; readonly rule: RuleId; readonly taken: number; readonly all: number }
  | {
      readonly kind: 'host';
      readonly host: string | null;
      /** `alias`: under a name that an annotation gives it. */
      readonly verdict: 'exact' | 'wildcard' | 'any' | 'alias' | 'no';
      /** True for the host whose paths are tried. */
      readonly chosen: boolean;
      /** Graph node of the host, `host:…` of `match/ids.ts`. */
      readonly hostId: NodeId;
    }
  | {
      readonly kind: 'path';
      readonly routeId: NodeId;
      readonly pathId: NodeId;
      readonly matched: boolean;
      readonly matcher: Matcher;
      /** Code units of the compared path that matched before it stopped or ended. */
      readonly matchedLength: number;
      readonly verdict: PathVerdict;
      /** For regex matchers: the captured groups, `$1` first. */
      readonly groups?: readonly (string | null)[];
    }
  /** Candidates that were left out of the trace because there are too many. */
  | { readonly kind: 'omitted'; readonly what: 'hosts' | 'paths'; readonly count: number }
  | { readonly kind: 'prefer'; readonly winner: NodeId; readonly losers: readonly NodeId[]; readonly rule: RuleId }
  /** The specification or the controller leaves this open; `rule` is an ambiguity id such as `A5`. */
  | { readonly kind: 'note'; readonly rule: RuleId; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'rewrite'; readonly rule: RuleId; readonly before: string; readonly after: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

export interface Decision {
  readonly outcome: Outcome;
  /** Why: a claim as firm as the outcome. Built by the profile with `decide`. */
  readonly cause: Cause;
  readonly trace: readonly TraceStep[];
  readonly evidence: Evidence;
  /** The path that was compared, after normalisation: what `matchedLength` counts in. */
  readonly comparedPath: string;
}
