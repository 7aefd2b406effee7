import { harmless, noted, type Standing, type StandingTable, simulated } from './standing.ts';

const canary = { canary: 'true' };
const byHeader = { canary: 'true', 'canary-by-header': 'X-Canary' };
const redirecting = { 'permanent-redirect': '/y' };

const decided: Readonly<Record<string, Standing>> = {
  'app-root': simulated('/x'),
  canary: simulated('true'),
  'canary-by-cookie': simulated('canary', { beside: canary }),
  'canary-by-header': simulated('X-Canary', { beside: canary }),
  'canary-by-header-pattern': simulated('^bet', { beside: byHeader }),
  'canary-by-header-value': simulated('beta', { beside: byHeader }),
  'canary-weight': simulated('50', { beside: canary }),
  'canary-weight-total': simulated('200', { beside: { ...canary, 'canary-weight': '50' } }),
  'cors-allow-origin': simulated('https://else.example', { beside: { 'enable-cors': 'true' } }),
  'default-backend': simulated('spare'),
  'enable-cors': simulated('true'),
  'force-ssl-redirect': simulated('true', { beside: { 'ssl-redirect': 'false' } }),
  'from-to-www-redirect': simulated('true'),
  'permanent-redirect': simulated('/y'),
  'permanent-redirect-code': simulated('308', { beside: redirecting }),
  'preserve-trailing-slash': simulated('true'),
  'relative-redirects': simulated('true', { beside: redirecting }),
  'rewrite-target': simulated('/y'),
  'server-alias': simulated('alias.example'),
  'service-upstream': simulated('true'),
  'ssl-passthrough': simulated('true', { options: { enableSslPassthrough: true } }),
  'ssl-redirect': simulated('false'),
  'temporal-redirect': simulated('https://else.example'),
  'temporal-redirect-code': simulated('307', { beside: { 'temporal-redirect': 'https://else.example' } }),
  'use-port-in-redirects': simulated('true'),
  'use-regex': simulated('true'),
};

const auth = { beside: { 'auth-url': 'http://auth.example/check' } };
const basic = { beside: { 'auth-type': 'basic', 'auth-secret': 'users' } };
const clients = { beside: { 'auth-tls-secret': 'default/clients' } };
const tracing = { beside: { 'enable-opentelemetry': 'true' } };

/** Only a value that cannot be read changes an answer: the right one before the wrong one. */
const byValue: Readonly<Record<string, Standing>> = {
  'auth-cache-duration': simulated('1x', { from: '200 10m', ...auth }),
  'auth-method': simulated('LOOK', { from: 'HEAD', ...auth }),
  'auth-realm': simulated('Who?', { from: 'Who', ...basic }),
  'auth-response-headers': simulated('X A', { from: 'X-A', ...auth }),
  'auth-secret-type': simulated('file', { from: 'auth-file', ...basic }),
  'auth-tls-error-page': simulated('a b;', { from: '/denied', ...clients }),
  'auth-tls-pass-certificate-to-upstream': simulated('yes', { from: 'true', ...clients }),
  'client-body-buffer-size': simulated('big', { from: '8k' }),
  'connection-proxy-header': simulated('upgrade', { from: 'keep-alive' }),
  'fastcgi-index': simulated('a/b', { from: 'index.php' }),
  'http2-push-preload': simulated('yes', { from: 'true' }),
  'limit-allowlist': simulated('everybody', { from: '10.0.0.0/8' }),
  'limit-whitelist': simulated('everybody', { from: '10.0.0.0/8' }),
  'load-balance': simulated('fair', { from: 'ewma' }),
  'opentelemetry-operation-name': simulated('a/b', { from: 'shop', ...tracing }),
  'ssl-ciphers': simulated('A;B', { from: 'HIGH' }),
  'upstream-hash-by': simulated('a;b', { from: '$request_uri' }),
  'upstream-hash-by-subset': simulated('yes', { from: 'true' }),
  'upstream-hash-by-subset-size': simulated('few', { from: '3' }),
  'upstream-vhost': simulated('a;b', { from: 'a.example' }),
  'x-forwarded-prefix': simulated('/a?b', { from: '/a' }),
};

const snippet = { options: { configMap: { 'annotations-risk-level': 'Critical' } } };

const everywhere = { onDefault: true } as const;

const open: Readonly<Record<string, Standing>> = {
  affinity: noted('canary', 'cookie'),
  'affinity-canary-behavior': noted('canary', 'sticky', { beside: { affinity: 'cookie' } }),
  'allowlist-source-range': noted('https-path', '10.0.0.0/8', everywhere),
  'auth-proxy-set-headers': noted('path', 'default/headers', { ...everywhere, ...auth }),
  'auth-secret': noted('path', 'users', { ...everywhere, ...{ beside: { 'auth-type': 'basic' } } }),
  'auth-signin': noted('https-path', 'https://auth.example/in', { ...everywhere, ...auth }),
  'auth-snippet': noted('path', '# x', { ...everywhere, ...auth, ...snippet }),
  'auth-tls-match-cn': noted('host', 'CN=a', clients),
  'auth-tls-secret': noted('host', 'default/clients'),
  'auth-tls-verify-client': noted('host', 'on', clients),
  'auth-type': noted('path', 'basic', { ...everywhere, beside: { 'auth-secret': 'users' } }),
  'auth-url': noted('https-path', 'http://auth.example/check', everywhere),
  'configuration-snippet': noted('path', '# x', { ...everywhere, ...snippet }),
  'custom-headers': noted('path', 'default/headers', everywhere),
  'custom-http-errors': noted('https-path', '404', everywhere),
  'denylist-source-range': noted('https-path', '10.0.0.0/8', everywhere),
  'enable-global-auth': noted('https-path', 'true', everywhere),
  'enable-modsecurity': noted('path', 'true', everywhere),
  'fastcgi-params-configmap': noted('path', 'default/params', everywhere),
  'limit-connections': noted('https-path', '5', everywhere),
  'limit-rpm': noted('https-path', '5', everywhere),
  'limit-rps': noted('https-path', '5', everywhere),
  'mirror-target': noted('https-path', 'https://mirror.example$request_uri', everywhere),
  'modsecurity-snippet': noted('path', '# x', { ...everywhere, ...snippet }),
  'proxy-ssl-secret': noted('path', 'default/certificate', everywhere),
  satisfy: noted('https-path', 'any', { ...everywhere, ...auth }),
  'server-snippet': noted('host', '# x', snippet),
  'stream-snippet': noted('path', '# x', { ...everywhere, ...snippet }),
  'whitelist-source-range': noted('https-path', '10.0.0.0/8', everywhere),
};

