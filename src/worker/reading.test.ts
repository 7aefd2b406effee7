import { expect, test } from 'vitest';
import { editSourceFile, loadNeighbours, readSourceFile, readSourceFileInSteps } from '../engine/index.ts';
import { createShelf, type Readers } from './reading.ts';

/** Readers that throw at one word, as a bug of ours would. */
const fragile: Readers = {
  read(name, text, options) {
    if (text.includes('boom')) throw new Error('boom');
    return readSourceFile(name, text, options);
  },
  *readInSteps(name, text, options) {
    if (text.includes('boom')) throw new Error('boom');
    return yield* readSourceFileInSteps(name, text, options);
  },
  edit(source, edits, options) {
    if (edits.some(({ insert }) => insert.includes('boom'))) throw new Error('boom');
    return editSourceFile(source, edits, options);
  },
};

const long = `# ${'x'.repeat(40_000)}\n`;

for (const [how, text] of [
  ['short', 'a: 1\n'],
  ['long', long],
] as const) {
  test(`a ${how} text that cannot be read is told, stays the newest, and is read anew when it has changed`, () => {
    const shelf = createShelf(fragile);
    const read = () => {
      while (!shelf.isRead()) shelf.step();
    };
    shelf.add(0, 'a.yaml', text);
    shelf.add(1, 'b.yaml', 'b: 1\n');
    read();
    expect(shelf.failure()).toBe(null);
    shelf.edit('a.yaml', [{ range: { start: 0, end: 0 }, insert: '# boom\n' }]);
    read();
    expect(shelf.failure()).toMatchObject({ cause: { message: 'boom' } });
    expect(shelf.texts()[0]).toEqual({ name: 'a.yaml', text: `# boom\n${text}` });
    shelf.edit('b.yaml', [{ range: { start: 0, end: 0 }, insert: '# on\n' }]);
    read();
    expect(shelf.failure()).not.toBe(null);
    shelf.edit('a.yaml', [{ range: { start: 0, end: 7 }, insert: '' }]);
    read();
    expect(shelf.failure()).toBe(null);
    expect(shelf.sources().map((file) => file.name)).toEqual(['a.yaml', 'b.yaml']);
    shelf.edit('a.yaml', [{ range: { start: 0, end: 0 }, insert: `# boom ${'y'.repeat(40_000)}\n` }]);
    read();
    expect(shelf.failure()).not.toBe(null);
    shelf.remove('a.yaml');
    expect(shelf.failure()).toBe(null);
  });
}

test.each([
  ['short', ''],
  ['long', long],
])('a %s text with a Service is judged again when its rules come, edits made meanwhile included', async (_, head) => {
  const shelf = createShelf();
  const read = () => {
    while (!shelf.isRead()) shelf.step();
  };
  const messages = () =>
    shelf.sources().flatMap(({ units }) => units.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  shelf.add(0, 'a.yaml', 'kind: Ingress\n');
  expect(shelf.needsKinds()).toBe(false);
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: Odd\n  ports:\n  - port: 80\n';
  shelf.add(1, 'b.yaml', `${head}${service}`);
  read();
  const before = messages();
  expect(shelf.needsKinds()).toBe(true);
  shelf.setKinds(await loadNeighbours());
  expect(shelf.needsKinds()).toBe(false);
  // Until it is read anew the text is not away.
  expect(shelf.sources().map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml']);
  shelf.edit('b.yaml', [{ range: { start: 0, end: 0 }, insert: '# on\n' }]);
  read();
  expect(messages()).toEqual([...before, 'api/invalid']);
  expect(shelf.texts()[1]?.text).toBe(`# on\n${head}${service}`);
});

test('another release reads every text anew, and the kinds that have come stay known', async () => {
  const shelf = createShelf();
  const read = () => {
    while (!shelf.isRead()) shelf.step();
    return shelf.sources().map(({ units }) => units.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  };
  shelf.add(0, 'a.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: 1web}\nspec: {ports: [{port: 80}]}\n');
  shelf.setKinds(await loadNeighbours());
  expect(read()).toEqual([[]]);
  const [same] = shelf.sources();
  shelf.setRelease('1.37');
  expect(shelf.sources()[0]).toBe(same);
  shelf.setRelease('1.35');
  expect(read()).toEqual([['api/invalid']]);
  shelf.setRelease('1.36');
  expect(read()).toEqual([[]]);
});
