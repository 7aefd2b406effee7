import { describe, expect, test } from 'vitest';
import type { AnnotationSpec } from '../../engine/match/index.ts';
import { authoring } from '../../i18n/en/authoring.ts';
import { firstValue, valueProblem } from './annotation-values.ts';

const { expects } = authoring;
const spec = (part: Partial<AnnotationSpec>): AnnotationSpec => ({
  name: 'a/b',
  type: 'text',
  values: [],
  doc: null,
  ...part,
});

describe('a value of an annotation', () => {
  test('is checked as its type and format say', () => {
    const of = (part: Partial<AnnotationSpec>, text: string) => valueProblem(spec(part), text, expects);
    expect(of({ type: 'bool' }, 'yes')).toBe(expects.bool);
    expect(of({ type: 'bool' }, 'true')).toBeNull();
    expect(of({ type: 'number' }, '1.5')).toBe(expects.number);
    expect(of({ type: 'number', range: { min: 0, max: 100 } }, '101')).toBe(expects.range(0, 100));
    expect(of({ type: 'number', range: { min: 100, max: null } }, '99')).toBe(expects.min(100));
    expect(of({ type: 'number', range: { min: 0, max: 100 } }, '100')).toBeNull();
    expect(of({ type: 'enum', values: ['a', 'b'] }, 'c')).toBe(expects.enum('a, b'));
    expect(of({ format: 'url' }, 'example.com')).toBe(expects.url);
    expect(of({ format: 'url' }, 'https://$host/x')).toBeNull();
    expect(of({ format: 'size' }, '8 MB')).toBe(expects.size);
    expect(of({ format: 'size' }, '8m')).toBeNull();
    expect(of({ format: 'time' }, 'soon')).toBe(expects.time);
    expect(of({ format: 'cidr' }, '10.0.0.0/8, 192.168.0.1')).toBeNull();
    expect(of({ format: 'cidr' }, 'everyone')).toBe(expects.cidr);
    expect(of({ format: 'regex' }, '(')).toBe(expects.regex);
    expect(of({ format: 'path' }, 'x')).toBe(expects.path);
  });

  test('of an unknown key, or none yet, is nobody’s business', () => {
    expect(valueProblem(null, 'anything', expects)).toBeNull();
    expect(valueProblem(spec({ type: 'number' }), '', expects)).toBeNull();
  });

  test('starts with what a person who adds it most likely wants', () => {
    expect(firstValue(spec({ type: 'bool' }))).toBe('true');
    expect(firstValue(spec({ type: 'enum', values: ['a', 'b'] }))).toBe('a');
    expect(firstValue(spec({}))).toBe('');
  });
});
