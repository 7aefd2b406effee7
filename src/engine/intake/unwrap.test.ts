import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text/edit.ts';
import { editsOfDiff } from './diff.ts';
import { readIntake } from './read-intake.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const path = fc.constantFrom('/', '/v1', '/상품', '/a(/|$)(.*)', '/😀/e\u0301', '/%EC%83%81');
/** Lines that look like something else: quotes, numbers, marks, fences, inside of texts. */
const hostile = fc.constantFrom(
  '> quoted',
  '>> twice',
  '| bar',
  '+ plus',
  '- minus',
  '1 apiVersion: v1',
  '12:kind: x',
  'a: b',
);

/** A manifest that a person writes: comments, blank lines, texts that are folded or kept. */
const manifest = fc
  .record({
    name: word,
    host: word,
    path,
    texts: fc.array(hostile, { maxLength: 4 }),
    style: fc.constantFrom('>', '|', '>-', '|+'),
    documents: fc.integer({ min: 1, max: 3 }),
    comment: fc.boolean(),
  })
  .map(({ name, host, path: at, texts, style, documents, comment }) => {
    const lines = [
      ...(comment ? ['# what it is', ''] : []),
      'apiVersion: networking.k8s.io/v1',
      'kind: Ingress',
      'metadata:',
      `  name: "${name}"`,
      ...(texts.length > 0
        ? ['  annotations:', `    note: ${style}`, ...texts.map((text) => `      ${text}`), '', '      end']
        : []),
      'spec:',
      '  rules:',
      `  - host: "${host}.test"`,
      '    http:',
      '      paths:',
      `      - path: '${at}'`,
      '        pathType: Prefix',
      `        backend: {service: {name: "${name}", port: {number: 80}}}`,
    ];
    return `${Array.from({ length: documents }, () => lines.join('\n')).join('\n---\n')}\n`;
  });

const each = (text: string, change: (line: string, index: number) => string): string =>
  `${text.slice(0, -1).split('\n').map(change).join('\n')}\n`;
const quote = (mark: string) => (text: string) => each(text, (line) => `${mark}${line}`.trimEnd());
const asEntities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const width = (text: string): number => text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);

/** What people and programs put around a text, by name. */
const wrappings: readonly (readonly [string, (text: string) => string])[] = [
  ['a quote', quote('> ')],
  ['a quote without blanks', (text) => each(text, (line) => `>${line}`)],
  ['a quote in a quote', quote('> > ')],
  ['a quote in a quote of another program', (text) => each(text, (line) => (line === '' ? '>>' : `>> ${line}`))],
  ['a quote with its blank lines bare', (text) => each(text, (line) => (line === '' ? '' : `> ${line}`))],
  ['bars', quote('| ')],
  ['the frame of a window', (text) => each(text, (line) => `│ ${line.padEnd(width(text))} │`)],
  ['cat -n', (text) => each(text, (line, index) => `${String(index + 1).padStart(6)}\t${line}`)],
  [
    'nl',
    (text) => {
      let number = 0;
      return each(text, (line) => (line === '' ? '       ' : `${String(++number).padStart(6)}\t${line}`));
    },
  ],
  ['grep -n', (text) => each(text, (line, index) => `${index + 1}:${line}`)],
  ['bat', (text) => each(text, (line, index) => `${String(index + 1).padStart(4)} │ ${line}`)],
  ['numbers of vi', (text) => each(text, (line, index) => `${String(index + 1).padStart(3)} ${line}`.trimEnd())],
  ['numbers at the margin', (text) => each(text, (line, index) => `${String(index + 1).padEnd(4)}${line}`.trimEnd())],
  ['numbers above', (text) => each(text, (line, index) => `${index + 1}\n${line}`)],
  ['numbers that begin later', (text) => each(text, (line, index) => `${index + 98} ${line}`.trimEnd())],
  ['no-break blanks', (text) => text.replaceAll(' ', '\u00a0')],
  ['every second blank a no-break one', (text) => text.replace(/ {2}/g, '\u00a0 ')],
  ['entities', asEntities],
  ['curly quotes', (text) => text.replace(/"([^"\n]*)"/g, '\u201c$1\u201d')],
  [
    'numbers, quotes and curly quotes',
    (text) =>
      quote('> ')(
        each(
          text.replace(/"([^"\n]*)"/g, '\u201c$1\u201d'),
          (line, index) => `${String(index + 1).padStart(3)} ${line}`,
        ),
      ),
  ],
  ['a fence in a quote', (text) => quote('> ')(`\`\`\`yaml\n${text}\`\`\`\n`)],
  ['a quote in entities', (text) => asEntities(quote('> ')(text))],
  [
    'words and four blanks',
    (text) => `It says no:\n\n${each(text, (line) => (line === '' ? '' : `    ${line}`))}\nWhy?\n`,
  ],
  ['words and a tab', (text) => `It says no:\n\n${each(text, (line) => (line === '' ? '' : `\t${line}`))}\nWhy?\n`],
  ['a mail', (text) => `On Monday Kim wrote:\n${quote('> ')(text)}\nWhy?\n`],
];

