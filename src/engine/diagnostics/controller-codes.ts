import type { ProfileRule } from './rules.ts';

/** What an annotation that is not simulated could change. */
export type AnnotationEffect =
  | 'access'
  | 'authentication'
  | 'rate'
  | 'snippet'
  | 'response'
  | 'tcp'
  | 'upstream'
  | 'matching'
  | 'middleware'
  | 'listener'
  | 'tls'
  | 'reference'
  | 'mirror'
  | 'sticky';

/** Why a controller does not take a path. */
export type DroppedReason =
  | 'no-service'
  | 'no-port'
  | 'no-endpoints'
  | 'resource'
  | 'no-backend'
  | 'no-path-type'
  | 'no-host-or-path'
  | 'canary-service'
  | 'canary-alone'
  | 'canary-partner'
  | 'annotation'
  | 'pattern'
  | 'external-name'
  | 'headless'
  | 'service-annotation'
  | 'other';

/** Why a controller leaves a whole Ingress out. */
export type IgnoredReason = 'risk' | 'annotation' | 'inspection' | 'catch-all' | 'cross-namespace';

/**
 * What an annotation of ingress-nginx does beside or instead of what it says. `whole-host`: it answers every path of its host; `not-first`:
 * another Ingress has decided; `known-host`: an alias that has rules of its own; `no-place`: a redirect whose code leads nowhere; `no-slash`: a target that
 * makes no request line; `on-canary`: a canary has no paths of its own; `no-rules`: an Ingress without rules cannot have it;
 * `cluster-ip`: the Service always counts as there; `no-groups`: the path has fewer groups than the target names; `needs-option`.
 */
export type AnnotationSurprise =
  | 'whole-host'
  | 'not-first'
  | 'known-host'
  | 'no-place'
  | 'no-slash'
  | 'on-canary'
  | 'no-rules'
  | 'cluster-ip'
  | 'no-groups'
  | 'needs-option';

/**
 * What a controller does with a value that it cannot read: as if it were not there, the default counts, its whole group goes too,
 * every path answers 503, another value counts, or what comes of it is open. `bool` and `trimmed`: what is known is only how it would be readable.
 */
export type UnreadableValue =
  | 'none'
  | 'default'
  | 'group'
  | 'denied'
  | 'true'
  | 'false'
  | 'begin'
  | 'broken'
  | 'bool'
  | 'trimmed';

/**
 * Why an annotation does nothing where it stands. `needs`: it only says more about another one, which is not there; `path-type`: it is read
 * for paths of type ImplementationSpecific alone; `no-paths`: nothing but a default backend leads there; `no-host`: no rule names a host; `later`: another Ingress has
 * decided; `alone`: a canary of a default backend, beside no rule without a host.
 */
export type IdleReason = 'needs' | 'path-type' | 'no-paths' | 'no-host' | 'later' | 'alone';

/** Where an annotation or setting is read. */
export type ReadOn = 'Ingress' | 'Service' | 'ConfigMap';

