import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CausePath } from '../match/cause.ts';
import type { NodeId } from '../match/ids.ts';
import type { Matcher } from '../match/matcher.ts';
import { isNear, mendedPath } from './near.ts';

function pathOf(path: string, kind: 'exact' | 'element-prefix' | 'string-prefix'): CausePath {
  const matcher: Matcher = { kind, path };
  const place = { object: { file: 'a.yaml', document: 0, item: 0 }, range: { start: 0, end: 0 } };
  return { pathId: 'path:a' as unknown as NodeId, host: null, path, matcher, ingress: 'default/a', place };
}

describe('a path in place of another', () => {
  test.each([
    // [path, how it compares, what was asked for, what a person would write]
    ['/crat', 'element-prefix', '/cart/1/2', '/cart'],
    ['/Img', 'element-prefix', '/img/x.png', '/img'],
    ['/Img', 'string-prefix', '/imgx', '/img'],
    ['/shop/crat/', 'element-prefix', '/shop/cart/1', '/shop/cart/'],
    ['/상품', 'element-prefix', '/%EC%83%81%ED%92%88/1', '/%EC%83%81%ED%92%88'],
    ['/api/', 'element-prefix', '/api', '/api'],
    ['/old', 'exact', '/old/', '/old/'],
    // Siblings that are counted are no slips of each other.
    ['/svc00', 'element-prefix', '/svc100', null],
    ['/a', 'element-prefix', '/x', null],
    ['/files/*', 'string-prefix', '/files/x.png', null],
  ] as const)('%s (%s) for %s: %s', (path, kind, asked, mended) => {
    expect(mendedPath(pathOf(path, kind), asked)).toBe(mended);
  });

  test('has never more elements than the one it stands for, but for a slash at the end', () => {
    const element = fc.constantFrom('api', 'Api', 'apj', 'cart', 'crat', 'x', 'v1', 'v2');
    const path = fc.array(element, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    const kind = fc.constantFrom('exact' as const, 'element-prefix' as const);
    let seen = 0;
    fc.assert(
      fc.property(path, path, kind, (own, asked, by) => {
        const mended = mendedPath(pathOf(own, by), asked);
        if (mended === null) return;
        seen++;
        expect(mended.split('/')).toHaveLength(own.split('/').length);
        expect(asked.startsWith(mended)).toBe(true);
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

test.each([
  ['/docs/x', '/docs', true],
  ['/API/x', '/api', true],
  ['/cart', '/crat', true],
  ['/svc100', '/svc10', true],
  ['/svc100', '/svc1', false],
  ['/api', '/Img', false],
  ['/old/', '/docs/', false],
  ['/api/deep', '/web', false],
  ['/', '/a', false],
  ['/x', '/a', false],
])('who asked for %s may have meant %s: %s', (asked, offered, is) => {
  expect(isNear(asked, offered)).toBe(is);
});
