import { describe, expect, test } from 'vitest';
import { profiles } from '../engine/controllers/index.ts';
import { hostileNames, hostilePlaces, manifestWith, twinOf, without } from '../engine/testing/hostile-names.ts';
import { type Files, run } from './testing/run.ts';

/** What an object that was asked with a word gives away. */
const leaked = /native code|\[object |function |\bundefined\b|\bNaN\b/;

/** A figure of the text itself, which differs for every text. */
const withoutPrint = (text: string): string => text.replace(/"ingraph\/v1": "[0-9a-f]+"/g, '');

/** Runs a command line with a name and with its twin: what is printed is the same but for the name. */
async function expectAlike(
  name: string,
  of: (word: string) => readonly [argv: readonly string[], files: Files],
): Promise<void> {
  const printed = async (word: string): Promise<string> => without(word, withoutPrint(await run(...of(word))));
  const found = await printed(name);
  expect(found).not.toMatch(leaked);
  expect(found, of(name)[0].join(' ')).toBe(await printed(twinOf(name)));
}

function plainIngress({ className = 'nginx', pathType = 'Prefix' }): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  ingressClassName: ${className}
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /, pathType: ${pathType}, backend: {service: {name: web, port: {number: 80}}}}
`;
}

const ids = profiles.map(({ id }) => id);

/** The command lines that look at every place. */
const looks: readonly (readonly string[])[] = [
  ['validate', '--json', 'a.yaml'],
  ['lint', '--output', 'sarif', 'a.yaml'],
  ...ids.map((id) => ['lint', '--controller', id, 'a.yaml']),
  ...['json', 'svg', 'mermaid'].map((form) => ['graph', '--to', form, 'a.yaml']),
  ['test', '--junit', 'a.yaml'],
];

/** The others that read a workspace. */
const more: readonly (readonly string[])[] = [
  ['validate', '--lang', 'ko', 'a.yaml'],
  ['lint', '--json', 'a.yaml'],
  ['test', 'a.yaml'],
  ['test', '--json', '--controller', 'traefik', 'a.yaml'],
  ['diff', '--controllers', 'ingress-nginx,haproxy-ingress', 'a.yaml'],
  ['diff', '--controllers', 'kubernetes,traefik', '--json', 'a.yaml'],
  ...ids.flatMap((id) => [
    ['route', '--controller', id, 'a.yaml', 'https://shop.example.com/cart'],
    ['route', '--json', '--controller', id, 'a.yaml', 'https://shop.example.com/any'],
  ]),
];

/** All of a list for the two sorts of member, an object and a class; of the other names each takes its third of it. */
function partOf<T>(list: readonly T[], name: string): readonly T[] {
  const at = hostileNames.indexOf(name);
  return list.filter((_, n) => at < 2 || n % 3 === at % 3);
}

const workspace = (word: string, place: string): Files => new Map([['a.yaml', manifestWith(word, place)]]);

test('a twin is like its name', () => {
  for (const name of hostileNames) {
    expect(twinOf(name)).not.toBe(name);
    expect(twinOf(name)).toHaveLength(name.length);
    expect(Object.prototype).not.toHaveProperty(twinOf(name));
  }
  expect(hostilePlaces.length).toBeGreaterThan(60);
});

/** What every object has under this name is a class; the sweep of the panels takes one that is an object. */
describe.each(['constructor'])('%s', (name) => {
  test.each(hostilePlaces)('as %s', async (place) => {
    for (const argv of looks) await expectAlike(name, (word) => [argv, workspace(word, place)]);
  });
});

describe.each(hostileNames)('%s', (name) => {
  test('everywhere', async () => {
    for (const argv of partOf([...looks, ...more], name)) {
      await expectAlike(name, (word) => [argv, workspace(word, 'everywhere')]);
    }
  });

  test('as ingressClassName is one finding, C1', async () => {
    const files = new Map([['a.yaml', plainIngress({ className: name })]]);
    const found = await run(['validate', '--json', 'a.yaml'], files);
    const rules = [...found.matchAll(/"rule":"(\w+)"/g)].map(([, rule]) => rule);
    // Two of the names are valid class names.
    expect(rules).toEqual(/^[a-z]+$/.test(name) ? [] : ['C1']);
  });

  test('as pathType is drawn as an unknown type', async () => {
    const files = new Map([['a.yaml', plainIngress({ pathType: name })]]);
    const svg = await run(['graph', '--to', 'svg', 'a.yaml'], files);
    expect(svg).toContain('>?</text>');
    expect(svg).toMatch(/status 0$/);
    const unknown = new Map([['a.yaml', plainIngress({ pathType: 'Unknown' })]]);
    expect(svg).toBe(await run(['graph', '--to', 'svg', 'a.yaml'], unknown));
  });

  test('in requests, file names, arguments and options', async () => {
    for (const id of partOf(ids, name)) {
      const route = ['route', '--controller', id, 'a.yaml'];
      for (const rest of [
        (word: string) => [`https://${word}/${word}?${word}=${word}`],
        (word: string) => ['-H', `${word}: ${word}`, '-H', `Cookie: ${word}=${word}`, 'https://shop.example.com/cart'],
        (word: string) => [`curl -X ${word} --${word} https://shop.example.com/${word}`],
        (word: string) => ['--class', word, 'https://shop.example.com/cart'],
        (word: string) => ['--option', `${word}=${word}`, 'https://shop.example.com/cart'],
        (word: string) => ['--option', `configMap=${word}=${word}`, 'https://shop.example.com/cart'],
        (word: string) => ['--services', word, 'https://shop.example.com/cart'],
        (word: string) => [`--${word}`, 'https://shop.example.com/cart'],
      ]) {
        await expectAlike(name, (word) => [[...route, ...rest(word)], workspace(word, 'host')]);
      }
    }
    for (const argv of [
      (word: string) => [word],
      (word: string) => ['validate', word],
      (word: string) => ['validate', '--kube', word, 'a.yaml'],
      (word: string) => ['validate', '--output', word, 'a.yaml'],
      (word: string) => ['lint', '--controller', word, 'a.yaml'],
      (word: string) => ['lint', '--lang', word, 'a.yaml'],
      (word: string) => ['graph', '--to', word, 'a.yaml'],
      (word: string) => ['graph', '--theme', word, 'a.yaml'],
      (word: string) => ['diff', '--controllers', `${word},kubernetes`, 'a.yaml'],
      (word: string) => ['conformance', word],
    ]) {
      await expectAlike(name, (word) => [argv(word), workspace(word, 'host')]);
    }
    await expectAlike(name, (word) => [['lint', word], new Map([[word, manifestWith(word, 'host')]])]);
    await expectAlike(name, (word) => [['test', '--junit', word], new Map([[word, manifestWith(word, 'host')]])]);
  });
});
