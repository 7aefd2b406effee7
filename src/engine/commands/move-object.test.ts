import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from '../yaml/read.ts';
import { plan } from './plan.ts';

function ingress(name: string, eol = '\n'): string {
  return `# Owned by ${name}.\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name} # here\nspec:\n  rules:\n  - host: ${name}.example.com\n`.replaceAll(
    '\n',
    eol,
  );
}

/** The texts after the first object named `name` has gone to `to`; or why it does not. */
function moved(texts: Readonly<Record<string, string>>, name: string, to: string) {
  const files = new Map(Object.entries(texts).map(([file, text]) => [file, readSourceFile(file, text)]));
  for (const [file, { units }] of files) {
    for (const [document, { objects }] of units.entries()) {
      const item = objects.findIndex(({ metadata }) => metadata.name.value === name);
      if (item < 0) continue;
      const result = plan(files, { type: 'object/move-to-file', object: { file, document, item }, file: to });
      if (!result.ok) return result.error;
      const after = { ...texts };
      for (const [changed, edits] of result.value.edits) after[changed] = applyEdits(texts[changed] ?? '', edits);
      return after;
    }
  }
  throw new Error(`no ${name}`);
}

function namesIn(text: string): readonly string[] {
  return readSourceFile('x', text).units.flatMap(({ objects }) => objects.map(({ metadata }) => metadata.name.value));
}

describe('a document moves to another file', () => {
  test('with its comments, behind a separator, and leaves the others as they are', () => {
    const texts = {
      'a.yaml': `${ingress('one')}---\n${ingress('two')}---\n${ingress('three')}`,
      'b.yaml': ingress('b'),
    };
    expect(moved(texts, 'two', 'b.yaml')).toEqual({
      'a.yaml': `${ingress('one')}---\n${ingress('three')}`,
      'b.yaml': `${ingress('b')}---\n${ingress('two')}`,
    });
  });

  test('into a new file byte for byte', () => {
    const texts = { 'a.yaml': `${ingress('one', '\r\n')}---\r\n${ingress('two', '\r\n')}` };
    expect(moved(texts, 'two', 'new.yaml')).toEqual({
      'a.yaml': ingress('one', '\r\n'),
      'new.yaml': ingress('two', '\r\n'),
    });
  });

  test('with the line ends of the file it goes to, and only as many of them as that file has', () => {
    const texts = { 'a.yaml': ingress('one'), 'b.yaml': ingress('b', '\r\n').replace(/\r\n$/, '') };
    expect(moved(texts, 'one', 'b.yaml')).toEqual({
      'a.yaml': '',
      'b.yaml': `${ingress('b', '\r\n')}---\r\n${ingress('one', '\r\n')}`,
    });
  });

  test('not out of a list, not into JSON, not to where it is', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.k8s.io/v1\n  kind: Ingress\n  metadata: {name: one}\n`;
    expect(moved({ 'a.yaml': list, 'b.yaml': '' }, 'one', 'b.yaml')).toEqual({
      code: 'unsupported',
      reason: 'list-item',
    });
    expect(moved({ 'a.yaml': ingress('one'), 'b.json': '{}' }, 'one', 'b.json')).toEqual({
      code: 'unsupported',
      reason: 'json-file',
    });
    expect(moved({ 'a.yaml': ingress('one') }, 'one', 'a.yaml')).toEqual({ code: 'no-change' });
  });

  test('whole, once and in order, whatever the files look like', () => {
    const lead = fc.constantFrom('', '---\n', '# top\n\n', '\n', '\ufeff');
    const between = fc.constantFrom('---\n', '--- # next\n', '\n---\n', '# bye\n---\n');
    const shape = fc.record({ lead, between, count: fc.integer({ min: 1, max: 4 }), end: fc.boolean() });
    const textOf = (
      prefix: string,
      { lead: top, between: middle, count, end }: { lead: string; between: string; count: number; end: boolean },
    ) => {
      const text = top + Array.from({ length: count }, (_, n) => ingress(`${prefix}${n}`)).join(middle);
      return end ? text : text.replace(/\n$/, '');
    };
    fc.assert(
      fc.property(shape, fc.option(shape, { nil: null }), fc.nat(3), (from, into, at) => {
        const name = `a${at % from.count}`;
        const texts = { a: textOf('a', from), b: into ? textOf('b', into) : '' };
        const after = moved(texts, name, 'b');
        if ('code' in after) return expect.fail(after.code);
        const { a = '', b = '' } = after;
        expect(namesIn(a)).toEqual(namesIn(texts.a).filter((other) => other !== name));
        expect(namesIn(b)).toEqual([...namesIn(texts.b), name]);
        expect(b.startsWith(texts.b)).toBe(true);
        expect(b).toContain(ingress(name).trimEnd());
        expect(a.length).toBeLessThan(texts.a.length);
      }),
      { numRuns: 200 },
    );
  });
});
