import { expect, test } from 'vitest';
import { readVectors } from '../testing/run-vectors.ts';
import { isReadingFixture, runReadingFixture } from './reading-fixture.ts';

test('every text of vectors/kubectl-read.jsonl is read as kubectl reads it, and refused where kubectl refuses it', () => {
  const rows = readVectors('kubectl-read.jsonl').filter(isReadingFixture);
  expect(rows.length).toBeGreaterThanOrEqual(123);
  expect(rows.map(runReadingFixture).filter(({ passed }) => !passed)).toEqual([]);
});

test('a line that kubectl would read otherwise fails with what differs', () => {
  const row = { id: 'a', text: 'kind: Ingress\napiVersion: v1\n', objects: [{ kind: 'Service' }] };
  expect(runReadingFixture(row)).toMatchObject({
    passed: false,
    failures: [expect.stringMatching(/^objects: expected .*Service/)],
  });
  expect(runReadingFixture({ ...row, error: 'no' }).failures[0]).toBe('error: expected "no", read');
});
