import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingressNginx } from '../controllers/ingress-nginx/profile.ts';
import { kubernetesSpec } from '../controllers/kubernetes-spec/profile.ts';
import { traefik } from '../controllers/traefik/profile.ts';
import type { Outcome } from '../match/decision.ts';
import { buildCluster } from '../yaml/cluster.ts';
import { readSourceFile } from '../yaml/read.ts';
import { comparePrograms } from './compare-programs.ts';
import { changeKindOf, differenceOf } from './difference.ts';
import { generateRequests, isOrdinary, seedsOf } from './probes.ts';
import { literalStart, looksLikePattern, samplePattern } from './sample-pattern.ts';
import { survey } from './survey.ts';

interface RuleText {
  readonly host: string | null;
  readonly path: string;
  readonly type: string;
  readonly service: string;
}

function clusterOf(rules: readonly RuleText[], annotations: Readonly<Record<string, string>> = {}) {
  const items = rules.map(({ host, path, type, service }, index) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: `i${index}`, annotations },
    spec: {
      rules: [
        {
          ...(host === null ? {} : { host }),
          http: { paths: [{ path, pathType: type, backend: { service: { name: service, port: { number: 80 } } } }] },
        },
      ],
    },
  }));
  const text = items.map((item) => JSON.stringify(item)).join('\n---\n');
  return buildCluster([readSourceFile('a.yaml', text)], 'assumed', false);
}

const rule = fc.record({
  host: fc.constantFrom(null, 'a.example.com', '*.example.com', 'b.example.com'),
  path: fc.constantFrom('/', '/v1', '/v1/', '/v1/x', '/V1', '/api(/|$)(.*)', '/img/.*[.]png'),
  type: fc.constantFrom('Prefix', 'Exact', 'ImplementationSpecific'),
  service: fc.constantFrom('a', 'b', 'c'),
});
const clusters = fc.array(rule, { minLength: 1, maxLength: 6 }).map((rules) => clusterOf(rules));

const backend = (name: string, upstreamTarget = '/'): Outcome => ({
  kind: 'backend',
  route: null,
  service: { namespace: 'default', name, port: 80 },
  upstreamTarget,
});

