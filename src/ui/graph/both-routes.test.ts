import { describe, expect, test } from 'vitest';
import type { Box, GraphEdge } from '../../engine/graph/index.ts';
import { bothRoutes, viewportFor } from './both-routes.ts';

const size = { width: 800, height: 600 };
const box = (x: number, y: number): Box => ({ x, y, width: 100, height: 40 });

/** Where a box lies on the canvas. */
function seen({ x, y, width, height }: Box, to: { x: number; y: number; zoom: number }) {
  const [left, top] = [x * to.zoom + to.x, y * to.zoom + to.y];
  return { left, top, right: left + width * to.zoom, bottom: top + height * to.zoom };
}

describe('two ways', () => {
  const boxes = new Map([
    ['r', box(0, 0)],
    ['h', box(200, 300)],
    ['a', box(400, 100)],
    ['b', box(400, 900)],
  ]);
  const edge = (target: string, shape: string) => ({ edge: { target, shape } as unknown as GraphEdge, step: 0 });

  test('are one box around all that they reach', () => {
    const ways = [{ edges: [edge('h', 'tree'), edge('a', 'tree')] }, { edges: [edge('h', 'tree'), edge('b', 'tree')] }];
    expect(bothRoutes({ boxes }, ways)).toEqual({ x: 200, y: 100, width: 300, height: 840 });
    expect(bothRoutes({ boxes }, [{ edges: [] }, { edges: [edge('gone', 'tree')] }])).toBeNull();
  });

  test('come into sight with as little movement as needed, smaller where they are too high, never larger', () => {
    const far = { x: 200, y: 1000, width: 300, height: 200 };
    const moved = viewportFor(far, { x: 0, y: 0, zoom: 1 }, size);
    expect(moved?.zoom).toBe(1);
    expect(moved?.x).toBe(0);
    expect(moved && seen(far, moved).bottom).toBe(584);
    const high = { x: 200, y: 100, width: 300, height: 840 };
    const smaller = viewportFor(high, { x: 0, y: 0, zoom: 1 }, size);
    expect(smaller?.zoom).toBeLessThan(1);
    expect(smaller && seen(high, smaller).top).toBeGreaterThanOrEqual(28);
    expect(smaller && seen(high, smaller).bottom).toBeLessThanOrEqual(600);
    expect(viewportFor(box(300, 300), { x: 0, y: 0, zoom: 1 }, size)).toBeNull();
  });

  test('show their beginning where even the smallest letters would not hold them', () => {
    const endless = { x: 0, y: 100, width: 300, height: 9000 };
    const to = viewportFor(endless, { x: 16, y: 0, zoom: 1 }, size);
    expect(to?.zoom).toBe(0.5);
    expect(to && seen(endless, to).top).toBe(36);
  });
});
