import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apiRules } from '../engine/diagnostics/api-codes.ts';
import { createAnswer, loadNeighbours, printCreate } from '../engine/kubectl/index.ts';
import { readVectors } from '../engine/testing/run-vectors.ts';
import {
  checkTree,
  defaultValidateOptions,
  type KubernetesRelease,
  type ValidateOptions,
} from '../engine/validate/index.ts';
import { readSourceFile, type SourceFile } from '../engine/yaml/index.ts';
import { ruleTitles } from '../i18n/en/rule-titles.ts';

/**
 * The same mutations every time; `RUNS=10000 npx vitest run src/cli/validate-mutations.test.ts` makes others and more of them,
 * `SEED` the very same ones again.
 */
const runs = process.env['RUNS'];
const seed = process.env['SEED'] ?? (runs === undefined ? '11' : undefined);
const amount = { numRuns: Number(runs ?? 150), ...(seed === undefined ? {} : { seed: Number(seed) }) };

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const hasCorpus = existsSync(corpus);
if (!hasCorpus) console.info('skipped: no corpus beside this checkout');

function realTexts(): readonly string[] {
  const names = hasCorpus ? readdirSync(corpus).filter((name) => name !== 'index.json') : [];
  return names.map((name) => readFileSync(new URL(name, corpus), 'utf8')).filter((text) => text.length < 20_000);
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Row {
  readonly text?: string;
  readonly manifest?: Json;
}

const rows = ['validation.jsonl', 'validation-kinds.jsonl', 'kubectl-read.jsonl'].flatMap(
  (name) => readVectors(name) as readonly Row[],
);
const texts = [...rows.flatMap(({ text }) => text ?? []), ...realTexts()];
const trees = rows.flatMap(({ manifest }) => manifest ?? []);

const junk = fc.constantFrom(
  ...['[', ']', '{', '}', ': ', '- ', '? ', '&a ', '*a', '!!int ', '"', "'", '|', '\t', '\n', '\r', '#', ' #', ','],
  ...[
    '---\n',
    '\n---\n',
    '...\n',
    '%YAML 1.2\n',
    '<<: ',
    '\\',
    '\u0000',
    '\uFEFF',
    '{{',
    '}}',
    '~',
    '\u2028',
    '\ud83d',
  ],
  ...['apiVersion: v1\n', 'kind: List\n', 'items: []\n', 'items:\n- ', 'kind: Service\n', 'metadata: 5\n'],
);

const oddScalar = fc.constantFrom(
  ...['', '~', 'on', 'No', '0', '-1', '65536', '012', '0x10', '1e3', '80.5', '1e999', '.inf', '99999999999', '1_000'],
  ...['""', '" "', '"\\u0000"', '[]', '{}', '[~]', '{a: b}', 'None', '10.0.0.1', '::1', 'A', 'a.b', 'a/b', 'x'],
);

type Change = (text: string) => string;

function byLine(change: (lines: string[], at: number) => void): fc.Arbitrary<Change> {
  return fc.nat(5000).map((n) => (text) => {
    const lines = text.split('\n');
    change(lines, n % lines.length);
    return lines.join('\n');
  });
}

const textChange: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.nat(20_000), fc.nat(6), junk).map(([n, cut, insert]) => (text: string) => {
    const start = n % (text.length + 1);
    return text.slice(0, start) + insert + text.slice(start + cut);
  }),
  byLine((lines, at) => void lines.splice(at, 1)),
  byLine((lines, at) => void lines.splice(at, 0, lines[at] ?? '')),
  byLine((lines, at) => void lines.splice(at, 1, ` ${lines[at]}`)),
  byLine((lines, at) => void lines.splice(at, 1, (lines[at] ?? '').replace(/^ {1,2}/, ''))),
  byLine((lines, at) => void lines.splice(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
  byLine((lines, at) => void lines.splice(at)),
  fc.tuple(fc.nat(5000), oddScalar).map(
    ([n, value]) =>
      (text: string) =>
        replaceNth(text, /(?<=^[ -]*[\w."/-]+: ).+$/gm, n, value),
  ),
  fc.nat(5000).map((n) => (text: string) => replaceNth(text, /[\w-]+(?=:)/g, n, 'zzz')),
  fc.constantFrom(...texts.slice(0, 200)).map((other) => (text: string) => `${text}\n---\n${other}`),
  fc.constant((text: string) => text.replaceAll('\n', '\r\n')),
);

function replaceNth(text: string, pattern: RegExp, n: number, value: string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[n % Math.max(found.length, 1)];
  return one ? text.slice(0, one.index) + value + text.slice(one.index + one[0].length) : text;
}

const oddValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, '', ' ', 0, -1, 80, 65536, 80.5, 1e30, true, [], {}, [null], { a: 1 }, [[]], 'None', 'A'),
  fc.constantFrom<Json>('10.0.0.1', 'fd00::1', '010.0.0.1', 'a.b', 'a/b', '..', '\u0000', '\ud83d', 'x'.repeat(300)),
  fc.constantFrom(...trees),
);

/** Changes the n-th value of a tree: puts another there, takes it away, doubles it, wraps it or renames its key. */
function changedTree(tree: Json, n: number, how: number, value: Json): Json {
  let left = n % Math.max(sizeOf(tree), 1);
  const visit = (node: Json): Json => {
    if (left-- === 0) return how % 5 === 3 ? [node] : how % 5 === 4 ? { items: [node], kind: 'List' } : value;
    if (Array.isArray(node)) return node.flatMap((item: Json) => changedItem(item));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).flatMap(([key, inner]) => changedField(key, inner)));
  };
  const changedItem = (item: Json): readonly Json[] => {
    const isHere = left === 0 && how % 5 < 3;
    const next = visit(item);
    return !isHere || how % 5 === 0 ? [next] : how % 5 === 1 ? [] : [item, item];
  };
  const changedField = (key: string, inner: Json): readonly (readonly [string, Json])[] => {
    const isHere = left === 0 && how % 5 < 3;
    const next = visit(inner);
    return !isHere || how % 5 === 0 ? [[key, next]] : how % 5 === 1 ? [] : [[`${key}x`, inner]];
  };
  return visit(tree);
}

