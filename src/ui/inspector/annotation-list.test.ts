import { expect, test } from 'vitest';
import type { AnnotationSpec } from '../../engine/match/index.ts';
import { listed } from './annotation-list.ts';

const spec = (name: string, doc: string | null): AnnotationSpec =>
  ({ name, doc, type: 'text', values: [], format: null }) as unknown as AnnotationSpec;

test('the place of an entry in its group and in the whole list name the same annotation', () => {
  const groups = listed([spec('a/one', null), spec('a/two', 'two'), spec('a/three', null), spec('a/four', 'four')]);
  const flat = groups.flatMap(({ specs }) => specs);
  expect(flat.map(({ name }) => name)).toEqual(['a/two', 'a/four', 'a/one', 'a/three']);
  for (const { specs, from } of groups) {
    for (const [index, one] of specs.entries()) expect(flat[from + index]).toBe(one);
  }
});
