import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runValidationFixture } from './fixture.ts';

const read = (name: string): readonly string[] =>
  readFileSync(new URL(`../testing/vectors/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const idOf = (line: string): string => JSON.parse(line).id as string;
const lines = read('validation.jsonl');
const kinds = read('validation-kinds.jsonl');

describe('the validation fixtures', () => {
  test('there are 202 of them', () => {
    expect(lines.length).toBe(202);
  });

  test('there are 428 of every kind and release, 192 of them whole files', () => {
    expect(kinds.length).toBe(428);
    expect(kinds.filter((line) => JSON.parse(line).op === 'file').length).toBe(192);
  });

  test.each([...lines, ...kinds].map((line) => [idOf(line), line]))('%s is answered word for word', (_id, line) => {
    expect(runValidationFixture(line).failures).toEqual([]);
  });

  test('a fixture that expects something else fails and says what it got', () => {
    const line = JSON.stringify({ ...JSON.parse(lines[0] ?? ''), exactMessages: ['spec: nonsense'] });
    expect(runValidationFixture(line)).toEqual({
      id: 'valid-default-backend-only',
      passed: false,
      failures: ['exactMessages: ["spec: nonsense"], got []'],
    });
  });

  test('a line that is no JSON fails without throwing', () => {
    expect(runValidationFixture('{').passed).toBe(false);
  });
});
