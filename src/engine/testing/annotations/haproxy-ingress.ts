import { harmless, noted, type Reach, type Standing, type StandingTable, simulated } from './standing.ts';

const decided: Readonly<Record<string, Standing>> = {
  'app-root': simulated('/x'),
  'http-header-match': simulated('X-A: 1'),
  'http-header-match-regex': simulated('X-A: ^1$'),
  'path-type': simulated('exact', { from: 'begin' }),
  'redirect-from': simulated('old.example'),
  'redirect-from-regex': simulated('^old[.]example$'),
  'redirect-to': simulated('https://else.example/'),
  'rewrite-target': simulated('/y'),
  'server-alias': simulated('alias.example'),
  'server-alias-regex': simulated('^alias[.]example$'),
  'ssl-always-add-https': simulated('true', { from: 'false' }),
  'ssl-passthrough': simulated('true', { from: 'false' }),
  'ssl-redirect': simulated('false', { from: 'true' }),
  'tcp-service-port': simulated('5432'),
};

function all(reach: Reach, names: string, value = 'x', more = {}): readonly (readonly [string, Standing])[] {
  return names.split(' ').map((name) => [name, noted(reach, value, more)] as const);
}

const everywhere = { onDefault: true } as const;
/** Hosts and listeners are not read of Services. */
const ofIngress = { ingressOnly: true } as const;

const open = [
  ...all('path', 'allowlist-source-range denylist-source-range whitelist-source-range', '10.0.0.0/8', everywhere),
  ...all('path', 'waf', 'modsecurity', everywhere),
  ...all('body', 'proxy-body-size', '8m', everywhere),
  ...all('path', 'auth-secret', 'users', everywhere),
  ...all('path', 'auth-url auth-signin', 'http://auth.example/check', everywhere),
  ...all('path', 'oauth', 'oauth2_proxy', everywhere),
  ...all('https-host', 'auth-tls-secret', 'clients', ofIngress),
  ...all('https-host', 'auth-tls-strict', 'true', ofIngress),
  ...all('https-host', 'auth-tls-verify-client', 'on', ofIngress),
  ...all('service', 'limit-rps limit-connections', '5', everywhere),
  ...all('service', 'config-backend config-backend-early config-backend-late', '# x', everywhere),
  ...all('preflight', 'cors-enable', 'true', everywhere),
  ...all('service', 'http-response-503', 'x', everywhere),
  ...all('service', 'backend-protocol', 'h2', everywhere),
  ...all('service', 'secure-backends service-upstream', 'true', everywhere),
  ...all('service', 'fcgi-app proxy-protocol', 'v1', everywhere),
  ...all('path', 'ssl-passthrough-http-port', '8080', { ...ofIngress, beside: { 'ssl-passthrough': 'true' } }),
  ...all('service', 'blue-green-balance blue-green-deploy', 'group=blue=1,group=green=0', everywhere),
  ...all('service', 'blue-green-header blue-green-cookie', 'X-A:group', everywhere),
  ...all('path', 'http-frontend bind-http bind-https bind-ip-addr-http bind-http-passthrough', '8080', {
    ...everywhere,
    ...ofIngress,
  }),
  ...all('path', 'bind-fronting-proxy http-passthrough use-proxy-protocol use-forwarded-proto', 'true', {
    ...everywhere,
    ...ofIngress,
  }),
  ...all('path', 'redirect-to-code redirect-from-code', '301', { ...everywhere, ...ofIngress }),
];

const documented =
  'jcmoraisjr/haproxy-ingress docs/content/en/docs/configuration/keys.md, pkg/converters/ingress/types/annotations.go (465a51c)';

