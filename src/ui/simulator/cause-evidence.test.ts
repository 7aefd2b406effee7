import { expect, test } from 'vitest';
import { loadProfile } from '../../engine/controllers/index.ts';
import { requestFromParts } from '../../engine/match/request.ts';
import { buildCluster, readSourceFile } from '../../engine/yaml/index.ts';
import { evidenceOf } from './cause-evidence.ts';

const prefix = 'nginx.ingress.kubernetes.io/';

function ingress(annotation: string, path: string, pathType: string, service = 'web'): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    ${prefix}${annotation}
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http: {paths: [{path: '${path}', pathType: ${pathType}, backend: {service: {name: ${service}, port: {number: 80}}}}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80}]}
`;
}

async function evidenceIn(text: string, host: string, target: string) {
  const profile = (await loadProfile('ingress-nginx')) ?? expect.fail('ingress-nginx');
  const program = profile.compile(buildCluster([readSourceFile('a.yaml', text)], 'auto', false), {});
  const decision = program.explain(requestFromParts({ method: 'GET', scheme: 'http', host, target }));
  const { code, isKey, place } = evidenceOf(decision);
  return {
    kind: decision.cause.kind,
    code,
    isKey,
    line: place?.range && text.slice(0, place.range.start).split('\n').length,
  };
}

test('where an annotation decides the answer card shows it, with its line, and not the path', async () => {
  const named = (name: string) => ({ code: prefix + name, isKey: true, line: 6 });
  expect(await evidenceIn(ingress('server-alias: alias.example.com', '/', 'Prefix'), 'alias.example.com', '/')).toEqual(
    { kind: 'matched', ...named('server-alias') },
  );
  expect(
    await evidenceIn(ingress('use-regex: "ja"', '/v[0-9]+', 'ImplementationSpecific'), 'shop.example.com', '/v1'),
  ).toEqual({ kind: 'path-unmatched', ...named('use-regex') });
  expect(await evidenceIn(ingress('default-backend: web', '/', 'Prefix', 'gone'), 'shop.example.com', '/')).toEqual({
    kind: 'matched',
    ...named('default-backend'),
  });
});
