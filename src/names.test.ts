import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

/**
 * No object is asked with a person's word: every object also answers to `constructor` and `__proto__`.
 * The compiler refuses a text as a key of an object whose names it knows. What is left are types with any text as a name,
 * keys that are cast, and the functions that look past types: here each of them is either gone or has its reason.
 * Tables are `tableOf`, one question is `lookup`, both in engine/text/lookup.ts.
 */
const src = path.dirname(fileURLToPath(import.meta.url));

interface Finding {
  readonly file: string;
  /** The kind of hole, and the code. */
  readonly what: string;
}

/** A syntax tree, as far as it is looked at here. */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function* walk(
  node: SyntaxNode,
  above: readonly SyntaxNode[] = [],
): Generator<readonly [SyntaxNode, readonly SyntaxNode[]]> {
  yield [node, above];
  const inner = [...above, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child, inner);
  }
}

/** Names that values with any text as a name go by: of those in the list of reasons, and of the language and the browser. */
const open = /(?:^|[.?])(?:params|options|given|headers|env|groups|dataset|configMap|details|got|lists|joined|record)$/;

/** Keys that are numbers whatever a person writes. */
const isNumber = /^(?:\d+|(?:Number|Math\.\w+)\(.*\)|.*\b(?:i|index|at|length|digit)(?: [-+] \d+)?)$/s;

const lookPast =
  /^(?:Object\.(?:hasOwn|assign|defineProperty|getOwnPropertyDescriptor)|Reflect\.\w+|.*\.hasOwnProperty(?:\.call)?)$/s;

