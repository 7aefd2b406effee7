import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitZoom, headHeight } from './use-viewport.ts';

test('a fitted graph ends within the canvas, unless it would lose its shape', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 200, max: 1200 }), (graphPx, canvasPx) => {
      const zoom = fitZoom({ width: 900, height: graphPx }, { width: 1200, height: canvasPx });
      const endPx = headHeight * (1 - zoom) + graphPx * zoom;
      if (zoom > 0.4) expect(endPx).toBeLessThanOrEqual(canvasPx + 0.001);
      expect(zoom).toBeGreaterThanOrEqual(0.4);
    }),
  );
});
