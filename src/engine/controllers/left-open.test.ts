import { describe, expect, test } from 'vitest';
import { requestFromParts } from '../match/request.ts';
import { clusterOf } from '../testing/cluster.ts';
import { traefik } from './traefik/profile.ts';

function ingress(name: string, service = name) {
  const path = { path: '/p', pathType: 'Prefix', backend: { service: { name: service, port: { number: 80 } } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'default' },
    spec: { rules: [{ host: 'a.example.com', http: { paths: [path] } }] },
  };
}

function explain(...ingresses: readonly ReturnType<typeof ingress>[]) {
  const program = traefik.compile(clusterOf([...ingresses]), {});
  const { outcome, trace } = program.explain(requestFromParts({ host: 'a.example.com', target: '/p/x' }));
  return { outcome, trace, verdicts: trace.flatMap((step) => (step.kind === 'path' ? [step.verdict] : [])) };
}

describe('where Traefik leaves open which of two routers answers', () => {
  test('the trace says so of both, and that neither wins', () => {
    const { outcome, trace, verdicts } = explain(ingress('one'), ingress('two'));
    expect(outcome.kind).toBe('any-of');
    expect(verdicts).toEqual(['open', 'open']);
    expect(trace.some(({ kind }) => kind === 'prefer')).toBe(false);
    expect(trace).toContainEqual({ kind: 'note', rule: 'traefik/equal-priority', params: {} });
  });

  test('one wins where both lead to the same Service', () => {
    expect(explain(ingress('one', 'web'), ingress('two', 'web')).verdicts).toContain('wins');
  });
});