function isOpenKey(node: SyntaxNode, text: (node: SyntaxNode) => string): boolean {
  return /\bstring\b|\bPropertyKey\b/.test(text(node).replace(/'[^']*'/g, ''));
}

/** Returns what is wrong at one node; `null` when nothing is. */
function holeAt(node: SyntaxNode, above: readonly SyntaxNode[], text: (node: unknown) => string): string | null {
  switch (node.type) {
    case 'TSIndexSignature':
      return `any name: ${text(node)}`;
    case 'TSMappedType':
      return isNode(node['constraint']) && isOpenKey(node['constraint'], text) ? `any name: ${text(node)}` : null;
    case 'TSInterfaceHeritage':
    case 'TSTypeReference': {
      const args = node['typeArguments'];
      const key = isNode(args) && Array.isArray(args['params']) ? args['params'][0] : null;
      const isChecked = above.some(({ type }) => type === 'TSSatisfiesExpression');
      return text(node['typeName'] ?? node['expression']) === 'Record' &&
        isNode(key) &&
        isOpenKey(key, text) &&
        !isChecked
        ? `any name: ${text(node)}`
        : null;
    }
    case 'MemberExpression': {
      const key = node['property'];
      if (node['computed'] !== true || !isNode(key) || key.type === 'Literal') return null;
      if ([...walk(key)].some(([inner]) => inner.type === 'TSAsExpression')) return `cast key: ${text(node)}`;
      return open.test(text(node['object'])) && !isNumber.test(text(key)) ? `open table: ${text(node)}` : null;
    }
    case 'BinaryExpression':
      return node['operator'] === 'in' && isNode(node['left']) && node['left'].type !== 'Literal'
        ? `past types: ${text(node)}`
        : null;
    case 'ForInStatement':
      return `past types: for (${text(node['left'])} in ${text(node['right'])})`;
    case 'CallExpression':
      return lookPast.test(text(node['callee'])) ? `past types: ${text(node['callee'])}` : null;
    default:
      return null;
  }
}

function findHoles(name: string, code: string): readonly Finding[] {
  const { program, errors } = parseSync(name, code);
  if (errors.length > 0 || !isNode(program)) throw new Error(`${name} cannot be read: ${errors[0]?.message}`);
  const text = (node: unknown): string => (isNode(node) ? code.slice(node.start, node.end).replace(/\s+/g, ' ') : '');
  return [...walk(program)].flatMap(([node, above]) => {
    const what = holeAt(node, above, text);
    return what === null ? [] : [{ file: name, what }];
  });
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' || entry.name === 'measured' ? [] : sourceFiles(full);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

const entries = 'written and read entry by entry, never asked';
const literal = 'asked by literal names alone';

/** What stays, with its reason. */
const reasons: readonly (readonly [file: string, what: string, reason: string])[] = [
  ['cli/command-conformance.ts', 'any name: Record<string, unknown>', entries],
  ['cli/io.ts', 'any name: Record<string, string | undefined>', literal],
  ['cli/junit.ts', 'any name: Record<string, string | number>', entries],
  ['cli/junit.ts', 'any name: Record<string, number>', entries],
  ['cli/words.ts', 'any name: Record<string, string | undefined>', literal],
  ['cli/words.ts', 'any name: Record<string, string>', 'handed to a sentence, which takes its own names out'],
  ['engine/analyse/conformance.ts', 'any name: Record<string, unknown>', literal],
  ['engine/analyse/fixture.ts', 'any name: Record<string, string>', entries],
  ['engine/analyse/fixture.ts', 'any name: Record<string, unknown>', literal],
  ['engine/commands/command.ts', 'any name: Record<string, string>', 'asked by literal names and by `lookup`'],
  ['engine/commands/draft.ts', 'any name: Record<string, string>', 'handed on'],
  ['engine/controllers/kubernetes-spec/notes.ts', 'any name: Record<string, string>', 'handed on'],
  ['engine/match/decision.ts', 'any name: Record<string, string>', literal],
  ['engine/match/profile.ts', 'any name: Record<string, string>', entries],
  ['engine/match/profile.ts', 'any name: Record<string, unknown>', 'asked by literal names and by `lookup`'],
  ['engine/match/request.ts', 'any name: Record<string, string>', entries],
  ['engine/text/lookup.ts', 'any name: Record<string, T>', 'made a map at once'],
  ['engine/text/lookup.ts', 'past types: Object.hasOwn', 'the one place that asks'],
  ['engine/text/lookup.ts', 'cast key: table[key as keyof T]', 'the one place that asks'],
  ['engine/validate/ingress-view.ts', 'any name: Record<string, unknown>', 'written as JSON'],
  ['engine/validate/owner-rules.ts', 'any name: Record<string, string | boolean>', 'written as JSON'],
  ['engine/validate/schema.ts', 'any name: Record<string, Schema>', 'made a map at once'],
  ['engine/yaml/edit-print.ts', 'any name: readonly [key: string]: Value;', entries],
  ['engine/controllers/ingress-nginx/servers.ts', 'past types: Object.assign', 'fields of our own'],
  ['engine/yaml/comments.ts', 'past types: Object.assign', 'fields of our own'],
  ['i18n/en/trace-kubernetes.ts', 'any name: Record<string, string>', literal],
  ['state/acts.ts', 'any name: Record<string, unknown>', 'names of the parts of our own state'],
  ['state/acts.ts', 'cast key: together[key as keyof AppState]', 'names of the parts of our own state'],
  ['state/choices.ts', 'cast key: state[kind as keyof AppState]', 'names of the parts of our own state'],
  ['state/create-core.ts', 'past types: Object.assign', 'fields of our own'],
  ['state/find-again.ts', 'past types: Object.hasOwn', 'own keys of the places of a command'],
  ['state/typed-ahead.ts', 'past types: Object.assign', 'fields of our own'],
  [
    'state/persistence/checks.ts',
    'any name: Record<string, unknown>',
    'made without a prototype: nothing inherited is in it',
  ],
  ['state/persistence/checks.ts', 'past types: Object.assign', 'what makes it so'],
  [
    'state/share-link.ts',
    'any name: Record<string, unknown>',
    'asked by literal names once it is known to be an object',
  ],
  ['protocol/router-options.ts', 'any name: Record<string, ProfileOptions>', 'asked by `lookup`'],
  ['ui/graph/no-motion.ts', 'past types: Object.assign', 'a method of our own'],
  ['i18n/words.ts', 'any name: Record<string, string>', 'handed to a sentence, which takes its own names out'],
  ['ui/editor/theme-data.ts', 'any name: Record<string, string>', 'handed to the editor'],
  [
    'ui/editor/theme-data.ts',
    'any name: Record<string, string | null>',
    'colours of the editor by its own names, written here',
  ],
  ['ui/graph/canvas-nodes.ts', 'any name: Record<string, unknown>', 'the canvas asks for it of the data of a node'],
  ['ui/app/FileMenu.tsx', 'past types: name in window', 'the name is one of two of ours'],
  ['ui/files/read-files.ts', 'past types: Object.defineProperty', 'a method of our own'],
  ['worker/client.ts', 'any name: Record<string, unknown>', 'names of the lists of our own protocol'],
  ['worker/client.ts', 'cast key: delta.lists[name as keyof typeof lists]', 'names of the lists of our own protocol'],
  ['worker/client.ts', 'open table: joined[name]', 'names of the lists of our own protocol'],
  ['worker/host.ts', 'any name: Record<string, unknown>', 'names of the lists of our own protocol'],
  ['worker/host.ts', 'open table: lists[name]', 'names of the lists of our own protocol'],
  ['worker/delta.ts', 'past types: for (const key in a)', 'fields of objects that the engine made'],
  ['worker/delta.ts', 'past types: for (const _ in b)', 'fields of objects that the engine made'],
  ['worker/delta.ts', 'cast key: a[key as keyof typeof a]', 'fields of objects that the engine made'],
  ['worker/delta.ts', 'cast key: b[key as keyof typeof b]', 'fields of objects that the engine made'],
];

const keyOf = ({ file, what }: Finding): string => `${file}  ${what}`;

describe('no object is asked with the word of a person', () => {
  const files = sourceFiles(src);
  const found = files.flatMap((file) =>
    findHoles(path.relative(src, file).split(path.sep).join('/'), readFileSync(file, 'utf8')),
  );

  test('the test has looked at the whole tree', () => {
    expect(files.length).toBeGreaterThan(500);
    // What has a reason stands in every layer: a reader that sees nothing would miss it.
    expect(found.length).toBeGreaterThan(30);
  });

  test('every hole in the types is closed or has its reason', () => {
    const known = new Set(reasons.map(([file, what]) => keyOf({ file, what })));
    expect(found.map(keyOf).filter((hole) => !known.has(hole))).toEqual([]);
  });

  test('no reason outlives what it was for', () => {
    const there = new Set(found.map(keyOf));
    expect(reasons.map(([file, what]) => keyOf({ file, what })).filter((hole) => !there.has(hole))).toEqual([]);
  });

  test.each([
    ['a table with any name', 'const names: Readonly<Record<string, string>> = { nginx: "a" };'],
    ['a table with any name behind another type', 'const names: Partial<Record<Uppercase<string>, number>> = {};'],
    ['an index signature', 'interface Names { readonly [name: string]: string }'],
    ['an interface above it', 'interface Names extends Record<string, unknown> { readonly a: string }'],
    ['a mapped type', 'type Names = { [K in string]: number };'],
    ['a cast key', 'const look = looks[pathType as PathType];'],
    ['a key that is cast deep inside', 'const look = looks[(pathType ?? "") as keyof typeof looks];'],
    ['options asked with a word', 'const value = router.options[name];'],
    ['named groups asked with a word', 'const value = match.groups?.[name];'],
    ['words written into options', 'options[name] = value;'],
    ['the operator in', 'if (name in table) go();'],
    ['a walk over names', 'for (const name in labels) go(name);'],
    ['asking past the types', 'const value = Reflect.get(table, name);'],
    ['a question of its own', 'if (Object.hasOwn(table, name)) go();'],
    ['an old question', 'if (table.hasOwnProperty(name)) go();'],
    ['writing past the types', 'Object.assign(target, JSON.parse(text));'],
  ])('%s is seen', (_, code) => {
    expect(findHoles('planted.ts', code)).toHaveLength(1);
  });

  test.each([
    ['a closed table', "const looks: Readonly<Record<PathType | 'none', string>> = all; const look = looks[type];"],
    ['a list', 'const first = list[0]; const next = list[index + 1]; const group = groups[Number(digit)];'],
    ['a checked literal', 'const order = { path: ["a"] } as const satisfies Record<string, readonly string[]>;'],
    ['a known field', "if ('port' in backend) go(params['to']);"],
    ['a lookup', 'const value = lookup(options, name) ?? tableOf({ a: 1 }).get(name);'],
  ])('%s is let through', (_, code) => {
    expect(findHoles('planted.ts', code)).toEqual([]);
  });
});
