import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { asGesture } from './gesture.ts';
import { shiftOf } from './one-node.ts';
import { carriedOut, dealt, expectBook, type Row, rowOf } from './testing/desk.ts';

test('a path changes places with its neighbour, there and back, and nothing else moves', () => {
  fc.assert(
    fc.property(dealt, fc.constantFrom<1 | -1>(1, -1), ({ desk, pick }, by) => {
      const { paths } = desk.graph;
      const path = paths[pick % Math.max(1, paths.length)];
      if (!path) return;
      const beside = paths.find(
        ({ at }) => at.object === path.at.object && at.rule === path.at.rule && at.path === path.at.path + by,
      );
      const now = carriedOut(desk, asGesture(shiftOf(path, by)));
      // At the end of its list there is nobody to change with.
      expect(now === null).toBe(beside === undefined);
      if (!now || !beside) return;
      const [one, other] = [rowOf(desk, path), rowOf(desk, beside)];
      const swapped = (row: Row): Row => (row === one ? other : row === other ? one : row);
      expectBook(desk, now, { ...desk.book, rows: desk.book.rows.map(swapped) }, new Set([one.ingress]));
      const again = now.graph.paths.find(
        ({ at }) =>
          at.object.file === beside.at.object.file &&
          at.object.document === beside.at.object.document &&
          at.rule === beside.at.rule &&
          at.path === beside.at.path,
      );
      if (!again) return expect.fail('gone');
      const back = carriedOut(now, asGesture(shiftOf(again, by === 1 ? -1 : 1)));
      expect(back?.texts).toEqual(desk.texts);
    }),
    { numRuns: 40 },
  );
});

test('a host of one rule is moved, one of several and a Service are not', () => {
  const rule = { object: { file: 'a.yaml', document: 0, item: 0 }, rule: 1 };
  const base = {
    kind: 'host',
    id: asNodeId('h'),
    routerId: asNodeId('r'),
    host: 'a',
    tls: { kind: 'off', secretName: null },
  } as const;
  const host = { ...base, owners: [], rules: [rule], place: null, pathCount: 0, collapsed: false };
  expect(shiftOf(host, -1)).toEqual([{ type: 'host/move', rule, index: 0 }]);
  expect(shiftOf(host, 1)).toMatchObject([{ index: 3 }]);
  expect(shiftOf({ ...host, rules: [rule, rule] }, 1)).toEqual([]);
  expect(shiftOf({ ...host, rules: [{ ...rule, rule: 0 }] }, -1)).toEqual([]);
});
