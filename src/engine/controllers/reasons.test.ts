import { describe, expect, test } from 'vitest';
import type { Cause } from '../match/cause.ts';
import { hostId } from '../match/ids.ts';
import { type HttpRequest, requestFromParts } from '../match/request.ts';
import type { Case } from '../testing/truth/case.ts';
import { disprove } from '../testing/truth/proofs.ts';
import { compileWorld, type Loose, outcomeText } from '../testing/truth/world.ts';
import { loadProfile } from './registry.ts';

// Single cases of what truth.test.ts asks at random: reasons that were false once, and false ones that were believed.

const host = 'shop.example.com';
const nginx = 'nginx.ingress.kubernetes.io/';
const http = (target: string, at = host) => requestFromParts({ scheme: 'http', host: at, target });
const backend = (name: string, port = 80): Loose => ({ service: { name, port: { number: port } } });
const path = (text: string, name: string, pathType = 'Prefix'): Loose => ({
  path: text,
  pathType,
  backend: backend(name),
});

function ingress(name: string, annotations: Loose, ...paths: readonly Loose[]): Loose {
  const rules = [{ host, http: { paths } }];
  return { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name, annotations }, spec: { rules } };
}

function secured(one: Loose): Loose {
  return { ...one, spec: { ...one.spec, tls: [{ hosts: [host], secretName: 'shop' }] } };
}

/** Of a class that every controller takes while no file says whose it is. */
function ofAnyClass(one: Loose): Loose {
  return { ...one, spec: { ...one.spec, ingressClassName: 'own' } };
}

const web = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } };

async function caseOf(
  id: string,
  manifests: readonly Loose[],
  request: HttpRequest,
  existence: 'assumed' | 'given' = 'assumed',
): Promise<Case> {
  const profile = await loadProfile(id);
  if (!profile) throw new Error(id);
  const compiled = compileWorld(profile, { manifests, existence, options: {} });
  const decision = compiled.program.explain(request);
  return { profile, compiled, request, decision, before: outcomeText(decision.outcome, compiled.placeOf) };
}

function blaming(one: Case, cause: Cause): string | null {
  return disprove({ ...one, decision: { ...one.decision, cause } });
}

describe.each(['haproxytech', 'haproxy-ingress'])('%s', (id) => {
  test('a path that waits for its Service is told also where it would only redirect to https', async () => {
    const waiting = secured(ingress('api', {}, path('/api', 'gone')));
    const other = ingress('root', {}, path('/cart', 'web'));
    const one = await caseOf(id, [waiting, other, web], http('/api/x'), 'given');
    expect(one.decision.cause).toMatchObject({ kind: 'service-missing', service: { name: 'gone' } });
    expect(disprove(one)).toBeNull();
    const mutant: Cause = { kind: 'path-unmatched', host, path: '/api/x', nearest: [], notAsked: [] };
    expect(blaming(one, mutant)).toMatch(/once its Service is there$/);
  });

  test('a redirect to https is no matter of a slash', async () => {
    const one = await caseOf(id, [secured(ingress('root', {}, path('/', 'web')))], http('/cart/'));
    if (one.decision.cause.kind !== 'redirect') throw new Error(one.decision.cause.kind);
    expect(disprove(one)).toBeNull();
    expect(blaming(one, { ...one.decision.cause, by: 'slash', key: null })).toMatch(/is not the path with a slash$/);
  });
});

describe('ingress-nginx', () => {
  const snippet = { [`${nginx}configuration-snippet`]: 'return 403;' };
  const unmatched: Cause = { kind: 'path-unmatched', host, path: '/api', nearest: [], notAsked: [] };

  test.each([
    ['one annotation', snippet],
    ['two annotations', { ...snippet, [`${nginx}server-snippet`]: 'return 403;' }],
  ])('that no path fits is disproved where %s keep an Ingress out, also one that would redirect', async (_, keys) => {
    const root = ingress('root', {}, path('/cart', 'web'));
    for (const left of [
      ingress('api', keys, path('/api', 'web')),
      secured(ingress('api', keys, path('/api', 'web'))),
    ]) {
      const one = await caseOf('ingress-nginx', [left, root], http('/api'));
      expect(one.decision.cause.kind).toBe('ingress-refused');
      expect(disprove(one)).toBeNull();
      expect(blaming(one, unmatched)).toMatch(/takes it without/);
    }
  });

  test('paths are counted on the host that an alias stands for', async () => {
    const alias = { [`${nginx}server-alias`]: 'alias.example.com' };
    const manifests = [ingress('a', alias, path('/', 'web'), path('/api', 'api'))];
    const fits = async (target: string) => {
      const one = await caseOf('ingress-nginx', manifests, http(target, 'alias.example.com'));
      expect(disprove(one)).toBeNull();
      return one.decision.cause;
    };
    expect(await fits('/api')).toMatchObject({ kind: 'matched', by: 'longest', fits: 2 });
    expect(await fits('/cart')).toMatchObject({ kind: 'matched', by: 'only', fits: 1 });
  });

  test('a path that misses by its case is near also where the rest of the request has to be encoded again', async () => {
    for (const [target, corrected] of [
      ['/API/a%20b', '/api/a%20b'],
      ['/API/a%3Fb', '/api/a%3Fb'],
    ] as const) {
      const one = await caseOf('ingress-nginx', [ingress('a', {}, path('/api', 'web'))], http(target));
      const nearest = [{ path: '/api', miss: 'letter-case', corrected }];
      expect(one.decision.cause).toMatchObject({ kind: 'path-unmatched', nearest });
      expect(disprove(one)).toBeNull();
    }
  });
});

