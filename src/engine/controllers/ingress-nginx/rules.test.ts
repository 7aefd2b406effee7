import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../../match/parse-request.ts';
import type { ProfileOptions } from '../../match/profile.ts';
import { answerTo } from '../../testing/answers.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { ingressNginx } from './profile.ts';

type Path = readonly [path: string, service: string, pathType?: string];

function ingress(name: string, annotations: Readonly<Record<string, string>>, ...paths: readonly Path[]): Manifest {
  const prefixed = Object.entries(annotations).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]);
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'default', annotations: Object.fromEntries(prefixed) },
    spec: {
      rules: [
        {
          host: 'a.example',
          http: {
            paths: paths.map(([path, service, pathType = 'Prefix']) => ({
              path,
              pathType,
              backend: { service: { name: service, port: { number: 80 } } },
            })),
          },
        },
      ],
    },
  };
}

function programOf(manifests: readonly Manifest[], options: ProfileOptions = {}, existence?: 'given') {
  return ingressNginx.compile(clusterOf(manifests, existence), options);
}

const web: Path = ['/', 'web'];
const get = 'http://a.example/';

describe('an Ingress that never enters the store', () => {
  test.each([
    ['configuration-snippet', 'return 200;', 'High'],
    ['auth-url', 'http://auth', 'Medium'],
    ['server-alias', 'b.example', 'Medium'],
    ['rewrite-target', '/x', 'Low'],
    ['allowlist-source-range', '10.0.0.0/8', 'Low'],
  ])('%s is above risk level %3$s', (name, value, level) => {
    const manifests = [ingress('i', { [name]: value }, web)];
    expect(answerTo(programOf(manifests, { configMap: { 'annotations-risk-level': level } }), get)).toBe(404);
    const above = { Low: 'Medium', Medium: 'High', High: 'Critical' }[level];
    expect(answerTo(programOf(manifests, { configMap: { 'annotations-risk-level': above } }), get)).toBe('web');
  });

  test.each([
    ['server-alias', 'b.example;return'],
    ['default-backend', 'Not_A_Service'],
    ['custom-http-errors', '404,teapot'],
    ['limit-rps', 'ten'],
    ['ssl-passthrough', 'yes'],
    ['permanent-redirect', 'https://o.example/a%20b'],
    ['permanent-redirect', 'https://o.example/#x'],
    ['upstream-vhost', 'a b'],
  ])('%s: %s is refused with the whole Ingress', (name, value) => {
    expect(answerTo(programOf([ingress('i', { [name]: value }, web)]), get)).toBe(404);
  });

  test.each([
    ['server-alias', '*.b.example, ~^c\\d+$'],
    ['default-backend', 'errors'],
    ['custom-http-errors', '404, 503'],
    ['limit-rps', ''],
  ])('%s: %j is taken', (name, value) => {
    expect(answerTo(programOf([ingress('i', { [name]: value }, web)]), get)).toBe('web');
  });

  test('a word of annotation-value-word-blocklist is refused, in the controller’s own annotations only', () => {
    const options = { configMap: { 'annotation-value-word-blocklist': 'load_module, serviceaccount' } };
    expect(answerTo(programOf([ingress('i', { 'app-root': '/serviceaccount' }, web)], options), get)).toBe(404);
    expect(answerTo(programOf([ingress('i', { 'auth-realm': 'x' }, web)], options), get)).toBe('web');
  });
});

describe('ConfigMap keys stand in for missing annotations', () => {
  const tls = { spec: { tls: [{ hosts: ['a.example'] }] } };
  const secured = (annotations: Readonly<Record<string, string>>): Manifest => {
    const plain = ingress('i', annotations, web);
    return { ...plain, spec: { ...(plain['spec'] as object), ...tls.spec } };
  };

  test.each([
    [{}, {}, '308 https://a.example/x'],
    [{ 'preserve-trailing-slash': 'true' }, {}, '308 https://a.example/x/'],
    [{ 'preserve-trailing-slash': 'true' }, { 'preserve-trailing-slash': 'false' }, '308 https://a.example/x'],
    [{ 'use-port-in-redirects': 'true' }, {}, '308 https://a.example:443/x'],
    [{ 'ssl-redirect': 'false' }, {}, 'web'],
    [{ 'http-redirect-code': '302' }, {}, '302 https://a.example/x'],
  ])('%j with %j: %s', (configMap, annotations, expected) => {
    expect(answerTo(programOf([secured(annotations)], { configMap }), 'http://a.example/x/')).toBe(expected);
  });
});

