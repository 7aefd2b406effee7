import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph } from '../../../engine/graph/build.ts';
import { layoutGraph } from '../../../engine/graph/index.ts';
import { makeCluster, makeLargeSketch } from '../../../engine/graph/testing/make-cluster.ts';
import { extentsOf, stuckParents } from './stuck.ts';

const sizes = fc.record({ hosts: fc.integer({ min: 1, max: 30 }), paths: fc.integer({ min: 1, max: 30 }) });

test('wherever one looks, every path in sight has its host and its router in sight, or stuck at the edge', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 9000 }), ({ hosts, paths }, from) => {
      const graph = buildGraph({ cluster: makeCluster(makeLargeSketch(hosts, paths, 4)), expanded: 'all' });
      const layout = layoutGraph(graph, { width: 900 });
      const [top, bottom] = [from, from + 500];
      const isSeen = (y: number, height: number) => y + height > top && y < bottom;
      const boxOf = (id: string) => layout.boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
      const lit = new Set(graph.backends.slice(0, 1).map(({ id }) => id));
      const stuck = new Map(
        stuckParents(graph, layout, extentsOf(graph, layout), [top, bottom], lit).map((one) => [one.id, one]),
      );
      for (const path of graph.paths) {
        const box = boxOf(path.id);
        const middle = box.y + box.height / 2;
        if (middle < top || middle > bottom) continue;
        const own = boxOf(path.hostId);
        const host = stuck.get(path.hostId) ?? own;
        expect(isSeen(host.y, host.height)).toBe(true);
        const router = graph.hosts.find(({ id }) => id === path.hostId)?.routerId ?? '';
        const routerBox = stuck.get(router) ?? boxOf(router);
        // A router is as far as its first and last host: a path above or below those is led to by its host alone.
        const centre = own.y + own.height / 2;
        if (centre >= top && centre <= bottom) expect(isSeen(routerBox.y, routerBox.height)).toBe(true);
      }
      for (const id of lit) {
        const { y, height } = stuck.get(id) ?? boxOf(id);
        expect(isSeen(y, height)).toBe(true);
      }
      for (const { id, x, width } of stuck.values())
        expect({ x, width }).toMatchObject({ x: boxOf(id).x, width: boxOf(id).width });
    }),
    { numRuns: 60 },
  );
});
