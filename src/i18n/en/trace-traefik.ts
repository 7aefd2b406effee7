import type { TraefikRule } from '../../engine/diagnostics/index.ts';
import { tableOf } from '../../engine/text/index.ts';
import type { RuleParams, RuleTable } from './trace-kubernetes.ts';

/** Why Traefik has no router for a path, by the engine's code. */
const refusals = tableOf<string>({
  class: 'its class is another controller’s',
  annotation: 'an annotation of the Ingress cannot be read',
  namespace: 'its namespace may not name middlewares or TLS options',
  'no-service': 'its Service does not exist',
  'no-port': 'its Service has no such port',
  'no-endpoints': 'its Service has no ready Pod',
  'external-name': 'its Service is an ExternalName, which is not allowed',
  headless: 'its Service has no address of its own',
  'service-annotation': 'an annotation of its Service cannot be read',
  resource: 'its backend is a resource',
  'no-backend': 'it names no backend',
  'no-host-or-path': 'it has neither host nor path',
  pattern: 'its expression cannot be read',
  matcher: 'there is no such path matcher',
  priority: 'its priority is above the highest allowed',
  'entry-point': 'it names no entry point',
  middleware: 'it names a middleware that does not exist',
});

/** Sentences of the profile `traefik`, in Traefik's own terms. */
export const traceTraefik = {
  'traefik/class': 'Only Ingresses that Traefik’s provider accepts become routers.',
  'traefik/host': 'Traefik compares the host without port and final dot, in lower case.',
  'traefik/path': 'Traefik decodes what is not reserved and removes dot segments and double slashes before routing.',
  'traefik/bad-target': 'Go’s server or Traefik refuses this request target with 400.',
  'traefik/bad-escape': 'A `%` without two hexadecimal digits: Go answers 400.',
  'traefik/no-host-header': 'HTTP/1.1 without a Host header: Go answers 400.',
  'traefik/priority':
    'The router of highest priority wins: the annotation, else the length of its rule text. Hosts and types do not count.',
  'traefik/equal-priority': 'These routers have equal priority: Traefik leaves open which of them answers',
  'traefik/default-router': 'No router takes the request, so the default backend of an Ingress without rules does.',
  'traefik/refused': ({ ingress = '', path = '', why = '', name = '', annotation = '', offer = '' }: RuleParams) =>
    `\`${path || '/'}\` of ${ingress} would come first, but has no router: ${refusals.get(why) ?? why}${name || annotation ? ` (\`${name || annotation}\`)` : ''}.${offer ? ` \`${offer}\` was likely meant.` : ''}`,
  'traefik/same-name':
    'Two Ingresses make routers of one name: only one of them is there, and Traefik leaves open which',
  'traefik/unreadable': 'An annotation of the Ingress cannot be read: Traefik leaves the whole Ingress out.',
  'traefik/cross-namespace':
    'The namespace of the Ingress may not name middlewares or TLS options: Traefik leaves the whole Ingress out.',
  'traefik/not-listening': ({ count = '', scheme = '' }: RuleParams) =>
    `${count === '1' ? 'One router is' : `${count} routers are`} not on ${scheme} and not compared.`,
} satisfies RuleTable<TraefikRule>;
