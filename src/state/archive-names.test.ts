import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archiveNames } from './archive-names.ts';
import { nameProblem } from './name-problem.ts';

describe('names of files', () => {
  test.each([
    ['shop.yaml', null],
    ['repo/base/한글 파일.yaml', null],
    ['repo/../evil.yaml', 'part'],
    ['.', 'part'],
    ['a/./b', 'part'],
    ['a//b', 'part'],
    ['/etc/passwd', 'part'],
    ['', 'part'],
    ['a\\b', 'letters'],
    ['a\nb', 'letters'],
    ['a\ud83d', 'letters'],
    ['what?.yaml', 'letters'],
    ['ends.', 'letters'],
    ['aux.yaml', 'letters'],
    ['a'.repeat(256), 'long'],
    ['한'.repeat(86), 'long'],
    [`${'a/'.repeat(3000)}b`, 'long'],
  ])('%j: %s', (name, problem) => expect(nameProblem(name)).toBe(problem));

  test('in an archive none is lost, none is refused and none leads outside', () => {
    const part = fc.oneof(
      fc.constantFrom('a', 'A', 'b', '..', '.', '', 'a.', 'é', 'e\u0301', 'x'.repeat(400)),
      fc.string(),
    );
    const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const same = (text: string) => text.normalize('NFC').toLowerCase();
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const made = archiveNames(names);
        expect(made.map(nameProblem)).toEqual(names.map(() => null));
        expect(new Set(made.map(same)).size).toBe(names.length);
        for (const one of made) for (const other of made) expect(same(other).startsWith(`${same(one)}/`)).toBe(false);
      }),
    );
  });

  test('good names stay, and what must change stays readable', () => {
    expect(archiveNames(['a.yaml', 'dir/b.yaml'])).toEqual(['a.yaml', 'dir/b.yaml']);
    expect(archiveNames(['..', '.', '../..'])).toEqual(['file', 'file-2', 'file-3']);
    expect(archiveNames(['a/../../b.yaml', 'a/b.yaml', 'A/B.yaml'])).toEqual(['a/b.yaml', 'a/b-2.yaml', 'A/B-3.yaml']);
    expect(archiveNames(['a', 'a/b'])).toEqual(['a-2', 'a/b']);
    const [long = ''] = archiveNames([`${'x'.repeat(70_000)}.yaml`]);
    expect([long.length, long.slice(-6)]).toEqual([247, 'x.yaml']);
  });
});
