import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Align, placeFloating } from './place-floating.ts';

const window = { width: 1000, height: 600 };
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
