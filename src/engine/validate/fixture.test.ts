import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runValidationFixture } from './fixture.ts';

const lines = readFileSync(new URL('../testing/vectors/validation.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('the validation fixtures', () => {
  test('there are 202 of them', () => {
    expect(lines.length).toBe(202);
  });

  test.each(lines.map((line) => [JSON.parse(line).id as string, line]))('%s is answered word for word', (_id, line) => {
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
