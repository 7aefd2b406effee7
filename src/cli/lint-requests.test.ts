import { expect, test } from 'vitest';
import { run } from './testing/run.ts';

const manifest = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  tls: [{hosts: [shop.example.com], secretName: shop}]
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /ghost, pathType: Prefix, backend: {service: {name: ghost, port: {number: 80}}}}
      - {path: /target, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80, targetPort: 8080}]}
`;

interface Line {
  readonly code: string;
  readonly witness?: string;
}

async function linted(controller: string): Promise<readonly Line[]> {
  const out = await run(['lint', '--json', '--controller', controller, 'a.yaml'], new Map([['a.yaml', manifest]]));
  return out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

test('lint gives the request that shows a problem under the controller: not one that is redirected before', async () => {
  const found = (await linted('ingress-nginx')).find(({ code }) => code === 'ref/service-missing');
  expect(found?.witness).toBe('GET https://shop.example.com/ghost');
  const specified = (await linted('kubernetes')).find(({ code }) => code === 'ref/service-missing');
  expect(specified?.witness).toBe('GET http://shop.example.com/ghost');
});

test('a targetPort is a problem only for a controller that does not take it', async () => {
  const codes = async (controller: string) => (await linted(controller)).map(({ code }) => code);
  expect(await codes('traefik')).toContain('ref/port-is-target-port');
  expect(await codes('haproxytech')).toContain('ref/port-is-target-port');
  expect(await codes('ingress-nginx')).not.toContain('ref/port-is-target-port');
  expect(await codes('haproxy-ingress')).not.toContain('ref/port-is-target-port');
});