const at = (where: string) => `kubernetes/ingress-nginx ${where} (controller-v1.15.1)`;

const idle = [
  ...harmless(
    'it is a detail of asking who is there, which is told by itself where it is on',
    at('internal/ingress/annotations/auth, authreq, authreqglobal, authtls'),
    `
    auth-always-set-cookie true | false
    auth-cache-key $remote_user
    auth-keepalive 10
    auth-keepalive-requests 10
    auth-keepalive-share-vars true | false
    auth-keepalive-timeout 10
    auth-request-redirect https://a.example
    auth-signin-redirect-param rd
    auth-tls-verify-depth 2`,
  ),
  ...harmless(
    'headers of a preflight that is answered all the same, and of the answers of Pods',
    at('internal/ingress/annotations/cors, rootfs/etc/nginx/template/nginx.tmpl CORS'),
    `
    cors-allow-credentials true | false
    cors-allow-headers X-A
    cors-allow-methods GET
    cors-expose-headers X-A
    cors-max-age 10`,
  ),
  ...harmless(
    'it decides which Pod of a Service is asked, or how a client is kept at one',
    at('internal/ingress/annotations/sessionaffinity, rootfs/etc/nginx/lua/balancer'),
    `
    affinity-mode persistent | balanced
    session-cookie-change-on-failure true | false
    session-cookie-conditional-samesite-none true | false
    session-cookie-domain a.example
    session-cookie-expires 10
    session-cookie-max-age 10
    session-cookie-name a
    session-cookie-path /
    session-cookie-samesite Lax | None | Strict
    session-cookie-secure true | false`,
  ),
  ...harmless(
    'it is how a Pod is spoken to, once it is chosen',
    at('internal/ingress/annotations/backendprotocol, proxyssl; rootfs/etc/nginx/template/nginx.tmpl proxy_pass'),
    `
    backend-protocol GRPC | HTTPS | FCGI | AUTO_HTTP
    proxy-http-version 1.0 | 1.1
    proxy-ssl-ciphers HIGH
    proxy-ssl-name a.example
    proxy-ssl-protocols TLSv1.3
    proxy-ssl-server-name on
    proxy-ssl-verify on
    proxy-ssl-verify-depth 2`,
  ),
  ...harmless(
    'sizes, times and tries of passing on; the default limits are there without it, and a request has no size here',
    at('internal/ingress/annotations/proxy'),
    `
    limit-burst-multiplier 2
    limit-rate 10
    limit-rate-after 10
    proxy-body-size 8m
    proxy-buffer-size 8k
    proxy-buffering on | off
    proxy-buffers-number 8
    proxy-busy-buffers-size 16k
    proxy-connect-timeout 10
    proxy-max-temp-file-size 8m
    proxy-next-upstream error
    proxy-next-upstream-timeout 10
    proxy-next-upstream-tries 2
    proxy-read-timeout 10
    proxy-request-buffering off | on
    proxy-send-timeout 10`,
  ),
  ...harmless(
    'it changes headers of what a Pod answered',
    at('internal/ingress/annotations/proxy, customhttperrors; rootfs/etc/nginx/template/nginx.tmpl'),
    `
    disable-proxy-intercept-errors true | false
    proxy-cookie-domain a b
    proxy-cookie-path /a /b
    proxy-redirect-from http://a.example
    proxy-redirect-to http://b.example`,
  ),
  ...harmless(
    'it decides what is written down about a request',
    at('internal/ingress/annotations/log, opentelemetry'),
    `
    enable-access-log false | true
    enable-opentelemetry true | false
    enable-rewrite-log true | false
    opentelemetry-trust-incoming-span true | false`,
  ),
  ...harmless(
    'it is a detail of what modsecurity or a mirror does, which is told by itself',
    at('internal/ingress/annotations/modsecurity, mirror'),
    `
    enable-owasp-core-rules true | false
    mirror-host a.example
    mirror-request-body off | on
    modsecurity-transaction-id $request_id`,
  ),
  ...harmless(
    'it is part of the TLS handshake, which is over before a request is read',
    at('internal/ingress/annotations/sslcipher'),
    'ssl-prefer-server-ciphers true | false',
  ),
];

/** What is known of each annotation of ingress-nginx. */
export const ingressNginxStandings: StandingTable = {
  profile: 'ingress-nginx',
  onServices: 'never',
  standings: new Map([...Object.entries({ ...decided, ...byValue, ...open }), ...idle]),
};
