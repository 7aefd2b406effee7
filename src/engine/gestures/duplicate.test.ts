import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duplicateRoutes } from './duplicate.ts';
import { duplicateHost, freeHost } from './one-node.ts';
import { carriedOut, dealt, expectBook, expectSameInEveryOrder, type Row, rowOf, someOf } from './testing/desk.ts';

test('each path is written once more below itself, in whatever order they were selected', () => {
  fc.assert(
    fc.property(dealt, ({ desk, isIn, order }) => {
      const nodes = someOf(desk.graph.paths, isIn);
      const gesture = expectSameInEveryOrder(nodes, order, (some) => duplicateRoutes(some, desk.graph.hosts));
      expect(gesture.ok).toBe(nodes.length > 0);
      const now = carriedOut(desk, gesture);
      if (!now) return;
      const twice = new Set(nodes.map((node) => rowOf(desk, node)));
      const rows = desk.book.rows.flatMap((row) => (twice.has(row) ? [row, row] : [row]));
      expectBook(desk, now, { ...desk.book, rows }, new Set([...twice].map(({ ingress }) => ingress)));
    }),
    { numRuns: 30 },
  );
});

test('a copied host has all that the host has, from every Ingress, under a name that is free', () => {
  fc.assert(
    fc.property(dealt, ({ desk, pick }) => {
      const host = desk.graph.hosts[pick % Math.max(1, desk.graph.hosts.length)];
      if (!host) return;
      const now = carriedOut(desk, duplicateRoutes([host], desk.graph.hosts));
      const name = freeHost(host.host, desk.graph.hosts);
      expect(desk.graph.hosts.map((one) => one.host)).not.toContain(name);
      const own = desk.graph.paths.filter(({ hostId }) => hostId === host.id).map((path) => rowOf(desk, path));
      const copies: readonly Row[] = own.map((row) => ({ ...row, host: name }));
      const wanted = { ...desk.book, rows: [...desk.book.rows, ...copies] };
      if (!now) return expect.fail('not copied');
      expectBook(desk, now, wanted, new Set(own.map(({ ingress }) => ingress)));
    }),
    { numRuns: 30 },
  );
});

test('a wildcard stays one, and the name is the first that is free', () => {
  expect(freeHost('*.a.com', [])).toBe('*.copy-1.a.com');
  expect(freeHost('a.com', [{ host: 'copy-1.a.com' }])).toBe('copy-2.a.com');
  expect(freeHost(null, [])).toBe('copy-1.example.com');
  const rules = [0, 1].map((rule) => ({ object: { file: 'a.yaml', document: rule, item: 0 }, rule: 0 }));
  expect(duplicateHost({ rules }, 'b.com')).toHaveLength(2);
});