test('haproxytech: of two default backends of one Service the Ingress is named whose port is asked', async () => {
  const rest = (name: string, port: number) => ({
    ...ingress(name, {}),
    spec: { defaultBackend: backend('rest', port) },
  });
  for (const manifests of [
    [rest('a', 80), rest('b', 8080)],
    [rest('a', 8080), rest('b', 80)],
  ]) {
    const one = await caseOf('haproxytech', manifests, http('/'));
    const { cause } = one.decision;
    if (cause.kind !== 'default-backend') throw new Error(cause.kind);
    const owner = manifests.find(({ metadata }) => `default/${metadata.name}` === cause.ingress);
    expect(owner?.spec.defaultBackend.service.port.number).toBe(cause.service?.port);
    expect(disprove(one)).toBeNull();
  }
});

test('haproxytech: a wildcard is kept without its star, and names a host that begins with the dot', async () => {
  const wildcard = ingress('a', {}, path('/cart', 'web', 'Exact'));
  wildcard.spec.rules[0].host = '*.example.com';
  wildcard.spec.defaultBackend = backend('rest');
  const one = await caseOf('haproxytech', [wildcard], http('/other', '.example.com'));
  expect(one.decision.cause).toMatchObject({ kind: 'default-backend', rest: 'path' });
  expect(disprove(one)).toBeNull();
});

test('haproxytech: a host with capitals is unknown, for hosts are asked for in lower case and compared as they are written', async () => {
  const capital = ingress('a', {}, path('/p', 'web'));
  capital.spec.rules[0].host = 'Shop.Example.com';
  const other = ingress('b', {}, path('/p', 'web'));
  other.spec.rules[0].host = 'b.example.com';
  const one = await caseOf('haproxytech', [capital, other], http('/p'));
  const nearest = [{ host: 'Shop.Example.com', miss: 'letter-case' }];
  expect(one.decision.cause).toMatchObject({ kind: 'host-unknown', host, nearest });
  expect(disprove(one)).toBeNull();
  const mutant: Cause = { kind: 'path-unmatched', host: 'Shop.Example.com', path: '/p', nearest: [], notAsked: [] };
  const { outcome } = one.decision;
  expect(outcome).toMatchObject({ kind: 'status', why: 'no-host' });
  // Also where neither answer nor trace gave such a hint.
  const trace = [
    {
      kind: 'host',
      host: 'Shop.Example.com',
      verdict: 'exact',
      chosen: false,
      hostId: hostId(null, 'Shop.Example.com'),
    } as const,
  ];
  const told = { ...outcome, why: 'no-path' } as typeof outcome;
  const silent = { ...one, decision: { ...one.decision, trace, outcome: told } };
  expect(blaming(silent, mutant)).toMatch(/^no rule that is taken names/);
  expect(blaming(one, mutant)).toBe('the outcome says that no host fits');
  // Others compare without regard to capitals.
  const elsewhere = await caseOf('haproxy-ingress', [capital, other], http('/p'));
  expect(elsewhere.decision.cause.kind).toBe('matched');
});

describe.each(['traefik', 'haproxytech', 'haproxy-ingress', 'ingress-nginx', 'kubernetes'])('%s', (id) => {
  test.each([
    ['/x', host, 'no-path', 'path-unmatched'],
    ['/x', 'nobody.example.org', 'no-host', 'host-unknown'],
    ['/x', '10.0.0.1', 'no-host', 'host-unknown'],
  ])('says of a miss at %s on %s in the outcome what its cause says', async (target, at, why, kind) => {
    const one = await caseOf(id, [ofAnyClass(ingress('a', {}, path('/cart', 'web')))], http(target, at));
    expect(one.decision.cause.kind).toBe(kind);
    expect(one.decision.outcome).toMatchObject({ kind: 'status', status: 404, why });
    expect(one.compiled.program.match(one.request)).toEqual(one.decision.outcome);
    expect(disprove(one)).toBeNull();
  });
});

