import { expect, test } from 'vitest';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { someCause } from '../testing/some-cause.ts';
import { decide, type Outcome } from './decision.ts';
import { type ListedPath, listPaths } from './listed-path.ts';
import { type ProgramParts, programOf, type RouteEntry } from './program.ts';
import { requestFromParts } from './request.ts';

function ingress(name: string, host: string, paths: readonly string[], className = 'own'): Manifest {
  const backend = { service: { name: 's', port: { number: 80 } } };
  return {
    kind: 'Ingress',
    metadata: { name, namespace: 'ns' },
    spec: {
      ingressClassName: className,
      rules: [{ host, http: { paths: paths.map((path) => ({ path, pathType: 'Prefix', backend })) } }],
    },
  };
}

const listed = listPaths(clusterOf([ingress('one', 'A.b', ['/1', '/2']), ingress('two', 'a.b', ['/3'])]));
const [first, second, third] = listed as readonly [ListedPath, ListedPath, ListedPath];
const nothing: Outcome = { kind: 'status', status: 404, why: 'no-path', route: null };

function entry(of: ListedPath | null, more: Partial<RouteEntry> = {}): RouteEntry {
  return { listed: of, matcher: { kind: 'exact', path: '/' }, ...more };
}

function parts(entries: readonly RouteEntry[]): ProgramParts<RouteEntry> {
  return {
    entries: () => entries,
    hostOf: (one) => one.listed?.host?.toLowerCase(),
    deadPaths: () => [],
    missing: () => null,
    match: () => nothing,
    explain: () => expect.fail('nobody asks'),
  };
}

test('routes stand in the order of the entries, and are counted by what the host is to the controller', () => {
  const program = programOf(parts([entry(third), entry(first), entry(second)]));
  expect(program.routes.map(({ id, host }) => [id, host])).toEqual([
    [third.origin.pathId, 'a.b'],
    [first.origin.pathId, 'A.b'],
    [second.origin.pathId, 'A.b'],
  ]);
  expect(listed.map(({ origin }) => program.order(origin.pathId))).toEqual([2, 3, 1]);
  const apart = programOf({ ...parts([entry(third), entry(first), entry(second)]), hostOf: (one) => one.listed?.host });
  expect(listed.map(({ origin }) => apart.order(origin.pathId))).toEqual([1, 2, 1]);
});

test('a path with several entries has a route for each, and the place of the first', () => {
  const program = programOf(parts([entry(first), entry(first, { effective: '/1/' }), entry(second)]));
  expect(program.routes.map(({ effective }) => effective)).toEqual([undefined, '/1/', undefined]);
  expect(program.routes[0]).not.toHaveProperty('effective');
  expect([first, second, third].map(({ origin }) => program.order(origin.pathId))).toEqual([1, 2, null]);
});

test('what stands in no path or leads nowhere has no route, and a path that leads nowhere keeps its place', () => {
  const path = { ...first.path, backend: { ...first.path.backend, value: null } };
  const open = { ...first, path };
  const program = programOf(parts([entry(null), entry(open), entry(second)]));
  expect(program.routes.map(({ id }) => id)).toEqual([second.origin.pathId]);
  expect(program.order(first.origin.pathId)).toBe(1);
  expect(program.order(second.origin.pathId)).toBe(2);
  const named = programOf(parts([entry(second, { host: null })]));
  expect(named.routes).toMatchObject([{ id: second.origin.pathId, host: null }]);
});

test('all that answers no request is worked out when it is asked for, and once', () => {
  const asked: string[] = [];
  const noted = <T>(name: string, value: T): T => {
    asked.push(name);
    return value;
  };
  const dead = [{ pathId: first.origin.pathId, why: 'dropped', by: null }] as const;
  const program = programOf({
    ...parts([]),
    entries: () => noted('entries', [entry(first)]),
    deadPaths: () => noted('dead', dead),
    diagnose: (paths) => noted(`diagnose ${paths.length}`, []),
  });
  expect(program.match(requestFromParts({ host: 'a.b', target: '/' }))).toBe(nothing);
  expect(asked).toEqual([]);
  expect(program.diagnostics).toEqual([]);
  expect(program.deadPaths()).toBe(dead);
  expect([program.diagnostics, program.routes.length, program.order(first.origin.pathId)]).toEqual([[], 1, 1]);
  expect(asked).toEqual(['dead', 'diagnose 1', 'entries']);
});

test('an explanation may ask the program itself', () => {
  const program = programOf({
    ...parts([entry(first)]),
    explain: (request, { routes, match }) => {
      const trace = [{ kind: 'omitted', what: 'paths', count: routes.length }] as const;
      const told = { outcome: match(request), trace, evidence: 'inferred', comparedPath: request.rawPath } as const;
      return decide(told, () => someCause);
    },
  });
  expect(program.explain(requestFromParts({ host: 'a.b', target: '/x' }))).toMatchObject({
    outcome: nothing,
    trace: [{ count: 1 }],
  });
});
