import { expect, test } from 'vitest';
import { runFixture } from '../analyse/conformance.ts';
import { backendLookup, missingBy, specifiedPort } from '../match/availability.ts';
import type { Deviation } from '../match/contract.ts';
import type { Outcome } from '../match/decision.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import type { ControllerProfile } from '../match/profile.ts';
import type { HttpRequest } from '../match/request.ts';
import { clusterOf } from '../testing/cluster.ts';
import { runContract } from '../testing/run-contract.ts';
import { someCause } from '../testing/some-cause.ts';
import { compileRouters } from './routers.ts';

/** A controller as simple as can be: the first path in file order whose host and text begin the request's. */
const toy: ControllerProfile = {
  id: 'toy',
  displayName: 'Toy',
  verifiedAgainst: '1',
  options: [],
  controllerNames: ['example.com/toy'],
  annotationPrefixes: ['toy.example.com/'],
  annotations: [],
  claims: () => true,
  compile(cluster) {
    const listed = listPaths(cluster);
    const lookup = backendLookup(cluster);
    const find = ({ host, rawPath }: HttpRequest): ListedPath | undefined =>
      listed.find((one) => (one.host ?? host) === host && rawPath.startsWith(one.path.path.value ?? '/'));
    const match = (request: HttpRequest): Outcome => {
      const found = find(request);
      const backend = found?.path.backend.value;
      const available = found && backend ? lookup.availability(found.namespace, backend) : null;
      if (!found || available?.kind !== 'service') return { kind: 'status', status: 404, why: 'no-path', route: null };
      const { pathId } = found.origin;
      return { kind: 'backend', route: pathId, service: available.service, upstreamTarget: request.rawPath };
    };
    return {
      routes: listed.flatMap(({ origin, host, path }) => {
        const matcher = { kind: 'string-prefix' as const, path: path.path.value ?? '/' };
        return path.backend.value ? [{ id: origin.pathId, host, matcher, backend: path.backend.value, origin }] : [];
      }),
      diagnostics: [],
      order: (pathId) => listed.findIndex(({ origin }) => origin.pathId === pathId) + 1 || null,
      deadPaths: () => [],
      missing: missingBy(cluster, specifiedPort),
      match,
      explain(request) {
        const outcome = match(request);
        const trace = [{ kind: 'outcome', outcome }] as const;
        return { outcome, cause: someCause, trace, evidence: 'inferred', comparedPath: request.rawPath };
      },
    };
  },
};

const reason = 'the toy takes the first path that begins the request';
const differs = (name: string, expected: Deviation['expected']): Deviation => ({
  case: name,
  expected,
  reason,
  source: 'this file',
});

runContract(toy, [
  differs('exact/slash-added', 'e'),
  differs('exact/deeper', 'e'),
  differs('exact/root-only', 'e'),
  differs('prefix/slash-missing', 404),
  differs('prefix/inside-element', 'p'),
  differs('prefix/inside-last-element', 'p'),
  differs('several/longest', 'r'),
  differs('several/exact-before-prefix', 'p'),
  differs('several/exact-leaves-the-rest', 'e'),
  differs('several/slash-is-longer', 'p'),
  differs('host/upper-case', 404),
  differs('host/port', 404),
  differs('host/trailing-dot', 404),
  differs('host/wildcard', 404),
  differs('host/exact-before-none', 'all'),
  differs('host/no-fall-through-to-none', 'all'),
  differs('default/no-rules', 404),
  differs('default/no-path-fits', 404),
  differs('default/no-host-fits', 404),
  differs('default/rule-without-paths', 404),
  differs('ingresses/older-wins', 'young'),
]);

test('a profile of the same interface runs fixtures and speaks for a class like any other', () => {
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'i', namespace: 'ns' },
    spec: {
      ingressClassName: 'toy',
      rules: [
        {
          host: 'a.b',
          http: {
            paths: [{ path: '/x', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } }],
          },
        },
      ],
    },
  };
  const fixture = {
    id: 'toy',
    profile: 'toy',
    cluster: 'assumed' as const,
    manifests: [ingress],
    cases: [
      { id: 'c', request: { host: 'a.b', target: '/xy' }, expect: { kind: 'backend' as const, service: 'ns/s' } },
    ],
  };
  expect(runFixture(fixture, toy)).toMatchObject([{ ok: true }]);
  // Whoever has loaded it hands it over; the registry only names it.
  const [router] = compileRouters(clusterOf([ingress]), new Map(), new Map([['kubernetes', toy]]));
  expect(router?.profile.id).toBe('toy');
  expect(router?.program.routes).toHaveLength(1);
});
