import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../engine/graph/testing/make-cluster.ts';
import type { ColumnId } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { onCellKey } from './cell-actions.ts';
import type { RowActions } from './row-actions.ts';

const paths = [{ path: '/one', to: 'web:80', type: 'Prefix' }];
const graph = buildGraph({
  cluster: makeCluster([{ name: 'shop', rules: [{ host: 'a.com', paths }] }], [makeService('web', [80])]),
});
const node = graph.paths[0];
if (!node) throw new Error('no path');
const row = { id: node.id, node } as unknown as TableRow; // the columns do not matter here

/** What a key does to a cell, and whether it meant anything. */
function pressed(
  key: string,
  held = '',
  { column = 'path', isRow = true }: { column?: ColumnId; isRow?: boolean } = {},
) {
  const done: string[] = [];
  const note = (what: string) => () => void done.push(what);
  const on: RowActions = {
    choose: (_, { isMore, isRange }) => void done.push(`choose${isMore ? ' more' : ''}${isRange ? ' range' : ''}`),
    inspect: note('inspect'),
    goToYaml: note('yaml'),
    remove: note('remove'),
    unmark: note('unmark'),
  };
  const move = (keys: string) => void done.push(`move ${keys}`);
  const event = {
    key,
    code: '',
    altKey: held.includes('Alt'),
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    shiftKey: held.includes('Shift'),
  };
  const means = onCellKey(event, { row: isRow ? row : undefined, column, on, edit: note('edit'), move });
  expect(means).toBe(done.length > 0);
  return done.join(', ');
}

describe('a key in a cell of the table', () => {
  test('does what it says to its row', () => {
    expect(pressed('Delete')).toBe('remove');
    expect(pressed('Enter')).toBe('edit');
    expect(pressed('F2')).toBe('edit');
    expect(pressed('F12')).toBe('yaml');
    expect(pressed('Escape')).toBe('unmark');
    expect(pressed(' ')).toBe('choose');
    expect(pressed(' ', 'Shift')).toBe('choose range');
    for (const mod of ['Ctrl', 'Meta']) expect(pressed(' ', mod)).toBe('choose more');
    expect(pressed('x')).toBe('');
  });

  test('writes only where something can be written', () => {
    expect(pressed('Enter', '', { column: 'verdict' })).toBe('inspect');
    expect(pressed('F2', '', { column: 'verdict' })).toBe('');
  });

  test('changes nothing with a key of the browser or the page held', () => {
    for (const mod of ['Ctrl', 'Meta', 'Alt']) {
      for (const key of ['Delete', 'Enter', 'F2', 'F12', 'Escape', 'ArrowDown', 'c', 'a']) {
        expect(pressed(key, mod)).toBe('');
      }
    }
    for (const key of ['Home', 'End', ' ']) expect(pressed(key, 'Alt')).toBe('');
  });

  test('moves, with Ctrl to the ends of the whole table, also in the heads, where no row can be changed', () => {
    for (const isRow of [true, false]) {
      expect(pressed('ArrowDown', '', { isRow })).toBe('move ↓');
      expect(pressed('Home', '', { isRow })).toBe('move Home');
      expect(pressed('End', 'Ctrl', { isRow })).toBe('move Mod+End');
    }
    for (const key of ['Delete', 'Enter', 'F2', 'F12', ' ', 'Escape'])
      expect(pressed(key, '', { isRow: false })).toBe('');
  });
});