const idle = [
  ...harmless(
    'it is a detail of another annotation, without which it does nothing, and which is simulated or told itself',
    documented,
    `
    config-tcp-service
    tcp-service-log-format
    tcp-service-proxy-protocol v1
    allowlist-source-header X-A
    auth-external-placement frontend | backend
    auth-method GET
    auth-realm Who
    blue-green-mode deploy | pod
    limit-whitelist 10.0.0.0/8
    oauth-uri-prefix /auth
    waf-mode deny | detect`,
  ),
  ...harmless(
    'it is part of a TLS handshake, with the client or with a Pod',
    documented,
    `
    acme-preferred-chain
    cert-signer acme
    ssl-ciphers HIGH
    ssl-cipher-suites x
    ssl-options-host x
    tls-alpn h2
    secure-crt-secret x
    secure-sni x
    secure-verify-ca-secret x
    secure-verify-hostname x
    ssl-cipher-suites-backend x
    ssl-ciphers-backend HIGH
    ssl-options-backend x`,
  ),
  ...harmless(
    'it is the page of a status that HAProxy gives by itself: the status stays',
    documented,
    [200, 400, 401, 403, 405, 407, 408, 410, 413, 421, 425, 429, 495, 496, 500, 501, 502, 504]
      .map((status) => `http-response-${status} x`)
      .concat('auth-tls-error-page https://else.example/')
      .join('\n'),
  ),
  ...harmless('it is read into a field that nothing uses', documented, 'ssl-always-follow-redirect true | false'),
  ...harmless(
    'it sets headers of an answer, or of what a Pod receives',
    documented,
    `
    var-namespace true | false
    auth-headers-fail *
    auth-headers-request *
    auth-headers-succeed *
    auth-tls-cert-header true | false
    cors-allow-credentials true | false
    cors-allow-headers X-A
    cors-allow-methods GET
    cors-allow-origin https://else.example
    cors-allow-origin-regex ^x$
    cors-expose-headers X-A
    cors-max-age 10
    headers X-A: 1
    hsts true | false
    hsts-include-subdomains true | false
    hsts-max-age 10
    hsts-preload true | false
    oauth-headers X-A
    request-add-headers X-A 1
    request-del-headers X-A
    request-set-headers X-A 1
    response-add-headers X-A 1
    response-del-headers X-A
    response-set-headers X-A 1
    ssl-fingerprint-lower true | false
    ssl-fingerprint-sha2-bits 256`,
  ),
  ...harmless(
    'it decides which Pod of a Service is asked, how a client is kept at one, or how many requests one Pod gets at a time',
    documented,
    `
    affinity cookie
    assign-backend-server-id true | false
    backend-server-naming pod
    backend-server-slots-increment 5
    balance-algorithm leastconn
    dynamic-scaling true | false
    initial-weight 5
    maxconn-server 5
    maxqueue-server 5
    peers-table x
    slots-min-free 5
    session-cookie-domain a.example
    session-cookie-dynamic true | false
    session-cookie-keywords x
    session-cookie-name x
    session-cookie-preserve true | false
    session-cookie-same-site true
    session-cookie-shared true | false
    session-cookie-strategy insert
    session-cookie-value-strategy pod-uid
    source-address-intf eth0
    use-resolver dns`,
  ),
  ...harmless(
    'it is how HAProxy finds out whether a Pod is well: which endpoints are ready is as the files say',
    documented,
    `
    agent-check-addr 10.0.0.1
    agent-check-interval 2s
    agent-check-port 80
    agent-check-send x
    backend-check-interval 2s
    health-check-addr 10.0.0.1
    health-check-fall-count 2
    health-check-interval 2s
    health-check-port 80
    health-check-rise-count 2
    health-check-uri /`,
  ),
  ...harmless(
    'it limits how long something may take',
    documented,
    `
    timeout-connect 5s
    timeout-http-request 5s
    timeout-keep-alive 5s
    timeout-queue 5s
    timeout-server 5s
    timeout-server-fin 5s
    timeout-tunnel 5s`,
  ),
];

/** What is known of each annotation of HAProxy Ingress. */
export const haproxyIngressStandings: StandingTable = {
  profile: 'haproxy-ingress',
  onServices: 'too',
  standings: new Map([...Object.entries(decided), ...open, ...idle]),
  givenOtherwise: { 'ssl-always-follow-redirect': 'the list itself says: not used at HEAD' },
};
