import { expect, test } from 'vitest';
import type { About } from '../about/about.ts';
import { runFixture } from '../analyse/conformance.ts';
import { buildGraph } from '../graph/build.ts';
import { readAnnotationTables } from '../language/annotation-tables.ts';
import { adviseAnnotations } from '../match/annotations/advise.ts';
import { readAnnotations } from '../match/annotations/annotation-spec.ts';
import { backendLookup, missingBy, specifiedPort } from '../match/availability.ts';
import type { Deviation } from '../match/contract.ts';
import { decide, type Outcome, type TraceStep } from '../match/decision.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import type { Matcher } from '../match/matcher.ts';
import { comparePath } from '../match/path-match.ts';
import type { ControllerProfile } from '../match/profile.ts';
import { programOf } from '../match/program.ts';
import { type HttpRequest, requestFromParts } from '../match/request.ts';
import { hostStep, pathStep, pathSteps, writtenVerdict } from '../match/trace-writer.ts';
import { clusterOf, type Manifest } from '../testing/cluster.ts';
import { runContract } from '../testing/run-contract.ts';
import { someCause } from '../testing/some-cause.ts';
import { folders } from './folders.ts';
import { buildRegistry, registry } from './registry.ts';
import { compileRouters, loadRouters, routeThrough } from './routers.ts';

/** What its `about.ts` would say. */
const about: About = {
  id: 'toy',
  displayName: 'Toy',
  shortName: 'Toy',
  verifiedAgainst: '1.0',
  version: '1.0',
  controllerNames: ['example.com/toy'],
  annotationPrefixes: ['toy.example.com/'],
  classWords: ['toy'],
  usualClass: 'toy',
  ruleSources: () => Promise.resolve(new Map([['first', { repo: 'a/b', ref: 'v1', path: 'c.go' }]])),
  reads: ['ingress'],
};

const toyAnnotations = readAnnotations('toy.example.com/', 'rewrite-to');

function matcherOf({ path }: ListedPath): Matcher {
  return { kind: 'string-prefix', path: path.path.value ?? '/' };
}

/** A controller as simple as can be: the first path in file order whose host and text begin the request's. */
const toy: ControllerProfile = {
  ...about,
  options: [],
  annotations: toyAnnotations,
  advise: adviseAnnotations,
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
    return programOf({
      entries: () => listed.map((one) => ({ listed: one, matcher: matcherOf(one) })),
      hostOf: () => 'all',
      deadPaths: () => [],
      missing: missingBy(cluster, specifiedPort),
      match,
      explain(request) {
        const [outcome, found] = [match(request), find(request) ?? null];
        const trace: readonly TraceStep[] = [
          ...(found ? [hostStep(found, writtenVerdict(found.host), true)] : []),
          ...pathSteps(
            listed,
            found,
            () => 0,
            (one) => {
              const compared = comparePath(matcherOf(one), request.rawPath);
              const lost = compared.matched ? 'later' : 'no-match';
              return pathStep(one.origin.pathId, matcherOf(one), compared, one === found ? 'wins' : lost);
            },
          ),
          { kind: 'outcome', outcome },
        ];
        return decide({ outcome, trace, evidence: 'inferred', comparedPath: request.rawPath }, () => someCause);
      },
    });
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

/** What its folder would be: nothing else is told of it. */
const known = buildRegistry([
  ...folders,
  {
    about,
    load: {
      profile: () => Promise.resolve(toy),
      annotations: () => Promise.resolve(toyAnnotations),
    },
  },
]);

function web(className: string, host: string, annotations: Readonly<Record<string, string>>): Manifest {
  const backend = { service: { name: 's', port: { number: 80 } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: className, namespace: 'ns', annotations },
    spec: {
      ingressClassName: className,
      rules: [{ host, http: { paths: [{ path: '/x', pathType: 'Prefix', backend }] } }],
    },
  };
}

const twoControllers = clusterOf([
  web('toy', 'a.b', { 'toy.example.com/rewrite-tto': '/y', 'nginx.ingress.kubernetes.io/rewrite-target': '/y' }),
  web('nginx', 'c.d', { 'toy.example.com/rewrite-to': '/y' }),
]);

test('a folder handed to the registry speaks for its class: requests, problems and graph know it, and nobody else was told', async () => {
  const routers = await loadRouters(twoControllers, new Map(), undefined, known);
  expect(routers.map(({ profile, guessed }) => [profile.id, guessed])).toEqual([
    ['toy', true],
    ['ingress-nginx', true],
  ]);
  const [own, other] = routers;
  if (!own || !other) return expect.fail('two classes');
  // A request.
  const answer = routeThrough([own], requestFromParts({ host: 'a.b', target: '/xy' }));
  expect(answer?.decision.outcome).toMatchObject({ kind: 'backend', service: { name: 's' } });
  const named = answer?.decision.trace.map((step) => ('verdict' in step ? [step.kind, step.verdict] : [step.kind]));
  expect(named).toEqual([['host', 'exact'], ['path', 'wins'], ['outcome']]);
  // Problems: of its own annotations, of those of others, and of its own where another controller reads.
  const told = own.advice().map(({ diagnostic: { code, params } }) => ({ code, params }));
  expect(told).toMatchObject([
    { code: 'controller/annotation-unknown', params: { controller: 'Toy', near: 'toy.example.com/rewrite-to' } },
    { code: 'controller/annotation-foreign', params: { controller: 'Toy', owner: 'ingress-nginx' } },
  ]);
  const foreign = other.advice().find(({ diagnostic }) => diagnostic.code === 'controller/annotation-foreign');
  expect(foreign?.diagnostic.params).toMatchObject({ controller: 'ingress-nginx', owner: 'Toy' });
  // The graph.
  const profiles = new Map(
    routers.map(({ id, profile, guessed, program }) => [id, { controller: profile.id, guessed, program }]),
  );
  const graph = buildGraph({ cluster: twoControllers, profiles });
  expect(graph.routers.map(({ controller }) => controller)).toEqual(['toy', 'ingress-nginx']);
  // What is offered while writing, and where its rules were read.
  const tables = readAnnotationTables(await known.loadAnnotations(), known.idsByClass);
  expect(tables.annotationsFor('', 'toy', [])).toEqual(toyAnnotations);
  expect([...(await about.ruleSources()).keys()]).toEqual(['first']);
  expect(known.guessProfile('edge', ['example.com/toy'], [])).toMatchObject({ profile: { id: 'toy' }, guessed: false });
  // The program itself does not know it.
  expect(registry.profileById('toy')).toBeNull();
});
