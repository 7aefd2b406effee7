import { describe, expect, test } from 'vitest';
import { parseRequestLine } from '../../match/parse-request.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { ingressNginx } from './profile.ts';

function ingress(spec: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: web}
spec:
  ingressClassName: nginx
${spec}`;
}

function rule(host: string, path: string, pathType = 'Prefix'): string {
  return `  rules:
    - host: ${host}
      http: {paths: [{path: "${path}", pathType: ${pathType}, backend: {service: {name: cart, port: {number: 80}}}}]}
`;
}

function causeOf(text: string, line: string, options = {}) {
  const parsed = parseRequestLine(line);
  if (!parsed.ok) throw new Error(line);
  const program = ingressNginx.compile(buildCluster([readSourceFile('a.yaml', text)], 'assumed', false), options);
  return { cause: program.explain(parsed.value).cause, text };
}

describe('an Ingress that deep inspection leaves out', () => {
  test.each([
    [ingress(rule('a.example.com', '/etc/nginx')), 'GET http://a.example.com/etc/nginx/x', '/etc/nginx'],
    [
      ingress(`${rule('a.example.com', '/')}  tls: [{hosts: [a.example.com], secretName: x_by_lua}]\n`),
      'GET http://a.example.com/',
      'x_by_lua',
    ],
  ])('is named with the text that does it', (text, line, key) => {
    const { cause } = causeOf(text, line);
    expect(cause).toMatchObject({
      kind: 'ingress-refused',
      ingress: 'web/shop',
      key,
      rule: 'ingress-nginx/inspection',
    });
    const { start, end } = cause.kind === 'ingress-refused' ? cause.place.range : { start: 0, end: 0 };
    expect(text.slice(start, end)).toContain(key);
  });

  test('is not blamed for a request that it would not take', () => {
    const text = ingress(rule('a.example.com', '/etc/nginx'));
    expect(causeOf(text, 'GET http://b.example.com/').cause.kind).not.toBe('ingress-refused');
  });
});

test('an Ingress that --disable-catch-all leaves out is named with its default backend', () => {
  const backend = '  defaultBackend: {service: {name: rest, port: {number: 80}}}\n';
  const text = ingress(`${rule('a.example.com', '/cart')}${backend}`);
  const { cause } = causeOf(text, 'GET http://a.example.com/cart', { disableCatchAll: true });
  expect(cause).toMatchObject({ kind: 'ingress-refused', key: 'spec.defaultBackend', rule: 'ingress-nginx/catch-all' });
});

test.each(['/상품/x', '/%EC%83%81%ED%92%88/x'])(
  'a path that is not ASCII is told as Exact when %s asks for more',
  (path) => {
    const text = ingress(rule('a.example.com', '/상품', 'Exact'));
    const { cause } = causeOf(text, `GET http://a.example.com${path}`);
    expect(cause.kind === 'path-unmatched' && cause.nearest).toMatchObject([
      { path: '/상품', miss: 'exact', at: 7, corrected: '/상품' },
    ]);
  },
);

test('a canary without a partner is named on a host whose paths are expressions because of another Ingress', () => {
  const named = (name: string, annotations: string, path: string) =>
    ingress(rule('a.example.com', path, 'ImplementationSpecific')).replace(
      'name: shop',
      `name: ${name}, annotations: {${annotations}}`,
    );
  const expression = named('shop', 'nginx.ingress.kubernetes.io/use-regex: "true"', '/cart/[0-9]+');
  const canary = named('dark', 'nginx.ingress.kubernetes.io/canary: "true"', '/.{3}$').replace(
    'cart, port',
    'dark, port',
  );
  const { cause } = causeOf(`${expression}---\n${canary}`, 'GET http://a.example.com/foo');
  expect(cause).toMatchObject({
    kind: 'route-refused',
    why: 'canary-alone',
    key: 'nginx.ingress.kubernetes.io/canary',
    path: { ingress: 'web/dark' },
  });
});

test.each(['/상품', '/%EC%83%81%ED%92%88/x'])('so is one whose path is not ASCII, asked for as %s', (path) => {
  const shop = ingress(rule('a.example.com', '/cart'));
  const annotated = 'name: dark, annotations: {nginx.ingress.kubernetes.io/canary: "true"}';
  const canary = ingress(rule('a.example.com', '/상품'))
    .replace('name: shop', annotated)
    .replace('cart, port', 'dark, port');
  const { cause } = causeOf(`${shop}---\n${canary}`, `GET http://a.example.com${path}`);
  expect(cause).toMatchObject({ kind: 'route-refused', why: 'canary-alone', path: { path: '/상품' } });
});

test('the class step counts an Ingress that deep inspection leaves out: its class is right', () => {
  const text = ingress(rule('a.example.com', '/etc/nginx'));
  const program = ingressNginx.compile(buildCluster([readSourceFile('a.yaml', text)], 'assumed', false), {});
  const parsed = parseRequestLine('GET http://a.example.com/etc/nginx');
  if (!parsed.ok) throw new Error('not read');
  const { trace } = program.explain(parsed.value);
  expect(trace).toContainEqual({ kind: 'class', rule: 'ingress-nginx/class', taken: 1, all: 1 });
});

describe('on a host of expressions the generated `/` stands before an Exact one', () => {
  const paths = ['{path: /, pathType: Exact', '{path: /docs, pathType: Prefix'].map(
    (path) => `${path}, backend: {service: {name: cart, port: {number: 80}}}}`,
  );
  const text = (spec = '') =>
    ingress(`  rules: [{host: a.example.com, http: {paths: [${paths.join(', ')}]}}]\n${spec}`).replace(
      'namespace: web',
      'namespace: web, annotations: {nginx.ingress.kubernetes.io/rewrite-target: /x}',
    );

  test.each(['/', '/other'])('and is named as what keeps %s from being answered', (path) => {
    const { cause } = causeOf(text(), `GET http://a.example.com${path}`);
    expect(cause).toMatchObject({ kind: 'route-refused', why: 'generated', path: { path: '/' } });
    const mended = causeOf(text().replace('Exact', 'Prefix'), `GET http://a.example.com${path}`);
    expect(mended.cause).toMatchObject({ kind: 'matched', winner: { path: '/' } });
  });

  test('also where a default backend takes the request', () => {
    const spec = '  defaultBackend: {service: {name: rest, port: {number: 80}}}\n';
    const { cause } = causeOf(text(spec), 'GET http://a.example.com/');
    expect(cause).toMatchObject({ kind: 'default-backend', leftOut: { kind: 'route-refused', why: 'generated' } });
  });

  test('which is no reason on a host without expressions', () => {
    const plain = text().replace(/, annotations: {[^}]*}/, '');
    expect(causeOf(plain, 'GET http://a.example.com/').cause.kind).toBe('matched');
    expect(causeOf(plain, 'GET http://a.example.com/other').cause.kind).toBe('path-unmatched');
  });
});
