import { describe, expect, test } from 'vitest';
import type { TraceStep } from '../../match/decision.ts';
import { type RequestParts, requestFromParts } from '../../match/request.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { kubernetesSpec } from './profile.ts';

const to = (name: string) => ({ service: { name, port: { number: 80 } } });
const path = (pathType: string, text: string | undefined, name: string) => ({
  path: text,
  pathType,
  backend: to(name),
});
const rule = (host: string | undefined, ...paths: readonly object[]) => ({ host, http: { paths } });

function ingress(spec: object, metadata: object = {}): Manifest {
  return { kind: 'Ingress', metadata: { name: 'i', namespace: 'default', ...metadata }, spec };
}

function trace(manifests: readonly Manifest[], request: RequestParts, existence: 'assumed' | 'given' = 'assumed') {
  return kubernetesSpec.compile(clusterOf(manifests, existence), {}).explain(requestFromParts(request));
}

function notes(manifests: readonly Manifest[], request: RequestParts, existence: 'assumed' | 'given' = 'assumed') {
  const found = trace(manifests, request, existence).trace.filter((step) => step.kind === 'note');
  return found.map(({ rule: id }) => id).filter((id) => id.startsWith('A'));
}

const plain = [ingress({ rules: [rule('a.b', path('Prefix', '/foo', 's'))] })];
const both = [ingress({ rules: [rule('*.b', path('Prefix', '/x', 'w')), rule('a.b', path('Prefix', '/y', 'e'))] })];
const withAny = [
  ingress({ rules: [rule(undefined, path('Prefix', '/', 'any')), rule('a.b', path('Prefix', '/y', 'e'))] }),
];
const slash = [ingress({ rules: [rule('a.b', path('Exact', '/foo', 'e'), path('Prefix', '/foo/', 'p'))] })];
const twice = [ingress({ rules: [rule('a.b', path('Prefix', '/foo', 'one'), path('Prefix', '/foo', 'two'))] })];
const twiceAlike = [ingress({ rules: [rule('a.b', path('Prefix', '/foo', 'one'), path('Prefix', '/foo', 'one'))] })];
const repeated = [ingress({ rules: [rule('a.b', path('Prefix', '/x', 'x')), rule('a.b', path('Prefix', '/y', 'y'))] })];
const shared = [
  ingress({ rules: [rule('a.b', path('Prefix', '/x', 'x'))] }),
  ingress({ rules: [rule('a.b', path('Prefix', '/y', 'y'))] }, { name: 'j' }),
];
const noHttp = [ingress({ defaultBackend: to('d'), rules: [{ host: 'a.b' }] })];
const specific = [ingress({ rules: [rule('a.b', path('ImplementationSpecific', '/foo', 's'))] })];
const specificEmpty = [ingress({ rules: [rule('a.b', path('ImplementationSpecific', undefined, 's'))] })];
const pattern = [ingress({ rules: [rule('a.b', path('Prefix', '/api/.*', 's'))] })];
const tls = [
  ingress({
    tls: [{ hosts: ['a.b'] }],
    rules: [rule('a.b', path('Prefix', '/', 's')), rule('*.b', path('Prefix', '/', 'w'))],
  }),
];
const exactSlash = [ingress({ rules: [rule('a.b', path('Exact', '/foo/', 's'))] })];
const defaults = [ingress({ defaultBackend: to('d') }), ingress({ defaultBackend: to('e') }, { name: 'j' })];

