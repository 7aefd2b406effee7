// biome-ignore-all lint/style/noExcessiveLinesPerFile: One union, each cause with what it means.
import type { ObjectRef, Place } from '../model/objects.ts';
import type { NodeId } from './ids.ts';
import type { Matcher } from './matcher.ts';
import type { CauseRule, RuleId } from './rule-id.ts';
import type { ServiceRef } from './service-ref.ts';

/** A path that a cause speaks of, with the user's own words for it. */
export interface CausePath {
  readonly pathId: NodeId;
  /** As written; `null` for any host. */
  readonly host: string | null;
  /** As written; `''` when absent. */
  readonly path: string;
  /** How the controller compares it. */
  readonly matcher: Matcher;
  /** `namespace/name` of the Ingress. */
  readonly ingress: string;
  readonly place: Place;
}

/**
 * How a path misses a request. `encoding`: the same text, one of the two percent-encoded, where bytes are compared; `slash`: but for one slash at the end; `exact`: Exact takes nothing more; `length`: letter case aside, the request ends
 * first; `letters`: a letter or two; `expression`: what it takes is the request but for one thing, which `corrected` shows; `other`: nothing alike.
 */
export type PathMiss =
  | 'letter-case'
  | 'encoding'
  | 'slash'
  | 'element'
  | 'exact'
  | 'length'
  | 'letters'
  | 'expression'
  | 'other';

/** A path that nearly takes a request. */
export interface NearPath extends CausePath {
  readonly miss: PathMiss;
  /** Code units of the compared path that fitted before it stopped. */
  readonly at: number;
  /** A request path that this path does answer: tried. `null` where no request has its bytes: written as the request is, it answers. */
  readonly corrected: string | null;
}

/** How the host of a rule misses that of a request. `other`: nothing alike, but few others there are. */
export type HostMiss =
  /** It is compared as it is written, capitals and all, with a host in lower case. */
  | 'letter-case'
  | 'trailing-dot'
  | 'www'
  | 'wildcard-bare'
  | 'wildcard-depth'
  | 'letters'
  | 'address'
  | 'absent'
  | 'other';

/** A host that nearly is the request's. */
export interface NearHost {
  /** As written. */
  readonly host: string;
  readonly hostId: NodeId;
  readonly miss: HostMiss;
  /** Letters to change; 0 where `miss` is no matter of letters. */
  readonly distance: number;
  /** A request host for which the answer is another: tried. For `letter-case` there is none: written in lower case the rule takes the request. */
  readonly ask: string;
}

/**
 * By what one of several paths that fit wins. `only`: none other fits; `type`: equally long, its type goes first; `host`: its host is
 * the more precise one; `first`: as listed; `older` and `name`: its Ingress goes first; `backend-name`: what it leads to comes first
 * by letter; `sequence`: the controller asks for it earlier, whatever its length; `listed`: of two with
 * one rule the later stays; `rule-length`: what the controller makes of it as a text is longer, whatever its own length;
 * `text`: equally long, its text comes later by its bytes.
 */
export type MatchedBy =
  | 'only'
  | 'longest'
  | 'exact'
  | 'first'
  | 'priority'
  | 'type'
  | 'host'
  | 'older'
  | 'name'
  | 'backend-name'
  | 'sequence'
  | 'listed'
  | 'rule-length'
  | 'text';

/** What a controller makes of a path as a text, and how long all of it is. */
interface RuleText {
  /** Without what it has in common with the other at its beginning. */
  readonly text: string;
  readonly length: number;
}

/** The path that one would have expected to win: it fits too, or nearly. */
export type Beaten = (CausePath & { readonly fits: true }) | (NearPath & { readonly fits: false });

/**
 * What a rewrite has made of a path that nobody meant. `literal`: `$2` as it is, for want of such a group;
 * `joined`: the end of the request stands behind other text without a slash; `relative`: no slash begins it, so that it makes
 * no request line; `not-rewritten`: it is as it came, though a request that is written as the path, `of`, is rewritten.
 */
export type OddUpstream = {
  /** The path that the Service is asked for. */
  readonly target: string;
} & (
  | { readonly what: 'double-slash' | 'literal' | 'joined' | 'relative' }
  | { readonly what: 'not-rewritten'; readonly of: string; readonly otherTarget: string }
);

/** What would open the scheme that a request came with. */
export type Opener =
  | {
      readonly by: 'tls';
      readonly ingress: string;
      readonly object: ObjectRef;
      /** The host to write, where it is another than the request's: that of an alias. */
      readonly host?: string;
    }
  | {
      readonly by: 'annotation';
      readonly key: string;
      /** The value to write, `null` where the annotation has to go. */
      readonly value: string | null;
      readonly object: ObjectRef;
      /** More that has to be written there: one alone opens nothing. */
      readonly also?: readonly { readonly key: string; readonly value: string | null }[];
    }
  | { readonly by: 'option'; readonly name: string; readonly value: boolean | string };

