import fc from 'fast-check';
import { test } from 'vitest';
import { setClass, setTypes } from './set.ts';
import { carriedOut, dealt, expectBook, expectSameInEveryOrder, rowOf, someOf } from './testing/desk.ts';

test('paths get a type, and nothing else changes', () => {
  fc.assert(
    fc.property(dealt, fc.constantFrom('Exact', 'Prefix'), ({ desk, isIn, order }, type) => {
      const paths = someOf(desk.graph.paths, isIn);
      const gesture = expectSameInEveryOrder(paths, order, (some) => setTypes(some, type));
      const chosen = new Set(paths.map((path) => rowOf(desk, path)));
      const rows = desk.book.rows.map((row) => (chosen.has(row) ? { ...row, type } : row));
      const now = carriedOut(desk, gesture);
      const touched = new Set([...chosen].map(({ ingress }) => ingress));
      expectBook(desk, now ?? desk, { ...desk.book, rows }, touched);
    }),
    { numRuns: 30 },
  );
});

test('the Ingresses of routes get a class, with all that they hold, and no other does', () => {
  fc.assert(
    fc.property(dealt, fc.constantFrom(null, 'internal', 'public'), ({ desk, isIn, order }, className) => {
      const routes = someOf([...desk.graph.paths, ...desk.graph.defaults], isIn);
      const gesture = expectSameInEveryOrder(routes, order, (some) => setClass(some, className));
      const touched = new Set(routes.map(({ owner }) => owner.name.split('/')[1] ?? ''));
      const heads = desk.book.heads.map((head) => (touched.has(head.name) ? { ...head, className } : head));
      expectBook(desk, carriedOut(desk, gesture) ?? desk, { ...desk.book, heads }, touched);
    }),
    { numRuns: 30 },
  );
});
