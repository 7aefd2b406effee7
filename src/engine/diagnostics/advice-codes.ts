/**
 * What the API server accepts and people stumble over, whichever controller is used.
 * `ref/…` compares objects of the workspace and claims only what they prove; `advice/…` reads one Ingress or several.
 */
export interface AdviceDiagnosticParams {
  /** A backend names a Service that no file of the workspace holds. */
  'ref/service-missing': { readonly service: string; readonly namespace: string };
  /** The Service is there, but in other namespaces (a list with commas): a backend cannot reach across. */
  'ref/service-other-namespace': { readonly service: string; readonly namespace: string; readonly found: string };
  /** The Service has no such port; `available` lists what it has, `''` when it has none. */
  'ref/port-missing': { readonly service: string; readonly port: string; readonly available: string };
  /** The port is the container's (targetPort), not the Service's; `port` is written, `right` is the Service's. */
  'ref/port-is-target-port': { readonly service: string; readonly port: string; readonly right: string };
  /** The EndpointSlices of the Service hold no ready endpoint. */
  'ref/no-ready-endpoints': { readonly service: string; readonly namespace: string };
  /** A Service that an Ingress uses selects no Pods of any workload of its namespace in the workspace. */
  'ref/selector-matches-nothing': {
    readonly service: string;
    readonly selector: string;
    /** The workload whose labels come nearest, `''` when none shares a label. */
    readonly near: string;
  };
  /** A TLS Secret that no file holds, while other Secrets are there. */
  'ref/secret-missing': { readonly secret: string; readonly namespace: string };
  /** The Secret is there, but in other namespaces (a list with commas). */
  'ref/secret-other-namespace': { readonly secret: string; readonly namespace: string; readonly found: string };
  /** The Secret lacks `tls.crt` or `tls.key`; `missing` lists which. */
  'ref/secret-not-tls': { readonly secret: string; readonly missing: string };
  /** No IngressClass of this name, while others are there (`available`, a list with commas). */
  'ref/class-missing': { readonly className: string; readonly available: string };
  /** Neither class field nor annotation; `knowsClasses` is true when the workspace holds IngressClasses and none is the default. */
  'advice/class-none': { readonly knowsClasses: boolean };
  /** More than one IngressClass is marked as the default; `others` lists the other ones. */
  'advice/class-two-defaults': { readonly className: string; readonly others: string };
  /** Two controllers take this class by default, and nothing here says which one is meant. */
  'advice/class-shared': { readonly className: string; readonly first: string; readonly second: string };
  /** Field and annotation say the same. */
  'advice/class-annotation-same': { readonly className: string };
  /** Blanks or a line end around the class in the annotation; `value` is quoted as JSON. */
  'advice/class-blank': { readonly value: string; readonly className: string };
  /** A host in `tls` that no rule of the workspace has. */
  'advice/tls-host-without-rule': { readonly host: string };
  /** The Ingress ends TLS for other hosts, not for this one. */
  'advice/tls-rule-not-covered': { readonly host: string };
  /** `hosts` and `secretName` stand in two list items: the dash before `secretName` is one too many. */
  'advice/tls-split': { readonly secret: string };
  /** Host and path stand in several places with different backends; `others` lists the other Ingresses, `''` when it is this one alone. */
  'advice/duplicate-route': {
    readonly host: string;
    readonly path: string;
    readonly pathType: string;
    readonly others: string;
  };
  /** A rule without host does not serve hosts that have rules of their own; `host` is one of at least `count` such hosts, `others` are some more (a list with commas). */
  'advice/hostless-hidden': {
    readonly path: string;
    readonly host: string;
    readonly count: number;
    readonly others: string;
  };
  /** `*.example.com` does not cover `example.com`. */
  'advice/wildcard-apex': { readonly host: string; readonly apex: string };
  /** The same host in two rules of one Ingress. */
  'advice/host-twice': { readonly host: string };
  /** A rule with neither paths nor `http`: whether it takes traffic differs. */
  'advice/rule-without-paths': { readonly host: string };
  /** A host without paths and right below it paths without a host: one dash too many. */
  'advice/rule-split': { readonly host: string };
  /** Few controllers serve resource backends. */
  'advice/resource-backend': { readonly kind: string; readonly name: string };
  /** `?` or `#` in a path: the path of a request ends before them. */
  'advice/path-query': { readonly path: string; readonly char: string };
  /** Blanks or letters outside ASCII in a path: requests carry them percent-encoded, `encoded`. */
  'advice/path-encoding': { readonly path: string; readonly encoded: string };
  /** A pattern under Exact or Prefix, where every character stands for itself. */
  'advice/path-pattern': { readonly path: string; readonly pathType: string };
  /** `*` under Exact or Prefix is a star; `right` is the path without it. */
  'advice/path-star': { readonly path: string; readonly pathType: string; readonly right: string };
  /** ImplementationSpecific with a plain path: each controller reads it in its own way. */
  'advice/path-implementation': { readonly path: string };
  /** Exact with a final slash: `without` is not served. */
  'advice/exact-slash': { readonly path: string; readonly without: string };
  /** Prefix with a final slash means the same without it, but some controllers redirect or refuse `without`. */
  'advice/prefix-slash': { readonly path: string; readonly without: string };
  /** A DNS label of more than 63 letters: the API server takes it, no resolver does. */
  'advice/host-label-long': { readonly host: string; readonly length: number };
  /** The default backend takes requests for unknown hosts; for a known host without a fitting path controllers differ. */
  'advice/default-backend': { readonly host: string };
}

/** The number of each diagnosis: questions people ask (Q01 to Q40), then others. Never reused; docs/diagnostics.md lists them. */
export const adviceNumbers: Readonly<
  Record<keyof AdviceDiagnosticParams | 'controller/annotation-unknown' | 'controller/annotation-foreign', string>
> = {
  'advice/prefix-slash': 'Q05',
  'advice/exact-slash': 'Q06',
  'advice/path-pattern': 'Q10',
  'advice/path-star': 'Q15',
  'advice/path-implementation': 'Q17',
  'advice/class-none': 'Q21',
  'advice/class-annotation-same': 'Q22',
  'advice/class-blank': 'Q22',
  'ref/class-missing': 'Q23',
  'advice/class-shared': 'Q23',
  'controller/annotation-unknown': 'Q24',
  'controller/annotation-foreign': 'Q24',
  'advice/duplicate-route': 'Q25',
  'advice/hostless-hidden': 'Q27',
  'advice/wildcard-apex': 'Q28',
  'ref/service-missing': 'Q30',
  'ref/port-missing': 'Q31',
  'ref/port-is-target-port': 'Q31',
  'ref/service-other-namespace': 'Q32',
  'ref/selector-matches-nothing': 'Q33',
  'ref/no-ready-endpoints': 'Q33',
  'advice/default-backend': 'Q34',
  'advice/tls-rule-not-covered': 'Q35',
  'advice/tls-host-without-rule': 'Q35',
  'advice/tls-split': 'Q35',
  'ref/secret-missing': 'Q35',
  'ref/secret-other-namespace': 'Q35',
  'ref/secret-not-tls': 'Q35',
  'advice/rule-without-paths': 'Q41',
  'advice/rule-split': 'Q41',
  'advice/resource-backend': 'Q42',
  'advice/host-twice': 'Q43',
  'advice/path-query': 'Q44',
  'advice/path-encoding': 'Q45',
  'advice/host-label-long': 'Q46',
  'advice/class-two-defaults': 'Q47',
};
