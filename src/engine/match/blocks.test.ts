import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusterOf } from '../testing/cluster.ts';
import { backendLookup } from './availability.ts';
import { classNameOf } from './class-name.ts';
import { compareHost, hostAgreement, indexHosts, normaliseHost, wildcardTable } from './host-match.ts';
import { pathIdCounter } from './ids.ts';
import { byAge, listPaths } from './listed-path.ts';
import { comparePath, elementKey, literalHead, parentKey } from './path-match.ts';

describe('hosts', () => {
  test.each([
    ['A.b', 'a.b'],
    ['a.b:80', 'a.b'],
    ['a.b:', 'a.b'],
    ['a.b.:80', 'a.b'],
    ['a.b..', 'a.b.'],
    ['a.b:x', 'a.b:x'],
    ['[::1]:80', '[::1]'],
    ['', ''],
  ])('%j is compared as %j', (header, host) => {
    expect(normaliseHost(header).host).toBe(host);
  });

  test.each([
    ['10.0.0.1', true],
    ['10.0.0.1:80', true],
    ['[::1]', true],
    ['10.0.0.1.nip.io', false],
    ['1.example.com', false],
  ])('%s is an address: %s', (header, expected) => {
    expect(normaliseHost(header).isIpLiteral).toBe(expected);
  });

  test.each([
    ['*.foo.com', 'bar.foo.com', 'wildcard'],
    ['*.foo.com', 'baz.bar.foo.com', 'no'],
    ['*.foo.com', 'foo.com', 'no'],
    ['*.foo.com', '.foo.com', 'no'],
    ['foo.com', 'foo.com', 'exact'],
    ['foo.com', 'xfoo.com', 'no'],
    [null, 'foo.com', 'any'],
  ] as const)('rule %s against %s: %s', (rule, host, verdict) => {
    expect(compareHost(rule, host)).toBe(verdict);
  });

  test.each([
    ['shop.a.com', 'shop.b.com', { from: 'start', length: 5, stop: 'letter' }],
    ['shop.a.com', 'shop.a', { from: 'start', length: 6, stop: 'end' }],
    ['shop.a', 'shop.a.com', { from: 'start', length: 6, stop: 'letter' }],
    ['*.foo.com', 'a.bar.com', { from: 'end', length: 4, stop: 'letter' }],
    ['*.foo.com', 'foo.com', { from: 'end', length: 7, stop: 'end' }],
    ['*.foo.com', 'c.b.foo.com', { from: 'end', length: 9, stop: 'label' }],
    ['*.foo.com', 'b.foo.com', { from: 'end', length: 8, stop: null }],
  ] as const)('%s agrees with %s as far as %j', (rule, host, agreement) => {
    expect(hostAgreement(rule, host)).toEqual(agreement);
  });

  test('letters agree to the end exactly where hosts fit, and stop at a place of the host', () => {
    const host = fc.array(fc.constantFrom('a', 'ab', 'b', ''), { minLength: 1, maxLength: 4 }).map((l) => l.join('.'));
    const rule = fc.oneof(
      host,
      host.map((rest) => `*.${rest}`),
    );
    fc.assert(
      fc.property(rule, host, (one, asked) => {
        fc.pre(one !== '');
        const { length, stop } = hostAgreement(one, asked);
        expect(stop === null).toBe(compareHost(one, asked) !== 'no');
        expect(length).toBeGreaterThanOrEqual(0);
        expect(length).toBeLessThanOrEqual(asked.length);
        expect(stop === 'end').toBe(stop !== null && length === asked.length);
      }),
    );
  });

  test('the index finds what comparing each host finds', () => {
    const label = fc.constantFrom('a', 'b', '');
    const host = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join('.'));
    const rule = fc.oneof(
      host,
      host.map((rest) => `*.${rest}`),
    );
    fc.assert(
      fc.property(fc.uniqueArray(rule), host, (rules, asked) => {
        const index = indexHosts(rules.map((one) => ({ host: one, table: one })));
        const found = (verdict: string) => rules.find((one) => compareHost(one, asked) === verdict) ?? null;
        fc.pre(asked !== '' && !rules.includes(''));
        expect(index.exact.get(asked) ?? null).toBe(found('exact'));
        expect(wildcardTable(index, asked)).toBe(found('wildcard'));
      }),
    );
  });
});

