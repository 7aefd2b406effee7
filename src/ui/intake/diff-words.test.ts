import { expect, test } from 'vitest';
import type { DiffFile } from '../../engine/intake/index.ts';
import { intake } from '../../i18n/en/intake.ts';
import { partWords } from './diff-words.ts';

function words(...before: readonly string[]): string {
  const hunks = before.map((text) => ({ before: text, after: `${text}spec: {}\n`, line: 3 }));
  const file: DiffFile = { name: 'a.yaml', hunks, before: null, after: null };
  return partWords(intake.diff, file);
}

test('a diff that only adds lines is not said to have lines that no open file has', () => {
  expect(words('', '')).toContain('only adds lines');
  expect(words('', '')).not.toContain('has these lines');
  expect(words('', 'kind: Ingress\n')).toContain('no open file has these lines');
});