const read = (text: string) => readIntake(text).flatMap((part) => (part.kind === 'manifest' ? [part.text] : []));
const sorts = (text: string) =>
  readIntake(text).flatMap((part) => (part.kind === 'manifest' ? (part.stripped ?? []).map(({ what }) => what) : []));
/** Blank lines at the end of an indented block belong to what is around. */
const without = (text: string): string => text.replace(/\n+$/, '\n');

describe('a manifest that was copied with something around it', () => {
  test.each(wrappings)(
    'in %s is read as it was written, to the byte, and it is said what was taken away',
    (_, wrap) => {
      fc.assert(
        fc.property(manifest, (text) => {
          const wrapped = wrap(text);
          expect(read(wrapped).map(without)).toEqual([without(text)]);
          expect(sorts(wrapped)).not.toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('that is whole stays as it is, whatever its texts look like', () => {
    fc.assert(
      fc.property(manifest, (text) => {
        for (const own of [text, text.replaceAll('\n', '\r\n'), each(text, (line) => `  ${line}`)]) {
          expect(readIntake(own)).toEqual([
            { kind: 'manifest', wrapping: 'none', range: { start: 0, end: own.length }, text: own, escapes: 0 },
          ]);
        }
      }),
    );
  });

  test.each([
    'kind: ConfigMap\ndata:\n  page: |\n    &nbsp;a\n    &quot;b&quot;\n    > quoted\n    \u00a0x: y\n    name: \u201ca\u201d\n',
    'kind: Ingress\nmetadata:\n  annotations:\n    note: \u201cabout\u201d us\n    url: https://a.test/?a=1&amp;b=2\n    text: a\u00a0b\n',
    'a: >\n  > b\nkind: Ingress\n',
    'kind: ConfigMap\ndata:\n  1: a\n  2: b\n',
    '1: {}\n2: {}\nkind: Ingress\n',
    '- kind: Ingress\n- kind: Service\n',
  ])('%j is left alone', (text) => {
    expect(readIntake(text)).toEqual([
      { kind: 'manifest', wrapping: 'none', range: { start: 0, end: text.length }, text, escapes: 0 },
    ]);
  });

  test('of several of them each is found, and what stands in between', () => {
    const one = 'apiVersion: v1\nkind: Service\n';
    const text = `> ${one.trim().replace('\n', '\n> ')}\nand\n>> kind: Ingress\n>> metadata: {}\n\n> curl https://a.test/x\n`;
    expect(read(text)).toEqual([one, 'kind: Ingress\nmetadata: {}\n']);
    expect(readIntake(text).some(({ kind }) => kind === 'request')).toBe(true);
  });
});

test('a change as a page shows it is a diff of both texts', () => {
  const [part] = readIntake(' apiVersion: networking.k8s.io/v1\n kind: Ingress\n spec:\n-  a: 1\n+  a: 2\n\n   b: 3\n');
  expect(part?.kind).toBe('diff');
  const [file] = part?.kind === 'diff' ? part.files : [];
  expect(file?.before).toBe('apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  a: 1\n\n  b: 3\n');
  expect(file?.after).toBe('apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  a: 2\n\n  b: 3\n');
  const own = `${file?.before}more: 1\n`;
  expect(applyEdits(own, (file && editsOfDiff(own, file)) ?? [])).toContain('  a: 2\n');
  expect(readIntake('+kind: Ingress\n+metadata: {}\n')[0]).toMatchObject({
    kind: 'diff',
    files: [{ before: '', after: 'kind: Ingress\nmetadata: {}\n' }],
  });
});

test('quotes that never end in each other are read in little time', () => {
  const ladder = Array.from({ length: 1500 }, (_, index) => `${'>'.repeat(index)} kind: x`).join('\n');
  for (const text of [
    ladder,
    '>'.repeat(200_000),
    '> hello\n'.repeat(20_000),
    '1 #\n2 kind: x\n'.repeat(20_000),
    Array.from({ length: 20_000 }, (_, index) => `${index} # kind\n${index} kind: y`).join('\n'),
    '\u00a0a: b\n'.repeat(20_000),
    '&quot;'.repeat(50_000),
    '    kind: a\n'.repeat(20_000),
  ]) {
    const start = performance.now();
    expect(readIntake(text).length).toBeGreaterThan(0);
    expect(performance.now() - start, text.slice(0, 30)).toBeLessThan(3000);
  }
});
