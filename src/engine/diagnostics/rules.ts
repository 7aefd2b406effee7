/** What a trace, an outcome and a problem name as their reason. i18n has a sentence for each: a rule without one does not compile. */

/** Rules of the specification. */
export type KubernetesRule =
  | 'kubernetes/absolute-form'
  | 'kubernetes/empty-path'
  | 'kubernetes/host-port'
  | 'kubernetes/host-trailing-dot'
  | 'kubernetes/host-case'
  | 'kubernetes/known-class'
  | 'kubernetes/longest-path'
  | 'kubernetes/exact-before-prefix'
  | 'kubernetes/implementation-specific-last'
  | 'kubernetes/first-listed'
  | 'kubernetes/oldest-ingress'
  | 'kubernetes/ingress-name'
  | 'kubernetes/default-backend'
  | 'kubernetes/resource-backend'
  | 'kubernetes/no-backend'
  | 'kubernetes/implementation-specific';

/** Open points of the specification: what it does not say, and what is assumed here. */
export type OpenPoint =
  | 'A1'
  | 'A2'
  | 'A3'
  | 'A4'
  | 'A5'
  | 'A6'
  | 'A7'
  | 'A8'
  | 'A9'
  | 'A10'
  | 'A11'
  | 'A12'
  | 'A13'
  | 'A14'
  | 'A15'
  | 'A16'
  | 'A17'
  | 'A18'
  | 'A19'
  | 'A20'
  | 'A21'
  | 'A22'
  | 'A23';

/** Rules of ingress-nginx. */
export type IngressNginxRule =
  | 'ingress-nginx/class'
  | 'ingress-nginx/host'
  | 'ingress-nginx/uri'
  | 'ingress-nginx/first-regex'
  | 'ingress-nginx/exact'
  | 'ingress-nginx/prefix'
  | 'ingress-nginx/regex-host'
  | 'ingress-nginx/rewrite-target'
  | 'ingress-nginx/absolute-rewrite'
  | 'ingress-nginx/empty-rewrite'
  | 'ingress-nginx/slash'
  | 'ingress-nginx/app-root'
  | 'ingress-nginx/from-to-www'
  | 'ingress-nginx/from-to-www-port'
  | 'ingress-nginx/redirect'
  | 'ingress-nginx/https-redirect'
  | 'ingress-nginx/ssl-passthrough'
  | 'ingress-nginx/risk'
  | 'ingress-nginx/annotation-value'
  | 'ingress-nginx/denied'
  | 'ingress-nginx/cors'
  | 'ingress-nginx/canary-header'
  | 'ingress-nginx/canary-cookie'
  | 'ingress-nginx/canary-none'
  | 'ingress-nginx/canary-weight'
  | 'ingress-nginx/canary-pattern-error'
  | 'ingress-nginx/healthz'
  | 'ingress-nginx/nginx-status'
  | 'ingress-nginx/trace-method'
  | 'ingress-nginx/not-simulated'
  | 'ingress-nginx/refused-duplicate'
  | 'ingress-nginx/refused-pattern'
  | 'ingress-nginx/refused-variable'
  | 'ingress-nginx/refused-name';

/** Rules of Traefik. */
export type TraefikRule =
  | 'traefik/class'
  | 'traefik/host'
  | 'traefik/path'
  | 'traefik/bad-target'
  | 'traefik/bad-escape'
  | 'traefik/no-host-header'
  | 'traefik/priority'
  | 'traefik/equal-priority'
  | 'traefik/default-router'
  | 'traefik/refused'
  | 'traefik/same-name'
  | 'traefik/unreadable'
  | 'traefik/cross-namespace'
  | 'traefik/not-listening';

/** Rules of haproxy-ingress. */
export type HaproxyIngressRule =
  | 'haproxy-ingress/class'
  | 'haproxy-ingress/host'
  | 'haproxy-ingress/exact'
  | 'haproxy-ingress/sequence'
  | 'haproxy-ingress/expressions'
  | 'haproxy-ingress/app-root'
  | 'haproxy-ingress/app-root-https'
  | 'haproxy-ingress/redirect-to'
  | 'haproxy-ingress/redirect-from'
  | 'haproxy-ingress/default-backend-redirect'
  | 'haproxy-ingress/ssl-redirect'
  | 'haproxy-ingress/rewrite-target'
  | 'haproxy-ingress/not-simulated'
  | 'haproxy-ingress/passthrough'
  | 'haproxy-ingress/alias-settings'
  | 'haproxy-ingress/map-order'
  | 'haproxy-ingress/redirect-order'
  | 'haproxy-ingress/redirect-to-hostless'
  | 'haproxy-ingress/bad-expression'
  | 'haproxy-ingress/line-break'
  | 'haproxy-ingress/log-format';

/** Rules of the HAProxy Kubernetes Ingress Controller. */
export type HaproxyTechRule =
  | 'haproxytech/class'
  | 'haproxytech/host'
  | 'haproxytech/path-exact'
  | 'haproxytech/path-prefix-exact'
  | 'haproxytech/path-prefix'
  | 'haproxytech/first-backend-name'
  | 'haproxytech/path-rewrite'
  | 'haproxytech/ssl-redirect'
  | 'haproxytech/request-redirect'
  | 'haproxytech/route-acl'
  | 'haproxytech/bad-expression'
  | 'haproxytech/redirect-code'
  | 'haproxytech/redirect-port'
  | 'haproxytech/log-format'
  | 'haproxytech/rule-order'
  | 'haproxytech/default-order';

/** A rule that one of the profiles decides by. */
export type ProfileRule =
  | KubernetesRule
  | OpenPoint
  | IngressNginxRule
  | TraefikRule
  | HaproxyIngressRule
  | HaproxyTechRule;
