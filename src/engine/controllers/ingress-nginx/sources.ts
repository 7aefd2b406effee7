import type { RuleSource, RuleSources } from '../../about/rule-source.ts';
import { tableOf } from '../../text/lookup.ts';

const project = { repo: 'kubernetes/ingress-nginx', ref: 'controller-v1.15.1' };
const nginx = { repo: 'nginx/nginx', ref: 'release-1.22.1' };
const controller = { ...project, path: 'internal/ingress/controller/controller.go' };
const template = { ...project, path: 'internal/ingress/controller/template/template.go' };
const config = { ...project, path: 'rootfs/etc/nginx/template/nginx.tmpl' };
const balancer = { ...project, path: 'rootfs/etc/nginx/lua/balancer.lua', at: 'route_to_alternative_balancer' };
const core = { ...nginx, path: 'src/http/ngx_http_core_module.c' };

/** Where each rule that a trace of this profile names was read. */
export const ruleSources: RuleSources = tableOf<RuleSource>({
  class: { ...project, path: 'internal/ingress/controller/store/store.go', at: 'GetIngressClass' },
  host: { ...nginx, path: 'src/http/ngx_http_request.c', at: 'ngx_http_validate_host' },
  uri: { ...nginx, path: 'src/http/ngx_http_parse.c', at: 'ngx_http_parse_complex_uri' },
  'first-regex': { ...core, at: 'ngx_http_core_find_location' },
  exact: { ...core, at: 'ngx_http_core_find_location' },
  prefix: { ...core, at: 'ngx_http_core_find_location' },
  'regex-host': { ...template, at: 'buildLocation' },
  'rewrite-target': { ...template, at: 'buildProxyPass' },
  'absolute-rewrite': { ...nginx, path: 'src/http/modules/ngx_http_rewrite_module.c', at: 'ngx_http_rewrite' },
  'empty-rewrite': { ...nginx, path: 'src/http/ngx_http_script.c', at: 'ngx_http_script_regex_end_code' },
  slash: { ...core, at: 'ngx_http_core_find_location' },
  'app-root': config,
  'from-to-www': config,
  'from-to-www-port': { ...project, path: 'rootfs/etc/nginx/lua/ngx_srv_redirect.lua' },
  redirect: { ...project, path: 'internal/ingress/annotations/redirect/redirect.go', at: 'Parse' },
  'https-redirect': { ...project, path: 'rootfs/etc/nginx/lua/lua_ingress.lua' },
  'ssl-passthrough': { ...project, path: 'internal/ingress/controller/nginx.go', at: 'OnUpdate' },
  risk: { ...project, path: 'internal/ingress/annotations/parser/validators.go', at: 'CheckAnnotationRisk' },
  'annotation-value': { ...project, path: 'internal/ingress/annotations/parser/validators.go' },
  denied: { ...project, path: 'internal/ingress/annotations/annotations.go' },
  cors: config,
  'canary-header': balancer,
  'canary-cookie': balancer,
  'canary-none': balancer,
  'canary-weight': balancer,
  'canary-pattern-error': balancer,
  healthz: config,
  'nginx-status': config,
  'trace-method': { ...nginx, path: 'src/http/ngx_http_request.c' },
  'refused-duplicate': { ...controller, at: 'createServers' },
  'refused-pattern': { ...nginx, path: 'src/core/ngx_regex.c', at: 'ngx_regex_compile' },
  'refused-variable': { ...nginx, path: 'src/http/ngx_http_variables.c', at: 'ngx_http_variables_init_vars' },
  'refused-name': { ...nginx, path: 'src/core/ngx_hash.c', at: 'ngx_hash_add_key' },
});