function sizeOf(tree: Json): number {
  if (typeof tree !== 'object' || tree === null) return 1;
  return 1 + Object.values(tree).reduce<number>((sum, inner) => sum + sizeOf(inner as Json), 0);
}

const treeChange = fc.tuple(fc.nat(200), fc.nat(4), oddValue);
const mutatedTree = fc
  .tuple(fc.constantFrom(...trees), fc.array(treeChange, { minLength: 1, maxLength: 4 }))
  .map(([tree, changes]) => changes.reduce((now, [n, how, value]) => changedTree(now, n, how, value), tree))
  .map((tree) => JSON.stringify(tree));
const mutatedText = fc
  .tuple(fc.constantFrom(...texts), fc.array(textChange, { minLength: 1, maxLength: 4 }))
  .map(([text, changes]) => changes.reduce((now, change) => change(now), text));

const release = fc.constantFrom<KubernetesRelease>('1.34', '1.35', '1.36', '1.37');
const kinds = (await loadNeighbours()).kinds;

function read(text: string, options: ValidateOptions): SourceFile {
  return readSourceFile('a.yaml', text, { check: (root, own) => checkTree(root, own, options) });
}

const codes = new Set<string>(Object.keys(ruleTitles));
const rules = new Set<string>([...apiRules, 'W1', 'W2', 'W3', 'W4']);
const stages = new Set<string>(['accepted', 'invalid', 'badrequest', 'other', 'unknown']);
const severities = new Set<string>(['error', 'warning', 'info', 'hint']);

/** What is said of a text has codes that have words, places in the text, and words of the server. */
function expectClosed(text: string, options: ValidateOptions): void {
  for (const unit of read(text, options).units) {
    for (const { code, severity, params, range } of unit.diagnostics) {
      expect(codes).toContain(code);
      expect(severities).toContain(severity);
      if ('rule' in params && code.startsWith('api/')) expect(rules).toContain(params.rule);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThanOrEqual(unit.text.length);
    }
  }
  const answer = createAnswer('a.yaml', text, options);
  for (const { stage } of answer.objects) expect(stages).toContain(stage);
  const { ok, err } = printCreate('a.yaml', answer);
  expect(err.length > 0 || ok).toBe(true);
}

const lenient = fc.constantFrom<ValidateOptions['fieldValidation']>('Strict', 'Strict', 'Strict', 'Warn');

test.each([
  ['texts', mutatedText],
  ['trees', mutatedTree],
])(
  'mutated %s are answered without throwing, with nothing but known codes',
  (_name, mutated) => {
    const property = fc.property(mutated, release, lenient, (text, kubernetes, fieldValidation) =>
      expectClosed(text, { ...defaultValidateOptions, kinds, kubernetes, fieldValidation }),
    );
    fc.assert(property, amount);
  },
  600_000,
);
