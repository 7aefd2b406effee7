import { describe, expect, test } from 'vitest';
import { examples } from '../content/examples/index.ts';
import { exampleComments } from '../i18n/ko/example-comments.ts';
import { inKorean } from './korean-examples.ts';
import { isUntouched } from './untouched.ts';
import { openedFile } from './workspace.ts';

const isComment = (line: string) => /^\s*#/.test(line);
const linesOf = (texts: readonly { readonly text: string }[]) => texts.flatMap(({ text }) => text.split('\n'));

describe.each(examples)('example $id in Korean', (example) => {
  const korean = inKorean(example);
  const [before, after] = [linesOf(example.files), linesOf(korean.files)];

  test('differs in its comments and in nothing else, line by line', () => {
    expect({ ...korean, files: null }).toEqual({ ...example, files: null });
    expect(korean.files.map(({ name }) => name)).toEqual(example.files.map(({ name }) => name));
    expect(after.map((line) => (isComment(line) ? '#' : line))).toEqual(
      before.map((line) => (isComment(line) ? '#' : line)),
    );
    expect(after.map((line) => line.indexOf('#'))).toEqual(before.map((line) => line.indexOf('#')));
  });

  test('has a Korean comment for each English one, and none is left over', () => {
    const said = after.filter(isComment);
    expect(said.filter((line) => !/[가-힣]/.test(line))).toEqual([]);
    expect(said.map((line) => line.replace(/^\s*# /, ''))).toEqual(exampleComments[example.id]);
    expect(said).toHaveLength(before.filter(isComment).length);
  });

  test('is nobody’s own as it came, and the person’s with one letter more', () => {
    const opened = korean.files.map(({ name, text }) => openedFile(name, text));
    expect(isUntouched(opened)).toBe(true);
    expect(isUntouched(opened.map((file) => ({ ...file, text: `${file.text}#` })))).toBe(false);
    // Read from a file of the person with a comment of their own.
    expect(isUntouched(opened.map(({ name, text }) => openedFile(name, text.replace(/#.+/, '# 내 것'))))).toBe(false);
  });
});

test('Korean comments say the English of a term in brackets where it is used first, and only there', () => {
  for (const comments of Object.values(exampleComments)) {
    const terms = comments.join('\n').match(/[가-힣]+(?= ?\([a-z ]+\))/gi) ?? [];
    expect(new Set(terms).size).toBe(terms.length);
    for (const term of terms) {
      const said = comments.join('\n');
      expect(said.slice(said.indexOf(term) + term.length)).toMatch(/^\([A-Za-z ]+\)/);
    }
  }
});
