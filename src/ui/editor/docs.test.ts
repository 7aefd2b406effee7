import { describe, expect, test } from 'vitest';
import { allFields } from '../../engine/language/fields.ts';
import { hover as en } from '../../i18n/en/hover.ts';
import { hover as ko } from '../../i18n/ko/hover.ts';
import { docOf } from './docs.ts';

describe('words of the editor', () => {
  test.each([
    ['English', en],
    ['Korean', ko],
  ])('there are some in %s for every field of the API that is offered', (_, words) => {
    expect(allFields.length).toBeGreaterThan(100);
    expect(allFields.map(({ id }) => id).filter((id) => docOf(id, words) === '')).toEqual([]);
  });

  test('nothing is said of what is no field', () => {
    expect(docOf('Ingress.toString', en)).toBe('');
    expect(docOf('constructor', en)).toBe('');
  });
});
