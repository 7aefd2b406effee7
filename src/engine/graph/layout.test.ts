import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNodeId } from '../testing/node-id.ts';
import { buildGraph } from './build.ts';
import { columnsFor } from './columns.ts';
import { mapEdgePath, treeEdgePath } from './edge-path.ts';
import { edgeGeometry, edgesOf } from './edges.ts';
import type { RoutingGraph } from './graph.ts';
import { type Box, firstRow, layoutGraph } from './layout.ts';
import { placeColumn } from './place-column.ts';
import { type IngressSketch, makeCluster, makeLargeSketch } from './testing/make-cluster.ts';

const path = fc.record({
  path: fc.constantFrom('/', '/a', '/a/b', '/c'),
  type: fc.constantFrom('Exact', 'Prefix', null),
  to: fc.constantFrom('web:80', 'api:80', 'api:http', 'Bucket/x', null),
});
const rule = fc.record({
  host: fc.constantFrom('a.com', 'b.com', '*.c.com', null),
  paths: fc.option(fc.array(path, { maxLength: 9 })),
});
const ingress: fc.Arbitrary<IngressSketch> = fc.record({
  name: fc.constantFrom('a', 'b'),
  className: fc.constantFrom('nginx', 'traefik', null),
  rules: fc.array(rule, { maxLength: 4 }),
  defaultBackend: fc.constantFrom('web:80', null),
});
const graphs = fc
  .tuple(fc.array(ingress, { maxLength: 6 }), fc.boolean())
  .map(([sketches, open]) =>
    buildGraph({ cluster: makeCluster(sketches), expanded: open ? 'all' : new Set([asNodeId('host:|a.com')]) }),
  );

function allIds(graph: RoutingGraph): string[] {
  const { routers, hosts, paths, defaults, backends, bundles } = graph;
  return [...routers, ...hosts, ...paths, ...defaults, ...backends, ...bundles].map(({ id }) => id);
}

function overlapping(boxes: readonly Box[]): boolean {
  const sorted = [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
  return sorted.some((box, i) => {
    const next = sorted[i + 1];
    return next !== undefined && next.x < box.x + box.width && next.y < box.y + box.height;
  });
}

describe('the layout', () => {
  test('gives every node a box of its own that overlaps no other', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.integer({ min: 300, max: 2600 }),
        fc.integer({ min: 200, max: 1200 }),
        (graph, width, height) => {
          const layout = layoutGraph(graph, { width, height });
          expect([...layout.boxes.keys()].sort()).toEqual(allIds(graph).sort());
          const boxes = [...layout.boxes.values()];
          expect(overlapping(boxes)).toBe(false);
          for (const box of boxes) {
            expect(box.y).toBeGreaterThanOrEqual(firstRow - 4);
            expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
            expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('gives every edge two ends that are nodes', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const ids = new Set(allIds(graph));
        const edges = edgesOf(graph);
        const layout = layoutGraph(graph, { width: 900 });
        for (const edge of edges) {
          expect(ids.has(edge.source) && ids.has(edge.target)).toBe(true);
          expect(edgeGeometry(edge, layout)?.d).not.toContain('NaN');
        }
        expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
      }),
    );
  });

  test('keeps rows in file order', () => {
    const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(6, 5, 4)) });
    const { boxes } = layoutGraph(graph, { width: 900 });
    const tops = graph.paths.map(({ id }) => boxes.get(id)?.y ?? 0);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  test('keeps the order of the Services while paths are added at the end', () => {
    const to = fc.constantFrom('web:80', 'api:80', 'static:80', 'auth:80');
    fc.assert(
      fc.property(fc.array(to, { minLength: 1, maxLength: 12 }), to, (targets, more) => {
        const orderOf = (all: readonly string[]): readonly string[] => {
          const paths = all.map((target, i) => ({ path: `/${i}`, type: 'Prefix', to: target }));
          const graph = buildGraph({ cluster: makeCluster([{ name: 'a', rules: [{ host: 'a.com', paths }] }]) });
          const { boxes } = layoutGraph(graph, { width: 900 });
          const top = (id: string) => boxes.get(id)?.y ?? 0;
          return graph.backends.map(({ id }) => id).sort((a, b) => top(a) - top(b));
        };
        const before = orderOf(targets);
        expect(orderOf([...targets, more]).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  test('draws a path and a Service of its own level with each other', () => {
    const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(3, 1, 3)) });
    const layout = layoutGraph(graph, { width: 900 });
    const maps = edgesOf(graph).filter(({ shape }) => shape === 'map');
    expect(maps).toHaveLength(3);
    for (const edge of maps) expect(edgeGeometry(edge, layout)?.d).toMatch(/^M\d+ \d+H\d+$/);
  });

  test('gets low rows from 20 visible paths on', () => {
    const of = (paths: number) => {
      const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(1, paths, 4)) });
      const { compact, boxes } = layoutGraph(graph, { width: 900 });
      return [compact, boxes.get(graph.paths[0]?.id ?? '')?.height];
    };
    expect(of(19)).toEqual([false, 32]);
    expect(of(20)).toEqual([true, 22]);
  });
});

