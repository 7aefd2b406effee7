import { harmless, noted, type Standing, type StandingTable, simulated } from './standing.ts';

const decided: Readonly<Record<string, Standing>> = {
  'router.priority': simulated('900'),
  'router.pathmatcher': simulated('Path', { from: 'PathPrefix' }),
  'router.entrypoints': simulated('websecure', { from: 'web,websecure' }),
  'router.tls': simulated('true', { from: 'false' }),
  // Its being there is what counts.
  'router.tls.certresolver': simulated('x'),
  'router.tls.domains.0.main': simulated('a.example'),
  'router.tls.domains.0.sans': simulated('b.example'),
  'service.nativelb': simulated('true', { from: 'false' }),
};

const open: Readonly<Record<string, Standing>> = {
  'router.rulesyntax': noted('path', 'v2'),
  'router.middlewares': noted('path', 'default-strip@kubernetescrd', { onDefault: true }),
  'router.tls.options': noted('https-path', 'default-modern@kubernetescrd', { onDefault: true }),
  'service.nodeportlb': noted('service', 'true', { onDefault: true }),
  'service.serverstransport': noted('service', 'default-x@kubernetescrd', { onDefault: true }),
  'service.middlewares': noted('service', 'default-strip@kubernetescrd', { onDefault: true }),
};

const read = 'traefik/traefik pkg/provider/kubernetes/ingress/annotations.go, kubernetes.go (v3.7.9)';

const idle = [
  ...harmless(
    'it decides what is written down about a request, after its router is chosen',
    read,
    `
    router.observability.accesslogs true | false
    router.observability.metrics true | false
    router.observability.tracing true | false
    router.observability.traceverbosity minimal | detailed`,
  ),
  ...harmless(
    'it is how a Pod is spoken to, once it is chosen',
    read,
    `
    service.serversscheme http | https | h2c
    service.passhostheader true | false`,
  ),
  ...harmless(
    'it keeps a client at one Pod of the Service',
    read,
    `
    service.sticky.cookie true | false
    service.sticky.cookie.name x
    service.sticky.cookie.secure true | false
    service.sticky.cookie.httponly true | false
    service.sticky.cookie.samesite none | lax | strict
    service.sticky.cookie.maxage 3600
    service.sticky.cookie.path /
    service.sticky.cookie.domain a.example`,
  ),
];

/** What is known of each annotation of Traefik. */
export const traefikStandings: StandingTable = {
  profile: 'traefik',
  onServices: [...Object.keys({ ...decided, ...open }), ...idle.map(([name]) => name)].filter((name) =>
    name.startsWith('service.'),
  ),
  standings: new Map([...Object.entries({ ...decided, ...open }), ...idle]),
};
