import type { RuleSource, RuleSources } from '../../about/rule-source.ts';
import { tableOf } from '../../text/lookup.ts';

const project = { repo: 'jcmoraisjr/haproxy-ingress', ref: '465a51c' };
const maps = { ...project, path: 'pkg/haproxy/types/maps.go' };
const template = { ...project, path: 'rootfs/etc/templates/haproxy/haproxy.tmpl' };

/** Where each rule that a trace of this profile names was read. */
export const ruleSources: RuleSources = tableOf<RuleSource>({
  class: { ...project, path: 'pkg/controller/services/cache.go', at: 'IsValidIngress' },
  host: template,
  exact: maps,
  sequence: maps,
  expressions: maps,
  'app-root': template,
  'app-root-https': { ...project, path: 'pkg/haproxy/config.go', at: 'writeFrontendMaps' },
  passthrough: { ...project, path: 'pkg/converters/ingress/ingress.go', at: 'syncIngressHTTP' },
  'tcp-service': { ...project, path: 'pkg/converters/ingress/ingress.go', at: 'syncIngressTCP' },
  'alias-settings': { ...project, path: 'pkg/haproxy/types/backend.go', at: 'NeedACL' },
  'map-order': { ...maps, at: 'rebuildMatchFiles' },
  'redirect-order': { ...project, path: 'pkg/converters/ingress/annotations/host.go', at: 'buildHostRedirect' },
  'redirect-to-hostless': { ...project, path: 'pkg/haproxy/config.go', at: 'writeFrontendMaps' },
  'bad-expression': template,
  'line-break': template,
  'log-format': template,
  'redirect-to': template,
  'redirect-from': template,
  'default-backend-redirect': { ...project, path: 'pkg/converters/ingress/annotations/global.go' },
  'ssl-redirect': template,
  'rewrite-target': {
    ...project,
    path: 'pkg/converters/ingress/annotations/backend.go',
    at: 'buildBackendRewriteURL',
  },
});