/** Why a controller does not take an Ingress. */
export type ClassRule =
  /** It names a class that is not there. */
  | 'class-unknown'
  /** Its class is another controller's. */
  | 'class-elsewhere'
  /** Its annotation names something else than the controller listens to. */
  | 'class-annotation'
  | 'no-class'
  /** An option of the controller decides. */
  | 'watch-option';

/** Why a single path is not there for the controller. */
export type RouteRefusal =
  | 'path-type'
  | 'no-backend'
  | 'resource-backend'
  | 'duplicate'
  /** What the controller makes by itself for the same text is asked first. */
  | 'generated'
  | 'middleware-missing'
  | 'priority-too-high'
  | 'expression'
  | 'canary-alone'
  /** A canary, and what it would share is of another type. */
  | 'canary-type'
  /** A canary of a Service that has one already. */
  | 'canary-second'
  /** An older canary has taken its Service. */
  | 'canary-service'
  | 'annotation'
  | 'service-annotation'
  /** It only redirects, and what the request asks for is spared. */
  | 'spared'
  /** As its annotations stand it is asked on neither scheme. */
  | 'no-listener'
  | 'external-name'
  | 'headless'
  | 'empty-rule';

export interface AlikeRedirect {
  readonly by: 'tls' | 'annotation' | 'config';
  /** `null` for `tls`. */
  readonly key: string | null;
  readonly ingress: string | null;
  readonly object: ObjectRef | null;
}

export type RedirectBy = 'annotation' | 'tls' | 'config' | 'slash' | 'alias' | 'app-root' | 'default';

/** `above-root`: its dots lead above the root. */
export type BadRequest = 'target' | 'above-root' | 'host' | 'method';

/** A Service port that exists. */
export interface KnownPort {
  readonly name: string | null;
  readonly port: number;
  readonly targetPort: number | string;
}

/** Why something that comes first is left out, or not asked on this scheme. */
export type LeftOut = CauseOf<
  'service-missing' | 'port-missing' | 'no-endpoints' | 'route-refused' | 'ingress-refused' | 'scheme-not-served'
>;

/** A default backend that has no say because its Ingress has rules. */
export interface UnusedDefault {
  readonly ingress: string;
  readonly place: Place;
  /** The Ingress that made the host: were it younger, this one's would answer. */
  readonly older?: string;
}

/** An annotation that gives a host another name. */
interface NamedAlias {
  readonly ingress: string;
  readonly key: string;
  readonly place: Place;
}

/**
 * Another Service than the one that is written answers. `annotation`: an annotation names it for one that cannot answer; `name`: the
 * controller calls both by one name, and the first counts.
 */
export type Instead =
  | {
      readonly by: 'annotation';
      readonly own: ServiceRef;
      /** With its prefix. */
      readonly key: string;
      readonly place: Place | null;
      /** Why the one that is written cannot answer. */
      readonly silent: CauseOf<'service-missing' | 'port-missing' | 'no-endpoints'>;
    }
  | { readonly by: 'name'; readonly own: ServiceRef; readonly key: string };

/** Something that speaks of the host of a request and is left out; it would not take the request either. */
interface Idle {
  readonly idle?: LeftOut;
  /** In an Ingress without rules it would answer. */
  readonly unused?: UnusedDefault;
}

/** What matched, and the backend that cannot answer. */
interface Unanswerable {
  readonly service: ServiceRef;
  /** `null` for a default backend. */
  readonly path: CausePath | null;
  /** Where the backend is named, where that is known. */
  readonly place: Place | null;
  /** The Service is not the one that is written there. */
  readonly instead?: Instead;
}

/**
 * Why a decision is as it is: one claim, made by the profile, that can be proved by changing what it blames.
 * Words belong to i18n: fields hold ids, names and places of the user's own text.
 * Gateway API adds kinds of its own.
 */
