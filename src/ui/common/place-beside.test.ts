import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Align, type Box, placeBeside, type Size } from './place-beside.ts';

const window = { width: 1000, height: 600 };

/** Where a sheet of the top layer stands: left and top. */
function placeFloating(wish: { anchor: Box; size: Size; window: Size; align: Align; gap: number }) {
  const area = { left: 0, top: 0, right: wish.window.width, bottom: wish.window.height };
  const { left, top } = placeBeside({ ...wish, area, keepsHeight: true });
  return [left, top] as const;
}

const button = { left: 400, top: 100, right: 480, bottom: 130 };
const size = { width: 200, height: 300 };

describe('where a menu stands', () => {
  test('it stands below its button, aligned as asked', () => {
    const at = (align: Align) => placeFloating({ anchor: button, size, window, align, gap: 4 });
    expect(at('start')).toEqual([400, 134]);
    expect(at('center')).toEqual([340, 134]);
    expect(at('end')).toEqual([280, 134]);
  });

  test('it stands above where there is more room', () => {
    const anchor = { left: 400, top: 500, right: 480, bottom: 530 };
    expect(placeFloating({ anchor, size, window, align: 'start', gap: 4 })).toEqual([400, 196]);
  });

  test('it is pushed away from the edges of the window', () => {
    const atRight = { left: 950, top: 100, right: 990, bottom: 130 };
    expect(placeFloating({ anchor: atRight, size, window, align: 'start', gap: 4 })).toEqual([792, 134]);
    const atLeft = { left: 10, top: 100, right: 30, bottom: 130 };
    expect(placeFloating({ anchor: atLeft, size, window, align: 'end', gap: 4 })).toEqual([8, 134]);
  });

  test('a sheet that fits the window is always wholly inside it', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        number(1000),
        number(600),
        number(200),
        number(80),
        number(984),
        number(584),
        fc.constantFrom<Align>('start', 'center', 'end'),
        (left, top, wide, high, width, height, align) => {
          const anchor = { left, top, right: left + wide, bottom: top + high };
          const [x, y] = placeFloating({ anchor, size: { width, height }, window, align, gap: 4 });
          expect(x).toBeGreaterThanOrEqual(8);
          expect(y).toBeGreaterThanOrEqual(8);
          expect(x + width).toBeLessThanOrEqual(992);
          expect(y + height).toBeLessThanOrEqual(592);
        },
      ),
    );
  });

  test('in a window that is too small its beginning stays in sight', () => {
    const small = { width: 150, height: 120 };
    expect(placeFloating({ anchor: button, size, window: small, align: 'end', gap: 4 })).toEqual([8, 8]);
  });
});

const page: Box = { left: 0, top: 0, right: 1440, bottom: 900 };
const popover = { width: 500, height: 340 };
const boxOf = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  width,
  height,
  right: left + width,
  bottom: top + height,
});
const placeNode = (anchor: Box, size: Size, area: Box) =>
  placeBeside({ anchor, size, area, gap: 12, sides: ['below', 'above', 'right', 'left'] });

describe('a popover beside a node', () => {
  test('stands below where there is room, at the middle of the node', () => {
    const placed = placeNode(boxOf(600, 100, 200, 40), popover, page);
    expect(placed).toMatchObject({ side: 'below', top: 152, left: 450 });
  });

  test('stands above when the node is low', () => {
    expect(placeNode(boxOf(600, 800, 200, 40), popover, page)).toMatchObject({
      side: 'above',
      top: 448,
    });
  });

  test('stands to the side when it fits neither below nor above', () => {
    const low = { ...page, bottom: 500 };
    expect(placeNode(boxOf(100, 230, 200, 40), popover, low).side).toBe('right');
    expect(placeNode(boxOf(1100, 230, 200, 40), popover, low).side).toBe('left');
  });

  test('never covers the node when the window leaves it any room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 0, max: 860 }), (left, top) => {
        const node = boxOf(left, top, 140, 40);
        const { left: x, top: y, maxHeight } = placeNode(node, popover, page);
        const height = Math.min(popover.height, maxHeight);
        const apart =
          x >= left + node.width || x + popover.width <= left || y >= top + node.height || y + height <= top;
        expect(apart).toBe(true);
      }),
    );
  });
});
