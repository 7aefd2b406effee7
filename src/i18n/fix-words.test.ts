import { expect, test } from 'vitest';
import { fixes } from './en/fixes.ts';
import { fixWords } from './fix-words.ts';
import { fixes as ko } from './ko/fixes.ts';

test('a fix that writes one of several values names it', () => {
  expect(fixWords({ fixes }, 'supported-value:NodePort')).toBe('Use NodePort');
  expect(fixWords({ fixes: ko }, 'supported-value:NodePort')).toBe('NodePort 값으로 변경');
  expect(fixWords({ fixes }, 'quote')).toBe('Add quotes');
});
