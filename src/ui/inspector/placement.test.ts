import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, placeBeside } from './placement.ts';

const area: Box = { left: 0, top: 0, width: 1440, height: 900 };
const size = { width: 500, height: 340 };

describe('a popover beside a node', () => {
  test('stands below where there is room, with its arrow at the middle of the node', () => {
    const placed = placeBeside({ left: 600, top: 100, width: 200, height: 40 }, size, area);
    expect(placed).toMatchObject({ side: 'below', top: 152, left: 450, arrow: 250 });
  });

  test('stands above when the node is low', () => {
    expect(placeBeside({ left: 600, top: 800, width: 200, height: 40 }, size, area)).toMatchObject({
      side: 'above',
      top: 448,
    });
  });

  test('stands to the side when it fits neither below nor above', () => {
    const low = { ...area, height: 500 };
    expect(placeBeside({ left: 100, top: 230, width: 200, height: 40 }, size, low).side).toBe('right');
    expect(placeBeside({ left: 1100, top: 230, width: 200, height: 40 }, size, low).side).toBe('left');
  });

  test('never covers the node when the window leaves it any room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 0, max: 860 }), (left, top) => {
        const node = { left, top, width: 140, height: 40 };
        const { left: x, top: y, maxHeight } = placeBeside(node, size, area);
        const height = Math.min(size.height, maxHeight);
        const apart = x >= left + node.width || x + size.width <= left || y >= top + node.height || y + height <= top;
        expect(apart).toBe(true);
      }),
    );
  });
});
