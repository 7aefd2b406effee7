import { expect, test } from 'vitest';
import { loadNeighbours } from '../engine/kubectl/index.ts';
import { editSourceFile, readSourceFile, readSourceFileInSteps } from '../engine/yaml/index.ts';
import { createSourceFiles, type Readers } from './source-files.ts';

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
    const sourceFiles = createSourceFiles(fragile);
    const read = () => {
      while (!sourceFiles.isRead()) sourceFiles.step();
    };
    sourceFiles.add(0, 'a.yaml', text);
    sourceFiles.add(1, 'b.yaml', 'b: 1\n');
    read();
    expect(sourceFiles.failure()).toBe(null);
    sourceFiles.edit('a.yaml', [{ range: { start: 0, end: 0 }, insert: '# boom\n' }]);
    read();
    expect(sourceFiles.failure()).toMatchObject({ cause: { message: 'boom' } });
    expect(sourceFiles.texts()[0]).toEqual({ name: 'a.yaml', text: `# boom\n${text}` });
    sourceFiles.edit('b.yaml', [{ range: { start: 0, end: 0 }, insert: '# on\n' }]);
    read();
    expect(sourceFiles.failure()).not.toBe(null);
    sourceFiles.edit('a.yaml', [{ range: { start: 0, end: 7 }, insert: '' }]);
    read();
    expect(sourceFiles.failure()).toBe(null);
    expect(sourceFiles.sources().map((file) => file.name)).toEqual(['a.yaml', 'b.yaml']);
    sourceFiles.edit('a.yaml', [{ range: { start: 0, end: 0 }, insert: `# boom ${'y'.repeat(40_000)}\n` }]);
    read();
    expect(sourceFiles.failure()).not.toBe(null);
    sourceFiles.remove('a.yaml');
    expect(sourceFiles.failure()).toBe(null);
  });
}

test.each([
  ['short', ''],
  ['long', long],
])('a %s text with a Service is judged again when its rules come, edits made meanwhile included', async (_, head) => {
  const sourceFiles = createSourceFiles();
  const read = () => {
    while (!sourceFiles.isRead()) sourceFiles.step();
  };
  const messages = () =>
    sourceFiles
      .sources()
      .flatMap(({ units }) => units.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  sourceFiles.add(0, 'a.yaml', 'kind: Ingress\n');
  expect(sourceFiles.needsKinds()).toBe(false);
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: Odd\n  ports:\n  - port: 80\n';
  sourceFiles.add(1, 'b.yaml', `${head}${service}`);
  read();
  const before = messages();
  expect(sourceFiles.needsKinds()).toBe(true);
  sourceFiles.setKinds(await loadNeighbours());
  expect(sourceFiles.needsKinds()).toBe(false);
  // Until it is read anew the text is not away.
  expect(sourceFiles.sources().map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml']);
  sourceFiles.edit('b.yaml', [{ range: { start: 0, end: 0 }, insert: '# on\n' }]);
  read();
  expect(messages()).toEqual([...before, 'api/invalid']);
  expect(sourceFiles.texts()[1]?.text).toBe(`# on\n${head}${service}`);
});

test('another release reads every text anew, and the kinds that have come stay known', async () => {
  const sourceFiles = createSourceFiles();
  const read = () => {
    while (!sourceFiles.isRead()) sourceFiles.step();
    return sourceFiles
      .sources()
      .map(({ units }) => units.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)));
  };
  sourceFiles.add(0, 'a.yaml', 'apiVersion: v1\nkind: Service\nmetadata: {name: 1web}\nspec: {ports: [{port: 80}]}\n');
  sourceFiles.setKinds(await loadNeighbours());
  expect(read()).toEqual([[]]);
  const [same] = sourceFiles.sources();
  sourceFiles.setRelease('1.37');
  expect(sourceFiles.sources()[0]).toBe(same);
  sourceFiles.setRelease('1.35');
  expect(read()).toEqual([['api/invalid']]);
  sourceFiles.setRelease('1.36');
  expect(read()).toEqual([[]]);
});
