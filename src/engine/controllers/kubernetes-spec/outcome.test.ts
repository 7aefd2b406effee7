import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { kubernetesSpec } from './profile.ts';

function explain(...rules: readonly object[]) {
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'shop', namespace: 'web' },
    spec: { rules },
  };
  const program = kubernetesSpec.compile(clusterOf([ingress]), {});
  const { outcome, cause } = program.explain(requestFromParts({ host: 'b.example.com', target: '/' }));
  return [outcome.kind === 'status' ? outcome.why : outcome.kind, cause.kind];
}

test('a rule with neither host nor paths makes no host known, for the outcome as for its cause', () => {
  const path = { path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } };
  expect(explain({ host: 'a.example.com', http: { paths: [path] } }, {})).toEqual(['no-host', 'host-unknown']);
  expect(explain({})).toEqual(['nothing-configured', 'nothing-configured']);
  expect(explain({ host: 'b.example.com', http: { paths: [{ ...path, path: '/x' }] } }, {})).toEqual([
    'no-path',
    'path-unmatched',
  ]);
});
