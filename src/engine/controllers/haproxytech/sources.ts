import type { RuleSource, RuleSources } from '../../about/rule-source.ts';
import { tableOf } from '../../text/lookup.ts';

const project = { repo: 'haproxytech/kubernetes-ingress', ref: 'fc12067' };
const routes = { ...project, path: 'pkg/route/route.go', at: 'AddHostPathRoute' };
const annotations = { ...project, path: 'documentation/annotations.md' };

/** Where each rule that a trace of this profile names was read. */
export const ruleSources: RuleSources = tableOf<RuleSource>({
  class: { ...project, path: 'pkg/store/store.go', at: 'IsIngressClassSupported' },
  host: { ...project, path: 'pkg/controller/setup.go' },
  health: { ...project, path: 'pkg/controller/httpserver.go' },
  'path-exact': routes,
  'path-prefix-exact': routes,
  'path-prefix': routes,
  'first-backend-name': routes,
  'route-acl': { ...routes, at: 'AddCustomRoute' },
  'path-rewrite': annotations,
  'ssl-redirect': annotations,
  'request-redirect': annotations,
  'bad-expression': annotations,
  'redirect-port': annotations,
  'redirect-code': { ...project, path: 'pkg/haproxy/rules/reqRequestRedirect.go' },
  'log-format': annotations,
  'rule-order': { ...project, path: 'pkg/haproxy/maps/main.go', at: 'AppendRow' },
  'default-order': { ...project, path: 'pkg/ingress/ingress.go', at: 'handleDefaultService' },
});