describe('an Ingress whose locations all answer 503', () => {
  test.each([
    [{ 'auth-type': 'basic' }, 503],
    [{ 'auth-type': 'basic', 'auth-secret': 's' }, 'web'],
    [{ 'auth-type': '' }, 'web'],
    [{ 'auth-type': 'basic', 'auth-secret': 'other/s' }, 503],
    [{ 'auth-type': 'basic', 'auth-secret': 'default/s' }, 'web'],
    [{ 'auth-type': 'basic', 'auth-secret': 's', 'auth-secret-type': 'auth-files' }, 503],
    [{ 'allowlist-source-range': '' }, 503],
    [{ 'allowlist-source-range': '10.0.0.0/8,' }, 503],
    [{ 'allowlist-source-range': '10.0.0.0/33' }, 503],
    [{ 'allowlist-source-range': '10.0.0.01' }, 503],
    [{ 'allowlist-source-range': '10.0.0.0/8, 2001:db8::/32, ::1, ::ffff:10.0.0.1' }, 'web'],
    [{ 'allowlist-source-range': '', 'whitelist-source-range': '10.0.0.1' }, 'web'],
    [{ 'whitelist-source-range': '' }, 'web'],
    [{ 'whitelist-source-range': 'office' }, 503],
    [{ 'denylist-source-range': '10.0.0.0/8\n' }, 'web'],
    [{ 'auth-url': 'auth.example/check' }, 503],
    [{ 'auth-url': 'http://auth.example/check', 'auth-method': 'get' }, 503],
    [{ 'auth-url': 'http://auth.example/check', 'auth-cache-duration': 'forever' }, 503],
    [{ 'auth-url': 'http://auth.example/check', 'auth-cache-duration': '200 401 5m, 10m' }, 'web'],
    [{ 'auth-url': 'http://auth.example/check', 'auth-response-headers': 'X-User X-Mail' }, 503],
    [{ 'auth-tls-secret': 'clients' }, 503],
    [{ 'auth-tls-secret': 'default/clients' }, 'web'],
    [{ 'proxy-ssl-secret': 'certificate' }, 503],
  ])('%j: %s', (annotations, expected) => {
    expect(answerTo(programOf([ingress('i', annotations, web)]), get)).toBe(expected);
  });
});

describe('an ExternalName Service', () => {
  const service = (externalName: string): Manifest => ({
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: { type: 'ExternalName', externalName },
  });

  test.each([
    ['db.example.com', {}, 'web'],
    ['db.example.com.', {}, 'web'],
    ['10.1.2.3', {}, 'web'],
    ['localhost', {}, 503],
    ['127.0.0.1', {}, 503],
    ['not_a_name', {}, 503],
    ['db.example.com', { disableSvcExternalName: true }, 503],
  ])('%s with %j: %s', (name, options, expected) => {
    expect(answerTo(programOf([ingress('i', {}, web), service(name)], options, 'given'), get)).toBe(expected);
  });
});

describe('what the page shows', () => {
  test.each(['auth-url', 'mirror-target', 'custom-http-errors', 'limit-rps'])(
    '%s is named in the trace and among the problems',
    (name) => {
      const value =
        { 'auth-url': 'http://auth.example', 'custom-http-errors': '404', 'limit-rps': '5' }[name] ?? 'cookie';
      const program = programOf([ingress('i', { [name]: value }, web)]);
      const full = `nginx.ingress.kubernetes.io/${name}`;
      const said = program.diagnostics.map(({ diagnostic }) => JSON.stringify(diagnostic.params));
      expect(said.some((params) => params.includes(full))).toBe(true);
      const parsed = parseRequestLine(get);
      const trace = parsed.ok ? program.explain(parsed.value).trace : [];
      expect(trace.some((step) => step.kind === 'note' && step.params['annotation'] === full)).toBe(true);
    },
  );

  test('a rewrite with groups leaves a longer Exact path out of reach', () => {
    const program = programOf([
      ingress('i', { 'rewrite-target': '/$2' }, ['/api(/|$)(.*)', 'api', 'ImplementationSpecific']),
      ingress('j', {}, ['/api/health', 'status', 'Exact'], ['/apix', 'x', 'Exact']),
    ]);
    expect(program.deadPaths().map(({ pathId, why }) => `${why} ${pathId.includes('/api/health')}`)).toEqual([
      'shadowed true',
    ]);
    expect(answerTo(program, 'http://a.example/api/health')).toBe('api');
  });

  test('the webhook minds two canaries or two others on one path, not a canary beside one', () => {
    const codes = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) =>
      programOf([ingress('i', a, ['/x', 'a']), ingress('j', b, ['/x', 'b'])]).diagnostics.filter(
        ({ diagnostic }) => diagnostic.code === 'ingress-nginx/webhook-duplicate',
      ).length;
    expect(codes({}, {})).toBe(1);
    expect(codes({ canary: 'true' }, { canary: 'true' })).toBe(1);
    expect(codes({}, { canary: 'true' })).toBe(0);
    expect(codes({}, { canary: 'false' })).toBe(0);
  });
});
