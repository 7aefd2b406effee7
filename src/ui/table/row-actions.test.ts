import { describe, expect, test } from 'vitest';
import type { Command } from '../../engine/commands/index.ts';
import { buildGraph, type GraphNode } from '../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../engine/graph/testing/make-cluster.ts';
import type { Actions, AppState } from '../../state/types.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { rowActions } from './row-actions.ts';

const p = (path: string) => ({ path, to: 'web:80', type: 'Prefix' });
const graph = buildGraph({
  cluster: makeCluster(
    [{ name: 'shop', rules: [{ host: 'a.com', paths: [p('/one'), p('/two'), p('/three')] }] }],
    [makeService('web', [80])],
  ),
});
const nodes = new Map<string, GraphNode>(graph.paths.map((node) => [node.id, node]));
const [one, two, three] = graph.paths;
if (!one || !two || !three) throw new Error('no paths');
const rows = graph.paths.map((node) => ({ id: node.id, node }) as unknown as TableRow); // the columns do not matter here

/** What Delete on a row runs while some are marked. */
function removed(index: number, marked: readonly GraphNode[], shown = rows): Command | undefined {
  let ran: Command | undefined;
  const actions = { run: async (command: Command) => (ran = command) } as unknown as Actions; // the only one asked
  const state = { marked: new Set(marked.map(({ id }) => id)), snapshot: { nodes } } as unknown as AppState; // likewise
  const row = rows[index];
  if (row) rowActions({ shown, actions, get: () => state }).remove(row);
  return ran;
}

describe('Delete on a row of the table', () => {
  test('takes all that is marked when the row is among it, in one step', () => {
    expect(removed(1, [two, one])).toEqual({
      type: 'batch',
      commands: [
        { type: 'path/remove', at: one.at },
        { type: 'path/remove', at: two.at },
      ],
    });
  });

  test('leaves marked rows alone that the filter hides', () => {
    expect(removed(1, [one, two], rows.slice(1))).toEqual({ type: 'path/remove', at: two.at });
    expect(removed(0, [one, two, three], rows.slice(0, 2))).toMatchObject({
      type: 'batch',
      commands: [{ at: one.at }, { at: two.at }],
    });
  });

  test('takes the row alone when it is not marked, or nothing is', () => {
    expect(removed(2, [one, two])).toEqual({ type: 'path/remove', at: three.at });
    expect(removed(0, [])).toEqual({ type: 'path/remove', at: one.at });
  });
});
