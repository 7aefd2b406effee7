import { describe, expect, test } from 'vitest';
import { ingressNginxAnnotations } from '../../match/annotations/ingress-nginx.ts';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { prefix } from './annotation-text.ts';
import { ingressNginx } from './profile.ts';
import { unsimulated } from './unsimulated.ts';

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Annotations whose effect on the answer is computed. */
const simulated = names(`
  app-root canary canary-by-cookie canary-by-header canary-by-header-pattern canary-by-header-value canary-weight
  canary-weight-total cors-allow-origin default-backend enable-cors force-ssl-redirect from-to-www-redirect
  permanent-redirect permanent-redirect-code preserve-trailing-slash relative-redirects rewrite-target server-alias
  service-upstream ssl-passthrough ssl-redirect temporal-redirect temporal-redirect-code use-port-in-redirects use-regex`);

/** Annotations of which only a value that cannot be read changes an answer. */
const byValueOnly = names(`
  auth-cache-duration auth-method auth-realm auth-response-headers auth-secret-type auth-tls-error-page
  auth-tls-pass-certificate-to-upstream client-body-buffer-size connection-proxy-header fastcgi-index http2-push-preload
  limit-allowlist load-balance opentelemetry-operation-name ssl-ciphers upstream-hash-by upstream-hash-by-subset
  upstream-hash-by-subset-size upstream-vhost x-forwarded-prefix`);

/** Annotations that never change who answers, each with a value that is right. */
const harmless = new Map(
  `affinity-mode persistent
auth-always-set-cookie true
auth-cache-key $remote_user
auth-keepalive 10
auth-keepalive-requests 10
auth-keepalive-share-vars true
auth-keepalive-timeout 10
auth-request-redirect https://a.example
auth-signin-redirect-param rd
auth-tls-verify-depth 2
backend-protocol GRPC
cors-allow-credentials true
cors-allow-headers X-A
cors-allow-methods GET
cors-expose-headers X-A
cors-max-age 10
disable-proxy-intercept-errors true
enable-access-log false
enable-opentelemetry true
enable-owasp-core-rules true
enable-rewrite-log true
limit-burst-multiplier 2
limit-rate 10
limit-rate-after 10
mirror-host a.example
mirror-request-body off
modsecurity-transaction-id $request_id
opentelemetry-trust-incoming-span true
proxy-body-size 8m
proxy-buffer-size 8k
proxy-buffering on
proxy-buffers-number 8
proxy-busy-buffers-size 16k
proxy-connect-timeout 10
proxy-cookie-domain a b
proxy-cookie-path /a /b
proxy-http-version 1.0
proxy-max-temp-file-size 8m
proxy-next-upstream error
proxy-next-upstream-timeout 10
proxy-next-upstream-tries 2
proxy-read-timeout 10
proxy-redirect-from http://a.example
proxy-redirect-to http://b.example
proxy-request-buffering off
proxy-send-timeout 10
proxy-ssl-ciphers HIGH
proxy-ssl-name a.example
proxy-ssl-protocols TLSv1.3
proxy-ssl-server-name on
proxy-ssl-verify on
proxy-ssl-verify-depth 2
session-cookie-change-on-failure true
session-cookie-conditional-samesite-none true
session-cookie-domain a.example
session-cookie-expires 10
session-cookie-max-age 10
session-cookie-name a
session-cookie-path /
session-cookie-samesite Lax
session-cookie-secure true
ssl-prefer-server-ciphers true`
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const),
);

const noted = [...unsimulated.keys()];

/** A value that is taken for an annotation that is not simulated. */
const values: ReadonlyMap<string, string> = new Map([
  ['auth-type', 'basic'],
  ['limit-connections', '5'],
  ['limit-rpm', '5'],
  ['limit-rps', '5'],
  ['auth-url', 'http://auth.example/check'],
  ['auth-tls-secret', 'default/clients'],
  ['auth-tls-match-cn', 'CN=a'],
  ['proxy-ssl-secret', 'default/certificate'],
  ['custom-http-errors', '404'],
  ['allowlist-source-range', '10.0.0.0/8'],
  ['whitelist-source-range', '10.0.0.0/8'],
  ['denylist-source-range', '10.0.0.0/8'],
]);

