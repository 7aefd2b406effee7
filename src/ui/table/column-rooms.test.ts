import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnRooms, namedColumns } from './column-rooms.ts';

const name = fc.string({ unit: fc.constantFrom(...'ab/.-'), maxLength: 50 });
const set = fc.array(name, { maxLength: 8 }).map((names) => new Set(names));
const texts = fc.record({ host: set, path: set, service: set, ingress: set, runsAs: set, className: set });

test('what fits into the table is shown whole, and a wider table never shortens more', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 400, max: 1400 }), fc.boolean(), (all, width, isTwo) => {
      const narrow = columnRooms(width, all, isTwo);
      const wide = columnRooms(width + 300, all, isTwo);
      const endless = columnRooms(10_000, all, isTwo);
      for (const column of namedColumns) {
        expect(wide.widths[column]).toBeGreaterThanOrEqual(narrow.widths[column]);
        expect([...(endless.cuts.get(column)?.values() ?? [])].some((cut) => cut.includes('…'))).toBe(false);
      }
    }),
  );
});

test('host, Service and Ingress of usual lengths are readable beside an open editor at 1440 px, and the class is in sight', () => {
  const { cuts, widths } = columnRooms(
    892,
    {
      host: new Set(['shop.preview.example.com', 'admin.example.com']),
      path: new Set(['/api/v1/orders', '/']),
      service: new Set(['checkout-service', 'web']),
      ingress: new Set(['store/shop-checkout', 'store/shop']),
      runsAs: new Set(['/api/v1/orders/', '']),
      className: new Set(['nginx-internal', 'traefik']),
    },
    false,
  );
  for (const column of ['host', 'path', 'service', 'ingress'] as const) {
    expect([...(cuts.get(column)?.values() ?? [])].join()).not.toContain('…');
  }
  expect(cuts.get('ingress')?.get('store/shop')).toBe('shop');
  const named = namedColumns.reduce((sum, column) => sum + widths[column], 0);
  expect(40 + 76 + 52 + named).toBeLessThanOrEqual(892);
  expect(cuts.get('className')?.get('traefik') ?? 'traefik').toBe('traefik');
});

test('Ingresses of several namespaces keep theirs', () => {
  const empty = new Set<string>();
  const ingress = new Set(['a/shop', 'b/shop']);
  const others = { host: empty, path: empty, service: empty, runsAs: empty, className: empty };
  const { cuts } = columnRooms(900, { ...others, ingress }, false);
  expect(cuts.get('ingress')?.size).toBe(0);
});
