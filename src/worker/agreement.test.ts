import { expect, test } from 'vitest';
import { loadProfile } from '../engine/index.ts';
import { createSession } from './session.ts';

const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: own}
spec:
  ingressClassName: CLASS
  tls: [{hosts: [own.example.com], secretName: own}]
  rules:
  - host: own.example.com
    http:
      paths:
      - {path: /target, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}
      - {path: /ghost, pathType: Prefix, backend: {service: {name: ghost, port: {number: 80}}}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80, targetPort: 8080}]}
`;

async function asked(className: string, controller: string, url: string) {
  const profile = await loadProfile(controller);
  if (!profile) throw new Error(controller);
  const session = createSession(() => 0, [profile]);
  session.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text: text.replace('CLASS', className) }]);
  session.setControllers(new Map([[`router:${className}`, controller]]));
  while (session.isReading()) session.step();
  const delta = session.update();
  const { answer } = session.route({ text: url, method: 'GET', headers: [], router: null });
  const known = session.world()?.snapshot;
  const backend = known?.nodes.get('backend:default/web:8080');
  return {
    kind: answer?.decision.outcome.kind,
    lit: answer?.litNodes.filter((id) => id.startsWith('backend:')),
    state: backend?.kind === 'backend' ? backend.state : null,
    codes: known?.problems.map(({ diagnostic }) => diagnostic.code) ?? [],
    isNew: delta !== null,
  };
}

test('what a controller takes for a port is whole in answer, graph and problems, and broken in all for another', async () => {
  const url = 'https://own.example.com/target';
  const taken = await asked('nginx', 'ingress-nginx', url);
  expect(taken).toMatchObject({ kind: 'backend', lit: ['backend:default/web:8080'], state: 'found' });
  expect(taken.codes).not.toContain('ref/port-is-target-port');
  const refused = await asked('traefik', 'traefik', url);
  expect(refused).toMatchObject({ kind: 'status', state: 'port-missing' });
  expect(refused.codes).toContain('ref/port-is-target-port');
});

test('a redirect lights no way to a Service, be it there or not', async () => {
  for (const path of ['/target', '/ghost']) {
    const { kind, lit } = await asked('nginx', 'ingress-nginx', `http://own.example.com${path}`);
    expect([kind, lit]).toEqual(['redirect', []]);
  }
  expect((await asked('nginx', 'ingress-nginx', 'https://own.example.com/ghost')).lit).toEqual([
    'backend:default/ghost:80',
  ]);
});
