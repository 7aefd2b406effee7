import { expect, test } from 'vitest';
import { loadProfile } from '../engine/controllers/index.ts';
import { asNodeId } from '../engine/testing/node-id.ts';
import type { Reach } from '../protocol/answers.ts';
import { createSession } from './session.ts';

const path = (text: string, service: string, type = 'Prefix') =>
  `      - { path: "${text}", pathType: ${type}, backend: { service: { name: ${service}, port: { number: 80 } } } }\n`;

const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [secure.example.com], secretName: s }]
  rules:
  - host: shop.example.com
    http:
      paths:
${path('/api', 'api')}${path('/', 'web')}${path('/cart', 'web')}${path('/cart', 'web')}
  - host: secure.example.com
    http:
      paths:
${path('/login', 'web', 'Exact')}
  - host: "*.wild.example.com"
    http:
      paths:
${path('/', 'web')}`;

async function reach(nodeId: string, controller: string): Promise<Reach & { readonly answers: readonly string[] }> {
  const profile = await loadProfile(controller);
  const session = createSession(() => 0, profile ? [profile] : []);
  session.setControllers(new Map([['router:nginx', controller]]));
  session.change(1, [{ kind: 'add', at: 0, name: 'a.yaml', text }]);
  while (session.isReading()) session.step();
  session.update();
  const found = await session.reach({ nodeId: asNodeId(nodeId), router: null });
  const answers = found.rows.map(({ method, text: line }) => {
    if (line === null) return '';
    const { answer } = session.route({ text: line, method, headers: [], router: null });
    return answer?.litNodes.find((id) => id.startsWith('path:')) ?? '';
  });
  return { ...found, answers };
}

test.each(['ingress-nginx', 'kubernetes-spec', 'traefik'])(
  'each request that is told really ends at its path under %s',
  async (controller) => {
    const { rows, answers, isComplete } = await reach('backend:default/web:80', controller);
    expect(isComplete).toBe(true);
    expect(rows).toHaveLength(5);
    const told = rows.filter((row) => row.text !== null);
    expect(told.length).toBeGreaterThanOrEqual(4);
    rows.forEach(({ pathId, text: line }, at) => {
      if (line !== null) expect(answers[at]).toBe(pathId);
    });
    // Redirects to https are no answers; a wildcard is asked by a name that it covers.
    expect(told.some((row) => /^https?:\/\/secure\.example\.com\/login$/.test(row.text ?? ''))).toBe(true);
    expect(told.some((row) => /^https?:\/\/one\.wild\.example\.com\//.test(row.text ?? ''))).toBe(true);
  },
);

test('a duplicate that never answers is told with the path that answers instead', async () => {
  const { rows } = await reach('host:nginx|shop.example.com', 'kubernetes-spec');
  expect(rows).toHaveLength(4);
  const [unreached, ...more] = rows.filter((row) => row.text === null);
  expect(more).toEqual([]);
  expect(unreached?.by).toMatch(/^path:nginx\|shop\.example\.com\|Prefix\|\/cart\|/);
  expect(unreached?.by).not.toBe(unreached?.pathId);
});

test('nothing reaches a node that is not there', async () => {
  expect(await reach('backend:default/gone:80', 'kubernetes-spec')).toMatchObject({ rows: [], isComplete: true });
});
