import { describe, expect, test } from 'vitest';
import { loadProfile } from '../engine/controllers/registry.ts';
import { requestFromParts } from '../engine/match/request.ts';
import { clusterOf } from '../engine/testing/cluster.ts';

/** Something that no measured test generates, why, and a request that it would decide. */
interface Exclusion {
  readonly profile: string;
  readonly what: string;
  readonly why: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** The annotations stand on the Service. */
  readonly isOnService?: true;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly host?: string | null;
  readonly path?: string;
  readonly asks?: Parameters<typeof requestFromParts>[0];
}

const lua = 'the answer comes from the scripts of the controller';
const pods = 'the answer comes from what stands behind the proxy, or from the address of the client';
const nginx = (what: string, why: string, more: Partial<Exclusion> = {}): Exclusion => ({
  profile: 'ingress-nginx',
  what,
  why,
  annotations: { [`nginx.ingress.kubernetes.io/${what}`]: 'true' },
  ...more,
});
const of =
  (prefix: string, profile: string) =>
  (what: string, why: string, value: string, more: Partial<Exclusion> = {}) => ({
    profile,
    what,
    why,
    annotations: { [`${prefix}/${what}`]: value },
    ...more,
  });
const ingress = of('haproxy-ingress.github.io', 'haproxy-ingress');
const tech = of('haproxy.org', 'haproxytech');
const https = { scheme: 'https', host: 'a.example.com', target: '/' } as const;
const options = { scheme: 'http', method: 'OPTIONS', host: 'a.example.com', target: '/' } as const;

const exclusions: readonly Exclusion[] = [
  nginx('auth-url', lua, { annotations: { 'nginx.ingress.kubernetes.io/auth-url': 'http://auth.test/' } }),
  nginx('limit-rps', pods, { annotations: { 'nginx.ingress.kubernetes.io/limit-rps': '1' } }),
  nginx('mirror-target', pods, { annotations: { 'nginx.ingress.kubernetes.io/mirror-target': 'https://m.test' } }),
  nginx('configuration-snippet', 'a snippet is a program', {
    annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'return 418;' },
    options: { configMap: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' } },
  }),
  nginx('ssl-passthrough', 'the controller itself passes the connection on', {
    options: { enableSslPassthrough: true },
    asks: https,
  }),
  nginx('a forwarded header without a value', 'nginx takes it for absent, the scripts do not', {
    annotations: {},
    options: { configMap: { 'use-forwarded-headers': 'true' } },
    asks: { ...https, scheme: 'http', headers: { 'X-Forwarded-Proto': '' } },
  }),
  ingress('http-header-match', 'the controller orders the files of header matches at random', 'X-A: b', {
    asks: { ...https, scheme: 'http', headers: { 'x-a': 'b' } },
  }),
  ingress('ssl-passthrough', 'the Pod ends TLS', 'true', { asks: https }),
  ingress('ssl-passthrough', 'the Pod ends TLS: plain requests are redirected by the same annotation', 'true'),
  ingress('rewrite-target', 'HAProxy refuses the configuration', '/a%b'),
  ingress('rewrite-target', 'a line break ends the rule in the configuration', '/a\n/b'),
  ingress('redirect-to', 'the controller fails in a rule without a host', 'https://moved.test/', { host: null }),
  ingress('auth-url', lua, 'http://auth.test/'),
  ingress('limit-rps', pods, '1'),
  ingress('allowlist-source-range', pods, '10.0.0.0/8'),
  ingress('config-backend', 'a snippet is a program', 'http-request deny'),
  ingress('cors-enable', 'answers of preflights are not simulated', 'true', { asks: options }),
  ingress('blue-green-header', pods, 'X-Server:tier'),
  ingress('backend-protocol', pods, 'h2'),
  ingress('bind-https', 'another listener', ':8443'),
  tech('route-acl', 'an expression of HAProxy', 'cookie(staging) -m found', { isOnService: true }),
  tech('ssl-passthrough', 'the Pod ends TLS', 'true', { asks: https }),
  tech('allow-list', pods, '10.0.0.0/8'),
  tech('auth-type', pods, 'basic-auth'),
  tech('rate-limit-requests', pods, '1'),
  tech('backend-config-snippet', 'a snippet is a program', 'http-request deny'),
  tech('cors-enable', 'answers of preflights are not simulated', 'true', { asks: options }),
  tech('set-host', 'another Host reaches the Pod', 'b.test'),
  tech('ssl-redirect-code', 'HAProxy redirects with five codes only', '200', {
    annotations: { 'haproxy.org/ssl-redirect': 'true', 'haproxy.org/ssl-redirect-code': '200' },
  }),
  tech('request-redirect-code', 'HAProxy redirects with five codes only', '418', {
    annotations: { 'haproxy.org/request-redirect': 'moved.test', 'haproxy.org/request-redirect-code': '418' },
  }),
  tech('path-rewrite', '`%` begins a variable of a log-format', '/%[src]'),
  tech('request-redirect', '`%` begins a variable of a log-format', 'moved.test/%[path]'),
  ...[tech, ingress].flatMap((one) =>
    [
      { method: 'CONNECT', target: 'a.example.com:443' },
      { method: 'GET', target: 'http://a.example.com' },
    ].map((asks) =>
      one('a target without a path', 'HAProxy has no path to look up', '', {
        annotations: {},
        asks: { scheme: 'http', host: 'a.example.com', ...asks },
      }),
    ),
  ),
];

describe('what the measured tests leave out', () => {
  test.each(exclusions)('$profile: $what, because $why, is never said to be measured', async (one) => {
    const profile = (await loadProfile(one.profile)) ?? expect.fail(one.profile);
    const backend = { service: { name: 'web', port: { number: 80 } } };
    const path = { path: one.path ?? '/', pathType: 'Prefix', backend };
    const host = one.host === undefined ? 'a.example.com' : one.host;
    const manifest = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web', namespace: 'default', annotations: (!one.isOnService && one.annotations) || {} },
      spec: { rules: [{ ...(host === null ? {} : { host }), http: { paths: [path] } }] },
    };
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'default', annotations: one.annotations ?? {} },
      spec: { ports: [{ port: 80 }] },
    };
    const manifests = one.isOnService ? [manifest, service] : [manifest];
    const program = profile.compile(clusterOf(manifests, 'assumed'), one.options ?? {});
    const asked = one.asks ?? { scheme: 'http', host: 'a.example.com', target: '/' };
    const { evidence, outcome } = program.explain(requestFromParts(asked));
    expect(evidence, JSON.stringify(outcome)).not.toBe('measured');
  });
});
