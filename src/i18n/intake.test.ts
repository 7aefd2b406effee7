import { describe, expect, test } from 'vitest';
import { knownErrors } from '../engine/index.ts';
import { intakeErrors as english } from './en/intake-errors.ts';
import { errorSentence } from './error-sentence.ts';
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
