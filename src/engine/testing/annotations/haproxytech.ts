import { harmless, noted, type Standing, type StandingTable, simulated } from './standing.ts';

const redirecting = { 'request-redirect': 'else.example' };

const decided: Readonly<Record<string, Standing>> = {
  'path-rewrite': simulated('/y'),
  'request-redirect': simulated('else.example'),
  'request-redirect-code': simulated('301', { from: '302', beside: redirecting }),
  'ssl-redirect': simulated('false', { from: 'true' }),
  'ssl-redirect-code': simulated('301', { from: '302' }),
  'ssl-redirect-port': simulated('443', { from: '8443' }),
};

const open: Readonly<Record<string, Standing>> = {
  'allow-list': noted('path', '10.0.0.0/8'),
  whitelist: noted('path', '10.0.0.0/8'),
  'deny-list': noted('path', '10.0.0.0/8'),
  blacklist: noted('path', '10.0.0.0/8'),
  'src-ip-header': noted('path', 'X-Real-IP'),
  'auth-type': noted('path', 'basic-auth'),
  'rate-limit-requests': noted('path', '5'),
  'backend-config-snippet': noted('path', '# x', { onDefault: true }),
  'cors-enable': noted('preflight', 'true'),
  'route-acl': noted('path', 'hdr(x) -m found', { serviceOnly: true }),
  'ssl-passthrough': noted('https-host', 'true'),
  'set-host': noted('path', 'else.example'),
  'standalone-backend': noted('rival', 'true'),
  'send-proxy-protocol': noted('path', 'proxy-v1', { onDefault: true }),
  'server-ssl': noted('path', 'true', { onDefault: true }),
  'server-proto': noted('path', 'h2', { onDefault: true }),
};

const documented = 'haproxytech/kubernetes-ingress documentation/annotations.md (fc12067)';

const idle = [
  ...harmless(
    'it is a detail of another annotation, without which it does nothing, and which is told itself',
    documented,
    `
    auth-secret users
    auth-realm Who
    rate-limit-period 1s
    rate-limit-status-code 429
    rate-limit-size 100k
    rate-limit-whitelist 10.0.0.0/8`,
  ),
  ...harmless(
    'it is how HAProxy finds out whether a Pod is well: which endpoints are ready is as the files say',
    documented,
    `
    check true | false
    check-http /
    check-interval 2s
    timeout-check 2s`,
  ),
  ...harmless(
    'it sets headers of an answer, or of what a Pod receives, or what is written down',
    documented,
    `
    cors-allow-origin *
    cors-allow-methods GET
    cors-allow-credentials true | false
    cors-allow-headers X-A
    cors-max-age 5s
    forwarded-for true | false
    request-capture hdr(x)
    request-capture-len 5
    request-set-header X-A 1
    response-set-header X-A 1`,
  ),
  ...harmless(
    'it decides which Pod of a Service is asked, how a client is kept at one, or how many requests one Pod gets at a time',
    documented,
    `
    cookie-persistence x
    cookie-persistence-no-dynamic x
    load-balance leastconn
    pod-maxconn 5
    scale-server-slots 5`,
  ),
  ...harmless(
    'it is part of the TLS handshake with a Pod',
    documented,
    `
    server-ca x
    server-crt x`,
  ),
  ...harmless('it limits how long something may take', documented, 'timeout-server 5s'),
];

/** What is known of each annotation of the HAProxy Kubernetes Ingress Controller. */
export const haproxytechStandings: StandingTable = {
  profile: 'haproxytech',
  onServices: 'too',
  standings: new Map([...Object.entries({ ...decided, ...open }), ...idle]),
};
