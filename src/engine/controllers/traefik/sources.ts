import type { RuleSource, RuleSources } from '../../about/rule-source.ts';
import { tableOf } from '../../text/lookup.ts';

const project = { repo: 'traefik/traefik', ref: 'v3.7.9' };
const provider = { ...project, path: 'pkg/provider/kubernetes/ingress/kubernetes.go' };
const muxer = { ...project, path: 'pkg/muxer/http/mux.go' };
const entryPoint = { ...project, path: 'pkg/server/server_entrypoint_tcp.go' };

/** Where each rule that a trace of this profile names was read. */
export const ruleSources: RuleSources = tableOf<RuleSource>({
  class: { ...provider, at: 'shouldProcessIngress' },
  host: { ...project, path: 'pkg/middlewares/requestdecorator/request_decorator.go' },
  path: { ...entryPoint, at: 'sanitizePath' },
  'bad-target': { repo: 'golang/go', ref: 'go1.23.0', path: 'src/net/http/request.go', at: 'readRequest' },
  'bad-escape': { ...entryPoint, at: 'normalizePath' },
  'no-host-header': { repo: 'golang/go', ref: 'go1.23.0', path: 'src/net/http/server.go', at: 'readRequest' },
  priority: { ...muxer, at: 'GetRulePriority' },
  'equal-priority': { ...muxer, at: 'sortRules' },
  refused: { ...project, path: 'pkg/server/router/router.go', at: 'buildEntryPointHandler' },
  'not-listening': { ...project, path: 'pkg/config/runtime/runtime_http.go', at: 'GetRoutersByEntryPoints' },
  unreadable: { ...project, path: 'pkg/provider/kubernetes/ingress/annotations.go', at: 'parseRouterConfig' },
  'cross-namespace': { ...provider, at: 'loadConfigurationFromIngresses' },
  'same-name': { ...provider, at: 'loadConfigurationFromIngresses' },
  'default-router': { ...provider, at: 'loadConfigurationFromIngresses' },
});
