import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphNode } from '../graph/graph.ts';
import { ok } from '../text/result.ts';
import { asGesture, type Gesture } from './gesture.ts';
import { removeRoutes } from './remove.ts';
import {
  type Book,
  carriedOut,
  type Desk,
  dealt,
  expectBook,
  expectSameInEveryOrder,
  hasEmpty,
  rowOf,
  someOf,
} from './testing/desk.ts';

function without({ book, ...desk }: Desk, nodes: readonly GraphNode[]): { wanted: Book; touched: Set<string> } {
  const gone = new Set(
    desk.graph.paths
      .filter((path) => nodes.some((node) => node === path || node.id === path.hostId))
      .map((path) => rowOf({ ...desk, book }, path)),
  );
  const fallbacks = new Set(
    nodes.flatMap((node) => (node.kind === 'default-backend' ? node.owner.name.split('/')[1] : [])),
  );
  const heads = book.heads.map((head) => (fallbacks.has(head.name) ? { ...head, fallback: null } : head));
  const rows = book.rows.filter((row) => !gone.has(row));
  return {
    wanted: { heads, rows },
    touched: new Set([...[...gone].map(({ ingress }) => ingress), ...fallbacks].filter((name) => name !== undefined)),
  };
}

test('paths, hosts and default backends go, and nothing else, in whatever order they were selected', () => {
  let done = 0;
  fc.assert(
    fc.property(dealt, ({ desk, isIn, order }) => {
      const { hosts, paths, defaults } = desk.graph;
      const nodes = someOf<GraphNode>([...hosts.slice(0, 1), ...paths, ...defaults], isIn);
      const gesture = expectSameInEveryOrder(nodes, order, removeRoutes);
      expect(gesture.ok).toBe(nodes.length > 0);
      if (!gesture.ok) return;
      const { wanted, touched } = without(desk, nodes);
      const now = carriedOut(desk, gesture);
      // An Ingress with nothing in it is none: half of a wish is not done.
      expect(now === null).toBe(hasEmpty(wanted));
      if (now) expectBook(desk, now, wanted, touched);
      if (now) done++;
    }),
    { numRuns: 40 },
  );
  expect(done).toBeGreaterThan(0);
});

test('the law of order finds a gesture that takes nodes as they come', () => {
  const asTheyCome = (nodes: readonly GraphNode[]): Gesture =>
    ok(nodes.flatMap((node) => (node.kind === 'path' ? [{ type: 'path/remove' as const, at: node.at }] : [])));
  const property = fc.property(dealt, ({ desk, isIn, order }) => {
    expectSameInEveryOrder(someOf(desk.graph.paths, isIn), order, asTheyCome);
  });
  expect(() => fc.assert(property, { numRuns: 30, endOnFailure: true })).toThrow();
});

test('nothing that is chosen can go', () => {
  expect(removeRoutes([])).toEqual({ ok: false, error: { code: 'nothing' } });
  expect(asGesture([])).toEqual({ ok: false, error: { code: 'no-change' } });
});
