import { expect, test } from 'vitest';
import { emptySnapshot } from '../protocol/snapshot.ts';
import { applyDelta } from '../state/apply-delta.ts';
import { changedNodes } from './node-changes.ts';
import { createSession } from './session.ts';

const shop = (paths: string, host = 'shop.example.com') =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\nspec:\n  rules:\n  - host: ${host}\n    http:\n      paths:\n${paths}`;
const path = (at: string, service: string) =>
  `      - {path: ${at}, pathType: Prefix, backend: {service: {name: ${service}, port: {number: 80}}}}\n`;

function nodesOf(text: string) {
  const session = createSession(() => 0);
  session.change(1, [{ kind: 'add', at: 0, name: 'a', text }]);
  return applyDelta(emptySnapshot, session.update() ?? expect.fail()).nodes;
}

function told(before: string, after: string) {
  const { marks, removed } = changedNodes(nodesOf(before), nodesOf(after));
  return [...[...marks].map(([id, mark]) => `${mark} ${id}`), ...removed.map(({ id }) => `removed ${id}`)].sort();
}

test('comments and places change no node', () => {
  expect(told(shop(path('/', 'web')), `# new\n\n${shop(path('/', 'web'))}`)).toEqual([]);
});

test('a path that leads elsewhere is changed, its Services come and go', () => {
  expect(told(shop(path('/', 'web')), shop(path('/', 'front')))).toEqual([
    'added backend:default/front:80',
    'changed path:|shop.example.com|Prefix|/|default/shop#0',
    'removed backend:default/web:80',
  ]);
});

test('paths are added and removed by themselves', () => {
  expect(told(shop(path('/', 'web') + path('/a', 'web')), shop(path('/', 'web') + path('/b', 'web')))).toEqual([
    'added path:|shop.example.com|Prefix|/b|default/shop#0',
    'removed path:|shop.example.com|Prefix|/a|default/shop#0',
  ]);
});

test('a path that moved to another host is changed, not lost', () => {
  expect(told(shop(path('/', 'web')), shop(path('/', 'web'), 'new.example.com'))).toEqual([
    'added host:|new.example.com',
    'changed path:|new.example.com|Prefix|/|default/shop#0',
    'removed host:|shop.example.com',
  ]);
});
