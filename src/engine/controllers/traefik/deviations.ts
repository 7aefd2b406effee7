import type { Deviation } from '../../match/contract.ts';

const provider = 'traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go (v3.7.9)';
const muxer = 'traefik/traefik pkg/muxer/http/mux.go (v3.7.9)';
const entryPoint = 'traefik/traefik pkg/server/server_entrypoint_tcp.go (v3.7.9)';
const byCharacter = 'PathPrefix compares characters, not elements, unless strictPrefixMatching is on';
const byLength = 'routers go by the length of their rule text: no host shuts out another, no type comes first';
const flat = 'a request that no path of the precise host takes goes on to wildcard and hostless routers';
const noDefault = 'the default backend of an Ingress with rules is ignored';

/** Contract cases that Traefik answers differently from the specification. */
export const deviations: readonly Deviation[] = [
  {
    case: 'prefix/slash-missing',
    expected: 404,
    reason: 'PathPrefix("/foo/") does not take /foo',
    source: `${provider} loadRouter`,
  },
  { case: 'prefix/inside-element', expected: 'p', reason: byCharacter, source: `${provider} loadRouter` },
  { case: 'prefix/inside-last-element', expected: 'p', reason: byCharacter, source: `${provider} loadRouter` },
  { case: 'several/next-longest', expected: 'f', reason: byCharacter, source: `${provider} loadRouter` },
  {
    case: 'several/exact-before-prefix',
    expected: 'p',
    reason: 'PathPrefix("/foo") is longer than Path("/foo") and so comes first',
    source: `${muxer} GetRulePriority`,
  },
  {
    case: 'several/same-twice',
    expected: 'second',
    reason: 'equal rules of one Ingress overwrite each other: the later path stays',
    source: `${provider} loadConfigurationFromIngresses`,
  },
  {
    case: 'request/double-slash',
    expected: 'p',
    reason: 'sanitizePath removes empty elements before routing',
    source: `${entryPoint} sanitizePath`,
  },
  {
    case: 'request/encoded-letter',
    expected: 'p',
    reason: 'escapes of unreserved characters are decoded before routing',
    source: `${entryPoint} normalizePath`,
  },
  {
    case: 'request/dot-segments',
    expected: 'p',
    reason: 'sanitizePath resolves dot segments before routing',
    source: `${entryPoint} sanitizePath`,
  },
  {
    case: 'host/exact-before-wildcard',
    expected: 'any-of',
    reason: 'both rules are equally long, and Traefik leaves the order of equal priorities open',
    source: `${muxer} sortRules`,
  },
  { case: 'host/no-fall-through-to-wildcard', expected: 'w', reason: flat, source: muxer },
  { case: 'host/no-fall-through-to-none', expected: 'all', reason: flat, source: muxer },
  { case: 'default/no-path-fits', expected: 404, reason: noDefault, source: provider },
  { case: 'default/no-host-fits', expected: 404, reason: noDefault, source: provider },
  { case: 'default/rule-without-paths', expected: 404, reason: noDefault, source: provider },
  { case: 'ingresses/older-wins', expected: 'any-of', reason: `${byLength}; age does not count`, source: muxer },
];
