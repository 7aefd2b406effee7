import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { clusterOf } from '../../testing/cluster.ts';
import { traefik } from './profile.ts';

const backend = { service: { name: 'web', port: { number: 80 } } };

test('an answer that rests on an annotation that is not simulated is never measured, in whatever case its key is written', () => {
  const annotations = { 'traefik.ingress.kubernetes.io/router.MiddleWares': 'default-strip@kubernetescrd' };
  const ingress = {
    kind: 'Ingress',
    metadata: { name: 'i', annotations },
    spec: { rules: [{ host: 'a.example', http: { paths: [{ path: '/a', pathType: 'Prefix', backend }] } }] },
  };
  const asked = requestFromParts({ scheme: 'http', host: 'a.example', target: '/a' });
  const { outcome, evidence } = traefik.compile(clusterOf([ingress]), {}).explain(asked);
  expect([outcome.kind, evidence]).toEqual(['backend', 'inferred']);
});
