import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnswer } from '../kubectl/create-answer.ts';
import { readTree } from '../yaml/tree.ts';
import { textAt } from './cursor.ts';
import { neighbourKinds } from './kinds/index.ts';
import { objectsOf } from './sent-objects.ts';
import { defaultValidateOptions } from './verdict.ts';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ port: 80 }] } };
const listOf = (...items: readonly object[]) => ({ apiVersion: 'v1', kind: 'List', items });

function kindsOf(value: unknown): readonly string[] {
  const tree = readTree(JSON.stringify(value));
  return (tree ? objectsOf(tree) : []).map((node) =>
    node.kind === 'map' ? `${textAt(node, 'apiVersion')} ${textAt(node, 'kind')}` : '',
  );
}

test('a list is taken apart once, a list in a list not at all', () => {
  expect(kindsOf(service)).toEqual(['v1 Service']);
  expect(kindsOf(listOf(service, service))).toEqual(['v1 Service', 'v1 Service']);
  expect(kindsOf(listOf(service, listOf(service)))).toEqual([]);
  expect(kindsOf(listOf(listOf()))).toEqual([]);
});

test('whatever has a list "items" is one, and its bare items take its kind', () => {
  const { metadata, spec } = service;
  expect(kindsOf({ apiVersion: 'v1', kind: 'ServiceList', items: [{ metadata, spec }, service] })).toEqual([
    'v1 Service',
    'v1 Service',
  ]);
  expect(kindsOf({ ...service, items: [] })).toEqual([]);
  expect(kindsOf({ ...service, items: [{ metadata }] })).toEqual(['v1 Service']);
  // One head field is enough to be left alone.
  expect(kindsOf({ apiVersion: 'v1', kind: 'ServiceList', items: [{ apiVersion: 'v1' }] })).toEqual(['v1 ']);
});

/** Lists of lists of Services, bare or not, under the kinds that a server knows. */
const { tree } = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant(service),
    fc.record({
      apiVersion: fc.constant('v1'),
      kind: fc.constantFrom('List', 'ServiceList', 'Service'),
      items: fc.array(tie('tree'), { maxLength: 3 }),
    }),
  ),
}));

test('the verdict is on the very objects that kubectl is said to send', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const answer = createAnswer('a.json', JSON.stringify(value), {
        ...defaultValidateOptions,
        kinds: neighbourKinds,
      });
      // What kubectl refuses by itself is judged all the same: those are the errors that come next.
      if (answer.client.some((words) => !words.startsWith('no objects') && !words.includes('is not a list'))) return;
      expect(kindsOf(value)).toEqual(answer.objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
    }),
    { numRuns: 100 },
  );
});
