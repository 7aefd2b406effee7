import { expect, test, vi } from 'vitest';
import type { Disk } from '../../state/disk-store.ts';
import { createAppStore } from '../../state/store.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { decode } from './decode.ts';
import { save } from './save.ts';

const disk = vi.hoisted(() => ({ now: null as Disk | null }));
vi.mock('../../state/disk-store.ts', async (original) => ({
  ...(await original<typeof import('../../state/disk-store.ts')>()),
  loadDisk: async () => disk.now,
  keepDisk: async (next: Disk) => {
    disk.now = next;
  },
}));

const wide = (text: string): readonly number[] =>
  [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
const latin = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Opens a file of these bytes from a disk, adds to its text, saves it in place; returns what lies there then. */
async function saved(bytes: readonly number[], added: string) {
  const { digestOf } = await import('../../state/disk-store.ts');
  let there = new Uint8Array(bytes);
  const handle = {
    getFile: async () => new File([there], 'a.yaml'),
    createWritable: async () => ({
      write: async (next: Uint8Array<ArrayBuffer>) => {
        there = next;
      },
      close: async () => undefined,
    }),
  } as unknown as FileSystemFileHandle; // what is called of it
  disk.now = { files: new Map([['a.yaml', { handle, digest: await digestOf(there) }]]), folders: [] };
  const client = createEngineClient(inProcessEngine(() => 0));
  const app = createAppStore({
    client,
    persistence: null,
    now: () => 0,
    pageUrl: '',
    report: (words) => expect.fail(words),
  });
  const text = decode(there)?.text ?? '';
  app.actions.openFiles([{ name: 'a.yaml', text }], 'replace');
  const end = { range: { start: text.length, end: text.length }, insert: added };
  if (added !== '') app.actions.type('a.yaml', [end], 'type');
  await save(app);
  const { notice } = app.store.getState();
  client.close();
  return { bytes: [...there], notice };
}

test.each([
  ['UTF-16 with its mark', wide('\ufeffkind: A # 상\n'), wide('\ufeffkind: A # 상\n# more\n')],
  ['UTF-16 without a mark', wide('kind: A # é\n'), [...new TextEncoder().encode('kind: A # é\n# more\n')]],
  ['Windows-1252', latin('kind: A # é x\n'), [...new TextEncoder().encode('kind: A # é x\n# more\n')]],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...latin('kind: A\n')], [0xef, 0xbb, 0xbf, ...latin('kind: A\n# more\n')]],
])(
  '%s is saved in place so that kubectl reads it, and is left alone when nothing has changed',
  async (_, bytes, after) => {
    expect((await saved(bytes, '')).bytes).toEqual([...bytes]);
    const { bytes: now, notice } = await saved(bytes, '# more\n');
    expect(notice).toMatchObject({ kind: 'saved', files: 1, troubles: [] });
    expect(now).toEqual([...after]);
  },
);
