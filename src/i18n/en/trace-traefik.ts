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
};