test('haproxy-ingress: a host is known by its alias, though no request can have the bytes of its only path', async () => {
  const key = 'haproxy-ingress.github.io/server-alias';
  const named = (annotations: Loose) => ingress('a', annotations, path('/상품', 'web'));
  const one = await caseOf('haproxy-ingress', [named({ [key]: 'www.example.org' })], http('/x', 'www.example.org'));
  expect(one.decision.cause).toMatchObject({ kind: 'path-unmatched', host });
  expect(one.decision.outcome).toMatchObject({ why: 'no-path' });
  expect(one.decision.trace).toContainEqual(expect.objectContaining({ kind: 'host', host, verdict: 'alias' }));
  expect(disprove(one)).toBeNull();
  const mutant: Cause = { kind: 'host-unknown', host: 'www.example.org', nearest: [], notAsked: [] };
  const trace = one.decision.trace.filter(({ kind }) => kind !== 'host');
  const outcome = { kind: 'status', status: 404, why: 'no-host', route: null } as const;
  expect(blaming({ ...one, decision: { ...one.decision, trace, outcome } }, mutant)).toBe(
    `${host} is asked under another name`,
  );
  for (const [value, at, kind] of [
    ['*.example.org', 'x.example.org', 'path-unmatched'],
    ['*.example.org', 'x.y.example.org', 'host-unknown'],
  ] as const) {
    expect((await caseOf('haproxy-ingress', [named({ [key]: value })], http('/x', at))).decision.cause.kind).toBe(kind);
  }
  const expression = named({ [`${key}-regex`]: '^shop-[0-9]+\\.example\\.org$' });
  for (const [at, kind] of [
    ['shop-7.example.org', 'path-unmatched'],
    ['shop-x.example.org', 'host-unknown'],
  ] as const) {
    expect((await caseOf('haproxy-ingress', [expression], http('/x', at))).decision.cause.kind).toBe(kind);
  }
});

describe('haproxy-ingress', () => {
  const key = (name: string) => `haproxy-ingress.github.io/${name}`;

  test('tells that a path which only redirects spares what asks for a certificate', async () => {
    const to = ingress('a', { [key('redirect-to')]: 'https://example.org' }, path('/', 'web'));
    const challenge = '/.well-known/acme-challenge/x';
    const one = await caseOf('haproxy-ingress', [to], http(challenge));
    const spared = '/.well-known/acme-challenge';
    expect(one.decision.cause).toMatchObject({ kind: 'route-refused', why: 'spared', spared, key: key('redirect-to') });
    expect(disprove(one)).toBeNull();
    expect((await caseOf('haproxy-ingress', [to], http('/x'))).decision.outcome.kind).toBe('redirect');
  });

  test('tells of a path that goes on as it came what becomes of one that is written as the rule', async () => {
    const target = { [key('rewrite-target')]: '/v2' };
    const both = ingress('a', target, path('/api/', 'web'), path('/v1', 'web', 'ImplementationSpecific'));
    const slash = await caseOf('haproxy-ingress', [both], http('/api'));
    const odd = { what: 'not-rewritten', target: '/api', of: '/api/', otherTarget: '/v2/' };
    expect(slash.decision.cause).toMatchObject({ kind: 'matched', odd });
    expect(slash.decision.evidence).toBe('measured');
    expect(disprove(slash)).toBeNull();
    const letters = await caseOf('haproxy-ingress', [both], http('/V1/x'));
    expect(letters.decision.cause).toMatchObject({ kind: 'matched', odd: { what: 'not-rewritten', target: '/V1/x' } });
    // Nobody has run it.
    expect(letters.decision.evidence).toBe('inferred');
    const same = await caseOf('haproxy-ingress', [both], http('/v1/x'));
    expect(same.decision.cause).toMatchObject({ kind: 'matched', odd: null });
    expect(same.decision.evidence).toBe('measured');
  });

  test('compares a begin path without regard to letter case, and its row fits to its end', async () => {
    const begin = ingress('a', {}, path('/api', 'web', 'ImplementationSpecific'));
    const one = await caseOf('haproxy-ingress', [begin], http('/API/x'));
    const matcher = { kind: 'string-prefix', path: '/api', ignoreCase: true };
    expect(one.decision.trace).toContainEqual(
      expect.objectContaining({ kind: 'path', verdict: 'wins', matcher, matchedLength: 4 }),
    );
    const wildcard = structuredClone(begin);
    wildcard.spec.rules[0].host = '*.example.com';
    const apart = await caseOf('haproxy-ingress', [wildcard], http('/API/x'));
    expect(apart.decision.outcome.kind).toBe('status');
  });

  test('knows of a wildcard host which path takes all requests of another', async () => {
    const wildcard = ingress(
      'a',
      {},
      path('/foo', 'pre'),
      path('/foo/bar', 'exact', 'Exact'),
      path('/foo/longer', 'exact', 'Exact'),
      path('/fo', 'begin', 'ImplementationSpecific'),
    );
    wildcard.spec.rules[0].host = '*.example.com';
    const { compiled } = await caseOf('haproxy-ingress', [wildcard], http('/foo/bar'));
    const dead = compiled.program
      .deadPaths()
      .map(({ pathId, why, by }) => [pathId, why, by].map((id) => id && compiled.placeOf(id)));
    expect(dead).toEqual([['0/0/1', 'shadowed', '0/0/0']]);
    const named = structuredClone(wildcard);
    named.metadata.annotations = { [key('server-alias')]: 'www.example.org' };
    // Under its alias each path is asked in its own way.
    const other = await caseOf('haproxy-ingress', [named], http('/foo/bar', 'www.example.org'));
    expect(other.compiled.program.deadPaths()).toEqual([]);
    expect(other.decision.outcome).toMatchObject({ service: { name: 'exact' } });
  });
});