describe('the columns', () => {
  test('have their usual widths on a canvas of 900 px', () => {
    const { router, host, path, backend, width } = columnsFor(900);
    expect([router.width, host.width, path.width, backend.width, width]).toEqual([60, 172, 288, 160, 900]);
    expect([router.x, host.x, path.x, backend.x]).toEqual([20, 124, 340, 720]);
  });

  const px = fc.integer({ min: 0, max: 700 });
  const needs = fc.record({ host: px, path: px, backend: px });

  test('give room to longer names from where it is not needed, and never more than there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 640, max: 2600 }), needs, (canvas, wanted) => {
        const plain = columnsFor(canvas);
        const shared = columnsFor(canvas, wanted);
        expect(shared.width).toBeLessThanOrEqual(canvas);
        const names = ['host', 'path', 'backend'] as const;
        for (const name of names) {
          expect(shared[name].width).toBeGreaterThanOrEqual(Math.min(plain[name].width, wanted[name]));
        }
        const isShort = names.some((name) => shared[name].width < Math.min(wanted[name], 300));
        const isLong = names.some((name) => shared[name].width > Math.max(wanted[name], 164) + 17);
        expect(isShort && isLong).toBe(false);
      }),
    );
  });

  test('show a host of 30 letters whole where paths are short, at 1440 px with the editor open', () => {
    const host = 'checkout.preview.example.co.kr';
    const rules = [{ host, paths: [{ path: '/', type: 'Prefix', to: 'web:80' }] }];
    const graph = buildGraph({ cluster: makeCluster([{ name: 'a', rules }]) });
    expect(layoutGraph(graph, { width: 890 }).cuts).toEqual(new Map());
  });

  test('never need more than the canvas from 640 px on, and never shrink as it grows', () => {
    let last = columnsFor(640);
    for (let canvas = 641; canvas < 2600; canvas++) {
      const columns = columnsFor(canvas);
      expect(columns.width).toBeLessThanOrEqual(canvas);
      for (const name of ['router', 'host', 'path', 'backend'] as const) {
        expect(columns[name].width).toBeGreaterThanOrEqual(last[name].width);
      }
      last = columns;
    }
  });
});

describe('a column of boxes', () => {
  test('leaves those alone that have room', () => {
    expect(placeColumn([40, 100, 200], 44, 32, 400)).toEqual([40, 100, 200]);
  });

  test('shares the distance between boxes that want the same place', () => {
    expect(placeColumn([100, 100], 44, 0, 400)).toEqual([78, 122]);
  });

  test('keeps its distance, its order and its bounds', () => {
    const wishes = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(wishes, (wanted) => {
        const tops = placeColumn(wanted, 44, 32, 700);
        expect(tops[0]).toBeGreaterThanOrEqual(32);
        tops.slice(1).forEach((top, i) => {
          expect(top - (tops[i] ?? 0)).toBeGreaterThanOrEqual(44);
        });
        if (wanted.length <= 15) expect(tops.at(-1)).toBeLessThanOrEqual(700);
      }),
    );
  });
});

describe('edge paths', () => {
  test('are one straight line between two points of one height', () => {
    expect(treeEdgePath(0, 10, 40, 10, 20)).toBe('M0 10H40');
    expect(mapEdgePath(0, 10, 90, 10)).toBe('M0 10H90');
  });

  test('turn a tree edge on the trunk', () => {
    expect(treeEdgePath(0, 10, 44, 60, 20)).toBe('M0 10H12A8 8 0 0 1 20 18V52A8 8 0 0 0 28 60H44');
    expect(treeEdgePath(0, 60, 44, 50, 20)).toBe('M0 60H15A5 5 0 0 0 20 55V55A5 5 0 0 1 25 50H44');
  });

  test('leave and reach nodes level on a curve', () => {
    expect(mapEdgePath(0, 0, 100, 40)).toBe('M0 0H12C50 0 50 40 88 40H100');
  });
});