describe('an open point of the specification is noted', () => {
  test.each<[string, readonly Manifest[], RequestParts, readonly string[]]>([
    ['nothing is open', plain, { host: 'a.b', target: '/foo/x' }, []],
    ['A1 two hosts fit', both, { host: 'a.b', target: '/y' }, ['A1']],
    ['A2 the next host would have a path', both, { host: 'a.b', target: '/x' }, ['A1', 'A2']],
    ['A2 not when the next host has none either', both, { host: 'a.b', target: '/z' }, ['A1']],
    ['A3 the hostless rule would have a path', withAny, { host: 'a.b', target: '/x' }, ['A3']],
    ['A3 not when the host itself answers', withAny, { host: 'a.b', target: '/y' }, []],
    ['A4 Exact against a longer Prefix', slash, { host: 'a.b', target: '/foo' }, ['A4']],
    ['A4 not for other requests', slash, { host: 'a.b', target: '/foo/x' }, []],
    ['A5 the same path twice', twice, { host: 'a.b', target: '/foo' }, ['A5']],
    ['A5 not with one backend', twiceAlike, { host: 'a.b', target: '/foo' }, []],
    ['A6 a host in two rules', repeated, { host: 'a.b', target: '/y' }, ['A6']],
    ['A7 a host in two Ingresses', shared, { host: 'a.b', target: '/y' }, ['A7']],
    ['A7 two default backends', defaults, { host: 'a.b', target: '/y' }, ['A7']],
    ['A8 a rule without paths', noHttp, { host: 'a.b', target: '/y' }, ['A8']],
    ['A9 empty elements', plain, { host: 'a.b', target: '/foo//bar' }, ['A9']],
    ['A10 percent-encoding', plain, { host: 'a.b', target: '/%66oo' }, ['A10']],
    ['A11 dot segments', plain, { host: 'a.b', target: '/foo/../x' }, ['A11']],
    ['A12 upper case in the host', plain, { host: 'A.b', target: '/foo' }, ['A12']],
    ['A13 a port', plain, { host: 'a.b:8080', target: '/foo' }, ['A13']],
    ['A14 a trailing dot', plain, { host: 'a.b.', target: '/foo' }, ['A14']],
    ['A15 no host', plain, { target: '/foo' }, ['A15']],
    ['A15 an address', plain, { host: '10.0.0.1', target: '/foo' }, ['A15']],
    ['A16 ImplementationSpecific', specific, { host: 'a.b', target: '/foo/x' }, ['A16']],
    ['A16 not when it does not fit', specific, { host: 'a.b', target: '/bar' }, []],
    ['A17 an empty ImplementationSpecific path', specificEmpty, { host: 'a.b', target: '/x' }, ['A16', 'A17']],
    ['A18 an empty path', plain, { host: 'a.b', target: '?x' }, ['A18']],
    ['A18 absolute form', plain, { host: 'z', target: 'http://a.b/foo' }, ['A18']],
    ['A18 the asterisk', plain, { host: 'a.b', target: '*' }, ['A18']],
    ['A19 http to a host with a certificate', tls, { host: 'a.b', target: '/' }, ['A1', 'A19']],
    ['A19 a slash away from Exact', exactSlash, { host: 'a.b', target: '/foo' }, ['A19']],
    ['A20 several slashes at the end', plain, { host: 'a.b', target: '/foo//' }, ['A20']],
    ['A21 a pattern in a Prefix', pattern, { host: 'a.b', target: '/api/x' }, ['A21']],
    ['A21 not for requests elsewhere', pattern, { host: 'a.b', target: '/other' }, []],
    ['A22 https to a host without a certificate', tls, { host: 'c.b', target: '/', scheme: 'https' }, ['A22']],
  ])('%s', (_, manifests, request, expected) => {
    expect(notes(manifests, request)).toEqual(expected);
  });

  test('A23 the Service is missing: the route stays and answers 503', () => {
    const { outcome } = trace(plain, { host: 'a.b', target: '/foo' }, 'given');
    expect(outcome).toMatchObject({ kind: 'status', status: 503, why: 'no-service' });
    expect(notes(plain, { host: 'a.b', target: '/foo' }, 'given')).toEqual(['A23']);
  });
});

describe('evidence', () => {
  test('is documented while nothing is open, inferred as soon as a choice of ours takes part', () => {
    expect(trace(plain, { host: 'a.b', target: '/foo' }).evidence).toBe('documented');
    expect(trace(twice, { host: 'a.b', target: '/foo' }).evidence).toBe('inferred');
  });
});

