import type { HaproxyIngressRule, HaproxyTechRule } from '../../engine/diagnostics/index.ts';
import type { RuleTable } from './trace-kubernetes.ts';
/** Sentences of the profiles `haproxy-ingress` and `haproxytech`, in terms of HAProxy's maps. */
export const traceHaproxy = {
  'haproxy-ingress/class': 'Only Ingresses of the controller’s class take part.',
  'haproxy-ingress/host': 'The maps are asked for the host up to its first colon, in lower case.',
  'haproxy-ingress/exact': 'The map of exact paths is asked before all others.',
  'haproxy-ingress/sequence':
    'The maps are asked in the order exact, prefix, begin, regex; the longest path wins, also over both kinds of prefix.',
  'haproxy-ingress/expressions':
    'Wildcard hosts and expressions share one map, its longest key first: there Prefix counts six characters more than it is written with, Exact one.',
  'haproxy-ingress/app-root': '`app-root` redirects `/` of this host.',
  'haproxy-ingress/app-root-https':
    'A host with `app-root` goes to https first where `ssl-redirect` is on for its path `/`, or by default where it has none.',
  'haproxy-ingress/redirect-to': '`redirect-to` has a map of its own that is asked before all backends.',
  'haproxy-ingress/redirect-from': 'No backend takes this host, and `redirect-from` sends it to another.',
  'haproxy-ingress/default-backend-redirect':
    'Nothing matches, and `default-backend-redirect` of the ConfigMap stands in for the 404 page.',
  'haproxy-ingress/ssl-redirect': 'The path is served over https too, and `ssl-redirect` is on by default.',
  'haproxy-ingress/rewrite-target': '`rewrite-target` replaces what the path matched.',
  'haproxy-ingress/not-simulated': 'What decides here is beyond what Ingraph simulates.',
  'haproxy-ingress/passthrough':
    '`ssl-passthrough` hands whole https connections of this host to the Service of its path `/`, and sends http to https.',
  'haproxy-ingress/alias-settings':
    'The Service has paths with different settings, and under a server-alias none of them is found: the path is not rewritten.',
  'haproxy-ingress/map-order':
    'Several rows may come first: the controller writes its maps in random order and leaves open which of them answers',
  'haproxy-ingress/redirect-order':
    'Several hosts ask for this one with `redirect-from`: the controller leaves open which of them gets it',
  'haproxy-ingress/redirect-to-hostless': 'The controller fails on `redirect-to` in a rule without a host',
  'haproxy-ingress/bad-expression':
    'An expression in a path does not compile, and HAProxy refuses the whole configuration',
  'haproxy-ingress/line-break': '`rewrite-target` holds a line break, which ends a line of HAProxy’s configuration',
  'haproxy-ingress/log-format': '`rewrite-target` holds a percent sign, with which HAProxy begins a variable',
  'haproxytech/class': 'Only `spec.ingressClassName` decides which Ingresses take part.',
  'haproxytech/host': 'The maps are asked for the host up to its first colon, in lower case.',
  'haproxytech/path-exact': 'The map of Exact paths is asked first.',
  'haproxytech/path-prefix-exact':
    'A path that equals the request as a whole comes before every longer or shorter prefix.',
  'haproxytech/path-prefix': 'The longest prefix wins.',
  'haproxytech/first-backend-name':
    'Several paths have the same row: the backend whose name (`namespace_svc_service_port`) comes first in the alphabet answers.',
  'haproxytech/path-rewrite': '`path-rewrite` replaces the path.',
  'haproxytech/ssl-redirect': 'The Ingress has hosts in `spec.tls`, or `ssl-redirect` is on: http goes to https.',
  'haproxytech/request-redirect': '`request-redirect` sends the requests of this Ingress elsewhere.',
  'haproxytech/route-acl':
    'A rule of `route-acl` comes before the maps here, and its condition is beyond what Ingraph simulates',
  'haproxytech/bad-expression':
    'An expression of `path-rewrite` does not compile, and HAProxy refuses the whole configuration',
  'haproxytech/redirect-code': 'HAProxy redirects with no such code: what becomes of the rule is open',
  'haproxytech/redirect-port': 'The port of the redirect is no number: what becomes of the rule is open',
  'haproxytech/log-format':
    'The value holds a percent sign or a blank, with which HAProxy begins a variable or another word',
  'haproxytech/rule-order':
    'Two Ingresses lead this path to one Service with other redirects or rewrites: which of them counts follows from names that the controller makes up',
  'haproxytech/default-order':
    'Several Ingresses have a default backend: the controller leaves open which of them it keeps',
} satisfies RuleTable<HaproxyIngressRule | HaproxyTechRule>;
