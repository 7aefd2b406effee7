import { expect, test } from 'vitest';
import type { GraphNode } from '../../engine/graph/index.ts';
import type { Outcome } from '../../engine/match/index.ts';
import { goalOfNode, goalsOf } from './goals.ts';

const backend = (
  id: string,
  name: string,
  port: number | string | null,
  namespace = 'store',
  resourceKind = 'Service',
) => [id, { kind: 'backend', id, resourceKind, namespace, name, port } as unknown as GraphNode] as const;
const nodes = new Map<string, GraphNode>([
  backend('b:web', 'web', 80),
  backend('b:api', 'api', 'http'),
  backend('b:bucket', 'bucket', null, 'store', 'StorageBucket'),
  ['path:api', { kind: 'path', id: 'path:api', backendId: 'b:api' } as unknown as GraphNode],
  ['path:none', { kind: 'path', id: 'path:none', backendId: null } as unknown as GraphNode],
]);
const web = { namespace: 'store', name: 'web', port: 80 };
const answeredByWeb: Outcome = { kind: 'backend', route: null, service: web, upstreamTarget: '/' };

test('every Service that paths lead to may be the goal, but the one that answers', () => {
  expect(goalsOf(nodes, answeredByWeb)).toEqual([{ id: 'store/api:http', name: 'api:http' }]);
  const both = new Map([...nodes, backend('b:other', 'web', 80, 'other')]);
  expect(goalsOf(both, answeredByWeb).map(({ name }) => name)).toEqual(['other/web:80', 'store/api:http']);
  expect(
    goalsOf(nodes, { kind: 'any-of', candidates: [web], why: 'kubernetes/no-backend' }).map(({ id }) => id),
  ).toEqual(['store/api:http']);
});

test('a selected Service is the goal, and of a selected path the one that it leads to', () => {
  expect(goalOfNode(nodes, 'b:web')).toBe('store/web:80');
  expect(goalOfNode(nodes, 'path:api')).toBe('store/api:http');
  expect([goalOfNode(nodes, 'path:none'), goalOfNode(nodes, 'b:bucket'), goalOfNode(nodes, null)]).toEqual([
    null,
    null,
    null,
  ]);
});
