import { describe, expect, test } from 'vitest';
import type { Cause } from '../match/cause.ts';
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
  const trace = [{ kind: 'host', host: 'Shop.Example.com', verdict: 'exact', chosen: false, hostId: '' } as const];
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
