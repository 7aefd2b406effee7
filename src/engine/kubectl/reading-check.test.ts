import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyEdits } from '../text/edit.ts';
import { checkTree } from '../validate/check-tree.ts';
import { readSourceFile } from '../yaml/read.ts';
import { createAnswer } from './create-answer.ts';
import { loadNeighbours, needsNeighbours } from './load-kinds.ts';

const { kinds, checkReading } = await loadNeighbours();

interface Vector {
  readonly id: string;
  readonly op: string;
  readonly text: string;
  readonly expectedClient: readonly string[];
  readonly expectedObjects: readonly { readonly stage: string; readonly message?: string }[];
}

const vectors = readFileSync(new URL('../testing/vectors/validation-kinds.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)
  .filter(({ op }) => op === 'file');

function read(text: string): readonly Diagnostic[] {
  const file = readSourceFile('a.yaml', text, {
    check: (root, own, isTyped) =>
      checkTree(root, own, { kubernetes: '1.35', fieldValidation: 'Strict', kinds }, isTyped),
    checkReading,
  });
  return file.units.flatMap(({ diagnostics }) => diagnostics);
}

const codesOf = (text: string): readonly string[] => read(text).map(({ code }) => code);

const codesIn: ReadonlyMap<string, readonly string[]> = new Map(vectors.map(({ id, text }) => [id, codesOf(text)]));

function hasWords({ expectedClient, expectedObjects }: Vector, part: RegExp): boolean {
  return [...expectedClient, ...expectedObjects.map(({ message = '' }) => message)].some((words) => part.test(words));
}

describe('what kubectl refuses or drops before an object is judged', () => {
  test.each([
    [
      'a kind that nobody serves',
      /no matches for kind/,
      ['api/unserved-kind', 'api/unknown-version', 'api/removed-version'],
      11,
    ],
    ['a kind in lower case', /no kind ".*" is registered/, ['api/lower-kind'], 1],
    ['a List that its own check refuses', /ValidationError\(|unknown object type/, ['api/list-refused'], 15],
    ['an empty list', /no objects passed/, ['api/no-items'], 2],
  ])('%s is told in every vector where kubectl tells it, and nowhere else', (_sentence, words, codes, count) => {
    // A List without a list of items is refused as what it is: no object.
    const others = vectors.filter(({ id }) => id !== 'file-list/items-map');
    const told = others.filter(({ id }) => codesIn.get(id)?.some((code) => codes.includes(code)));
    expect(told.map(({ id }) => id)).toEqual(others.filter((vector) => hasWords(vector, words)).map(({ id }) => id));
    expect(told.length).toBe(count);
  });

  test('is loaded for every text that needs it, and not for an Ingress of today alone', () => {
    const own = ['api/unserved-kind', 'api/lower-kind', 'api/no-items', 'api/list-refused'];
    for (const { id, text } of vectors) {
      if (codesIn.get(id)?.some((code) => own.includes(code))) expect(needsNeighbours(text), id).toBe(true);
    }
    expect(needsNeighbours('apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\n')).toBe(false);
    expect(needsNeighbours('{"kind": "IngressClass", "apiVersion": "networking.k8s.io/v1"}')).toBe(false);
  });

  test.each([
    [
      'apiVersion: networking.k8s.io/v1\nkind: ingress # one\n',
      'correct-kind',
      'apiVersion: networking.k8s.io/v1\nkind: Ingress # one\n',
    ],
    ['apiVersion: apps/v1\nkind: Service\n', 'correct-version', 'apiVersion: v1\nkind: Service\n'],
    [
      'apiVersion: v1\nkind: EndpointSlice\n',
      'correct-version',
      'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n',
    ],
    ['apiVersion: v1\nkind: "Services"\n', 'correct-kind', 'apiVersion: v1\nkind: "Service"\n'],
    [
      'apiVersion: v1\nkind: Service\nitems: []\nmetadata: {name: a}\n',
      'remove-field',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
    ],
    [
      'apiVersion: Networking.k8s.io/v1\nkind: Ingress\n',
      'set-api-version',
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\n',
    ],
  ])('%j has a fix', (text, label, after) => {
    const fix = read(text)
      .flatMap(({ fixes = [] }) => fixes)
      .find((one) => one.label === label);
    expect(applyEdits(text, fix?.edits ?? [])).toBe(after);
  });

  test('each is told once and at its place, also of items of a List', () => {
    const item = (kind: string) => `- apiVersion: v1\n  kind: ${kind}\n  metadata: {name: a}\n`;
    const text = `apiVersion: v1\nkind: List\nitems:\n${item('Namespace')}${item('secret')}${item('Gateway')}`;
    const file = readSourceFile('a.yaml', text, { checkReading });
    const places = file.units.flatMap(({ diagnostics, text: own }) =>
      diagnostics.map(({ code, range }) => [code, own.slice(range.start, range.end)]),
    );
    expect(places).toEqual([
      ['api/lower-kind', 'secret'],
      ['api/unserved-kind', 'v1'],
    ]);
    expect(codesOf(`${text.replace('List', 'Config')}`)).not.toContain('api/list-refused');
  });

  const item = '- apiVersion: v1\n  kind: Namespace\n  metadata: {name: a}\n';
  const lent = '- metadata: {name: a}\n  spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}\n';
  test.each([
    [`kind: List\nitems:\n${item}`, 'api/no-kind', 'List', 'apiVersion not set'],
    [`items:\n${item}kind: List\n`, 'api/no-kind', 'List', 'apiVersion not set'],
    ['kind: List\nitems:\n', 'api/no-kind', 'List', 'apiVersion not set'],
    ['kind: List\nitems: []\n', 'api/no-kind', 'List', 'apiVersion not set'],
    [`apiVersion: v1\nitems:\n${item}`, 'api/no-kind', 'apiVersion', 'kind not set'],
    [`items:\n${item}`, 'api/no-kind', 'items', '[apiVersion not set, kind not set]'],
    [`apiVersion: 1\nkind: List\nitems:\n${item}`, 'api/no-kind', '1', "apiVersion isn't string type"],
    [`apiVersion: v1\nkind: 1\nitems:\n${item}`, 'api/no-kind', '1', "kind isn't string type"],
    [`apiVersion: a/b/c\nkind: List\nitems:\n${item}`, 'api/no-kind', 'a/b/c', 'unexpected GroupVersion string: a/b/c'],
    [`apiVersion: v1\nkind: ''\nitems:\n${item}`, 'api/no-kind', "''", "Object 'Kind' is missing"],
    ['apiVersion: v1\nkind: List\n', 'api/list-refused', 'List', 'invalid object to validate'],
    [
      `apiVersion: v3\nkind: List\nitems:\n${item}`,
      'api/unserved-kind',
      'v3',
      'no matches for kind "List" in version "v3"',
    ],
    [
      `apiVersion: ''\nkind: List\nitems:\n${item}`,
      'api/unserved-kind',
      "''",
      'no matches for kind "List" in version ""',
    ],
    [
      `apiVersion: v1\nkind: IngressList\nitems:\n${lent}`,
      'api/unserved-kind',
      'v1',
      'no matches for kind "IngressList" in version "v1"',
    ],
    [
      `apiVersion: networking.k8s.io/v1beta1\nkind: IngressList\nitems:\n- metadata: {name: a}\n  spec: {backend: {serviceName: web, servicePort: 80}}\n`,
      'api/unserved-kind',
      'networking.k8s.io/v1beta1',
      'no matches for kind "IngressList" in version "networking.k8s.io/v1beta1"',
    ],
  ])('the head of %j is told once, at its place, in the words that kubectl has for it', (text, code, place, words) => {
    const found = read(text).map(({ code, range, params }) => [
      code,
      text.slice(range.start, range.end),
      'message' in params ? params.message : '',
    ]);
    expect(found).toEqual([[code, place, expect.stringContaining(words)]]);
    const { steps } = createAnswer('a.yaml', text, { kubernetes: '1.35', fieldValidation: 'Strict', kinds });
    expect(steps).toEqual([expect.stringContaining(words)]);
    expect(needsNeighbours(text)).toBe(true);
  });

  test('a List of another version is taken apart, and not refused by the check that is made of v1 List alone', () => {
    const wrong = '- apiVersion: v1\n  kind: Namespace\n  metadata: {name: a}\n  zzz: 1\n';
    const of = (version: string) => codesOf(`apiVersion: ${version}\nkind: List\nitems:\n${item}${wrong}`);
    expect(of('v1')).toEqual(['api/list-refused', 'api/unknown-field']);
    expect(of('networking.k8s.io/v1')).toEqual(['api/unknown-field']);
    expect(of('example.com/v1')).toEqual(['api/unknown-field']);
  });

  test('says nothing of groups that may know any kind', () => {
    for (const version of ['traefik.io/v1alpha1', 'gateway.networking.k8s.io/v1', 'serving.knative.dev/v1', 'batch/v1'])
      expect(codesOf(`apiVersion: ${version}\nkind: Service\nmetadata: {name: a}\n`)).toEqual([]);
  });
});

const rule = 'spec: {defaultBackend: {service: {name: a, port: {number: 80}}}}';

test.each([
  ['a List of a version that no server checks', 'networking.k8s.io/v1', 'List', '{metadata: {name: a}}'],
  ['a typed list, without apiVersion', 'networking.k8s.io/v1', 'IngressList', `{kind: Ingress, ${rule}}`],
  ['a typed list, without kind', 'networking.k8s.io/v1', 'IngressList', `{apiVersion: networking.k8s.io/v1, ${rule}}`],
])('an item without its head is refused in the words of kubectl: %s', (_sentence, apiVersion, kind, item) => {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nitems:\n- ${item}\n`;
  const { client } = createAnswer('a.yaml', text, { kubernetes: '1.35', fieldValidation: 'Strict', kinds });
  const [found, ...others] = read(text).filter(({ severity }) => severity === 'error');
  expect(others).toEqual([]);
  expect(found?.code).toBe('api/no-kind');
  const words = found?.code === 'api/no-kind' ? found.params.message : '';
  expect(words).toMatch(/^unable to get type info/);
  expect(client).toEqual([words]);
});

test('a bare item of a typed list is of the kind of its list', () => {
  const list = `apiVersion: networking.k8s.io/v1\nkind: IngressList\nitems:\n- metadata: {name: a}\n  ${rule}\n`;
  expect(codesOf(list)).toEqual([]);
});
