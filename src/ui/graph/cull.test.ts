import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsFor } from '../../engine/graph/columns.ts';
import type { Box, GraphEdge, GraphLayout } from '../../engine/graph/index.ts';
import { asNodeId } from '../../engine/testing/node-id.ts';
import type { CanvasItem } from '../parts/view-graph.ts';
import { itemsInSight, mostMounted, sightColumns, stretchInSight } from './cull.ts';
import { edgeIndex, edgesInSight, mostEdges } from './edge-sight.ts';

interface Placed {
  readonly id: string;
  readonly box: Box;
}

function itemOf(id: string): CanvasItem {
  return {
    kind: 'edge-router',
    id: asNodeId(id),
    className: null,
    classNames: [null],
    controller: 'x',
    guessed: true,
    hostCount: 0,
    end: null,
  };
}

function layoutOf(placed: readonly Placed[]): GraphLayout {
  const boxes = new Map(placed.map(({ id, box }) => [id, box]));
  return { boxes, columns: columnsFor(900), compact: true, cuts: new Map(), width: 900, height: 100_000 };
}

function columnsOf(placed: readonly Placed[]) {
  return sightColumns(
    placed.map(({ id }) => itemOf(id)),
    layoutOf(placed),
  );
}

/** Columns of rows, some of them much denser than any that the layout makes, in no order. */
const placed = fc
  .array(fc.record({ count: fc.integer({ min: 0, max: 1500 }), pitch: fc.integer({ min: 1, max: 60 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((columns) =>
    columns
      .flatMap(({ count, pitch }, column) =>
        Array.from({ length: count }, (_, row) => ({
          id: `${column} ${row}`,
          box: { x: column * 200, y: row * pitch, width: 150, height: 22 + (row % 3) * 9 },
        })),
      )
      .reverse(),
  );

const canvas = fc.record({
  y: fc.double({ min: -90_000, max: 3000, noNaN: true }),
  zoom: fc.double({ min: 0.05, max: 4, noNaN: true }),
  height: fc.integer({ min: 0, max: 4000 }),
});

describe('the nodes in sight', () => {
  test('are never more than five hundred, at any zoom and place', () => {
    fc.assert(
      fc.property(placed, canvas, (nodes, { y, zoom, height }) => {
        const shown = itemsInSight(columnsOf(nodes), stretchInSight(y, zoom, height));
        expect(shown.length).toBeLessThanOrEqual(mostMounted);
        expect(new Set(shown).size).toBe(shown.length);
      }),
      { numRuns: 60 },
    );
  });

  test('are all that touch the canvas where they are not too many', () => {
    fc.assert(
      fc.property(placed, canvas, (nodes, { y, zoom, height }) => {
        const touching = nodes.filter(({ box }) => (box.y + box.height) * zoom + y > 0 && box.y * zoom + y < height);
        const shown = new Set<string>(
          itemsInSight(columnsOf(nodes), stretchInSight(y, zoom, height)).map(({ id }) => id),
        );
        const isMissing = touching.some(({ id }) => !shown.has(id));
        // The stretch is rounded outwards: what is just beside the canvas may use up the limit.
        if (shown.size < mostMounted * 0.9) expect(isMissing).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('change in steps, so that a little scrolling mounts nothing', () => {
    expect(stretchInSight(-1, 1, 600)).toEqual(stretchInSight(-20, 1, 590));
    expect(stretchInSight(-130, 1, 600)).toEqual(stretchInSight(-140, 1, 600));
    expect(stretchInSight(-100, 1, 600)).not.toEqual(stretchInSight(-200, 1, 600));
  });
});

describe('the edges in sight', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `n${n}`, box: { x: 0, y: n * 24, width: 10, height: 22 } }));
  const edge = (source: string, target: string): GraphEdge => ({
    id: `${source} ${target}`,
    source: asNodeId(source),
    target: asNodeId(target),
    shape: 'map',
    look: 'plain',
    count: 1,
  });

  test('include those that pass by in a small graph, but not in a large one', () => {
    const layout = layoutOf(rows(2000));
    const passing = edge('n0', 'n1999');
    const middle = { top: 10_000, bottom: 11_000 };
    expect(edgesInSight(edgeIndex([passing], layout), middle)).toEqual([passing]);
    const many = Array.from({ length: 1999 }, (_, n) => edge(`n${n}`, `n${n + 1}`));
    const shown = edgesInSight(edgeIndex([passing, ...many], layout), middle);
    expect(shown).not.toContain(passing);
    expect(shown).toContain(many[430]);
  });

  test('are limited when all of a large graph lead to one Service, those of the rows in sight first', () => {
    const layout = layoutOf(rows(6000));
    const star = Array.from({ length: 5999 }, (_, n) => edge(`n${n}`, 'n5999'));
    const shown = edgesInSight(edgeIndex(star, layout), { top: 143_000, bottom: 144_500 });
    expect(shown).toHaveLength(mostEdges);
    expect(shown[0]).toBe(star[5956]);
  });

  test('leave out what has no place', () => {
    expect(edgesInSight(edgeIndex([edge('gone', 'lost')], layoutOf([])), { top: 0, bottom: 500 })).toEqual([]);
  });
});
