import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickNear } from './pick-near.ts';

test('the nearest are there among any number of others, in their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), fc.integer({ min: 1, max: 20 }), (all, most) => {
      const picked = pickNear(all, most, (one) => one);
      expect(picked).toHaveLength(Math.min(all.length, most));
      if (all.length > 0) expect(picked).toContain(Math.max(...all));
      let from = 0;
      for (const one of picked) {
        const at = all.indexOf(one, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + 1;
      }
    }),
  );
});
