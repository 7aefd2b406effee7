import { describe, expect, test } from 'vitest';
import type { AnnotationSpec } from '../../match/annotations/annotation-spec.ts';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf, type Manifest } from '../../testing/cluster.ts';
import { traefik } from './profile.ts';

/** What is known of each annotation: two values that answer differently, a value that is told and not simulated, or why it cannot change where a request goes. */
type Standing =
  | { readonly kind: 'simulated'; readonly values: readonly [string, string] }
  | { readonly kind: 'noted'; readonly value: string }
  | { readonly kind: 'harmless'; readonly values: readonly string[]; readonly why: string };

const simulated = (...values: readonly [string, string]): Standing => ({ kind: 'simulated', values });
const noted = (value: string): Standing => ({ kind: 'noted', value });
const harmless = (why: string, ...values: readonly string[]): Standing => ({ kind: 'harmless', values, why });
const watching = 'it decides what is written down about a request, after its router is chosen';
const sticking = 'it keeps a client at one Pod of the Service';

const standings: Readonly<Record<string, Standing>> = {
  'router.priority': simulated('1', '900'),
  'router.pathmatcher': simulated('Path', 'PathPrefix'),
  'router.rulesyntax': noted('v2'),
  'router.entrypoints': simulated('web', 'websecure'),
  'router.middlewares': noted('default-strip@kubernetescrd'),
  'router.tls': simulated('true', 'false'),
  // By being there at all: see the test below.
  'router.tls.certresolver': simulated('', 'x'),
  'router.tls.options': noted('default-modern@kubernetescrd'),
  'router.tls.domains.0.main': simulated('', 'a.example'),
  'router.tls.domains.0.sans': simulated('', 'b.example'),
  'router.observability.accesslogs': harmless(watching, 'true', 'false'),
  'router.observability.metrics': harmless(watching, 'true', 'false'),
  'router.observability.tracing': harmless(watching, 'true', 'false'),
  'router.observability.traceverbosity': harmless(watching, 'minimal', 'detailed'),
  'service.nativelb': simulated('true', 'false'),
  'service.nodeportlb': noted('true'),
  'service.serversscheme': harmless('it is how the Pod is spoken to, once it is chosen', 'http', 'https', 'h2c'),
  'service.serverstransport': noted('default-x@kubernetescrd'),
  'service.passhostheader': harmless('it is a header that the Pod receives', 'true', 'false'),
  'service.middlewares': noted('default-strip@kubernetescrd'),
  'service.sticky.cookie': harmless(sticking, 'true', 'false'),
  'service.sticky.cookie.name': harmless(sticking, 'x'),
  'service.sticky.cookie.secure': harmless(sticking, 'true', 'false'),
  'service.sticky.cookie.httponly': harmless(sticking, 'true', 'false'),
  'service.sticky.cookie.samesite': harmless(sticking, 'none', 'lax'),
  'service.sticky.cookie.maxage': harmless(sticking, '3600'),
  'service.sticky.cookie.path': harmless(sticking, '/'),
  'service.sticky.cookie.domain': harmless(sticking, 'a.example'),
};

const backend = (name: string) => ({ service: { name, port: { number: 80 } } });

/** An Ingress and its Service, one of which has the annotation; a second Ingress takes what is left, and the Service has no endpoints for itself. */
function world({ name }: AnnotationSpec, value: string | null): readonly Manifest[] {
  const short = name.slice(name.indexOf('/') + 1);
  const annotations = value === null ? {} : { [name]: value };
  const [ofIngress, ofService] = short.startsWith('router.') ? [annotations, {}] : [{}, annotations];
  const path = { path: '/a', pathType: 'ImplementationSpecific', backend: backend('web') };
  const rest = { path: '/', pathType: 'Prefix', backend: backend('rest') };
  const withoutEndpoints = short === 'service.nativelb';
  return [
    {
      kind: 'Ingress',
      metadata: { name: 'i', annotations: ofIngress },
      spec: { rules: [{ host: 'a.example', http: { paths: [path] } }] },
    },
    {
      kind: 'Ingress',
      metadata: { name: 'j' },
      spec: { rules: [{ host: 'a.example', http: { paths: [rest] } }] },
    },
    ...['web', 'rest'].map((service) => ({
      kind: 'Service',
      metadata: { name: service, annotations: service === 'web' ? ofService : {} },
      spec: { type: 'NodePort', ports: [{ port: 80 }] },
    })),
    ...(withoutEndpoints
      ? [{ kind: 'EndpointSlice', metadata: { name: 'e', labels: { 'kubernetes.io/service-name': 'web' } } }]
      : []),
  ];
}

function answers(spec: AnnotationSpec, value: string | null) {
  const program = traefik.compile(clusterOf(world(spec, value), 'given'), { entryPointTls: false });
  return ['http', 'https'].flatMap((scheme) =>
    ['/a', '/ab', '/a/b', '/'].map((target) =>
      program.explain(requestFromParts({ scheme, host: 'a.example', target })),
    ),
  );
}

const outcomes = (spec: AnnotationSpec, value: string | null) => answers(spec, value).map(({ outcome }) => outcome);

const shortOf = ({ name }: AnnotationSpec) => name.slice(name.indexOf('/') + 1);

describe.each(traefik.annotations.map((spec) => [shortOf(spec), spec] as const))('%s', (short, spec) => {
  const standing = Object.hasOwn(standings, short) ? standings[short] : undefined;

  test('is simulated, told, or cannot change where a request goes', () => {
    if (!standing) expect.fail(`${short} is new: say whether it is simulated, noted or harmless`);
    switch (standing.kind) {
      case 'simulated': {
        const [one, other] = standing.values;
        // A key whose being there is what counts is compared with its absence.
        expect(outcomes(spec, one === '' ? null : one)).not.toEqual(outcomes(spec, other));
        break;
      }
      case 'noted': {
        const told = answers(spec, standing.value).filter(({ trace }) =>
          trace.some((step) => step.kind === 'note' && step.params['annotation'] === spec.name),
        );
        expect(told.length).toBeGreaterThan(0);
        for (const { evidence } of told) expect(evidence).toBe('inferred');
        break;
      }
      case 'harmless':
        expect(standing.why).not.toBe('');
        for (const value of standing.values) expect(answers(spec, value), value).toEqual(answers(spec, null));
    }
  });
});

test('no annotation has a standing that Traefik does not read', () => {
  expect(Object.keys(standings).sort()).toEqual(traefik.annotations.map(shortOf).sort());
});

test('an answer that rests on an annotation that is not simulated is never measured, in whatever case its key is written', () => {
  const [spec] = traefik.annotations.filter((one) => shortOf(one) === 'router.middlewares');
  if (!spec) return expect.fail('not there');
  const odd = { ...spec, name: spec.name.replace('middlewares', 'MiddleWares') };
  for (const { outcome, evidence } of answers(odd, 'default-strip@kubernetescrd')) {
    if (outcome.kind === 'backend' && outcome.service.name === 'web') expect(evidence).toBe('inferred');
  }
});
