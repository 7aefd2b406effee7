import type { ReadOn } from '../diagnostics/controller-codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Ingress, IngressBackend, IngressServiceBackend } from '../model/ingress.ts';
import type { IngressClass, Located, ObjectRef, Service } from '../model/objects.ts';
import type { SourceRange } from '../text/range.ts';
import type { AnnotationSpec } from './annotations/annotation-spec.ts';
import type { Owners } from './annotations/owners.ts';
import type { FormerName } from './annotations/traefik-former.ts';
import type { BackendMiss, Decision, Outcome } from './decision.ts';
import type { NodeId } from './ids.ts';
import type { Matcher } from './matcher.ts';
import type { HttpRequest } from './request.ts';
import type { ClassRule } from './taken.ts';

/** The HTTPIngressPath (or default backend, then `rule` and `path` are -1) an effective route comes from. */
export interface RouteOrigin {
  readonly object: ObjectRef;
  /** `namespace/name` of the Ingress. */
  readonly ingress: string;
  readonly ruleIndex: number;
  readonly pathIndex: number;
  /** Relative to the object's document. */
  readonly range: SourceRange;
  /** The graph's path node: see `pathNodeId` in `match/ids.ts`. Several routes may come from one path. */
  readonly pathId: NodeId;
}

/** One effective, routable entry of a compiled program. */
export interface Route {
  readonly id: NodeId;
  readonly host: string | null;
  readonly matcher: Matcher;
  readonly backend: IngressBackend;
  readonly origin: RouteOrigin;
  /** How the controller writes it, when that differs from the manifest: `~* ^/foo`. */
  readonly effective?: string;
}

/** A path of a manifest that no request can reach, or that the controller does not take, and why. */
export interface DeadPath {
  readonly pathId: NodeId;
  readonly why: DeadPathReason;
  /** Id of the path that takes its requests, where there is one. */
  readonly by: NodeId | null;
}
export type DeadPathReason = 'shadowed' | 'duplicate' | 'dropped' | 'class-ignored' | 'rejected';

/** A flag or ConfigMap key that changes routing. */
export interface ProfileOption {
  readonly name: string;
  readonly kind: 'boolean' | 'string' | 'number' | 'enum' | 'map';
  readonly values?: readonly string[];
  readonly default: boolean | string | number | Readonly<Record<string, string>>;
}
export type ProfileOptions = Readonly<Record<string, unknown>>;

/** How sure it is that a profile speaks for the Ingresses: where it is a guess, their annotations may speak against it. */
export type Certainty = 'certain' | 'guessed';

/** Returns what is to be said of the annotations of the objects that a profile speaks for. */
export type Advise = (
  profile: ControllerProfile,
  ingresses: readonly Located<Ingress>[],
  services: readonly Located<Service>[],
  certainty: Certainty,
  classes?: readonly Located<IngressClass>[],
  owners?: Owners,
) => RoutingProgram['diagnostics'];

/** Who is asked whether a problem is one. */
export interface Judging {
  /** `all` for a controller that somebody named: its own rule for classes decides then. */
  readonly id: string;
  readonly program: RoutingProgram;
}

/** Returns what is left of the problems of an Ingress when its controller is asked. */
export type JudgeProblems = (router: Judging, ingress: Ingress, found: readonly Diagnostic[]) => readonly Diagnostic[];

/** Our description of one ingress controller. Compiles objects into a program; the program answers requests. */
export interface ControllerProfile {
  readonly id: string;
  readonly displayName: string;
  /** The version the evidence speaks of. */
  readonly verifiedAgainst: string;
  readonly options: readonly ProfileOption[];
  /** Options that are taken for granted where nobody sets them, because nearly every installation has them set so. */
  readonly assumes?: ProfileOptions;
  /** Values of `IngressClass.spec.controller` that are this controller's. */
  readonly controllerNames: readonly string[];
  /** Annotation prefixes that only this controller reads: used to guess. */
  readonly annotationPrefixes: readonly string[];
  /** Prefixes that it reads and others read too. */
  readonly sharedPrefixes?: readonly string[];
  /** Everything it reads under its first prefix; the other prefixes are other names for the same. */
  readonly annotations: readonly AnnotationSpec[];
  /** True when its program tells of values that it cannot read, and what it does with them: then nobody else does. */
  readonly tellsValues?: true;
  /** Says of its annotations what the names, values and places of an Ingress, its Services and its class show by themselves. */
  readonly advise?: Advise;
  /** Asks its programs whether problems are any. Comes with loading: it is the same for all. */
  readonly judge?: JudgeProblems;
  /** Returns where it reads an annotation, by its name without prefix; `null` for one that it does not read. Without it an Ingress or a Service will do. */
  readonly readsOn?: (name: string) => readonly ReadOn[] | null;
  /** Returns the form of an annotation's name that stands in `annotations`, where several mean the same. */
  readonly canonicalAnnotation?: (name: string) => string;
  /** Returns what a name of an older release is called now, `null` for any other. */
  readonly formerAnnotation?: (name: string) => FormerName | null;
  /** True when the controller, with default options, takes this Ingress. */
  claims(ingress: Ingress, cluster: Cluster): boolean;
  /** How it chooses its Ingresses under some options. A profile without one takes every class that there is. */
  classRule?(options: ProfileOptions): ClassRule;
  compile(cluster: Cluster, options: ProfileOptions): RoutingProgram;
}

export interface RoutingProgram {
  /** Effective routes in evaluation order, within each host. */
  readonly routes: readonly Route[];
  /** Place of each path (by path id) in the real evaluation order of its host, from 1. */
  order(pathId: NodeId): number | null;
  /** Paths that no request can reach. Computed on the first call. */
  deadPaths(): readonly DeadPath[];
  /**
   * Why the controller finds no Service, port or endpoint behind a backend of an Ingress, by its own rule for ports;
   * `null` where it finds one. The one judge: graph, tables, pictures and problems take its word.
   */
  missing(ingress: Ingress, backend: IngressServiceBackend): BackendMiss | null;
  /** Dropped paths, rejected configuration, surprises; each with the object it belongs to. */
  readonly diagnostics: readonly { readonly object: ObjectRef; readonly diagnostic: Diagnostic }[];
  /** Fast and silent; the same outcome as `explain`. */
  match(request: HttpRequest): Outcome;
  explain(request: HttpRequest): Decision;
}