export type Cause =
  | {
      readonly kind: 'matched';
      readonly pathId: NodeId;
      /** As it was compared. */
      readonly path: string;
      readonly by: MatchedBy;
      readonly winner: CausePath;
      /** How many paths fit on its host, it among them. */
      readonly fits: number;
      readonly over: Beaten | null;
      /** Of the winner and of the path that it beat, for `rule-length`. */
      readonly rules?: readonly [own: RuleText, other: RuleText];
      /** What is odd in the path that the Service is asked for. */
      readonly odd: OddUpstream | null;
      /** What would answer in its place and is left out. */
      readonly leftOut?: LeftOut;
      readonly instead?: Instead;
      /** The name under which its host was found: `over` would take the request without it, on the host that names it by itself. */
      readonly alias?: NamedAlias & { readonly alias: string; readonly over: CausePath | null };
    }
  | ({
      readonly kind: 'host-unknown';
      readonly host: string;
      /** An annotation that names this host, and why it counts for nothing: an older Ingress of the host has aliases. */
      readonly alias?: NamedAlias & { readonly older: string };
      readonly nearest: readonly NearHost[];
      /** A rule that names this host, and has no paths: it says nothing. */
      readonly bare?: { readonly ingress: string; readonly place: Place };
      /** Paths that would take it, on a host that is named elsewhere. */
      readonly notAsked: readonly CausePath[];
    } & Idle)
  | ({
      readonly kind: 'path-unmatched';
      /** Of the rules that were asked, as written; `null` for any host. */
      readonly host: string | null;
      /** As it was compared. */
      readonly path: string;
      readonly nearest: readonly NearPath[];
      /** Paths that would take it, on a host that is not asked: a less precise one first, then others. */
      readonly notAsked: readonly CausePath[];
      /** An annotation that names this host, and counts for nothing: `older` has rules for it. */
      readonly alias?: NamedAlias & { readonly older: string };
      /** As an expression it would take the request, and it is compared as text: the annotation that was to make it one cannot be read. */
      readonly asText?: { readonly path: CausePath; readonly key: string | null; readonly place: Place };
    } & Idle)
  | {
      readonly kind: 'scheme-not-served';
      readonly asked: 'http' | 'https';
      readonly served: 'http' | 'https';
      /** Who answers there; `null` for a default backend. */
      readonly path: CausePath | null;
      readonly opens: Opener;
    }
  | {
      readonly kind: 'ingress-not-taken';
      readonly ingress: string;
      readonly object: ObjectRef;
      readonly why: ClassRule;
      /** What the Ingress asks for. */
      readonly className: string | null;
      /** Option of the profile that would take it, for `watch-option`. */
      readonly option: string | null;
      /** Value of the class annotation that the controller, with its options, takes; absent where it reads no such annotation. */
      readonly wanted?: string;
      /** Who would answer; `null` for its default backend. */
      readonly path: CausePath | null;
      /** Where the class is named. */
      readonly place: Place | null;
    }
  | {
      readonly kind: 'ingress-refused';
      readonly ingress: string;
      readonly object: ObjectRef;
      /** Annotation with its prefix, or field. */
      readonly key: string;
      /** Annotations that would leave it out without `key` too. */
      readonly also?: readonly string[];
      /** A value that the controller reads: with it the request is answered, which it is not with nothing there. */
      readonly value?: string;
      /** Rule of the profile: i18n has its sentence. */
      readonly rule: CauseRule;
      readonly place: Place;
    }
  | {
      readonly kind: 'route-refused';
      readonly pathId: NodeId;
      readonly path: CausePath;
      readonly why: RouteRefusal;
      /** Annotation to blame, with its prefix. */
      readonly key: string | null;
      /** Annotations that would leave it out without `key` too. */
      readonly also?: readonly string[];
      /** What it names that is not there. */
      readonly missing: string | null;
      /** What was likely meant by it, where that is there. */
      readonly offer?: string;
      /** What else it names that is not there; `offer` is `''` where nothing there was likely meant. */
      readonly alsoMissing?: readonly { readonly name: string; readonly offer: string }[];
      /** What requests begin with that are not redirected, for `spared`. */
      readonly spared?: string;
      /** The path that took its place, for `duplicate`. */
      readonly by: string | null;
      /** The canary that has its Service, for `canary-service`, or has the share of it, for `canary-second`, and the path or else the default backend that leads there. */
      readonly rival?: { readonly ingress: string; readonly object: ObjectRef; readonly path: CausePath | null };
      /** The path that has its host and text, and how that is read, for `canary-type`. */
      readonly partner?: { readonly path: CausePath; readonly pathType: 'Exact' | 'Prefix' };
      readonly place: Place;
      /** Mended, it answers on this scheme, and not on the one that was asked. */
      readonly onlyOn?: 'http' | 'https';
    }
  | ({
      readonly kind: 'service-missing';
      /** Namespaces that have a Service of this name. */
      readonly elsewhere: readonly { readonly namespace: string; readonly ports: readonly KnownPort[] }[];
      /** Services of this namespace with nearly this name. */
      readonly near: readonly string[];
      /** By the controller's own rule an ExternalName Service of this name would answer. */
      readonly byName?: true;
    } & Unanswerable)
  | ({
      readonly kind: 'port-missing';
      readonly ports: readonly KnownPort[];
      /** The port that leads to the container port that was written, where there is one. */
      readonly meant: KnownPort | null;
      /** The option without which the controller does not take a Service of this type, though it had the port. */
      readonly needs?: string;
    } & Unanswerable)
  | ({
      readonly kind: 'no-endpoints';
      /** Addresses that are listed and not ready. */
      readonly unready: number;
    } & Unanswerable)
  | {
      readonly kind: 'redirect';
      readonly by: RedirectBy;
      /** Annotation with its prefix, or key of the ConfigMap. */
      readonly key: string | null;
      /** Annotations that would redirect without `key` too. */
      readonly also?: readonly string[];
      /** `namespace/name` of the Ingress to blame. */
      readonly ingress: string | null;
      readonly object: ObjectRef | null;
      readonly path: CausePath | null;
      readonly place: Place | null;
      /** True when who follows it comes back to a request that was already sent. */
      readonly loops: boolean;
      /** Its annotation stands for paths that this is none of: it takes what is left of the host. */
      readonly isWider?: true;
      /** A header of the request that a balancer before it should have set: what is in its place came from the connection. */
      readonly noHeader?: string;
      /** What decides beside `key`: app-root that goes to https first, and what sends it there. */
      readonly with?: string;
      /** What leaves the request where it is, and everything else as well. */
      readonly off?: {
        readonly key: string;
        readonly value: string;
        readonly object: ObjectRef;
        /** Another key with the same value: one alone leaves nothing. */
        readonly also?: string;
      };
      /** What else would redirect it likewise, each alone: it goes only with all of them. */
      readonly alike?: readonly AlikeRedirect[];
    }
  | {
      readonly kind: 'default-backend';
      readonly by: 'ingress' | 'host' | 'flag' | 'controller';
      readonly ingress: string | null;
      readonly object: ObjectRef | null;
      /** The annotation or option that names it. */
      readonly key: string | null;
      readonly service: ServiceRef | null;
      /** What did not fit: the host, or its paths. */
      readonly rest: 'host' | 'path';
      /** What would answer in its place and is left out. */
      readonly leftOut?: LeftOut;
      /** A path that fits, and that it goes before. */
      readonly over?: CausePath;
      /** It stands as a path `/` without a host, and that comes before `over`. */
      readonly asPath?: true;
      readonly instead?: Instead;
    }
  | {
      readonly kind: 'share';
      readonly by: 'canary' | 'weights' | 'tie';
      readonly parts: readonly { readonly service: ServiceRef; readonly weight: number | null }[];
      readonly paths: readonly CausePath[];
      readonly key: string | null;
      readonly place: Place | null;
      /** Default backends, of which the controller keeps one: whose they are, and what did not fit. */
      readonly defaults?: { readonly ingresses: readonly string[]; readonly rest: 'host' | 'path' };
      /** The path of the canary, where it is another: it shares whatever leads to the same Service. */
      readonly via?: CausePath;
    }
  | {
      readonly kind: 'denied';
      readonly key: string;
      /** Annotations that would refuse it without `key` too. */
      readonly also?: readonly string[];
      readonly path: CausePath | null;
      readonly object: ObjectRef | null;
      readonly place: Place | null;
    }
  | {
      readonly kind: 'bad-request';
      readonly what: BadRequest;
      /** The first character of the target that may not stand there as it is. */
      readonly char?: string;
    }
  | ({ readonly kind: 'nothing-configured'; readonly what: 'no-ingress' | 'none-taken' | 'no-rules' } & Idle)
  | {
      readonly kind: 'not-simulated';
      /** Annotation, construct or rule that decides. */
      readonly key: string;
      readonly path: CausePath | null;
      readonly place: Place | null;
    }
  /** A page or an answer of the controller itself: health checks, CORS preflight. */
  | {
      readonly kind: 'answered-by-gateway';
      readonly rule: CauseRule | null;
      readonly key: string | null;
      /** Whose annotation it is. */
      readonly object?: ObjectRef | null;
      /** A status that no answer was meant to be: a redirect without a place to go to, or a rewrite that leaves nothing. */
      readonly bare?: {
        readonly status: number;
        /** The annotation whose redirect it was to be; `null` for a rewrite. */
        readonly of: string | null;
      };
    }
  /** The controller accepts the objects and its proxy refuses what was made of them. */
  | {
      readonly kind: 'table-refused';
      readonly rule: RuleId;
      readonly path: CausePath | null;
      /** The path that makes the same location, and without which it would be accepted too. */
      readonly twin?: CausePath;
      /** The annotation that holds what is refused, and whose it is: then no path is to blame. */
      readonly by?: NamedAlias;
      /** What is refused, as it is written. */
      readonly detail?: string;
    };

export type CauseKind = Cause['kind'];
export type CauseOf<K extends CauseKind> = Extract<Cause, { kind: K }>;
