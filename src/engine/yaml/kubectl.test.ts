import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits } from '../text/edit.ts';
import { readSourceFile } from './read.ts';

/** Services of a bakery, with something of every style in it. */
const bread = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: bread
  annotations:
    bakery.example.org/note: 'two
      lines'
    bakery.example.org/list: "a,
      b"
spec:
  rules:
  - host: bread.example.org
    http:
      paths: [
        {path: /rye, pathType: Prefix,
         backend: {service: {name: rye, port: {number: 80}}}}
      ]
`;

const said = (text: string): readonly Diagnostic[] =>
  readSourceFile('bread.yaml', text).units.flatMap(({ diagnostics }) => diagnostics);
const codes = (text: string): readonly string[] => said(text).map(({ code }) => code);

function objectsOf(text: string) {
  return readSourceFile('bread.yaml', text).units.flatMap(({ objects }) => objects);
}

/** Objects as they read, without their places. */
function gist(text: string): unknown {
  const plain = (value: unknown): unknown => {
    if (value instanceof Map) return [...value].map(([key, inner]) => [key, plain(inner)]);
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => (/[rR]ange$/.test(key) ? [] : [[key, plain(inner)]])),
    );
  };
  return plain(objectsOf(text));
}

/** Applies the first fix of everything that is said. */
function mended(text: string): string {
  const file = readSourceFile('bread.yaml', text);
  const edits = file.units.flatMap(({ diagnostics }, index) =>
    diagnostics.flatMap(({ fixes }) =>
      (fixes?.[0]?.edits ?? []).map(({ range, insert }) => {
        const base = file.starts[index] ?? 0;
        return { range: { start: base + range.start, end: base + range.end }, insert };
      }),
    ),
  );
  return applyEdits(text, edits);
}

const lineStarts = (text: string): readonly number[] => [...text.matchAll(/^/gm)].map(({ index }) => index);

describe('what kubectl reads and YAML 1.2 forbids', () => {
  test('lines inside quotes and brackets may stand anywhere: the same objects, one hint, a fix that satisfies both', () => {
    const inner = [...bread.matchAll(/^( +)(?=lines'|b"|\{path|backend|\]$)/gm)].map(({ index, 1: blanks = '' }) => ({
      start: index,
      size: blanks.length,
    }));
    expect(inner).toHaveLength(5);
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }), (columns) => {
        const text = applyEdits(
          bread,
          inner.map(({ start, size }, i) => ({
            range: { start, end: start + size },
            insert: ' '.repeat(columns[i] ?? 0),
          })),
        );
        expect(gist(text)).toEqual(gist(bread));
        expect(codes(text).every((code) => code === 'yaml/less-indented')).toBe(true);
        expect(gist(mended(text))).toEqual(gist(bread));
        expect(codes(mended(text))).toEqual([]);
      }),
    );
    expect(codes(bread.replace("      lines'", "lines'"))).toEqual(['yaml/less-indented']);
  });

  test('a quote or bracket that nothing closes is told as before', () => {
    for (const text of [bread.replace("lines'", 'lines'), bread.replace('      ]\n', '')]) {
      expect(codes(text)).toContain('yaml/syntax');
      expect(codes(text)).not.toContain('yaml/less-indented');
    }
  });

  test('a byte order mark at the start of any later document is skipped, told and taken away by its fix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.boolean(), (count, at, crlf) => {
        const documents = Array.from({ length: count + 1 }, () => bread);
        const marked = documents.map((text, i) => (i === (at % count) + 1 ? `\ufeff${text}` : text)).join('---\n');
        const text = crlf ? marked.replaceAll('\n', '\r\n') : marked;
        expect(gist(text)).toEqual(gist(text.replaceAll('\ufeff', '')));
        expect(said(text).map(({ code, severity }) => [code, severity])).toEqual([['yaml/byte-order-mark', 'info']]);
        expect(mended(text)).toBe(text.replaceAll('\ufeff', ''));
      }),
    );
  });

  test('JSON objects follow each other without separators, with any blanks between them', () => {
    const object = fc.record({
      apiVersion: fc.constant('v1'),
      kind: fc.constantFrom('Service', 'ConfigMap'),
      metadata: fc.record({
        name: fc.stringMatching(/^[a-z]{1,8}$/),
        annotations: fc.dictionary(fc.string(), fc.string()),
      }),
      data: fc.dictionary(fc.string(), fc.string()),
    });
    const blanks = fc.stringMatching(/^[ \n\t\r]{0,4}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(object, blanks, fc.constantFrom(0, 1, 4)), { minLength: 1 }), (parts) => {
        const text = parts.map(([value, gap, indent]) => JSON.stringify(value, null, indent) + gap).join('');
        const names = objectsOf(text).map(({ metadata }) => metadata.name.value);
        expect(names).toEqual(parts.map(([{ metadata }]) => metadata.name));
        expect(codes(text).filter((code) => code !== 'yaml/duplicate-key')).toEqual([]);
      }),
    );
  });
});

describe('what YAML 1.2 reads and kubectl refuses', () => {
  const block = `${bread.slice(0, bread.indexOf('    http:'))}  - host: rye.example.org\n`;

  test('a line of blanks with a tab, between any two lines of block style, is told at the tab and emptied by its fix', () => {
    const starts = lineStarts(block);
    // Inside quotes a tab is a blank like others.
    const outside = starts.filter((at) => at > 0 && !/^ +(?:lines'|b")/.test(block.slice(at)));
    fc.assert(
      fc.property(fc.constantFrom(...outside), fc.nat(2), fc.constantFrom('', ' '), (at, spaces, after) => {
        const text = `${block.slice(0, at)}${' '.repeat(spaces)}\t${after}\n${block.slice(at)}`;
        const [problem] = said(text);
        const isContinued = problem === undefined;
        // An unquoted text goes on over blanks that stand further right than its key.
        const above = block.slice(0, at).trimEnd().split('\n').at(-1) ?? '';
        const indent = /^ *(?:- +)*/.exec(above)?.[0].length ?? 0;
        expect(isContinued).toBe(/: \w[^']*$/.test(above) && spaces > indent);
        if (problem === undefined) return;
        expect([problem.code, problem.range.start]).toEqual(['yaml/tab', text.indexOf('\t')]);
        expect(gist(text)).toEqual(gist(block));
        expect(codes(mended(text))).toEqual([]);
      }),
    );
  });

  test('a tab before a comment is told, one behind a value is not', () => {
    expect(codes(block.replace('spec:', '\t# here\nspec:'))).toEqual(['yaml/tab']);
    expect(codes(block.replace('name: bread', 'name: bread\t# here'))).toEqual([]);
    expect(mended(block.replace('spec:', '\t# here\nspec:'))).toBe(block.replace('spec:', '  # here\nspec:'));
  });

  test('a control character is told by its number, a colour sequence goes as a whole', () => {
    const text = block.replace('rye.example.org', 'rye.example.org \u001b[31m');
    expect(said(text).map(({ code, params }) => [code, params])).toEqual([
      ['yaml/control-character', { char: 'U+001B', isBreak: false }],
    ]);
    expect(mended(text)).toBe(block.replace('rye.example.org', 'rye.example.org '));
  });

  test('what follows a ... line is not read, and read when the fix has put --- there', () => {
    const text = `${block}...\n# more\n${block}`;
    expect(gist(text)).toEqual(gist(block));
    expect(codes(text)).toEqual(['yaml/after-end']);
    expect(gist(mended(text))).toEqual(gist(`${block}---\n${block}`));
    expect(codes(`${block}...\n# more\n---\n${block}`)).toEqual([]);
  });

  test('directives and text behind --- are told, and gone after their fixes', () => {
    for (const [text, code] of [
      [`%YAML 1.2\n---\n${block}`, 'yaml/directive'],
      [`${block}--- {apiVersion: v1, kind: Service, metadata: {name: rye}}\n`, 'yaml/separator'],
    ] as const) {
      expect(codes(text)).toEqual([code]);
      expect(codes(mended(text))).toEqual([]);
    }
  });

  test('a file that begins with { is to be JSON', () => {
    const text = '{\n  # rye\n  "apiVersion": "v1", "kind": "Service", "metadata": {"name": "rye"}\n}\n';
    const [problem] = said(text);
    expect([problem?.code, problem?.severity, problem?.range.start]).toEqual(['yaml/not-json', 'warning', 4]);
    expect(codes(text.replace('  # rye\n', ''))).toEqual([]);
  });
});
