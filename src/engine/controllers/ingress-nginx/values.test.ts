import { describe, expect, test } from 'vitest';
import type { ProfileOptions } from '../../match/profile.ts';
import { requestFromParts } from '../../match/request.ts';
import { answerTo } from '../../testing/answers.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { ingressNginx } from './profile.ts';

type Annotations = Readonly<Record<string, string>>;

function prefixed(annotations: Annotations): Annotations {
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]),
  );
}

interface Parts {
  readonly name?: string;
  readonly path?: string;
  readonly service?: string;
  readonly port?: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>>;
}

function ingress(annotations: Annotations, parts: Parts = {}): Manifest {
  const { name = 'i', path = '/', service = 'web', port = { number: 80 }, spec = {} } = parts;
  const paths = [{ path, pathType: 'Prefix', backend: { service: { name: service, port } } }];
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations },
    spec: { rules: [{ host: 'a.example', http: { paths } }], ...spec },
  };
}

const compile = (manifests: readonly Manifest[], options: ProfileOptions = {}, existence?: 'given') =>
  ingressNginx.compile(clusterOf(manifests, existence), options);

function ask(annotations: Annotations, line: string, options: ProfileOptions = {}) {
  return answerTo(compile([ingress(prefixed(annotations))], options), line);
}

describe('TLS that is passed on', () => {
  const passed = { 'ssl-passthrough': 'true', 'permanent-redirect': 'https://o.example' };

  test.each([
    [true, 'https://a.example/x', 'web'],
    [true, 'http://a.example/x', '301 https://o.example'],
    [false, 'https://a.example/x', '301 https://o.example'],
  ])('with enableSslPassthrough %s: %s is answered by %s', (enableSslPassthrough, line, expected) => {
    expect(ask(passed, line, { enableSslPassthrough })).toBe(expected);
  });

  test('is read in the source and not measured; without a Service for / nothing is claimed', () => {
    const options = { enableSslPassthrough: true };
    const request = requestFromParts({ scheme: 'https', host: 'a.example', target: '/x' });
    expect(compile([ingress(prefixed(passed))], options).explain(request).evidence).toBe('source');
    const without = compile([ingress(prefixed(passed), { path: '/x' })], options).explain(request);
    expect([without.outcome.kind, without.evidence, without.cause.kind]).toEqual([
      'unknown',
      'inferred',
      'not-simulated',
    ]);
  });
});

describe('variables of nginx', () => {
  test.each([
    ['app-root', '/$host/$scheme', 'http://a.example/', '302 http://a.example/a.example/http'],
    ['app-root', '/x$1', 'http://a.example/', '302 http://a.example/x'],
    ['app-root', '/$nothing', 'http://a.example/', 'rejected'],
    ['app-root', '/x$', 'http://a.example/', 'rejected'],
    ['rewrite-target', '/x$', 'http://a.example/', 'rejected'],
    ['rewrite-target', '/x$0', 'http://a.example/', 'rejected'],
    ['rewrite-target', '/$arg_to', 'http://a.example/?a=b&to=c', 'web'],
    ['rewrite-target', '/$remote_addr', 'http://a.example/', 'unknown'],
    ['rewrite-target', 'http://o.example/$http_host', 'http://a.example:81/', '302 http://o.example/a.example:81'],
    ['rewrite-target', '/$subdomain', 'http://a.example/', 'rejected'],
  ])('%s: %s on %s: %s', (name, value, line, expected) => {
    expect(ask({ [name]: value }, line)).toBe(expected);
  });

  test('of the query and of headers are filled in', () => {
    const target = (value: string, headers = {}) => {
      const program = compile([ingress(prefixed({ 'rewrite-target': value }))]);
      const request = requestFromParts({ scheme: 'http', host: 'a.example', target: '/?To=c', headers });
      const outcome = program.match(request);
      return outcome.kind === 'backend' ? outcome.upstreamTarget : outcome.kind;
    };
    expect(target('/$arg_to')).toBe('/c?To=c');
    expect(target('/$http_x_team', { 'X-Team': 'red' })).toBe('/red?To=c');
    expect(target('/-$cookie_who', { Cookie: 'who=ann' })).toBe('/-ann?To=c');
    expect(target('/$remote_user')).toBe('unknown');
  });
});

