import { describe, expect, test } from 'vitest';
import { buildGraph, layoutGraph } from '../../engine/graph/index.ts';
import { makeCluster, makeService } from '../../engine/graph/testing/make-cluster.ts';
import { nodeSubject } from '../../state/subjects.ts';
import { noRoute } from '../parts/route-view.ts';
import { itemsOf } from '../parts/view-graph.ts';
import { canvasNodes } from './canvas-nodes.ts';
import { type LookInput, lookReader } from './look-of.ts';

const paths = ['/', '/cart'].map((path) => ({ path, to: 'web:80', type: 'Prefix' }));
const graph = buildGraph({
  cluster: makeCluster([{ name: 'shop', rules: [{ host: 'a.com', paths }] }], [makeService('web', [80])]),
});
const layout = layoutGraph(graph, { width: 900 });
const items = itemsOf(graph);
const [first, second] = items.filter(({ kind }) => kind === 'path');
if (!first || !second) throw new Error('two paths');

const nobody: ReadonlySet<string> = new Set();
const calm: LookInput = {
  layout,
  nodes: new Map(),
  route: noRoute,
  stale: nobody,
  selection: null,
  inspected: null,
  tabStop: null,
  found: nobody,
  shown: null,
  marked: nobody,
  litB: nobody,
  splits: new Map(),
};

describe('a node reads its own look', () => {
  const changes: readonly (readonly [string, Partial<LookInput>, object])[] = [
    ['selected', { selection: first.id }, { selected: true }],
    [
      'selected while its inspector is open',
      { inspected: nodeSubject(first.id), selection: second.id },
      { selected: true },
    ],
    ['the stop of the Tab key', { tabStop: first.id }, { tabStop: true }],
    ['found', { found: new Set([first.id]) }, { found: true }],
    ['marked', { marked: new Set([first.id]) }, { marked: true }],
    ['stale', { stale: new Set([first.id]) }, { stale: true }],
    ['on B’s way', { litB: new Set([first.id]) }, { litB: true }],
    ['dragged', { shown: { targetId: null, isOk: false, dragged: new Set([first.id]) } }, { dragged: true }],
    ['where a drag may end', { shown: { targetId: first.id, isOk: true, dragged: nobody } }, { drop: 'ok' }],
    ['where a drag may not end', { shown: { targetId: first.id, isOk: false, dragged: nobody } }, { drop: 'bad' }],
  ];

  test.each(changes)('and is drawn anew when it is %s, and the others are not', (_, change, said) => {
    const [mine, other] = [lookReader(first), lookReader(second)];
    const [before, otherBefore] = [mine(calm), other(calm)];
    const after = mine({ ...calm, ...change });
    expect(after).toEqual({ ...before, ...said });
    expect(after).not.toBe(before);
    expect(other({ ...calm, ...change })).toBe(otherBefore);
  });
});

test('nodes stay React Flow’s same objects until they stand elsewhere or are others', () => {
  const before = canvasNodes(new Map(), items, layout);
  expect(before.size).toBe(items.length);
  const sameOf = (after: typeof before) => [...after].filter(([id, node]) => before.get(id) === node).map(([id]) => id);
  expect(sameOf(canvasNodes(before, items, layoutGraph(graph, { width: 900 })))).toEqual([...before.keys()]);
  expect(sameOf(canvasNodes(before, items, layoutGraph(graph, { width: 1400 })))).not.toContain(first.id);
  const renamed = items.map((item) => (item === first ? { ...item } : item));
  expect(sameOf(canvasNodes(before, renamed, layout))).toEqual([...before.keys()].filter((id) => id !== first.id));
});