describe('requests around paths', () => {
  test('each is made once, the limit is kept, and what the limit cuts is said', () => {
    fc.assert(
      fc.property(clusters, fc.integer({ min: 1, max: 40 }), (cluster, limit) => {
        const { requests, isComplete } = generateRequests(seedsOf(cluster), limit);
        const keys = requests.map(({ request }) => `${request.scheme} ${request.host} ${request.rawPath}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(limit);
        const all = generateRequests(seedsOf(cluster), Number.POSITIVE_INFINITY).requests;
        expect(isComplete).toBe(all.length <= limit);
        expect(requests).toEqual(all.slice(0, limit));
      }),
    );
  });

  test('a plain path is asked as written, with a slash, below, longer, in another case, encoded, doubled, above, with dots; then all of it on the other scheme', () => {
    const cluster = clusterOf([{ host: 'a.example.com', path: '/shop/cart', type: 'Prefix', service: 'a' }]);
    const own = generateRequests(seedsOf(cluster)).requests.filter(({ request }) => request.host === 'a.example.com');
    expect(own.map(({ request }) => `${request.scheme} ${request.rawPath}`)).toEqual([
      'http /shop/cart',
      'http /shop/cart/',
      'http /shop/cart/x',
      'http /shop/cartx',
      'http /SHOP/CART',
      'http /shop',
      'https /shop/cart',
      'http //shop/cart',
      'http /shop/car%74',
      'http /shop/cart/.',
      'http /shop/cart/x/..',
      'http /x/../shop/cart',
      'https /shop/cart/',
      'https /shop/cart/x',
      'https /shop/cartx',
      'https /SHOP/CART',
      'https /shop',
      'https //shop/cart',
      'https /shop/car%74',
      'https /shop/cart/.',
      'https /shop/cart/x/..',
      'https /x/../shop/cart',
    ]);
  });

  test('a wildcard host is asked with one label, two and none', () => {
    const cluster = clusterOf([{ host: '*.example.com', path: '/', type: 'Prefix', service: 'a' }]);
    const hosts = new Set(generateRequests(seedsOf(cluster)).requests.map(({ request }) => request.host));
    expect(hosts).toContain('one.example.com');
    expect(hosts).toContain('two.one.example.com');
    expect(hosts).toContain('example.com');
  });

  test('a pattern is asked at its literal start and with a text that it takes', () => {
    expect(literalStart('/api(/|$)(.*)')).toBe('/api');
    expect(literalStart('/a*')).toBe('/');
    expect(samplePattern('/api(/|$)(.*)')).toBe('/api/x');
    expect(samplePattern('/img/.*[.]png')).toBe('/img/x.png');
    expect(samplePattern('^/v\\d{1,2}/(?:old|new)$')).toBe('/v1/old');
    expect(looksLikePattern('/robots.txt')).toBe(false);
  });

  test('samples never hang and begin with a slash, whatever the pattern', () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        expect(samplePattern(source).startsWith('/')).toBe(true);
      }),
    );
  });
});

describe('differences of answers', () => {
  test('the same Service with another path is a rewrite, another Service is not', () => {
    expect(differenceOf(backend('a'), backend('a'))).toBeNull();
    expect(differenceOf(backend('a', '/'), backend('a', '/x'))).toBe('rewrite');
    expect(differenceOf(backend('a'), backend('b'))).toBe('service');
  });

  test('a status, a redirect and a refusal differ from a Service by their own kind', () => {
    const status = (code: number): Outcome => ({ kind: 'status', status: code, why: 'no-path', route: null });
    expect(differenceOf(backend('a'), status(404))).toBe('status');
    expect(differenceOf(status(503), status(404))).toBe('status');
    expect(differenceOf(status(404), status(404))).toBeNull();
    expect(differenceOf(backend('a'), { kind: 'redirect', status: 308, location: 'https://a/' })).toBe('redirect');
    expect(differenceOf(backend('a'), { kind: 'rejected', why: 'kubernetes/no-backend' })).toBe('refused');
  });

  test('an answer that is not known equals only one that is unknown for the same reason', () => {
    const unknown: Outcome = { kind: 'unknown', why: 'kubernetes/no-backend' };
    expect(differenceOf(unknown, { kind: 'unknown', why: 'kubernetes/no-backend' })).toBeNull();
    expect(differenceOf(unknown, { kind: 'unknown', why: 'kubernetes/implementation-specific' })).toBe('open');
    expect(differenceOf(backend('a'), unknown)).toBe('open');
  });

  test('the order and the scale of weights say nothing', () => {
    const part = (name: string, weight: number) => ({ service: { namespace: 'default', name, port: 80 }, weight });
    const split = (parts: ReturnType<typeof part>[]): Outcome => ({ kind: 'split', parts, upstreamTarget: '/' });
    expect(
      differenceOf(split([part('a', 1), part('b', 3)]), split([part('b', 75), part('a', 25), part('c', 0)])),
    ).toBeNull();
    expect(differenceOf(split([part('a', 1), part('b', 3)]), split([part('a', 1), part('b', 1)]))).toBe('service');
  });
});

describe('programs side by side', () => {
  test('a program differs from itself nowhere, and every path then means the same', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        const seeds = seedsOf(cluster);
        const { requests } = generateRequests(seeds, 300);
        const program = kubernetesSpec.compile(cluster, {});
        expect(comparePrograms(program, program, requests)).toEqual([]);
        const { paths } = survey([program, program], seeds, requests);
        expect(paths.map(({ verdict }) => verdict)).toEqual(seeds.map(() => 'same'));
      }),
    );
  });

  test('the comparison is the same each time, its witnesses differ as it says, and it turns round with its sides', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        const { requests } = generateRequests(seedsOf(cluster), 300);
        const a = kubernetesSpec.compile(cluster, {});
        const b = traefik.compile(cluster, {});
        const classes = comparePrograms(a, b, requests);
        expect(comparePrograms(a, b, requests)).toEqual(classes);
        for (const { witness, difference } of classes) {
          expect(differenceOf(a.match(witness.request), b.match(witness.request))).toBe(difference);
        }
        const turned = comparePrograms(b, a, requests);
        expect(turned.map(({ difference, count }) => [difference, count])).toEqual(
          classes.map(({ difference, count }) => [difference, count]),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('every difference is in the survey, and rows that differ have a class', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        const seeds = seedsOf(cluster);
        const { requests } = generateRequests(seeds, 300);
        const programs = [kubernetesSpec.compile(cluster, {}), traefik.compile(cluster, {})] as const;
        const { rows, paths } = survey(programs, seeds, requests);
        const classes = comparePrograms(...programs, requests);
        const differing = rows.filter(({ differs }) => differs);
        expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(requests.length);
        expect(new Set(differing.map(({ pathId }) => pathId))).toEqual(new Set(classes.map(({ pathId }) => pathId)));
        for (const { verdict, witness } of paths) expect(witness === null).toBe(verdict === 'same');
        for (const { witness } of paths) expect(witness === null || isOrdinary(witness.probe)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('/v11 is the witness that /v1 means something else to Traefik', () => {
    const cluster = clusterOf([
      { host: 'a.example.com', path: '/v1', type: 'Prefix', service: 'v1' },
      { host: 'a.example.com', path: '/', type: 'Prefix', service: 'web' },
    ]);
    const seeds = seedsOf(cluster);
    const { requests } = generateRequests(seeds);
    const programs = [kubernetesSpec.compile(cluster, {}), traefik.compile(cluster, {})];
    const { paths } = survey(programs, seeds, requests);
    expect(paths.map(({ verdict }) => verdict)).toEqual(['differs', 'same']);
    expect(paths[0]?.witness?.request.rawPath).toBe('/v1x');
  });

  test('a regular expression next door makes a plain path mean something else to ingress-nginx', () => {
    const rules = [
      { host: 'a.example.com', path: '/orders', type: 'Exact', service: 'orders' },
      { host: 'a.example.com', path: '/', type: 'Prefix', service: 'web' },
    ];
    const cluster = clusterOf(rules, {
      'nginx.ingress.kubernetes.io/use-regex': 'true',
      'kubernetes.io/ingress.class': 'nginx',
    });
    const { requests } = generateRequests(seedsOf(cluster));
    const classes = comparePrograms(
      kubernetesSpec.compile(cluster, {}),
      ingressNginx.compile(cluster, {}),
      requests.filter(({ probe }) => isOrdinary(probe)),
    );
    expect(classes.map(({ difference, witness }) => [difference, witness.request.rawPath])).toEqual([
      ['service', '/ORDERS'],
    ]);
  });
});

test('a difference is named by what became of the request', () => {
  const nobody: Outcome = { kind: 'status', status: 404, why: 'no-host', route: null };
  const kindOf = (a: Outcome, b: Outcome) => {
    const difference = differenceOf(a, b);
    return difference && changeKindOf(difference, a, b);
  };
  expect(kindOf(nobody, backend('a'))).toBe('added');
  expect(kindOf(backend('a'), nobody)).toBe('removed');
  expect(kindOf(nobody, { ...nobody, status: 503 })).toBe('other');
  expect(kindOf(backend('a'), backend('b'))).toBe('moved');
  expect(kindOf(backend('a'), backend('a', '/x'))).toBe('rewritten');
  expect(kindOf(backend('a'), backend('a'))).toBeNull();
});
