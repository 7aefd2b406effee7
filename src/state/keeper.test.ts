import { describe, expect, test } from 'vitest';
import type { SavedWorkspace } from './core.ts';
import type { Database, StoredState } from './database.ts';
import { emptyHistory } from './history.ts';
import { type BrowserKeeper, createKeeper, journalLimit, type ShortStore, saveDelayMs } from './keeper.ts';
import { applyChanges, openedFile, type WorkspaceChange } from './workspace.ts';

/** A browser profile: its stores live longer than the tabs, time passes by hand. */
function createProfile() {
  const disk: { state: unknown } = { state: null };
  const items = new Map<string, string>();
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  let isBroken = false;
  const database: Database = {
    load: async () => structuredClone(disk.state) as StoredState | null,
    async save(state) {
      const copy = structuredClone(state);
      await Promise.resolve();
      if (isBroken) throw new Error('the disk is full');
      disk.state = copy;
    },
  };
  const short: ShortStore = {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
  return {
    disk,
    items,
    breakDatabase: (broken: boolean) => {
      isBroken = broken;
    },
    open(session: string): BrowserKeeper {
      const schedule = (run: () => void, ms: number) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      };
      return createKeeper({ database, short, session, schedule });
    },
    async pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      await settle();
    },
    /** The tab is killed: nothing that waits will run. */
    kill() {
      timers = [];
    },
  };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

const first: SavedWorkspace = {
  files: [openedFile('a.yaml', 'one\n')],
  activeFile: 'a.yaml',
  request: { text: '', method: 'GET', headers: [] },
  controllers: new Map([['router:', 'traefik']]),
  requestRouter: null,
  selection: null,
  history: { undo: emptyHistory.undo, redo: emptyHistory.redo },
};

/** A tab that types. */
function createTab(keeper: BrowserKeeper, workspace: SavedWorkspace) {
  let now = workspace;
  return {
    workspace: () => now,
    change(...changes: WorkspaceChange[]) {
      now = { ...now, files: applyChanges(now.files, changes).files };
      keeper.changed(changes, () => now);
    },
    type(text: string) {
      const end = now.files[0]?.text.length ?? 0;
      this.change({
        kind: 'edit',
        file: now.files[0]?.name ?? '',
        edits: [{ range: { start: end, end }, insert: text }],
      });
    },
  };
}

async function startTab(profile: ReturnType<typeof createProfile>, session: string) {
  const keeper = profile.open(session);
  const tab = createTab(keeper, (await keeper.load()) ?? first);
  keeper.touched(tab.workspace);
  await keeper.flush();
  return { keeper, tab };
}

describe('a kept workspace', () => {
  test('comes back as it was after a pause', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('two\n');
    await profile.pass(saveDelayMs);
    profile.kill();
    profile.items.clear();
    const back = await profile.open('s2').load();
    expect(back?.files).toEqual([{ name: 'a.yaml', text: 'one\ntwo\n', openedText: 'one\n' }]);
    expect(back?.controllers).toEqual(first.controllers);
  });

  test('is there without the database having been written when the tab is killed mid-typing', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    for (const letter of 'killed') tab.type(letter);
    profile.kill();
    expect((await profile.open('s2').load())?.files[0]?.text).toBe('one\nkilled');
  });

  test('is there when the tab is killed while a save is under way', async () => {
    const profile = createProfile();
    const { keeper, tab } = await startTab(profile, 's1');
    tab.type('a');
    const saving = keeper.flush();
    tab.type('b');
    await saving;
    tab.type('c');
    profile.kill();
    expect((await profile.open('s2').load())?.files[0]?.text).toBe('one\nabc');
  });

  test('survives a tab after a tab, each killed at once', async () => {
    const profile = createProfile();
    for (let n = 0; n < 4; n++) {
      const { tab } = await startTab(profile, `s${n}`);
      tab.type(String(n));
      profile.kill();
    }
    expect((await profile.open('last').load())?.files[0]?.text).toBe('one\n0123');
  });

  test('keeps added, renamed and removed files through the journal', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.change({ kind: 'add', at: 1, file: openedFile('b.yaml', 'b') }, { kind: 'remove', file: 'a.yaml' });
    tab.change({ kind: 'rename', file: 'b.yaml', to: 'c.yaml' });
    profile.kill();
    expect((await profile.open('s2').load())?.files.map(({ name }) => name)).toEqual(['c.yaml']);
  });

  test('is written at once when it changes by more than a journal holds', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('x'.repeat(journalLimit + 1));
    await settle();
    profile.kill();
    expect((await profile.open('s2').load())?.files[0]?.text).toHaveLength(journalLimit + 5);
  });

  test('is not changed by the journal of another session', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('mine');
    await profile.pass(saveDelayMs);
    profile.items.set(
      'ingraph/journal',
      JSON.stringify({ session: 'other', first: 1, changes: [{ kind: 'remove', file: 'a.yaml' }] }),
    );
    expect((await profile.open('s2').load())?.files[0]?.text).toBe('one\nmine');
  });

  test('is kept by the journal while the database fails', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    profile.breakDatabase(true);
    tab.type('a');
    await profile.pass(saveDelayMs);
    tab.type('b');
    profile.breakDatabase(false);
    profile.kill();
    expect((await profile.open('s2').load())?.files[0]?.text).toBe('one\nab');
  });

  test('is written now and then while someone types without a pause', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    for (let i = 0; i < 40; i++) {
      tab.type('x');
      await profile.pass(100);
    }
    profile.kill();
    profile.items.clear();
    expect((await profile.open('s2').load())?.files[0]?.text.length).toBeGreaterThan(20);
  });

  test('is nothing at all when what is stored makes no sense', async () => {
    const profile = createProfile();
    expect(await profile.open('s').load()).toBeNull();
    const { tab } = await startTab(profile, 's1');
    tab.type('a');
    await profile.pass(saveDelayMs);
    const good = profile.disk.state as StoredState;
    const heads: unknown[] = [7, {}, { format: 99 }, { ...Object(good.head), files: [] }];
    const junk: unknown[] = heads.map((head) => ({ ...good, head }));
    junk.push({ ...good, texts: [] }, { ...good, texts: good.texts.with(-1, '{') });
    for (const state of junk) {
      profile.disk.state = state;
      expect(await profile.open('s').load()).toBeNull();
    }
  });

  test('survives a damaged journal', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('a');
    await profile.pass(saveDelayMs);
    for (const junk of ['{', '7', 'null', '{"changes":7}', '{"session":"s1","first":1,"changes":[{},{},7]}']) {
      profile.items.set('ingraph/journal', junk);
      expect((await profile.open('s2').load())?.files[0]?.text).toBe('one\na');
    }
  });
});

test('settings come back, damaged ones are left out', () => {
  const profile = createProfile();
  const keeper = profile.open('s');
  keeper.settings({ theme: 'dark', locale: 'ko', bottomTab: null, editorShare: 0.5, bottomShare: 0.2 });
  expect(keeper.loadSettings()).toEqual({
    theme: 'dark',
    locale: 'ko',
    bottomTab: null,
    editorShare: 0.5,
    bottomShare: 0.2,
  });
  profile.items.set('ingraph/settings', '{"theme":"pink","editorShare":7,"locale":"en"}');
  expect(keeper.loadSettings()).toEqual({ locale: 'en' });
  profile.items.set('ingraph/settings', 'x');
  expect(keeper.loadSettings()).toEqual({});
});
