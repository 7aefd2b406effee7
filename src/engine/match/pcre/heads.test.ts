import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

function headsOf(source: string): readonly string[] {
  const result = compilePattern(source, true);
  return result.kind === 'pattern' ? [...result.pattern.wholeHeads()].sort() : ['not compiled'];
}

describe('beginnings that a pattern takes whatever follows', () => {
  test.each([
    ['^/api', ['/api']],
    ['^/api(.*)', ['/api']],
    ['^/api(/|$)(.*)', ['/api/']],
    ['^/(v1|v2)/?', ['/v1', '/v2']],
    ['^/a(b|c(d|e))x*', ['/ab', '/acd', '/ace']],
    ['^/a.*z', ['/az']],
    ['^/api$', []],
    ['^/api/[0-9]+', []],
    ['/api', []],
    ['^/a*+a', []],
    ['^/(?=x)a', []],
  ])('%s: %j', (source, heads) => {
    expect(headsOf(source)).toEqual(heads);
  });

  test('a pattern with many alternatives does not take long', () => {
    expect(headsOf(`^/${'(a|b)'.repeat(200)}`).length).toBeLessThanOrEqual(16);
  });

  test('every text that begins so is matched', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '/',
      '.',
      '(a|b)',
      '(/|$)',
      '(.*)',
      'a?',
      'b*',
      '[ab]',
      '(a|)',
      'a*+',
      '$',
      '(?:b|/)',
    );
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '/', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), text, (pieces, rest) => {
        const result = compilePattern(`^${pieces.join('')}`, true);
        if (result.kind !== 'pattern') return;
        for (const head of result.pattern.wholeHeads()) {
          expect(result.pattern.exec(head + rest), head).not.toBeNull();
          expect(result.pattern.exec(head.toUpperCase() + rest), head).not.toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
  });
});
