import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ControllerProfile } from '../match/profile.ts';
import { requestFromParts } from '../match/request.ts';
import { clusterOf, type Manifest } from './cluster.ts';

/** Few letters, so that tables and requests meet; what is special to a path or a pattern is among them. */
const element = fc.constantFrom(
  'a',
  'b',
  'ab',
  'A',
  '',
  '.',
  '..',
  '%61',
  '%2F',
  'ü',
  'a.b',
  '(a|b)',
  'a*',
  '[ab]+',
  '(?!a)',
  '(',
);
const path = fc
  .tuple(fc.array(element, { maxLength: 3 }), fc.constantFrom('', '', '/'))
  .map(([elements, tail]) => `/${elements.join('/')}${tail}`);
const ruleHost = fc.constantFrom(undefined, 'a.b', 'c.a.b', '*.a.b', '*.b', 'A.b');
const requestHost = fc.constantFrom(
  '',
  'a.b',
  'A.B',
  'c.a.b',
  'd.a.b',
  'a.b:80',
  'a.b.',
  'www.a.b',
  'x_y.b',
  '[::1]:80',
  '10.0.0.1',
);
const target = fc.oneof(
  path,
  fc.constantFrom('*', 'http://a.b/a', '/a?x=1', '/a#b', '/%', '/%00', '/\u00fc', '/a b', '/healthz'),
);
const pathType = fc.constantFrom('Exact', 'Prefix', 'ImplementationSpecific', undefined);
const service = fc.constantFrom('s', 't', 'u', 'missing');
const backend = fc
  .tuple(service, fc.constantFrom({ number: 80 }, { number: 81 }, { name: 'http' }))
  .map(([name, port]) => ({ service: { name, port } }));

const services: readonly Manifest[] = ['s', 't', 'u'].flatMap((name): Manifest[] => [
  {
    kind: 'Service',
    metadata: { name, namespace: 'default' },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  },
  {
    kind: 'EndpointSlice',
    metadata: { name: `${name}-1`, namespace: 'default', labels: { 'kubernetes.io/service-name': name } },
    endpoints: name === 'u' ? [] : [{ addresses: ['10.0.0.1'], conditions: { ready: true } }],
  },
]);

/** Annotation names that a profile reads, without their prefix, each with values that are right, odd or wrong. */
export type AnnotationValues = Readonly<Record<string, readonly string[]>>;

function ingressOf(prefix: string, annotations: AnnotationValues) {
  const one = fc
    .constantFrom(...Object.keys(annotations))
    .chain((name) => fc.constantFrom(...(annotations[name] ?? [''])).map((value) => [prefix + name, value] as const));
  return fc
    .record({
      name: fc.constantFrom('i', 'j', 'k', 'l'),
      annotations: fc.array(one, { maxLength: 3 }),
      tls: fc.constantFrom(undefined, [{ hosts: ['a.b'] }], [{}]),
      defaultBackend: fc.option(backend, { nil: undefined, freq: 4 }),
      rules: fc.array(
        fc.record({
          host: ruleHost,
          http: fc.option(fc.record({ paths: fc.array(fc.record({ path, pathType, backend }), { maxLength: 4 }) }), {
            nil: undefined,
            freq: 9,
          }),
        }),
        { maxLength: 3 },
      ),
    })
    .map(
      ({ name, annotations: pairs, ...spec }): Manifest => ({
        kind: 'Ingress',
        metadata: { name, namespace: 'default', annotations: Object.fromEntries(pairs) },
        spec,
      }),
    );
}

/** What holds of any program and request; counts what was seen so that a test that meets nothing fails. */
function checkRequest(
  profile: ControllerProfile,
  manifests: readonly Manifest[],
  requests: readonly (readonly [string, string, string])[],
  seen: { answered: number },
): void {
  const existence = manifests.length % 2 === 0 ? 'given' : 'assumed';
  const cluster = clusterOf([...manifests, ...services], existence);
  const program = profile.compile(cluster, {});
  const dead = new Set(program.deadPaths().map(({ pathId }) => pathId));
  for (const [host, rawTarget, scheme] of requests) {
    const request = requestFromParts({ host, target: rawTarget, scheme });
    const outcome = program.match(request);
    const { outcome: explained, trace, comparedPath } = program.explain(request);
    expect(explained).toEqual(outcome);
    expect(program.match(request), 'the same question twice').toEqual(outcome);
    expect(trace.at(-1)).toEqual({ kind: 'outcome', outcome });
    const lengths = trace.map((step) => (step.kind === 'path' ? step.matchedLength : 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(comparedPath.length);
    if (outcome.kind !== 'backend') continue;
    seen.answered++;
    if (outcome.route !== null) expect(dead.has(outcome.route), `dead path answered: ${outcome.route}`).toBe(false);
  }
  for (const { id, origin } of program.routes) {
    if (!dead.has(id)) expect(program.order(origin.pathId), id).toBeGreaterThan(0);
  }
}

/** Declares tests that hold for any manifests and requests: nothing throws, match and explain agree, dead paths never answer. */
export function runRandom(profile: ControllerProfile, prefix: string, annotations: AnnotationValues, runs = 600): void {
  test('on random manifests and requests nothing throws, match and explain agree, and dead paths never answer', () => {
    const seen = { answered: 0 };
    const manifests = fc.uniqueArray(ingressOf(prefix, annotations), {
      maxLength: 4,
      selector: ({ metadata }) => JSON.stringify(metadata).slice(0, 12),
    });
    const requests = fc.array(fc.tuple(requestHost, target, fc.constantFrom('http', 'http', 'https')), {
      minLength: 4,
      maxLength: 10,
    });
    fc.assert(
      fc.property(manifests, requests, (all, asked) => checkRequest(profile, all, asked, seen)),
      { numRuns: runs },
    );
    expect(seen.answered).toBeGreaterThan(runs / 10);
  }, 60_000);
}