describe('paths', () => {
  test.each([
    ['/', ''],
    ['/a/b', 'a/b'],
    ['/a/b///', 'a/b'],
    ['//a', '/a'],
    ['a', 'a'],
    ['', ''],
  ])('the elements of %j are %j', (path, key) => {
    expect(elementKey(path)).toBe(key);
  });

  test('parents lead to the root and stop there', () => {
    expect([parentKey('a/b'), parentKey('a'), parentKey('')]).toEqual(['a', '', null]);
  });

  test.each([
    ['exact', '/foo', '/foo', true, 4],
    ['exact', '/foo', '/foo/', false, 4],
    ['exact', '/foo', '/fob', false, 3],
    ['element-prefix', '/v1', '/v11', false, 3],
    ['element-prefix', '/v1', '/v1/x', true, 3],
    ['element-prefix', '/v1/', '/v1', true, 3],
    ['element-prefix', '/v1/', '/v1/x', true, 4],
    ['element-prefix', '/', '/x', true, 1],
    ['element-prefix', '/a/b', '/a/c', false, 3],
    ['string-prefix', '/v1', '/v11', true, 3],
    ['string-prefix', '/v1', '/v', false, 2],
  ] as const)('%s %s against %s: %s after %i', (kind, path, request, matched, matchedLength) => {
    expect(comparePath({ kind, path }, request)).toEqual({ matched, matchedLength });
  });

  test.each([
    ['/api', null],
    ['/favicon.ico', null],
    ['/api(/|$)(.*)', '/api'],
    ['/api/.*', '/api/'],
    ['/ab*', '/a'],
    ['.*', ''],
  ])('every match of %s begins with %j', (path, head) => {
    expect(literalHead(path)).toBe(head);
  });
});

describe('what a class is called', () => {
  const named = (spec: object, annotations: object = {}) => {
    const [located] = clusterOf([{ kind: 'Ingress', metadata: { name: 'i', annotations }, spec }]).ingresses;
    return located && classNameOf(located.object);
  };

  test('the field goes before the annotation; an empty text is no name', () => {
    const annotation = { 'kubernetes.io/ingress.class': 'old' };
    expect(named({ ingressClassName: 'new' }, annotation)).toBe('new');
    expect(named({}, annotation)).toBe('old');
    expect(named({ ingressClassName: '' }, annotation)).toBe('old');
    expect(named({})).toBeNull();
  });
});

describe('ids and order', () => {
  test('only exact duplicates are numbered', () => {
    const idOf = pathIdCounter();
    const ids = [
      idOf('c', 'a.b', 'Prefix', '/', 'n/i'),
      idOf('c', 'a.b', 'Prefix', '/', 'n/i'),
      idOf('c', 'a.b', 'Exact', '/', 'n/i'),
    ];
    expect(ids).toEqual(['path:c|a.b|Prefix|/|n/i#0', 'path:c|a.b|Prefix|/|n/i#1', 'path:c|a.b|Exact|/|n/i#0']);
  });

  test('the oldest Ingress comes first, then namespace and name; one not created yet comes last', () => {
    const of = (name: string, creationTimestamp?: string) => ({
      kind: 'Ingress',
      metadata: { name, creationTimestamp },
      spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix' }] } }] },
    });
    const cluster = clusterOf([
      of('new'),
      of('b', '2024-01-02T00:00:00Z'),
      of('a', '2024-01-02T00:00:00Z'),
      of('old', '2023-01-01T00:00:00Z'),
    ]);
    expect(byAge(cluster.ingresses).map(({ object }) => object.metadata.name.value)).toEqual(['old', 'a', 'b', 'new']);
    expect(listPaths(cluster).map(({ ingress }) => ingress)).toEqual([
      'default/new',
      'default/b',
      'default/a',
      'default/old',
    ]);
  });
});

describe('what can answer', () => {
  const cluster = clusterOf(
    [
      { kind: 'Service', metadata: { name: 'named' }, spec: { ports: [{ name: 'http', port: 80 }] } },
      { kind: 'Service', metadata: { name: 'outside' }, spec: { type: 'ExternalName', externalName: 'example.com' } },
    ],
    'given',
  );
  const ask = (name: string, port: { number?: number; name?: string }, namespace = 'default') => {
    const service = {
      name: { value: name, range: null },
      port: { value: { number: null, name: null, ...port }, range: null },
    };
    const found = backendLookup(cluster).availability(namespace, { service, resource: null });
    return found.kind === 'unavailable' ? found.why : found.kind;
  };

  test('a port is found by its number or by its name, in its own namespace only', () => {
    expect([ask('named', { number: 80 }), ask('named', { name: 'http' })]).toEqual(['service', 'service']);
    expect([ask('named', { number: 8080 }), ask('named', { name: 'x' }), ask('named', {})]).toEqual([
      'no-port',
      'no-port',
      'no-port',
    ]);
    expect(ask('named', { number: 80 }, 'other')).toBe('no-service');
  });

  test('an ExternalName Service needs neither ports nor endpoints', () => {
    expect(ask('outside', { number: 80 })).toBe('service');
  });

  test('a backend that names nothing is told apart', () => {
    expect(backendLookup(cluster).availability('default', { service: null, resource: null }).kind).toBe('no-backend');
  });
});
