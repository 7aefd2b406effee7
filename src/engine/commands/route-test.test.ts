import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { applyEdits } from '../text/edit.ts';
import { scanComments } from '../yaml/comments.ts';
import { readSourceFile } from '../yaml/read.ts';
import { plan } from './plan.ts';

const line = '# route-test: GET http://shop.example.com/ -> web:80';

function add(text: string, document = 0, name = 'a.yaml', wanted = line) {
  const file = readSourceFile(name, text);
  return plan(new Map([[name, file]]), { type: 'test/add', object: { file: name, document, item: 0 }, line: wanted });
}

function added(text: string, document = 0): string {
  const planned = add(text, document);
  if (!planned.ok) throw new Error(planned.error.code);
  const edits = planned.value.edits.get('a.yaml') ?? [];
  expect(edits).toHaveLength(1);
  expect(edits[0]?.range.start).toBe(edits[0]?.range.end);
  return applyEdits(text, edits);
}

/** Every document as data; `null` for one that cannot be read. */
function values(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  return Array.from(documents, (document): unknown => (document.errors.length > 0 ? null : document.toJS()));
}

describe('test/add', () => {
  test('writes at the end of the document, before what separates it from the next', () => {
    expect(added('kind: A\n')).toBe(`kind: A\n${line}\n`);
    expect(added('kind: A\n\n---\nkind: B\n')).toBe(`kind: A\n${line}\n\n---\nkind: B\n`);
    expect(added('kind: A\n---\nkind: B\n', 1)).toBe(`kind: A\n---\nkind: B\n${line}\n`);
    expect(added('kind: A\n...\nkind: B\n')).toBe(`kind: A\n${line}\n...\nkind: B\n`);
  });

  test("keeps the file's line ends and a missing line end at its end", () => {
    expect(added('kind: A\r\nb: c\r\n')).toBe(`kind: A\r\nb: c\r\n${line}\r\n`);
    expect(added('kind: A')).toBe(`kind: A\n${line}`);
    expect(added('a: 1\r\nkind: A')).toBe(`a: 1\r\nkind: A\r\n${line}`);
    expect(added('')).toBe(`${line}\n`);
  });

  test('joins the tests that are there, at their place and indentation', () => {
    expect(added('kind: A\n  # route-test: a/ -> b\nspec: 1\n')).toBe(
      `kind: A\n  # route-test: a/ -> b\n  ${line}\nspec: 1\n`,
    );
    expect(added('kind: A\n# route-test: a/ -> b')).toBe(`kind: A\n# route-test: a/ -> b\n${line}`);
    expect(added('kind: A # route-test: a/ -> b\nspec: 1\n')).toBe(`kind: A # route-test: a/ -> b\nspec: 1\n${line}\n`);
  });

  test('stays with its item of a List', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- kind: A\n  x: 1\n- kind: B\n  x: 1\n';
    const text = added(list, 1);
    expect(text).toBe(`apiVersion: v1\nkind: List\nitems:\n- kind: A\n  x: 1\n  ${line}\n- kind: B\n  x: 1\n`);
    expect(readSourceFile('a', text).units[1]?.text).toContain(line);
  });

  test('never becomes text of a block scalar', () => {
    expect(added('data: |\n  x\n\n')).toBe(`data: |\n  x\n\n${line}\n`);
    expect(added('---\nkind: A\ndata: |\n  x')).toBe(`---\n${line}\nkind: A\ndata: |\n  x`);
  });

  test('leaves every object as it was and can be found again', () => {
    const pieces = fc.constantFrom(
      ...['kind: A\n', 'data: |\n  x\n', 'l:\n- a\n', '# c\n', '\n', '---\n', 'd: >+\n  y\n\n', "q: 'z'\n", '...\n'],
      ...['  # route-test: a/ -> b\n', 'e: {f: 1}\n', '%YAML 1.2\n---\n', '--- # x\n', 'g: "h\n  i"\n'],
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 8 }),
        fc.boolean(),
        fc.boolean(),
        fc.nat(5),
        (parts, crlf, open, at) => {
          const whole = parts.join('');
          const text = (open ? whole.replace(/\n$/, '') : whole).replaceAll('\n', crlf ? '\r\n' : '\n');
          const before = readSourceFile('a.yaml', text);
          const index = at % before.units.length;
          const planned = add(text, index);
          if (!planned.ok) return;
          const after = applyEdits(text, planned.value.edits.get('a.yaml') ?? []);
          const again = readSourceFile('a.yaml', after);
          expect(again.units.map(({ status }) => status)).toEqual(before.units.map(({ status }) => status));
          expect(values(after)).toEqual(values(text));
          const found = scanComments(again.units[index]?.text ?? '').comments;
          expect(found.some(({ start, end }) => again.units[index]?.text.slice(start, end) === line)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('refuses what is there already, JSON, and what is no test', () => {
    const refusal = (planned: ReturnType<typeof add>) => (planned.ok ? null : planned.error);
    expect(refusal(add(`kind: A\n${line}\n`))).toEqual({ code: 'no-change' });
    expect(refusal(add('{"kind": "A"}', 0, 'a.json'))).toEqual({ code: 'unsupported', reason: 'json-file' });
    expect(refusal(add('kind: A\n', 0, 'a.yaml', '# other'))).toMatchObject({ code: 'invalid' });
    expect(refusal(add('kind: A\n', 0, 'a.yaml', `${line}\nkind: B`))).toMatchObject({ code: 'invalid' });
    expect(refusal(add('kind: A\n', 7))).toEqual({ code: 'target-gone' });
  });

  test('names the test in its label and shows the new line', () => {
    const planned = add('kind: A\n');
    expect(planned.ok && planned.value.label).toEqual({
      type: 'test/add',
      params: { line: 'GET http://shop.example.com/ -> web:80' },
    });
    expect(planned.ok && planned.value.focus).toEqual({
      file: 'a.yaml',
      range: { start: 8, end: 8 + line.length + 1 },
    });
  });
});
