import { describe, expect, test } from 'vitest';
import { createSnapshotStore, type KeyValueStore, mostAutomatic } from './snapshots.ts';

function createMemory() {
  const values = new Map<string, unknown>();
  const store: KeyValueStore = {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => void values.set(key, structuredClone(value)),
    delete: async (key) => void values.delete(key),
    keys: async () => [...values.keys()],
  };
  return { values, store };
}

const texts = (text: string) => [{ name: 'a.yaml', text }];

describe('snapshots', () => {
  test('come back byte for byte, newest first', async () => {
    const snapshotStore = createSnapshotStore(createMemory().store);
    const first = await snapshotStore.keep(texts('a: 1\r\n'), { name: 'before', at: 1, why: 'named' });
    await snapshotStore.keep(texts('a: 2'), { name: '', at: 2, why: 'auto' });
    expect((await snapshotStore.list()).map(({ at }) => at)).toEqual([2, 1]);
    expect(await snapshotStore.read(first.id)).toEqual(texts('a: 1\r\n'));
    expect(await snapshotStore.read('none')).toBeNull();
  });

  test('of the same texts are one, and a name sticks to it', async () => {
    const snapshotStore = createSnapshotStore(createMemory().store);
    await snapshotStore.keep(texts('a'), { name: '', at: 1, why: 'auto' });
    await snapshotStore.keep(texts('a'), { name: 'release', at: 2, why: 'named' });
    await snapshotStore.keep(texts('a'), { name: '', at: 3, why: 'auto' });
    expect(await snapshotStore.list()).toMatchObject([{ name: 'release', why: 'named', at: 1 }]);
  });

  test('that nobody named are few; named ones all stay, and no text stays behind', async () => {
    const { values, store } = createMemory();
    const snapshotStore = createSnapshotStore(store);
    await snapshotStore.keep(texts('named'), { name: 'mine', at: 0, why: 'named' });
    for (let n = 1; n <= mostAutomatic + 5; n++)
      await snapshotStore.keep(texts(`${n}`), { name: '', at: n, why: 'auto' });
    const list = await snapshotStore.list();
    expect(list).toHaveLength(mostAutomatic + 1);
    expect(list.at(-1)?.name).toBe('mine');
    // The index, and a value for each.
    expect(values.size).toBe(list.length + 1);
    await snapshotStore.remove(list.at(-1)?.id ?? '');
    expect(values.size).toBe(list.length);
  });

  test('that are kept at the same moment do not lose each other', async () => {
    const snapshotStore = createSnapshotStore(createMemory().store);
    await Promise.all(
      ['a', 'b', 'c'].map((text) => snapshotStore.keep(texts(text), { name: text, at: 7, why: 'named' })),
    );
    const list = await snapshotStore.list();
    expect(new Set(list.map(({ id }) => id)).size).toBe(3);
    for (const { id, name } of list) expect(await snapshotStore.read(id)).toEqual(texts(name));
  });

  test('with a time that is none, or a file that is none, are there all the same', async () => {
    const { values, store } = createMemory();
    const snapshotStore = createSnapshotStore(store);
    const info = await snapshotStore.keep([...texts('a'), { name: 'b.yaml', text: 'b' }], {
      name: 'x',
      at: 5,
      why: 'named',
    });
    for (const at of [Number.NaN, 8.7e15, Number.NEGATIVE_INFINITY, 'x']) {
      values.set('index', [{ ...info, at }]);
      const [listed] = await snapshotStore.list();
      expect(listed).toMatchObject({ id: info.id, name: 'x' });
      expect(() => new Date(listed?.at ?? 0).toISOString()).not.toThrow();
    }
    values.set(info.id, [{ name: 'a.yaml', text: 'a' }, { name: 5, text: 'b' }, null]);
    expect(await snapshotStore.read(info.id)).toEqual(texts('a'));
  });

  test('that the index does not name are there all the same, each at its time', async () => {
    const { values, store } = createMemory();
    const snapshotStore = createSnapshotStore(store);
    for (const at of [1, 2, 3]) await snapshotStore.keep(texts(`${at}`), { name: `n${at}`, at, why: 'named' });
    const [third, second, first] = await snapshotStore.list();
    values.set('index', [third, first]);
    expect((await snapshotStore.list()).map(({ name, at }) => [name, at])).toEqual([
      ['n3', 3],
      ['', 2],
      ['n1', 1],
    ]);
    for (const broken of [undefined, 'text', { length: 3 }, [null, { id: 7 }, 'x']]) {
      values.set('index', broken);
      expect((await snapshotStore.list()).map(({ at }) => at)).toEqual([3, 2, 1]);
    }
    // What is kept next names them again.
    await snapshotStore.keep(texts('4'), { name: 'n4', at: 4, why: 'named' });
    expect((await snapshotStore.list()).map(({ at }) => at)).toEqual([4, 3, 2, 1]);
    expect(await snapshotStore.read(second?.id ?? '')).toEqual(texts('2'));
  });

  test('of which nothing can be read are none', async () => {
    const { values, store } = createMemory();
    const snapshotStore = createSnapshotStore(store);
    const { id } = await snapshotStore.keep(texts('a'), { name: 'mine', at: 1, why: 'named' });
    for (const none of [[], null, { name: 'a.yaml', text: 'a' }, [{ name: '', text: 'a' }], [null, 'a']]) {
      values.set(id, none);
      expect(await snapshotStore.read(id)).toBeNull();
    }
  });
});
