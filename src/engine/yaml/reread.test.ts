import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { readSourceFile } from './read.ts';
import { editSourceFile } from './reread.ts';
import type { SourceFile } from './source-file.ts';

const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n`;
const list = `apiVersion: v1\nkind: List\nitems:\n# one\n- kind: Service\n  metadata: {name: a}\n- kind: Secret\n  metadata: {name: b}\nmetadata: {}\n`;

/** Pieces that move the borders of documents and lists when they come and go. */
const piece = fc.constantFrom(
  service('a'),
  service('b'),
  list,
  list.replace('# one\n', ''),
  '---\n',
  '---',
  '...\n',
  '--- # comment\n',
  '%YAML 1.1\n',
  '# comment\n',
  '\n',
  '- kind: Service\n  metadata: {name: c}\n',
  'kind: List\n',
  'items:\n',
  'a: [\n',
  'x: &x 1\n',
  '-',
  '.',
  ' ',
  '\r\n',
  '\uFEFF',
  '{{ helm }}\n',
  'a: "\n',
);
const someText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

function cutEdits(text: string, cuts: readonly (readonly [number, number, string])[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  for (const [skip, length, insert] of cuts) {
    const start = Math.min(text.length, from + skip);
    const end = Math.min(text.length, start + length);
    edits.push({ range: { start, end }, insert });
    from = end + 1;
    if (from > text.length) break;
  }
  return edits;
}

const someCuts = fc.array(
  fc.tuple(fc.nat(120), fc.oneof(fc.constant(0), fc.constant(1), fc.nat(40)), fc.oneof(fc.constant(''), piece)),
  { minLength: 1, maxLength: 3 },
);

/** Everything but what only an edit can know. */
function withoutMemory(file: SourceFile) {
  return { ...file, units: file.units.map(({ lastGood: _, ...unit }) => unit) };
}

describe('re-reading after an edit', () => {
  test('gives what reading the new text gives', () => {
    fc.assert(
      fc.property(someText, someCuts, (text, cuts) => {
        const edits = cutEdits(text, cuts);
        const edited = editSourceFile(readSourceFile('a', text), edits);
        const fresh = readSourceFile('a', applyEdits(text, edits));
        expect(withoutMemory(edited)).toEqual(withoutMemory(fresh));
        expect(edited.units.map((unit) => unit.text).join('')).toBe(edited.text);
      }),
      { numRuns: 400 },
    );
  });

  test('gives it also after many edits in a row', () => {
    fc.assert(
      fc.property(someText, fc.array(someCuts, { minLength: 2, maxLength: 6 }), (text, rounds) => {
        let file = readSourceFile('a', text);
        for (const cuts of rounds) file = editSourceFile(file, cutEdits(file.text, cuts));
        expect(withoutMemory(file)).toEqual(withoutMemory(readSourceFile('a', file.text)));
      }),
      { numRuns: 80 },
    );
  });

  test('keeps every untouched unit as the same object', () => {
    const text = Array.from({ length: 50 }, (_, i) => service(`s${i}`)).join('---\n');
    const file = readSourceFile('a', text);
    const at = text.indexOf('name: s20') + 9;
    const edited = editSourceFile(file, [{ range: { start: at, end: at }, insert: 'x' }]);
    const changed = edited.units.flatMap((unit, i) => (unit === file.units[i] ? [] : [i]));
    expect(changed).toEqual([20]);
    expect(edited.units[20]?.objects[0]?.metadata.name.value).toBe('s20x');
    expect(edited.starts[21]).toBe((file.starts[21] ?? 0) + 1);
  });

  test('keeps the untouched items of a List', () => {
    const items = Array.from({ length: 20 }, (_, i) => `- kind: Service\n  metadata:\n    name: s${i}\n`);
    const file = readSourceFile('a', `kind: List\napiVersion: v1\nitems:\n${items.join('')}`);
    const at = file.text.indexOf('s7') + 2;
    const edited = editSourceFile(file, [{ range: { start: at, end: at }, insert: 'x' }]);
    expect(edited.units.filter((unit, i) => unit !== file.units[i])).toHaveLength(1);
  });

  test('without edits is the same file', () => {
    const file = readSourceFile('a', service('a'));
    expect(editSourceFile(file, [])).toBe(file);
  });
});

describe('a unit that breaks', () => {
  const file = readSourceFile('a', `${service('a')}---\n${service('b')}---\n${service('c')}`);
  const at = file.text.indexOf('name: b');
  const broken = editSourceFile(file, [{ range: { start: at, end: at }, insert: '[' }]);

  test('keeps its last good objects', () => {
    expect(broken.units.map(({ status }) => status)).toEqual(['read', 'broken', 'read']);
    expect(broken.units[1]?.objects).toEqual([]);
    expect(broken.units[1]?.lastGood).toBe(file.units[1]?.objects);
  });

  test('keeps them while it stays broken, and lets go when it can be read', () => {
    const still = editSourceFile(broken, [{ range: { start: at, end: at }, insert: '{' }]);
    expect(still.units[1]?.lastGood).toBe(file.units[1]?.objects);
    const mended = editSourceFile(still, [{ range: { start: at, end: at + 2 }, insert: '' }]);
    expect(mended.units[1]).toEqual(file.units[1]);
  });

  test('does not double an object that stands in the other half of a cut document', () => {
    const whole = readSourceFile('a', service('a'));
    const cut = editSourceFile(whole, [
      { range: { start: whole.text.length, end: whole.text.length }, insert: '---\n{' },
    ]);
    expect(cut.units.map(({ status }) => status)).toEqual(['read', 'broken']);
    expect(cut.units.flatMap(({ lastGood }) => lastGood)).toHaveLength(1);
  });
});