/** What one controller does that its user may not expect. `controller` is its display name. */
export interface ControllerDiagnosticParams {
  /** An annotation changes traffic in a way the profile does not simulate. */
  'controller/not-simulated': { readonly annotation: string; readonly effect: AnnotationEffect };
  /** The controller refuses the configuration as a whole: it keeps the last good one for every host. `rule` is the rule of the trace. */
  'controller/rejected': { readonly controller: string; readonly rule: ProfileRule; readonly detail: string };
  /** A whole Ingress is left out; `annotation` names the cause, `''` when it is none. */
  'controller/ingress-ignored': {
    readonly controller: string;
    readonly reason: IgnoredReason;
    readonly annotation: string;
    /** Of the annotation, in quotes; absent where it is no matter of its value. */
    readonly value?: string;
  };
  /** A path is left out: requests go on to the next one that fits. */
  'controller/path-dropped': { readonly controller: string; readonly path: string; readonly reason: DroppedReason };
  /**
   * The same path is there twice, and this one never answers; `by` is the Ingress of the other, `isOwn`: the same
   * Ingress. `canary`: one of a Service that has a
   * canary; `default-backend`: the root, which a default backend without rules takes over.
   */
  'controller/duplicate-path': {
    readonly controller: string;
    readonly path: string;
    readonly by: string;
    readonly isOwn: boolean;
    readonly as?: 'canary' | 'default-backend';
  };
  /** Another path of the same host comes first and takes every request. */
  'controller/shadowed': { readonly controller: string; readonly path: string; readonly by: string };
  /** An annotation with the controller's prefix that it does not have; `near` is the one likely meant, `''` for none. */
  'controller/annotation-unknown': {
    readonly controller: string;
    readonly annotation: string;
    readonly near: string;
  };
  /** A name that an older release of this controller had; `right` is what it is called now, `''` when there is none any more. */
  'controller/annotation-former': { readonly controller: string; readonly annotation: string; readonly right: string };
  /**
   * An annotation of another controller: this one does not read it. `owner` is the other's name, `''` for the prefix of old
   * releases; `right` is the same annotation of this controller, `''` for none. `isOpen`: the controller was guessed, and this speaks against it.
   */
  'controller/annotation-foreign': {
    readonly controller: string;
    readonly annotation: string;
    readonly owner: string;
    readonly right: string;
    readonly isOpen: boolean;
  };
  /** An annotation has a value that the controller cannot read; `value` is in quotes, so that spaces and line ends show. */
  'controller/annotation-value': {
    readonly controller: string;
    readonly annotation: string;
    readonly value: string;
    readonly does: UnreadableValue;
  };
  /** The controller reads it, but not on a `kind`: it belongs on the `right` one. */
  'controller/annotation-place': {
    readonly controller: string;
    readonly annotation: string;
    readonly kind: string;
    readonly right: ReadOn;
  };
  /** The controller reads it, and it does nothing here; `detail` is the annotation it needs, or the Ingress that decided. */
  'controller/annotation-idle': {
    readonly controller: string;
    readonly annotation: string;
    readonly reason: IdleReason;
    readonly detail: string;
  };
  /** It answers requests that another Ingress, or another host, has a path for: `taken` is one of them. */
  'controller/annotation-wider': { readonly controller: string; readonly annotation: string; readonly taken: string };
  /** A ConfigMap of the workspace is the controller's own: these keys are read as its options. */
  'controller/config-map': { readonly controller: string; readonly keys: string };
  /** An Ingress is not taken: its class annotation says something that this controller does not look for. */
  'controller/class-annotation': { readonly controller: string; readonly className: string };
  /** An Ingress without a class is taken here because no IngressClass is known; in a cluster it needs a flag. */
  'controller/class-needed': { readonly controller: string; readonly flag: string };
  /** `spec.defaultBackend` does less than it says: `none` = nothing, `own-hosts` = only for hosts that this Ingress makes first. */
  'controller/default-backend': {
    readonly controller: string;
    readonly scope: 'none' | 'own-hosts';
    /** Those hosts, with commas between; `''` where older Ingresses have made them all. */
    readonly hosts?: string;
  };
  /** One annotation turns every path of a host into a regular expression: no case, no end. */
  'ingress-nginx/regex-host': { readonly host: string; readonly annotation: string; readonly others: string };
  /** An annotation does more than it says, or nothing; `detail` is the host, Ingress, path, Service or flag that it is about. */
  'ingress-nginx/annotation-effect': {
    readonly annotation: string;
    readonly effect: AnnotationSurprise;
    readonly detail: string;
  };
  /** Another Service has the name that the controller makes for this one, and answers in its place. */
  'ingress-nginx/one-name': { readonly service: string; readonly other: string; readonly name: string };
  /** The validating webhook refuses such a path unless it is ImplementationSpecific. */
  'ingress-nginx/webhook-path': { readonly path: string; readonly pathType: string };
  /** The validating webhook refuses a host and path that another Ingress has already. */
  'ingress-nginx/webhook-duplicate': { readonly host: string; readonly path: string; readonly ingress: string };
  /** Two routers of different Ingresses have one rule: which one answers is open. */
  'traefik/equal-rules': { readonly rule: string; readonly ingress: string };
  /** Two routers with different rules have one priority: where both fit, which one answers is open. Paths with their hosts. */
  'traefik/equal-priority': { readonly path: string; readonly other: string };
  /** A middleware that does not exist: the routers that name it are refused. `offer` is one of the files that was likely meant, `''` for none. */
  'traefik/middleware-missing': { readonly middleware: string; readonly offer: string };
  /** A priority above the highest that users may set: the routers are refused. */
  'traefik/priority-too-high': { readonly most: string };
  /** One priority for several paths: of those that fit, which one answers is open (`isOpen`: some of them meet). */
  'traefik/one-priority': { readonly priority: string; readonly count: number; readonly isOpen: boolean };
  /** Another Ingress makes a router of the same name: only one of the two is there. */
  'traefik/same-name': { readonly ingress: string };
  /** On a wildcard host Prefix compares characters. */
  'haproxy-ingress/wildcard-prefix': { readonly host: string; readonly path: string };
}
