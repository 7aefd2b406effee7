import type { IngressNginxRule } from '../../engine/diagnostics/index.ts';
import type { RuleParams, RuleTable } from './trace-kubernetes.ts';

/** Sentences of the profile `ingress-nginx`, in nginx's own terms. */
export const traceIngressNginx = {
  'ingress-nginx/class': 'Only Ingresses of the controller’s class take part.',
  'ingress-nginx/host': 'nginx compares the host without port and final dot, in lower case.',
  'ingress-nginx/uri':
    'nginx decodes the path, merges slashes and resolves dot segments before it looks for a location.',
  'ingress-nginx/first-regex':
    'Every location of this host is a regular expression: the first that matches wins, longest path text first.',
  'ingress-nginx/exact': 'A path of type Exact comes before every prefix.',
  'ingress-nginx/prefix': 'The longest prefix location wins.',
  'ingress-nginx/regex-host': ({ host = '' }: RuleParams) =>
    `An annotation on one Ingress of \`${host}\` turns all its paths into \`~* ^path\`: upper and lower case are the same, and nothing marks the end, Exact or not.`,
  'ingress-nginx/rewrite-target': '`rewrite-target` replaces the whole path; the query stays.',
  'ingress-nginx/absolute-rewrite': '`rewrite-target` names another site: nginx redirects there instead of rewriting.',
  'ingress-nginx/empty-rewrite': '`rewrite-target` leaves nothing of the path: nginx answers 500.',
  'ingress-nginx/slash':
    'There is a location named like the path with a slash: nginx redirects there, before anything else.',
  'ingress-nginx/app-root': '`app-root` redirects `/` of the whole host, before locations are compared.',
  'ingress-nginx/from-to-www': '`from-to-www-redirect` gives the host a counterpart that only redirects.',
  'ingress-nginx/from-to-www-port':
    '`from-to-www-redirect` gives the host a counterpart that only redirects. The scheme comes from `X-Forwarded-Proto`, but there is no `X-Forwarded-Port`: the port is the one that nginx listens on.',
  'ingress-nginx/redirect': 'A redirect annotation answers every path of this Ingress.',
  'ingress-nginx/https-redirect':
    'http goes to https. Either `force-ssl-redirect` is on, or `ssl-redirect` is (the default) and `spec.tls` of one of the host’s Ingresses brings it https, with the controller’s default certificate where it is not listed.',
  'ingress-nginx/ssl-passthrough':
    'TLS of this host is passed on as it comes: the Service of its path `/` gets every request, whatever its path.',
  'ingress-nginx/risk':
    'An annotation is above the allowed risk level (`annotations-risk-level`, High by default): the whole Ingress is left out.',
  'ingress-nginx/annotation-value':
    'An annotation has a value that the controller refuses: the whole Ingress is left out.',
  'ingress-nginx/denied': 'An annotation of this Ingress has an invalid value: every location of it answers 503.',
  'ingress-nginx/cors': 'CORS is on: nginx answers this OPTIONS request itself.',
  'ingress-nginx/canary-header': 'The canary header decides between the Services.',
  'ingress-nginx/canary-cookie': 'The canary cookie decides between the Services.',
  'ingress-nginx/canary-none': 'There is a canary, and neither header, cookie nor weight gives it this request.',
  'ingress-nginx/canary-weight': 'The canary takes its share of the requests by weight, at random.',
  'ingress-nginx/canary-pattern-error': 'The pattern of the canary header cannot be read: the primary Service answers.',
  'ingress-nginx/healthz': '`/healthz` of the default server is the controller’s own.',
  'ingress-nginx/nginx-status': '`/nginx_status` of the default server is for local clients only.',
  'ingress-nginx/trace-method': 'nginx answers TRACE with 405.',
  'ingress-nginx/not-simulated': 'An expression that comes first here is beyond what Ingraph simulates.',
  'ingress-nginx/refused-duplicate':
    'Two locations of one server have the same name: nginx refuses the configuration, and the controller keeps its last good one for every host.',
  'ingress-nginx/refused-pattern':
    'A path is not a valid regular expression: nginx refuses the configuration, and the controller keeps its last good one for every host.',
  'ingress-nginx/refused-variable':
    '`rewrite-target` names a variable that nginx does not know: it refuses the configuration, and the controller keeps its last good one for every host.',
  'ingress-nginx/refused-name':
    'A server name is not valid: nginx refuses the configuration, and the controller keeps its last good one for every host.',
} satisfies RuleTable<IngressNginxRule>;
