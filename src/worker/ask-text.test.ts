import { expect, test } from 'vitest';
import { readSourceFile } from '../engine/yaml/index.ts';
import { askText } from './ask-text.ts';

const service = (name: string): object => ({ apiVersion: 'v1', kind: 'Service', metadata: { name } });
const listOf = (...items: readonly object[]) => ({ apiVersion: 'v1', kind: 'List', items });

test('a field is found in the object that the reader counts, also in a list in a list', async () => {
  const text = JSON.stringify(listOf(service('a'), listOf(service('b'), service('c')), service('d')));
  const file = readSourceFile('a.json', text);
  const [names] = file.units.map(({ objects }) => objects.map(({ metadata }) => metadata.name.value));
  expect(names).toEqual(['a', 'b', 'c', 'd']);
  for (const [item, name] of (names ?? []).entries()) {
    const object = { file: 'a.json', document: 0, item };
    const reply = await askText([file], [], { kind: 'field', object, field: 'metadata.name' });
    const range = reply.kind === 'field' ? reply.value?.range : null;
    expect(range && text.slice(range.start, range.end)).toBe(`"${name}"`);
  }
});