describe('what exists', () => {
  const services = (ports: readonly object[], endpoints: readonly object[] | null) => [
    ...plain,
    { kind: 'Service', metadata: { name: 's', namespace: 'default' }, spec: { ports } },
    ...(endpoints
      ? [
          {
            kind: 'EndpointSlice',
            metadata: { name: 's-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 's' } },
            endpoints,
          },
        ]
      : []),
  ];
  const reason = (manifests: readonly Manifest[]) => {
    const { outcome } = trace(manifests, { host: 'a.b', target: '/foo' }, 'given');
    return outcome.kind === 'status' ? outcome.why : outcome.kind;
  };

  test('a Service with the port answers, with or without EndpointSlices', () => {
    expect(reason(services([{ port: 80 }], null))).toBe('backend');
    expect(reason(services([{ port: 80 }], [{ addresses: ['10.0.0.1'] }]))).toBe('backend');
  });

  test('a Service without the port, or without a ready endpoint, does not', () => {
    expect(reason(services([{ port: 81 }], null))).toBe('no-port');
    expect(reason(services([{ port: 80 }], []))).toBe('no-endpoints');
    expect(reason(services([{ port: 80 }], [{ conditions: { ready: false } }]))).toBe('no-endpoints');
  });
});

describe('classes', () => {
  const classes = (isDefault: boolean): readonly Manifest[] => [
    {
      kind: 'IngressClass',
      metadata: { name: 'known', annotations: { 'ingressclass.kubernetes.io/is-default-class': String(isDefault) } },
      spec: { controller: 'example.com/c' },
    },
    ingress({ ingressClassName: 'known', rules: [rule('a.b', path('Prefix', '/known', 's'))] }),
    ingress({ ingressClassName: 'other', rules: [rule('a.b', path('Prefix', '/other', 's'))] }, { name: 'j' }),
    ingress({ rules: [rule('a.b', path('Prefix', '/none', 's'))] }, { name: 'k' }),
  ];
  const kind = (isDefault: boolean, target: string) => trace(classes(isDefault), { host: 'a.b', target }).outcome.kind;

  test('an Ingress of a class that does not exist gets no traffic', () => {
    expect([kind(false, '/known'), kind(false, '/other'), kind(false, '/none')]).toEqual([
      'backend',
      'status',
      'status',
    ]);
    const program = kubernetesSpec.compile(clusterOf(classes(false)), {});
    expect(program.deadPaths().map(({ why }) => why)).toEqual(['class-ignored', 'class-ignored']);
  });

  test('one without a class belongs to the default class', () => {
    expect(kind(true, '/none')).toBe('backend');
  });

  test('the trace says how many take part', () => {
    const { trace: steps } = trace(classes(false), { host: 'a.b', target: '/known' });
    expect(steps.find((step) => step.kind === 'class')).toMatchObject({ taken: 1, all: 3 });
  });
});

describe('the trace', () => {
  const steps = (manifests: readonly Manifest[], request: RequestParts) => trace(manifests, request).trace;
  const pathSteps = (list: readonly TraceStep[]) => list.filter((step) => step.kind === 'path');

  test('tells where a path stopped fitting', () => {
    const [step] = pathSteps(
      steps([ingress({ rules: [rule('a.b', path('Prefix', '/v1', 's'))] })], { host: 'a.b', target: '/v11' }),
    );
    expect(step).toMatchObject({ matched: false, matchedLength: 3, verdict: 'no-match' });
  });

  test('lists candidates in evaluation order with their verdicts and names the tie-breaks', () => {
    const manifests = [
      ingress({
        rules: [rule('a.b', path('Prefix', '/', 'root'), path('Prefix', '/foo', 'p'), path('Exact', '/foo', 'e'))],
      }),
    ];
    const found = steps(manifests, { host: 'a.b', target: '/foo' });
    expect(pathSteps(found).map(({ matcher, verdict }) => [matcher.kind, verdict])).toEqual([
      ['exact', 'wins'],
      ['element-prefix', 'type'],
      ['element-prefix', 'shorter'],
    ]);
    expect(found.filter((step) => step.kind === 'prefer').map(({ rule: id }) => id)).toEqual([
      'kubernetes/exact-before-prefix',
      'kubernetes/longest-path',
    ]);
  });

  test('knows no host by a rule that has neither host nor paths, and says that its meaning is open', () => {
    const hosts = (manifests: readonly Manifest[]) =>
      steps(manifests, { host: 'a.b', target: '/' }).flatMap((step) => (step.kind === 'host' ? [step] : []));
    const beside = rule('c.d', path('Prefix', '/', 's'));
    const empty = [ingress({ rules: [{}, beside] })];
    expect(hosts(empty)).toMatchObject([{ host: 'c.d', verdict: 'no', chosen: false }]);
    expect(trace(empty, { host: 'a.b', target: '/' }).cause).toMatchObject({ kind: 'host-unknown', host: 'a.b' });
    expect(notes(empty, { host: 'a.b', target: '/' })).toContain('A8');
    expect(steps(empty, { host: 'a.b', target: '/' }).some((step) => step.kind === 'omitted')).toBe(false);
    // What is left of any host goes to the default backend: then the rule is what takes it.
    const withDefault = [ingress({ defaultBackend: to('d'), rules: [{}, beside] })];
    expect(hosts(withDefault)).toMatchObject([
      { host: null, verdict: 'any', chosen: true },
      { host: 'c.d', verdict: 'no' },
    ]);
  });

  test('shows what another host would have answered', () => {
    const found = pathSteps(steps(withAny, { host: 'a.b', target: '/y' }));
    expect(found.map(({ verdict }) => verdict)).toEqual(['wins', 'exact-host-first']);
  });

  test('settles one path in two Ingresses by age, then by name', () => {
    const rules = { rules: [rule('a.b', path('Prefix', '/', 's'))] };
    const preferred = (first: object, second: object) =>
      steps([ingress(rules, first), ingress(rules, second)], { host: 'a.b', target: '/' }).find(
        (step) => step.kind === 'prefer',
      );
    expect(preferred({ name: 'b', creationTimestamp: '2024-01-01T00:00:00Z' }, { name: 'a' })).toMatchObject({
      rule: 'kubernetes/oldest-ingress',
      winner: 'path:|a.b|Prefix|/|default/b#0',
    });
    expect(preferred({ name: 'b' }, { name: 'a' })).toMatchObject({
      rule: 'kubernetes/ingress-name',
      winner: 'path:|a.b|Prefix|/|default/a#0',
    });
  });

  test('of a large host lists what fits and the nearest, and counts the rest', () => {
    const many = Array.from({ length: 1000 }, (_, n) => path('Prefix', `/team/${n}`, `s${n}`));
    const manifests = [ingress({ rules: [rule('a.b', path('Prefix', '/', 'root'), ...many)] })];
    const found = steps(manifests, { host: 'a.b', target: '/team/7/x' });
    expect(pathSteps(found)).toHaveLength(258);
    expect(found.find((step) => step.kind === 'omitted')).toEqual({ kind: 'omitted', what: 'paths', count: 743 });
    const far = steps(manifests, { host: 'a.b', target: '/elsewhere' });
    expect(pathSteps(far).map(({ verdict }) => verdict)).toEqual(['wins']);
  });

  test('of many hosts lists what fits and the neighbours, and counts the rest', () => {
    const rules = Array.from({ length: 1000 }, (_, n) => rule(`h${n}.${n % 10}.test`, path('Prefix', '/', 's')));
    const found = steps([ingress({ rules })], { host: 'h5.5.test', target: '/' });
    expect(found.filter((step) => step.kind === 'host')).toHaveLength(100);
    expect(found.find((step) => step.kind === 'omitted')).toEqual({ kind: 'omitted', what: 'hosts', count: 900 });
  });

  test('points at the default backend that answers', () => {
    const found = steps(noHttp, { host: 'z', target: '/' });
    expect(found.find((step) => step.kind === 'note' && step.rule === 'kubernetes/default-backend')).toMatchObject({
      params: { ingress: 'default/i', nodeId: 'default:|default/i' },
    });
  });

  test('a pattern that only a controller can read makes the answer unknown', () => {
    const manifests = [ingress({ rules: [rule('a.b', path('ImplementationSpecific', '/api(/|$)(.*)', 's'))] })];
    expect(trace(manifests, { host: 'a.b', target: '/api/x' }).outcome).toEqual({
      kind: 'unknown',
      why: 'kubernetes/implementation-specific',
    });
    expect(trace(manifests, { host: 'a.b', target: '/other' }).outcome).toMatchObject({ kind: 'status', status: 404 });
  });
});
