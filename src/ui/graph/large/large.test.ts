import { describe, expect, test } from 'vitest';
import { buildGraph, layoutGraph } from '../../../engine/graph/index.ts';
import { makeCluster } from '../../../engine/graph/testing/make-cluster.ts';
import type { NodeId } from '../../../engine/match/index.ts';
import { asNodeId } from '../../../engine/testing/node-id.ts';
import type { Problem } from '../../../state/types.ts';
import { itemsOf } from '../../parts/view-graph.ts';
import { sightColumns } from '../cull.ts';
import { completions, hasKey, toggleKey } from './complete.ts';
import { hostsIn, mapBars, mapTicks } from './map-rows.ts';
import { viewMaker } from './view-maker.ts';

const cluster = makeCluster(
  Array.from({ length: 300 }, (_, n) => ({
    name: `i${n}`,
    className: 'nginx',
    rules: [{ host: `h${n}.${n % 2 ? 'a' : 'b'}.example.com`, paths: [{ path: '/', type: 'Prefix', to: 'web:80' }] }],
  })),
);
const graph = buildGraph({ cluster });

function made(search: string, focus: NodeId | null = null) {
  const wishes = { search, focus, problems: null, lit: null, expanded: 'auto' as const, litHost: null };
  const steps = viewMaker(wishes)(graph);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

describe('the view of a large graph', () => {
  test('groups hosts, counts what a filter leaves, and opens the few that are left', () => {
    expect(made('').view.hosts.map(({ group }) => group)).toEqual([150, 150]);
    const filtered = made('host:h12');
    expect(filtered.paths).toBe(11);
    expect(filtered.view.paths).toHaveLength(11);
    expect(filtered.matches).toHaveLength(11);
    expect(made('', asNodeId('host:nginx|h7.a.example.com')).view.paths).toHaveLength(1);
  });
});

describe('filter keys', () => {
  test('are put at the end, ready for a value, and taken away again', () => {
    expect(toggleKey('cart', 'host:')).toBe('cart host:');
    expect(toggleKey('cart host:shop', 'host:')).toBe('cart ');
    expect(toggleKey('', 'is:dead')).toBe('is:dead ');
    expect(hasKey('cart is:dead', 'is:dead')).toBe(true);
    expect(hasKey('is:deadly host:x', 'is:dead')).toBe(false);
  });

  test('are offered, then the values of the key', () => {
    expect(completions('cart h', graph)).toEqual(['cart host:']);
    expect(completions('host:h29', graph)).toContain('host:h299.a.example.com');
    expect(completions('class:', graph)).toEqual(['class:nginx']);
    expect(completions('host:', graph).length).toBeLessThanOrEqual(40);
  });
});

describe('the minimap', () => {
  const { view } = made('');
  const layout = layoutGraph(view, { width: 900 });

  test('draws no more bars than it has rows', () => {
    const bars = mapBars(
      sightColumns(itemsOf(graph), layoutGraph(graph, { width: 900 })),
      layoutGraph(graph, { width: 900 }),
      0.01,
      50,
    );
    expect(bars.match(/M/g)?.length).toBeGreaterThan(10);
    expect(bars.match(/M/g)?.length).toBeLessThan(200);
    expect(bars).not.toContain('NaN');
    expect(hostsIn(view)).toBe(300);
  });

  test('shows a problem of a hidden host at its domain, errors over warnings', () => {
    const problem = (severity: string, n: number) =>
      // Only what the ticks look at.
      ({ nodeId: `host:nginx|h${n}.a.example.com`, diagnostic: { severity } }) as Problem;
    const nodes = new Map(graph.hosts.map((host) => [host.id, host]));
    const ticks = mapTicks([problem('warning', 1), problem('error', 3), problem('hint', 5)], nodes, layout, 1);
    expect([...ticks.values()]).toEqual(['error']);
  });
});
