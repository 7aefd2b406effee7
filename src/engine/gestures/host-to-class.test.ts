import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HostNode } from '../graph/graph.ts';
import { asGesture } from './gesture.ts';
import { hostToClass } from './host-to-class.ts';
import { type Book, carriedOut, type Desk, dealt, expectBook, isPlain, type Row, rowOf } from './testing/desk.ts';

type Wanted = { readonly book: Book; readonly touched: ReadonlySet<string> } | { readonly nowhere: string };

function wantedFor(desk: Desk, host: HostNode, className: string | null): Wanted {
  const { heads, rows } = desk.book;
  const own = new Set(desk.graph.paths.filter(({ hostId }) => hostId === host.id).map((path) => rowOf(desk, path)));
  const touched = new Set<string>();
  let left: readonly Row[] = rows;
  let heads2 = heads;
  for (const head of heads) {
    const mine = rows.filter((row) => own.has(row) && row.ingress === head.name);
    if (mine.length === 0) continue;
    touched.add(head.name);
    const isAll = head.fallback === null && rows.every((row) => row.ingress !== head.name || own.has(row));
    if (isAll) {
      heads2 = heads2.map((one) => (one.name === head.name ? { ...one, className } : one));
      continue;
    }
    const fit = heads.filter((one) => one.className === className && one.namespace === head.namespace);
    const taker = fit.find(({ name }) => rows.some((row) => row.ingress === name && row.host === host.host)) ?? fit[0];
    if (!taker) return { nowhere: head.namespace };
    touched.add(taker.name);
    left = [...left.filter((row) => !mine.includes(row)), ...mine.map((row) => ({ ...row, ingress: taker.name }))];
  }
  return { book: { heads: heads2, rows: left }, touched };
}

test('a host gets under a class with all its routes; what its Ingresses hold beside it stays where it is', () => {
  const seen = { moved: 0, nowhere: 0, kept: 0 };
  fc.assert(
    fc.property(dealt, fc.constantFrom(null, 'internal', 'public'), ({ desk, pick }, className) => {
      const host = desk.graph.hosts[pick % Math.max(1, desk.graph.hosts.length)];
      if (!host || !isPlain(desk)) return;
      const move = hostToClass(host, className, desk.scene);
      const router = desk.graph.routers.find(({ id }) => id === host.routerId);
      if (router?.className === className) {
        expect(move).toEqual({ ok: false, error: { code: 'no-change' } });
        return;
      }
      const wanted = wantedFor(desk, host, className);
      if ('nowhere' in wanted) {
        seen.nowhere++;
        expect(move).toEqual({ ok: false, error: { code: 'no-taker', namespace: wanted.nowhere } });
        return;
      }
      const now = move.ok ? carriedOut(desk, asGesture(move.value.commands)) : null;
      if (!move.ok || !now) {
        expect.fail('not moved');
        return;
      }
      if (move.value.takers.length > 0) seen.moved++;
      if (move.value.ingresses.length > 0) seen.kept++;
      expectBook(desk, now, wanted.book, wanted.touched);
      const under = now.graph.hosts.filter((one) => one.host === host.host);
      expect(under.some(({ routerId }) => routerId === host.routerId)).toBe(false);
    }),
    { numRuns: 240 },
  );
  expect(Math.min(seen.moved, seen.nowhere, seen.kept)).toBeGreaterThan(0);
});
