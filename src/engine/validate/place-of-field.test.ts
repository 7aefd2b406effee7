import { describe, expect, test } from 'vitest';
import { readTree } from '../yaml/tree.ts';
import { placeOfField } from './place-of-field.ts';
import { treeOfValue } from './plain-tree.ts';

describe('fields in the notation of the API server', () => {
  test('a field leads to its place, a missing one to what should hold it', () => {
    const text =
      'metadata:\n  annotations:\n    kubernetes.io/ingress.class: a\nspec:\n  rules:\n    - host: b\n      http: {}\n';
    const tree = readTree(text) ?? treeOfValue(null);
    const shown = (field: string) => {
      const range = placeOfField(tree, field);
      return range && text.slice(range.start, range.end);
    };
    expect(shown('spec.rules[0].host')).toBe('b');
    expect(shown('spec.rules[0].http.paths')).toBe('http');
    expect(shown('annotations.kubernetes.io/ingress.class')).toBe('a');
    expect(shown('spec.rules[7].host')).toBe('rules');
    // A type error names no index.
    expect(shown('spec.rules.host')).toBe('rules');
  });
});
