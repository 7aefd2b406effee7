import { expect, test } from 'vitest';
import { examples } from '../content/examples/index.ts';
import { isUntouched } from './untouched.ts';
import { openedFile } from './workspace.ts';

const opened = (texts: readonly string[]) => texts.map((text, at) => openedFile(`${at}.yaml`, text));

test('what is empty, or an example as it came, is nobody’s own', () => {
  expect(isUntouched([])).toBe(true);
  expect(isUntouched(opened(['', ' \n\t\n']))).toBe(true);
  for (const { files } of examples) expect(isUntouched(opened(files.map(({ text }) => text)))).toBe(true);
});

test('a text of the person makes the workspace theirs, also beside texts of an example or as many as it has', () => {
  expect(isUntouched(opened(['a: 1\n']))).toBe(false);
  expect(isUntouched(opened(['', 'a: 1\n']))).toBe(false);
  for (const { files } of examples) {
    const texts = files.map(({ text }) => text);
    expect(isUntouched(opened([...texts, 'a: 1\n']))).toBe(false);
    expect(isUntouched(opened([...texts, '']))).toBe(false);
    for (const at of texts.keys()) {
      expect(isUntouched(opened(texts.with(at, 'a: 1\n')))).toBe(false);
      const typed = opened(texts).map((file, n) => (n === at ? { ...file, text: `${file.text}# mine\n` } : file));
      expect(isUntouched(typed)).toBe(false);
    }
  }
  // Emptied by the person: there is a way back to what they had.
  expect(isUntouched([{ ...openedFile('a.yaml', 'a: 1\n'), text: '' }])).toBe(false);
});
