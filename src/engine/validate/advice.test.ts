import { describe, expect, test } from 'vitest';
import { adviceNumbers } from '../diagnostics/advice-codes.ts';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import { checkTree } from './check-tree.ts';

function advice(text: string) {
  const file = readSourceFile('a.yaml', text, { check: (root, own) => checkTree(root, own) });
  return file.units.flatMap(({ diagnostics }) => diagnostics);
}

const backend = '{service: {name: web, port: {number: 80}}}';

function ingress(
  path: string,
  pathType: string,
  more: { host?: string; spec?: string; annotations?: string } = {},
): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, annotations: {${more.annotations ?? ''}}}
spec:
  ingressClassName: nginx
${more.spec ?? ''}  rules:
    - host: ${more.host ?? 'shop.example.com'}
      http:
        paths:
          - {path: ${JSON.stringify(path)}, pathType: ${pathType}, backend: ${backend}}
`;
}

describe('advice on one Ingress', () => {
  test.each([
    ['/', 'Prefix', []],
    ['/api', 'Exact', []],
    ['/api/', 'Exact', ['advice/exact-slash']],
    ['/api/', 'Prefix', ['advice/prefix-slash']],
    ['/api/*', 'Prefix', ['advice/path-star']],
    ['/api/*', 'Exact', ['advice/path-star']],
    ['/api/*', 'ImplementationSpecific', []],
    ['/api(/|$)(.*)', 'Prefix', ['advice/path-pattern']],
    ['/api(/|$)(.*)', 'ImplementationSpecific', []],
    ['/api', 'ImplementationSpecific', ['advice/path-implementation']],
    ['/api?a=b', 'Prefix', ['advice/path-query']],
    ['/a b', 'Prefix', ['advice/path-encoding']],
    ['/가격', 'Exact', ['advice/path-encoding']],
    ['/a.b-c_d~e', 'Prefix', []],
  ])('%s under %s', (path, pathType, expected) => {
    const found = advice(ingress(path, pathType));
    expect(found.map(({ code }) => code)).toEqual(expected);
    for (const { witness } of found) expect(witness).toMatch(/^GET http:\/\/shop\.example\.com\/\S*$/);
  });

  test('the witness is the request that surprises', () => {
    expect(advice(ingress('/api/', 'Exact'))[0]?.witness).toBe('GET http://shop.example.com/api');
    expect(advice(ingress('/z(/|$)(.*)', 'Prefix'))[0]?.witness).toBe('GET http://shop.example.com/z');
    expect(advice(ingress('/가?a', 'Exact'))[0]?.witness).toBe('GET http://shop.example.com/%EA%B0%80');
    expect(advice(ingress('/api', 'ImplementationSpecific'))[0]?.witness).toBe('GET http://shop.example.com/api1');
    expect(advice(ingress('/api/*', 'Prefix', { host: '"*.example.com"' }))[0]?.witness).toBe(
      'GET http://any.example.com/api/x',
    );
  });

  test('a path outside ASCII is shown as clients send it', () => {
    expect(advice(ingress('/가', 'Exact'))[0]?.params).toEqual({ path: '/가', encoded: '/%EA%B0%80' });
  });

  test.each([
    [
      'the class twice',
      ingress('/', 'Prefix', { annotations: 'kubernetes.io/ingress.class: nginx' }),
      'advice/class-annotation-same',
    ],
    [
      'a host with a very long label',
      ingress('/', 'Prefix', { host: `${'a'.repeat(64)}.example.com` }),
      'advice/host-label-long',
    ],
    [
      'a host in two rules',
      `${ingress('/', 'Prefix')}    - host: shop.example.com\n      http: {paths: [{path: /b, pathType: Prefix, backend: ${backend}}]}\n`,
      'advice/host-twice',
    ],
    ['a rule without paths', `${ingress('/', 'Prefix')}    - host: b.example.com\n`, 'advice/rule-without-paths'],
    [
      'a resource backend',
      ingress('/', 'Prefix').replace(backend, '{resource: {kind: Bucket, name: a}}'),
      'advice/resource-backend',
    ],
    [
      'a default backend beside a host',
      ingress('/api', 'Prefix', { spec: `  defaultBackend: ${backend}\n` }),
      'advice/default-backend',
    ],
    [
      'tls in two halves',
      ingress('/', 'Prefix', { spec: '  tls:\n    - hosts: [shop.example.com]\n    - secretName: cert\n' }),
      'advice/tls-split',
    ],
  ])('%s', (_sentence, text, code) => {
    expect(advice(text).map((one) => one.code)).toEqual([code]);
    expect(advice(text)[0]?.witness).toMatch(/^GET https?:\/\/[a-z.]+\/\S*$/);
  });

  test('a master of mergeable Ingresses has no paths on purpose', () => {
    const master = `${ingress('/', 'Prefix', { annotations: 'nginx.org/mergeable-ingress-type: master' })}    - host: b.example.com\n`;
    expect(advice(master)).toEqual([]);
  });

  test('nothing is advised while the server refuses the object', () => {
    expect(advice(ingress('/api/', 'exact')).map(({ code }) => code)).toEqual(['api/invalid']);
  });

  test('an unquoted wildcard host is no YAML and gets its quotes', () => {
    const text = ingress('/', 'Prefix', { host: '*.example.com' });
    const [problem] = advice(text);
    expect(problem?.code).toBe('yaml/unknown-alias');
    const after = applyEdits(text, problem?.fixes?.[0]?.edits ?? []);
    expect(after).toContain('host: "*.example.com"');
    expect(advice(after)).toEqual([]);
  });

  test('every code has a number, and each question has its own', () => {
    for (const number of Object.values(adviceNumbers)) expect(number).toMatch(/^Q\d\d$/);
  });
});
