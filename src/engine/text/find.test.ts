import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, invertEdits } from './edit.ts';
import { type FindQuery, findIn, patternOf, replaceIn } from './find.ts';

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  isRegex: false,
  isCase: false,
  isWord: false,
  ...more,
});

function pattern(asked: FindQuery): RegExp {
  const made = patternOf(asked);
  return made.ok ? made.value : expect.fail(made.error);
}

const places = (text: string, asked: FindQuery) =>
  findIn(text, pattern(asked), 100).found.map(({ line, match }) => `${line}:${match}`);

describe('finding', () => {
  test('takes letters as they are, in either case unless asked otherwise', () => {
    const text = 'a.b\r\nA.B axb\n';
    expect(places(text, query('a.b'))).toEqual(['1:a.b', '2:A.B']);
    expect(places(text, query('a.b', { isCase: true }))).toEqual(['1:a.b']);
    expect(places(text, query('a.b', { isRegex: true }))).toEqual(['1:a.b', '2:A.B', '2:axb']);
  });

  test('finds whole words only when asked', () => {
    expect(places('web website /web\n', query('web', { isWord: true }))).toEqual(['1:web', '1:web']);
  });

  test('shows the line around a place without its end, and counts on beyond the limit', () => {
    const { found, count } = findIn('x\r\n- host: web # web\r\n', pattern(query('web')), 1);
    expect(count).toBe(2);
    expect(found).toEqual([
      { range: { start: 11, end: 14 }, line: 2, before: '- host: ', match: 'web', after: ' # web' },
    ]);
  });

  test('refuses what is no expression, and finds nothing empty', () => {
    expect(patternOf(query('(', { isRegex: true }))).toEqual({ ok: false, error: 'bad-pattern' });
    expect(patternOf(query(''))).toEqual({ ok: false, error: 'empty' });
    expect(places('abc', query('x*', { isRegex: true }))).toEqual([]);
  });
});

describe('replacing', () => {
  test('fills groups of an expression, and takes dollars as they are otherwise', () => {
    const asked = query('(?<a>w)(eb)', { isRegex: true });
    const edits = replaceIn('web', pattern(asked), '$2-$<a>-$$-$&-$9', true);
    expect(applyEdits('web', edits)).toBe('eb-w-$-web-$9');
    expect(applyEdits('web', replaceIn('web', pattern(query('web')), '$1', false))).toBe('$1');
  });

  test('replaces one place only when asked', () => {
    expect(applyEdits('a a a', replaceIn('a a a', pattern(query('a')), 'b', false, 2))).toBe('a b a');
  });

  test('does what the language itself does, and can be taken back', () => {
    const word = fc.constantFrom('a', 'ab', 'b.', 'B');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'B', '.', '\n') }),
        word,
        fc.string(),
        (text, from, to) => {
          const edits = replaceIn(text, pattern(query(from, { isCase: true })), to, false);
          const after = applyEdits(text, edits);
          expect(after).toBe(text.replaceAll(from, () => to));
          expect(applyEdits(after, invertEdits(text, edits))).toBe(text);
        },
      ),
    );
  });
});
