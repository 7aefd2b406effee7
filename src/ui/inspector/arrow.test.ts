import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeBeside, type Side } from '../common/place-beside.ts';
import { arrowOf } from './arrow.ts';

const size = { width: 500, height: 340 };
const sides: readonly Side[] = ['below', 'above', 'right', 'left'];
const nodeAt = (left: number, top: number) => ({ left, top, right: left + 140, bottom: top + 40 });

describe('the arrow of an inspector', () => {
  test('points at the middle of the node', () => {
    const area = { left: 0, top: 0, right: 1440, bottom: 900 };
    const node = nodeAt(600, 100);
    const placed = placeBeside({ anchor: node, size, area, gap: 12, sides });
    expect(placed.left + arrowOf(placed, node, size)).toBe(670);
    const low = { ...area, bottom: 400 };
    const beside = placeBeside({ anchor: nodeAt(100, 180), size, area: low, gap: 12, sides });
    expect(beside.side).toBe('right');
    expect(beside.top + arrowOf(beside, nodeAt(100, 180), size)).toBe(200);
  });

  test('never leaves its sheet, wherever the node is', () => {
    const area = { left: 0, top: 0, right: 1440, bottom: 500 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 0, max: 460 }), (left, top) => {
        const node = nodeAt(left, top);
        const placed = placeBeside({ anchor: node, size, area, gap: 12, sides });
        const arrow = arrowOf(placed, node, size);
        const isUpright = placed.side === 'below' || placed.side === 'above';
        expect(arrow).toBeGreaterThanOrEqual(20);
        expect(arrow).toBeLessThanOrEqual((isUpright ? size.width : Math.min(size.height, placed.maxHeight)) - 20);
      }),
    );
  });
});
