import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostNode, PathNode } from '../graph/graph.ts';
import { ok } from '../text/result.ts';
import type { Gesture } from './gesture.ts';
import { copyRoutes, moveRoutes, type Slot } from './move.ts';
import {
  type Book,
  carriedOut,
  type Desk,
  dealt,
  expectBook,
  expectSameInEveryOrder,
  isPlain,
  type Row,
  rowOf,
  someOf,
} from './testing/desk.ts';

interface Aim {
  readonly host: HostNode;
  readonly slot: Slot | null;
}

/** A host, and a place on it: none, its end, or before one of its paths. */
function aimAt({ graph }: Desk, pick: number): Aim | null {
  const host = graph.hosts[pick % Math.max(1, graph.hosts.length)];
  if (!host) return null;
  const paths = graph.paths.filter(({ hostId }) => hostId === host.id);
  const places = [null, { paths, before: null }, ...paths.map((_, before) => ({ paths, before }))];
  return { host, slot: places[Math.floor(pick / 10) % places.length] ?? null };
}

/** The neighbour that a path of an Ingress comes to stand beside, and on which side; `null`: the end of its own list. */
function neighbourFor({ at }: PathNode, { slot }: Aim): { readonly of: PathNode; readonly isBefore: boolean } | null {
  if (!slot) return null;
  const index = slot.before ?? slot.paths.length;
  const [above, below] = [slot.paths[index - 1], slot.paths[index]];
  if (above && above.at.object === at.object) return { of: above, isBefore: false };
  return below && below.at.object === at.object ? { of: below, isBefore: true } : null;
}

/** The rows with those of the paths put where the aim says; `isCopy`: they stay too. */
function rowsWith(desk: Desk, paths: readonly PathNode[], aim: Aim, isCopy: boolean): readonly Row[] {
  const stays = (path: PathNode) => !isCopy && neighbourFor(path, aim) === null && path.hostId === aim.host.id;
  const going = paths.filter((path) => !stays(path));
  const gone = new Set(isCopy ? [] : going.map((path) => rowOf(desk, path)));
  const placeOf = (path: PathNode) => desk.book.rows.indexOf(rowOf(desk, path));
  const inOrder = going.toSorted((a, b) => placeOf(a) - placeOf(b));
  const coming = inOrder.map((path) => {
    const row: Row = { ...rowOf(desk, path), host: aim.host.host };
    const beside = neighbourFor(path, aim);
    return { row, beside: beside && { ...beside, of: rowOf(desk, beside.of) } };
  });
  const isFor = (row: Row, isBefore: boolean) =>
    coming.flatMap(({ row: one, beside }) => (beside?.of === row && beside.isBefore === isBefore ? [one] : []));
  const placed = desk.book.rows.flatMap((row) => [
    ...isFor(row, true),
    ...(gone.has(row) ? [] : [row]),
    ...isFor(row, false),
  ]);
  return [...placed, ...coming.flatMap(({ row, beside }) => (beside === null ? [row] : []))];
}

function isOfClass({ graph }: Desk, { host }: Aim, path: PathNode): boolean {
  return graph.hosts.find(({ id }) => id === path.hostId)?.routerId === host.routerId;
}

function check(isCopy: boolean): number {
  const gestureFor = isCopy ? copyRoutes : moveRoutes;
  let done = 0;
  fc.assert(
    fc.property(dealt, ({ desk, isIn, order, pick }) => {
      const aim = aimAt(desk, pick);
      if (!aim) return;
      const paths = someOf(desk.graph.paths, isIn).filter((path) => isOfClass(desk, aim, path) || pick % 7 === 0);
      const gesture = expectSameInEveryOrder(paths, order, (some) => gestureFor(some, aim.host, aim.slot, desk.scene));
      if (paths.some((path) => !isOfClass(desk, aim, path))) {
        expect(gesture).toEqual({ ok: false, error: { code: 'other-class' } });
        return;
      }
      if (!isPlain(desk)) return;
      const now = carriedOut(desk, gesture);
      const wanted: Book = { ...desk.book, rows: rowsWith(desk, paths, aim, isCopy) };
      if (!now) {
        expect(wanted).toEqual(desk.book);
        return;
      }
      done++;
      expectBook(desk, now, wanted, new Set(paths.map((path) => rowOf(desk, path).ingress)));
      // Every path hangs on the host that was meant.
      const hosts = now.graph.hosts.filter(({ id }) => id === aim.host.id);
      expect(hosts).toHaveLength(1);
    }),
    { numRuns: 40 },
  );
  return done;
}

describe('paths that go to a host', () => {
  test('stand where they were put, within their Ingresses and in their order, and nothing else moves', () => {
    expect(check(false)).toBeGreaterThan(0);
  });

  test('as copies stand there too, and answer as they do', () => {
    expect(check(true)).toBeGreaterThan(0);
  });

  test('the laws find a move that takes paths as they come, and one that forgets the slot', () => {
    const asTheyCome = (some: readonly PathNode[], { host }: HostNode): Gesture =>
      ok(some.map(({ at }) => ({ type: 'path/move' as const, at, to: { object: at.object, host }, index: null })));
    const order = fc.property(dealt, ({ desk, isIn, order, pick }) => {
      const aim = aimAt(desk, pick);
      if (aim) expectSameInEveryOrder(someOf(desk.graph.paths, isIn), order, (some) => asTheyCome(some, aim.host));
    });
    expect(() => fc.assert(order, { numRuns: 30, endOnFailure: true })).toThrow();
    const slot = fc.property(dealt, ({ desk, pick, isIn }) => {
      const aim = aimAt(desk, pick);
      if (!aim?.slot || !isPlain(desk)) return;
      const paths = someOf(desk.graph.paths, isIn).filter((path) => isOfClass(desk, aim, path));
      const now = carriedOut(desk, moveRoutes(paths, aim.host, null, desk.scene));
      const rows = rowsWith(desk, paths, aim, false);
      if (now) expectBook(desk, now, { ...desk.book, rows }, new Set(paths.map((path) => rowOf(desk, path).ingress)));
    });
    expect(() => fc.assert(slot, { numRuns: 100, endOnFailure: true })).toThrow();
  });
});
