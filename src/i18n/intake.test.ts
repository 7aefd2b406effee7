import { describe, expect, test } from 'vitest';
import { knownErrors } from '../engine/intake/index.ts';
import { intake as en } from './en/intake.ts';
import { intakeErrors as english } from './en/intake-errors.ts';
import { errorSentence } from './error-sentence.ts';
import { intake as ko } from './ko/intake.ts';
import { intakeErrors as korean } from './ko/intake-errors.ts';

describe('the words of known error texts', () => {
  test.each(knownErrors.map(({ code }) => code))('%s is said in both languages, whatever the text names', (code) => {
    const names = { host: 'N', path: 'N', object: 'N', other: 'N', service: 'N', value: 'N', line: '7', file: 'N' };
    for (const given of [{}, names]) {
      expect(errorSentence(english, code, given)).toMatch(/^[A-Z`][\s\S]*\.$/);
      expect(errorSentence(korean, code, given)).toMatch(/[가-힣][\s\S]*\.$/);
      for (const words of [english, korean]) {
        expect(errorSentence(words, code, given)).not.toMatch(/undefined|``|\(\)| {2}/);
        // Backticks mark code: each is closed.
        expect(errorSentence(words, code, given).split('`').length % 2).toBe(1);
      }
    }
  });
});

test('every text of something else has a name and a sentence of its own in both languages', () => {
  const said = Object.keys(en.other).map((what) => {
    const [name, sentence] = en.other[what as keyof typeof en.other]; // a key of it
    const [nameKo, sentenceKo] = ko.other[what as keyof typeof en.other]; // the same keys, as the types say
    expect(sentence).toMatch(/^This is .*\.$/s);
    expect(sentenceKo).toMatch(/[가-힣].*[.`]$/s);
    for (const text of [sentence, sentenceKo]) expect(text.split('`').length % 2).toBe(1);
    expect(name).not.toBe('');
    expect(nameKo).not.toBe('');
    return `${sentence} ${sentenceKo}`;
  });
  expect(new Set(said).size).toBe(said.length);
});