test.each([
  ['/../x', 'above-root'],
  ['/a/%2e%2e/../x', 'above-root'],
  ['/%zz', 'target'],
  ['/../%zz', 'target'],
])('ingress-nginx: what is wrong with %s is told', async (target, what) => {
  const one = await caseOf('ingress-nginx', [ingress('a', {}, path('/', 'web'))], http(target));
  expect(one.decision.cause).toEqual({ kind: 'bad-request', what });
  expect(disprove(one)).toBeNull();
});

describe('traefik', () => {
  const exact = (text: string, name: string) => path(text, name, 'Exact');
  const problemsOf = async (...manifests: readonly Loose[]) =>
    (await caseOf('traefik', manifests, http('/'))).compiled.program.diagnostics
      .filter(({ diagnostic }) => diagnostic.code === 'traefik/equal-priority')
      .map(({ diagnostic: { params, witness } }) => ({ ...params, witness }));

  test('tells beforehand of two rules of one length that take one request', async () => {
    const one = ingress('a', {}, path('/a', 'pre'), exact('/a/bcdef', 'seven'), exact('/a/bcde', 'six'));
    expect(await problemsOf(one)).toEqual([
      { path: `${host}/a/bcdef`, other: `${host}/a`, witness: `GET http://${host}/a/bcdef` },
    ]);
    const wildcard = ingress('b', {}, path('/', 'any'));
    wildcard.spec.rules[0].host = '*.example.com';
    const short = ingress('a', {}, path('/', 'own'));
    short.spec.rules[0].host = 'z.example.com';
    expect(await problemsOf(short, wildcard)).toEqual([
      { path: 'z.example.com/', other: '*.example.com/', witness: 'GET http://z.example.com/' },
    ]);
  });

  test('is silent where both lead to one Service, where they never meet, and where a higher one takes it', async () => {
    expect(await problemsOf(ingress('a', {}, path('/a', 'web'), exact('/a/bcdef', 'web')))).toEqual([]);
    expect(await problemsOf(ingress('a', {}, path('/a', 'pre'), exact('/b/bcdef', 'seven')))).toEqual([]);
    const high = ingress('b', { 'traefik.ingress.kubernetes.io/router.priority': '1000' }, path('/a', 'high'));
    expect(await problemsOf(ingress('a', {}, path('/a/', 'pre'), exact('/a/bcdefg', 'seven')), high)).toEqual([]);
  });

  test('puts the middleware that was meant in the place of the one that is named, and not inside of another name', async () => {
    const middleware = {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'Middleware',
      metadata: { name: 'auth', namespace: 'default' },
      spec: {},
    };
    const annotations = { 'traefik.ingress.kubernetes.io/router.middlewares': 'xauth@file, auth' };
    const { compiled } = await caseOf('traefik', [middleware, ingress('a', annotations, path('/', 'web'))], http('/'));
    const found = compiled.program.diagnostics.find(
      ({ diagnostic }) => diagnostic.code === 'traefik/middleware-missing',
    );
    const [edit] = found?.diagnostic.fixes?.[0]?.edits ?? [];
    const text = JSON.stringify(compiled.world.manifests[1]);
    const fixed = edit && text.slice(0, edit.range.start) + edit.insert + text.slice(edit.range.end);
    expect(fixed).toContain('"xauth@file, default-auth@kubernetescrd"');
  });
});