function programWith(annotations: Readonly<Record<string, string>>) {
  const all = Object.fromEntries(Object.entries(annotations).map(([name, value]) => [prefix + name, value]));
  const paths = ['/', '/cart', '/cart/(.*)'].map((path) => ({
    path,
    pathType: 'Prefix',
    backend: { service: { name: path === '/' ? 'web' : 'cart', port: { number: 80 } } },
  }));
  const ingress = (name: string, own: Readonly<Record<string, string>>, service?: string) => ({
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations: own },
    spec: {
      tls: [{ hosts: ['shop.example.com'] }],
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: service ? [{ ...paths[0], backend: { service: { name: service, port: { number: 80 } } } }] : paths,
          },
        },
      ],
    },
  });
  const canary = { [`${prefix}canary`]: 'true', [`${prefix}canary-by-header`]: 'X-Canary' };
  const cluster = clusterOf([ingress('main', all), ingress('canary', canary, 'canary')]);
  return ingressNginx.compile(cluster, { configMap: { 'annotations-risk-level': 'Critical' } });
}

const requests = ['http', 'https'].flatMap((scheme) =>
  ['/', '/cart', '/cart/x', '/x/'].flatMap((target) => [
    requestFromParts({ scheme, host: 'shop.example.com', target }),
    requestFromParts({ scheme, host: 'www.shop.example.com', target, method: 'OPTIONS', headers: { Origin: 'x' } }),
    requestFromParts({ scheme, host: 'shop.example.com', target, headers: { 'X-Canary': 'always' } }),
  ]),
);

describe('every annotation that the controller reads', () => {
  test('is simulated, noted, known for its values alone, or harmless, and only one of them', () => {
    const known = [...simulated, ...noted, ...byValueOnly, ...harmless.keys()];
    expect(new Set(known).size).toBe(known.length);
    const read = ingressNginxAnnotations.map(({ name }) => name.slice(prefix.length));
    expect(known.filter((name) => name !== 'whitelist-source-range').sort()).toEqual([...read].sort());
  });

  test.each([...harmless])('%s: %s changes no answer', (name, value) => {
    const [plain, other] = [programWith({}), programWith({ [name]: value })];
    for (const request of requests) expect(other.match(request)).toEqual(plain.match(request));
  });

  test.each(noted)('%s is noted on a request that it concerns, and the evidence is weaker', (name) => {
    const more = name === 'auth-type' ? { 'auth-secret': 'users' } : {};
    const program = programWith({ [name]: values.get(name) ?? 'x', ...more });
    const decisions = requests.map((request) => program.explain(request));
    const isNoted = (index: number) =>
      decisions[index]?.trace.some((step) => step.kind === 'note' && step.params['annotation'] === prefix + name);
    const indexes = decisions.flatMap((_, index) => (isNoted(index) ? [index] : []));
    expect(indexes.length).toBeGreaterThan(0);
    for (const index of indexes) expect(decisions[index]?.evidence).toBe('inferred');
  });

  test('a key of the ConfigMap that is not simulated concerns every request', () => {
    const evidence = (configMap: Readonly<Record<string, string>>) =>
      ingressNginx
        .compile(clusterOf([]), { configMap })
        .explain(requestFromParts({ scheme: 'http', host: 'a.example', target: '/' })).evidence;
    expect(evidence({ 'global-auth-url': 'http://auth.example' })).toBe('inferred');
    expect(evidence({ 'enable-modsecurity': 'false', 'ssl-redirect': 'false' })).toBe('measured');
  });

  test('a forwarded header without a value is only known from the source', () => {
    const program = programWith({ 'force-ssl-redirect': 'true' });
    const parts = { scheme: 'http', host: 'shop.example.com', target: '/', headers: { 'X-Forwarded-Proto': '' } };
    expect(program.explain(requestFromParts(parts)).evidence).toBe('measured');
    const trusting = ingressNginx.compile(clusterOf([]), { configMap: { 'use-forwarded-headers': 'true' } });
    expect(trusting.explain(requestFromParts(parts)).evidence).toBe('source');
  });

  test('what is asked after redirects does not concern a request that is redirected', () => {
    const program = programWith({ 'auth-url': 'http://auth.example/check' });
    const [toHttps, served] = ['http', 'https'].map((scheme) =>
      program.explain(requestFromParts({ scheme, host: 'shop.example.com', target: '/cart' })),
    );
    expect([toHttps?.outcome.kind, toHttps?.evidence]).toEqual(['redirect', 'measured']);
    expect([served?.outcome.kind, served?.evidence]).toEqual(['backend', 'inferred']);
  });
});
