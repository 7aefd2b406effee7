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
  | 'tls';

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
  | 'annotation'
  | 'pattern'
  | 'external-name'
  | 'headless'
  | 'service-annotation'
  | 'other';

/** Why a controller leaves a whole Ingress out. */
export type IgnoredReason = 'risk' | 'annotation' | 'inspection' | 'catch-all' | 'cross-namespace';

/** What one controller does that its user may not expect. `controller` is its display name. */
export interface ControllerDiagnosticParams {
  /** An annotation changes traffic in a way the profile does not simulate. */
  'controller/not-simulated': { readonly annotation: string; readonly effect: AnnotationEffect };
  /** The controller refuses the configuration as a whole: it keeps the last good one for every host. `rule` is the rule of the trace. */
  'controller/rejected': { readonly controller: string; readonly rule: string; readonly detail: string };
  /** A whole Ingress is left out; `annotation` names the cause, `''` when it is none. */
  'controller/ingress-ignored': {
    readonly controller: string;
    readonly reason: IgnoredReason;
    readonly annotation: string;
  };
  /** A path is left out: requests go on to the next one that fits. */
  'controller/path-dropped': { readonly controller: string; readonly path: string; readonly reason: DroppedReason };
  /** The same path is there twice, and this one never answers; `by` is the Ingress of the other. */
  'controller/duplicate-path': { readonly controller: string; readonly path: string; readonly by: string };
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
  /** `spec.defaultBackend` does less than it says: `none` = nothing, `own-hosts` = only for hosts that this Ingress makes first. */
  'controller/default-backend': { readonly controller: string; readonly scope: 'none' | 'own-hosts' };
  /** One annotation turns every path of a host into a regular expression: no case, no end. */
  'ingress-nginx/regex-host': { readonly host: string; readonly annotation: string; readonly others: string };
  /** The validating webhook refuses such a path unless it is ImplementationSpecific. */
  'ingress-nginx/webhook-path': { readonly path: string; readonly pathType: string };
  /** The validating webhook refuses a host and path that another Ingress has already. */
  'ingress-nginx/webhook-duplicate': { readonly host: string; readonly path: string; readonly ingress: string };
  /** Two routers of different Ingresses have one rule: which one answers is open. */
  'traefik/equal-rules': { readonly rule: string; readonly ingress: string };
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
