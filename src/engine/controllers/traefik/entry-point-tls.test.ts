import { expect, test } from 'vitest';
import { requestFromParts } from '../../match/request.ts';
import { buildCluster } from '../../yaml/cluster.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { traefik } from './profile.ts';

const manifest = (annotations: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: a, annotations: { ${annotations} } }
spec:
  tls: [{ hosts: [a.example.com] }]
  rules:
  - host: a.example.com
    http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`;

function answers(annotations: string, entryPointTls: boolean): readonly string[] {
  const cluster = buildCluster([readSourceFile('a.yaml', manifest(annotations))], 'assumed', false);
  const program = traefik.compile(cluster, { entryPointTls });
  return ['http', 'https'].map((scheme) => {
    const request = requestFromParts({ scheme, host: 'a.example.com', target: '/' });
    expect(program.explain(request).outcome).toEqual(program.match(request));
    return program.match(request).kind;
  });
}

test('without TLS on the entry point spec.tls makes no router answer https; with it plain routers answer both', () => {
  expect(answers('', false)).toEqual(['backend', 'status']);
  expect(answers('', true)).toEqual(['backend', 'backend']);
});

test('a router with TLS of its own answers https only, whatever the entry point has', () => {
  const own = 'traefik.ingress.kubernetes.io/router.tls: "true"';
  expect(answers(own, false)).toEqual(['status', 'backend']);
  expect(answers(own, true)).toEqual(['status', 'backend']);
});
