import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../match/decision.ts';
import type { RoutingProgram } from '../../match/profile.ts';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { referenceAnswer, referenceTable } from '../../testing/kubernetes-reference.ts';
import { kubernetesSpec } from './profile.ts';

/** Few letters, so that tables and requests often meet; everything that is special to a path is among them. */
const element = fc.constantFrom('a', 'b', 'ab', 'A', '', '.', '..', '%61', 'ü', 'a.b');
const path = fc
  .tuple(fc.array(element, { maxLength: 4 }), fc.constantFrom('', '', '/', '//'))
  .map(([elements, tail]) => `/${elements.join('/')}${tail}`);
const ruleHost = fc.constantFrom(undefined, 'a.b', 'c.a.b', '*.a.b', '*.b', 'b', 'A.b', '10.0.0.1');
const host = fc.constantFrom(
  '',
  'a.b',
  'A.B',
  'c.a.b',
  'd.a.b',
  'a.b:80',
  'a.b.',
  'a.b.:80',
  'b',
  '.a.b',
  'x.b',
  'y.x.b',
  '10.0.0.1',
  '[::1]:80',
  'z',
);

const paths = fc.array(
  fc.record({ path, pathType: fc.constantFrom('Exact', 'Prefix', 'Prefix', 'ImplementationSpecific') }),
  { maxLength: 5 },
);
const ingress = fc.record({
  name: fc.constantFrom('i', 'j', 'k'),
  namespace: fc.constantFrom('default', 'other'),
  created: fc.constantFrom(undefined, '2024-01-01T00:00:00Z', '2023-01-01T00:00:00Z'),
  hasDefault: fc.boolean(),
  rules: fc.array(fc.record({ host: ruleHost, paths: fc.option(paths) }), { maxLength: 4 }),
});

/** Every backend gets a name of its own, so that the answer names the path. */
function manifestsOf(
  specs: readonly (typeof ingress extends fc.Arbitrary<infer T> ? T : never)[],
): readonly Manifest[] {
  let next = 0;
  const backend = () => ({ service: { name: `s${next++}`, port: { number: 80 } } });
  return specs.map(({ name, namespace, created, hasDefault, rules }) => ({
    kind: 'Ingress',
    metadata: { name, namespace, creationTimestamp: created },
    spec: {
      ...(hasDefault ? { defaultBackend: backend() } : {}),
      rules: rules.map((rule) => ({
        host: rule.host,
        ...(rule.paths ? { http: { paths: rule.paths.map((one) => ({ ...one, backend: backend() })) } } : {}),
      })),
    },
  }));
}

function answer(outcome: Outcome): string | null {
  return outcome.kind === 'backend' ? `${outcome.service.namespace}/${outcome.service.name}` : null;
}

/** Two Ingresses of one name do not exist in a cluster. */
const table = fc.uniqueArray(ingress, { maxLength: 4, selector: ({ namespace, name }) => `${namespace}/${name}` });

describe('on random tables and requests', () => {
  test('match, explain and the plain reading of the specification answer the same', () => {
    let answered = 0;
    fc.assert(
      fc.property(table, fc.array(fc.tuple(host, path), { minLength: 1, maxLength: 6 }), (specs, requests) => {
        const manifests = manifestsOf(specs);
        const program = kubernetesSpec.compile(clusterOf(manifests), {});
        const { rules, defaults } = referenceTable(manifests);
        for (const [header, target] of requests) {
          const request = requestFromParts({ host: header, target });
          const outcome = program.match(request);
          expect(program.explain(request).outcome).toEqual(outcome);
          expect(answer(outcome)).toBe(referenceAnswer(rules, defaults, header, target));
          if (answer(outcome)) answered++;
        }
      }),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(2000);
  });

  test('the trace says of each path what the outcome says: one winner, first in order, and it is the route', () => {
    fc.assert(
      fc.property(table, host, path, (specs, header, target) => {
        const program = kubernetesSpec.compile(clusterOf(manifestsOf(specs)), {});
        const { outcome, trace } = program.explain(requestFromParts({ host: header, target }));
        const winners = trace.flatMap((step) => (step.kind === 'path' && step.verdict === 'wins' ? [step] : []));
        const route = outcome.kind === 'backend' ? outcome.route : null;
        expect(winners.map((step) => step.routeId)).toEqual(route === null ? [] : [route]);
        for (const step of trace) {
          if (step.kind !== 'path') continue;
          expect(step.matchedLength).toBeLessThanOrEqual(target.length);
          expect(step.matched).toBe(step.verdict !== 'no-match');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a dead path never answers', () => {
    fc.assert(
      fc.property(table, fc.array(fc.tuple(host, path), { minLength: 1, maxLength: 10 }), (specs, requests) => {
        const program = kubernetesSpec.compile(clusterOf(manifestsOf(specs)), {});
        const dead = new Set(program.deadPaths().map(({ pathId }) => pathId));
        for (const [header, target] of requests) {
          const outcome = program.match(requestFromParts({ host: header, target }));
          if (outcome.kind === 'backend' && outcome.route !== null) expect(dead.has(outcome.route)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every path that is not dead answers a request for itself', () => {
    // Only paths that the API server lets through: no empty element, no dot segments.
    const tidy = fc
      .array(fc.constantFrom('a', 'b', 'ab'), { maxLength: 3 })
      .chain((parts) => fc.constantFrom(`/${parts.join('/')}`, `/${[...parts, ''].join('/')}`));
    const rule = fc.array(fc.record({ path: tidy, pathType: fc.constantFrom('Exact', 'Prefix') }), { maxLength: 8 });
    fc.assert(
      fc.property(rule, (list) => {
        const manifests = manifestsOf([
          {
            name: 'i',
            namespace: 'default',
            created: undefined,
            hasDefault: false,
            rules: [{ host: 'a.b', paths: list }],
          },
        ]);
        const program = kubernetesSpec.compile(clusterOf(manifests), {});
        const dead = new Set(program.deadPaths().map(({ pathId }) => pathId));
        for (const route of program.routes) {
          const target = route.matcher.kind === 'regex' ? '' : route.matcher.path;
          expect(answers(program, target) === route.id || answers(program, `${target}/zz`) === route.id).toBe(
            !dead.has(route.id),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function answers(program: RoutingProgram, target: string): string | null {
  const outcome = program.match(requestFromParts({ host: 'a.b', target: target.replace(/\/\//g, '/') }));
  return outcome.kind === 'backend' ? outcome.route : null;
}