describe('values as the controller’s parsers read them', () => {
  test.each([
    [{ 'temporal-redirect': 'HTTPS://o.example' }, '302 HTTPS://o.example'],
    [{ 'temporal-redirect': 'https://o.example:x', 'permanent-redirect': '/y' }, 'web'],
    [{ 'temporal-redirect': '', 'permanent-redirect': '/y' }, 'web'],
    [{ 'permanent-redirect': '/y', 'permanent-redirect-code': '' }, 'web'],
    [{ 'permanent-redirect': '/y', 'permanent-redirect-code': '+308' }, '308 http://a.example/y'],
    [{ 'permanent-redirect': '/y', 'permanent-redirect-code': '99999999999999999999' }, 404],
    [{ 'permanent-redirect': 'https://o.example\n' }, 404],
    [{ 'permanent-redirect': '/y', 'relative-redirects': 't' }, '301 /y'],
    [{ 'rewrite-target': '/y\n' }, 'web'],
    [{ 'upstream-hash-by': '$remote_addr\nx;' }, 'web'],
    [{ 'upstream-hash-by': '', 'upstream-hash-by-subset': 'yes' }, 'web'],
    [{ 'upstream-hash-by-subset': 'yes' }, 404],
    [{ 'limit-whitelist': '10.0.0.0/8' }, 'web'],
    [{ 'fastcgi-params-configmap': 'other/params' }, 503],
    [{ 'opentelemetry-operation-name': 'a b/c' }, 'web'],
    [{ 'enable-opentelemetry': 'true', 'opentelemetry-operation-name': 'a b/c' }, 404],
    [{ 'auth-type': 'Basic', 'auth-secret': 's' }, 404],
    [{ 'auth-type': 'basic', 'auth-secret': 's', 'auth-realm': 'Who?' }, 404],
    [{ 'auth-tls-secret': 'default/c', 'auth-tls-match-cn': 'shop' }, 404],
    [{ 'auth-url': 'http://auth.example/a b;c' }, 404],
    [{ 'x-forwarded-prefix': '/a b' }, 'web'],
    [{ 'x-forwarded-prefix': '/a?b' }, 404],
  ])('%j: %s', (annotations, expected) => {
    expect(ask(annotations, 'http://a.example/')).toBe(expected);
  });

  test.each([
    [{}, 'https://any.example', 204],
    [{ 'cors-allow-origin': 'https://o.example' }, 'https://o.example', 204],
    [{ 'cors-allow-origin': 'https://o.example' }, 'https://p.example', 'web'],
    [{ 'cors-allow-origin': 'https://*.o.example:8443' }, 'https://x.o.example:8443', 204],
    [{ 'cors-allow-origin': '' }, 'https://p.example', 204],
    [{ 'cors-allow-origin': 'not an origin!' }, 'https://p.example', 204],
    [{ 'cors-allow-origin': 'o.example' }, 'https://o.example', 'web'],
  ])('CORS with %j asked from %s: %s', (annotations, origin, expected) => {
    const program = compile([ingress(prefixed({ 'enable-cors': 'true', ...annotations }))]);
    const parts = { scheme: 'http', host: 'a.example', target: '/', method: 'OPTIONS', headers: { Origin: origin } };
    const outcome = program.match(requestFromParts(parts));
    expect(outcome.kind === 'status' ? outcome.status : outcome.kind === 'backend' && outcome.service.name).toBe(
      expected,
    );
  });

  test.each([
    ['X-Canary ', 'always', 'canary'],
    ['X-Canary!', 'always', 'web'],
    ['X-Canary', 'Always', 'web'],
  ])('the canary header %j sent as %s leads to %s', (header, sent, expected) => {
    const canary = prefixed({ canary: 'T', 'canary-by-header': header });
    const program = compile([ingress({}), ingress(canary, { name: 'c', service: 'canary' })]);
    const parts = { scheme: 'http', host: 'a.example', target: '/', headers: { 'X-Canary': sent } };
    const outcome = program.match(requestFromParts(parts));
    expect(outcome.kind === 'backend' && outcome.service.name).toBe(expected);
  });

  test('a risk level is read in any case, and an unknown one is the lowest', () => {
    const level = (risk: string) =>
      ask({ 'auth-url': 'http://auth.example' }, 'http://a.example/', {
        configMap: { 'annotations-risk-level': risk },
      });
    expect([level('high'), level('medium'), level('whatever')]).toEqual(['web', 404, 404]);
  });

  test('a snippet without its prefix is too risky too', () => {
    expect(answerTo(compile([ingress({ 'configuration-snippet': 'return 200;' })]), 'http://a.example/')).toBe(404);
  });
});

describe('upstreams', () => {
  const service: Manifest = {
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: { ports: [{ name: 'http', port: 80 }] },
  };
  const empty: Manifest = {
    kind: 'EndpointSlice',
    metadata: { name: 'web-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: [],
  };

  test.each([
    [{ number: 81 }, 'web'],
    [{ name: 'http' }, 'web'],
    [{ name: 'grpc' }, 503],
  ])('service-upstream takes the port %j: %s', (port, expected) => {
    const manifests = [ingress(prefixed({ 'service-upstream': 'true' }), { port }), service, empty];
    expect(answerTo(compile(manifests, {}, 'given'), 'http://a.example/')).toBe(expected);
  });

  test('a canary without a partner takes the upstream of its default backend away: 503 for whoever used it', () => {
    const defaultBackend = { service: { name: 'rest', port: { number: 80 } } };
    const main = ingress({}, { name: 'z', path: '/x', spec: { defaultBackend } });
    const canary = {
      kind: 'Ingress',
      metadata: { name: 'a', namespace: 'default', annotations: prefixed({ canary: 'true' }) },
      spec: { defaultBackend },
    };
    expect(answerTo(compile([main]), 'http://a.example/y')).toBe('rest');
    expect(answerTo(compile([main, canary]), 'http://a.example/y')).toBe(503);
  });
});
