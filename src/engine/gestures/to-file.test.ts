import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphNode } from '../graph/graph.ts';
import {
  answersOf,
  carriedOut,
  type Desk,
  dealt,
  expectSameInEveryOrder,
  type Row,
  refusalOf,
  rowOf,
  someOf,
} from './testing/desk.ts';
import { toFile } from './to-file.ts';

/** Rows with what their Ingress says of them, in no order. */
function routesIn({ book }: Desk, isIn: (row: Row) => boolean = () => true): readonly string[] {
  const heads = new Map(book.heads.map((head) => [head.name, head]));
  return book.rows
    .filter(isIn)
    .map(({ ingress, ...row }) => {
      const { namespace, className } = heads.get(ingress) ?? expect.fail('no Ingress');
      return JSON.stringify({ ...row, namespace, className });
    })
    .sort();
}

test('paths and the Ingresses of hosts are in the file then, and every request is answered as before', () => {
  let done = 0;
  let asked = 0;
  fc.assert(
    fc.property(dealt, fc.constantFrom('a.yaml', 'b.yaml', 'new.yaml'), ({ desk, isIn, order }, file) => {
      const { paths, hosts } = desk.graph;
      const nodes = someOf<GraphNode>([...hosts.slice(0, 1), ...paths], isIn);
      const gesture = expectSameInEveryOrder(nodes, order, (some) => toFile(some, file));
      const now = carriedOut(desk, gesture);
      if (!now) {
        expect(['nothing', 'no-change']).toContain(refusalOf(desk, gesture));
        return;
      }
      done++;
      expect(routesIn(now)).toEqual(routesIn(desk));
      const files = new Map(now.book.heads.map((head) => [head.name, head.file]));
      const there = routesIn(now, ({ ingress }) => files.get(ingress) === file);
      const owners = nodes.flatMap((node) => (node.kind === 'host' ? node.owners.map(({ object }) => object) : []));
      const chosen = paths.filter((path) => nodes.includes(path) || owners.includes(path.at.object));
      const rows = new Set(chosen.map((path) => rowOf(desk, path)));
      for (const row of routesIn(desk, (one) => rows.has(one))) expect(there).toContain(row);
      // Of two that say the same of a request, which answers is told by their places.
      const all = routesIn(desk).map((row) => {
        const { host, path, type, className } = JSON.parse(row) as Row & { readonly className: string | null };
        return JSON.stringify({ host, path, type, className });
      });
      const defaults = desk.book.heads.flatMap(({ className, fallback }) => (fallback ? [String(className)] : []));
      if ([all, defaults].some((same) => new Set(same).size < same.length)) return;
      asked++;
      expect(answersOf(now)).toEqual(answersOf(desk));
    }),
    { numRuns: 40 },
  );
  expect(Math.min(done, asked)).toBeGreaterThan(0);
});
