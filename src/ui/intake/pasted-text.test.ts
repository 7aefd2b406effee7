import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIntake } from '../../engine/intake/index.ts';
import { piecesOf } from './pasted-text.ts';

const marked = (text: string) =>
  piecesOf(text, readIntake(text)).flatMap((piece) => (piece.isMarked ? [piece.text] : []));

describe('what was understood of a paste is marked', () => {
  test.each([
    ['host "a.test" and path "/x" is already defined in ingress b/c', ['a.test', '/x', 'b/c']],
    ['$ curl -i http://a.test/x\nHTTP/1.1 404 Not Found', ['a.test', '/x', '404']],
    ['--- a/dir/x.yaml\n+++ b/dir/x.yaml\n@@ -1 +1 @@\n-kind: A\n+kind: B\n', ['dir/x.yaml']],
    ['NAME  CLASS  HOSTS   ADDRESS  PORTS  AGE\nshop  b      c.test  d        80     1d\n', ['shop', 'c.test']],
    ['Error: nobody knows this', []],
  ])('%j', (text, names) => {
    expect(marked(text)).toEqual(names);
  });

  test('and nothing of the text is lost or said twice, whatever it is', () => {
    const line = fc.constantFrom(
      '$ curl http://a.b/c\n',
      '< HTTP/1.1 404\n',
      'host "a" and path "/" is already defined in ingress b/c\n',
      'x\n',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(line, fc.string())).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const pieces = piecesOf(pasted, readIntake(pasted));
        const shown = pieces.map((piece) => piece.text).join('');
        expect(pasted.startsWith(shown)).toBe(true);
        expect(pasted.trimEnd().length <= 6000 ? shown.length >= pasted.trimEnd().length : shown.length === 6000).toBe(
          true,
        );
        expect(new Set(pieces.map(({ start }) => start)).size).toBe(pieces.length);
      }),
    );
  });
});
