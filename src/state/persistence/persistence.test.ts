import { describe, expect, test } from 'vitest';
import type { SavedWorkspace } from '../core.ts';
import { emptyHistory, recordStep, undoStep } from '../history.ts';
import { applyChanges, openedFile, type WorkspaceChange } from '../workspace.ts';
import type { Database, FoundState } from './database.ts';
import { form } from './form.ts';
import { journalKey, journalLimit } from './journal.ts';
import type { Kept } from './kept.ts';
import { type BrowserPersistence, createPersistence, retryMs, type SaveState, saveDelayMs } from './persistence.ts';
import type { ShortStore } from './short-store.ts';

/** A browser profile: its stores live longer than the tabs, time passes by hand. */
function createProfile() {
  const disk: { state: unknown } = { state: null };
  const items = new Map<string, string>();
  const heard: SaveState[] = [];
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  let isBroken = false;
  const database: Database = {
    load: async () => structuredClone(disk.state) as FoundState | null,
    async save({ head, texts }, mayReplace) {
      const copy = structuredClone({ head, texts: texts.map((text) => ({ text, isWhole: true })) });
      await Promise.resolve();
      if (isBroken) throw new DOMException('the disk is full', 'QuotaExceededError');
      if (!mayReplace((disk.state as FoundState | null)?.head ?? null)) return false;
      disk.state = copy;
      return true;
    },
  };
  const short: ShortStore = {
    get: (key) => items.get(key) ?? null,
    set: (key, value) => items.set(key, value) !== undefined,
    remove: (key) => items.delete(key) || true,
    keys: () => [...items.keys()],
  };
  return {
    disk,
    items,
    heard,
    breakDatabase: (broken: boolean) => {
      isBroken = broken;
    },
    open(session: string): BrowserPersistence {
      const schedule = (run: () => void, ms: number) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      };
      return createPersistence({
        database,
        short,
        form: async () => form,
        newSession: () => session,
        schedule,
        tell: (state) => heard.push(state),
      });
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
function createTab(persistence: BrowserPersistence, workspace: SavedWorkspace) {
  let now = workspace;
  return {
    workspace: () => now,
    setHistory(history: SavedWorkspace['history']) {
      now = { ...now, history };
      persistence.touched(() => now);
    },
    change(...changes: WorkspaceChange[]) {
      now = { ...now, files: applyChanges(now.files, changes).files };
      persistence.changed(changes, () => now);
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

/** What a kept workspace is, or nothing. */
function workspaceOf(kept: Kept): SavedWorkspace | null {
  return kept.kind === 'workspace' ? kept.workspace : null;
}

async function textKept(profile: ReturnType<typeof createProfile>): Promise<string | undefined> {
  return workspaceOf(await profile.open('later').load())?.files[0]?.text;
}

async function startTab(profile: ReturnType<typeof createProfile>, session: string) {
  const persistence = profile.open(session);
  const kept = await persistence.load();
  const tab = createTab(persistence, workspaceOf(kept) ?? first);
  if (kept.kind === 'workspace') persistence.begin(kept.base, tab.workspace);
  else if (kept.kind === 'nothing') {
    const changes = first.files.map((file, at): WorkspaceChange => ({ kind: 'add', at, file }));
    persistence.begin({ ...kept.base, changes }, tab.workspace);
  } else persistence.begin(null, tab.workspace);
  await persistence.flush();
  return { persistence, tab };
}

describe('a kept workspace', () => {
  test('comes back as it was after a pause', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('two\n');
    await profile.pass(saveDelayMs);
    profile.kill();
    profile.items.clear();
    const back = workspaceOf(await profile.open('s2').load());
    expect(back?.files).toEqual([{ name: 'a.yaml', text: 'one\ntwo\n', openedText: 'one\n' }]);
    expect(back?.controllers).toEqual(first.controllers);
  });

  test('is there without the database having been written when the tab is killed mid-typing', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    for (const letter of 'killed') tab.type(letter);
    profile.kill();
    expect(await textKept(profile)).toBe('one\nkilled');
  });

  test('is there when the tab is killed while a save is under way', async () => {
    const profile = createProfile();
    const { persistence, tab } = await startTab(profile, 's1');
    tab.type('a');
    const saving = persistence.flush();
    tab.type('b');
    await saving;
    tab.type('c');
    profile.kill();
    expect(await textKept(profile)).toBe('one\nabc');
  });

  test('survives a tab after a tab, each killed at once', async () => {
    const profile = createProfile();
    for (let n = 0; n < 4; n++) {
      const { tab } = await startTab(profile, `s${n}`);
      tab.type(String(n));
      profile.kill();
    }
    expect(await textKept(profile)).toBe('one\n0123');
  });

  test('keeps added, renamed and removed files through the journal', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.change({ kind: 'add', at: 1, file: openedFile('b.yaml', 'b') }, { kind: 'remove', file: 'a.yaml' });
    tab.change({ kind: 'rename', file: 'b.yaml', to: 'c.yaml' });
    profile.kill();
    expect(workspaceOf(await profile.open('s2').load())?.files.map(({ name }) => name)).toEqual(['c.yaml']);
  });

  test('is written at once when it changes by more than a journal holds', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('x'.repeat(journalLimit + 1));
    await settle();
    profile.kill();
    expect(await textKept(profile)).toHaveLength(journalLimit + 5);
  });

  test('is not changed by the journal of another session, which is not lost either', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('mine');
    await profile.pass(saveDelayMs);
    profile.items.set(
      journalKey,
      JSON.stringify({ session: 'other', first: 1, changes: [{ kind: 'remove', file: 'a.yaml' }] }),
    );
    expect(await textKept(profile)).toBe('one\nmine');
    const kept = await profile.open('s2').load();
    expect(kept.kind === 'workspace' && kept.lost.map(({ name }) => name)).toEqual(['kept-journal.json']);
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
    expect(await textKept(profile)).toBe('one\nab');
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
    expect((await textKept(profile))?.length).toBeGreaterThan(20);
  });

  test('says what it is when it is not what this version writes', async () => {
    const profile = createProfile();
    expect((await profile.open('s').load()).kind).toBe('nothing');
    const { tab } = await startTab(profile, 's1');
    tab.type('a');
    await profile.pass(saveDelayMs);
    const good = profile.disk.state as FoundState;
    const head = Object(good.head) as Readonly<Record<string, unknown>>;
    const kindOf = async (state: FoundState) => {
      profile.disk.state = state;
      return (await profile.open('s').load()).kind;
    };
    for (const junk of [7, {}, 'x', null, { ...head, format: 0 }, { ...head, files: [] }, { ...head, files: [{}] }]) {
      expect(await kindOf({ ...good, head: junk })).toBe('damaged');
    }
    expect(await kindOf({ ...good, head: { ...head, format: 2 } })).toBe('newer');
    expect(await kindOf({ ...good, texts: [] })).toBe('damaged');
    expect(await kindOf({ ...good, texts: [{ text: 'on', isWhole: false }] })).toBe('damaged');
  });

  test('gives its texts back as they are under the names they had, where it cannot be read', async () => {
    const profile = createProfile();
    await startTab(profile, 's1');
    const good = profile.disk.state as FoundState;
    profile.disk.state = { ...good, head: { ...Object(good.head), format: 0 } };
    const kept = await profile.open('s').load();
    expect(kept.kind === 'damaged' && kept.raw[0]).toEqual({ name: 'a.yaml', text: 'one\n' });
    profile.disk.state = { ...good, head: 'x' };
    const headless = await profile.open('s').load();
    expect(headless.kind === 'damaged' && headless.raw[0]).toEqual({ name: 'kept-text-1', text: 'one\n' });
  });

  test('shows its texts when other parts are odd, and tells which were set aside', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('# MINE');
    await profile.pass(saveDelayMs);
    const good = profile.disk.state as FoundState;
    const head = Object(good.head) as { readonly workspace: object };
    const odd = (workspace: object): FoundState => ({
      ...good,
      head: { ...head, workspace: { ...head.workspace, ...workspace } },
    });
    const histories = ['{broken', 'null', '{}', '{"undo":[{}],"redo":[null]}', '[]', '7'];
    const states = [
      ...histories.map((text) => ({ ...good, texts: good.texts.with(-1, { text, isWhole: true }) })),
      odd({ controllers: 'x' }),
      odd({ options: ['a'] }),
      odd({ options: new Map([['router:', { traefik: { a: [] } }]]) }),
      odd({ request: { text: 'x', method: 'GET', headers: [7] } }),
      odd({ selection: 7, compareWith: {}, requestRouter: [] }),
      odd({ options: new Map([['router:', 10n]]) }),
    ];
    for (const state of states) {
      profile.disk.state = state;
      const kept = await profile.open('s').load();
      expect(workspaceOf(kept)?.files[0]?.text).toBe('one\n# MINE');
      expect(kept.kind === 'workspace' && kept.lost.length).toBe(1);
    }
  });

  test('opens on a file that is there, and without a range that lies beyond its text', async () => {
    const profile = createProfile();
    await startTab(profile, 's1');
    const good = profile.disk.state as FoundState;
    const head = Object(good.head) as { readonly workspace: object };
    const files = [{ name: 'a.yaml', opened: { start: 1, end: 99 } }];
    profile.disk.state = {
      ...good,
      head: { ...head, files, workspace: { ...head.workspace, activeFile: 'gone.yaml' } },
    };
    const kept = workspaceOf(await profile.open('s').load());
    expect(kept?.activeFile).toBe('a.yaml');
    expect(kept?.files[0]?.openedText).toBe('one\n');
  });

  test('has its steps as far as they can be done, and one more for what the journal adds', async () => {
    const profile = createProfile();
    const { tab, persistence } = await startTab(profile, 's1');
    const edit = (start: number, insert: string): WorkspaceChange => ({
      kind: 'edit',
      file: 'a.yaml',
      edits: [{ range: { start, end: start }, insert }],
    });
    const history = recordStep(emptyHistory, { type: 'text/type', params: {} }, [
      { kind: 'edit', file: 'a.yaml', edits: [{ range: { start: 0, end: 3 }, insert: '' }] },
    ]);
    tab.setHistory({ undo: [...history.undo, ...history.undo], redo: [] });
    await persistence.flush();
    tab.change(edit(4, 'later'));
    profile.kill();
    const kept = workspaceOf(await profile.open('s2').load());
    // The older of the two would remove what the newer has removed.
    expect(kept?.history.undo.map(({ label }) => label.type)).toEqual(['text/type', 'text/recovered']);
    const stepped = kept && undoStep({ ...kept.history, typing: null }, kept.files);
    expect(stepped?.files[0]?.text).toBe('one\n');
  });

  test('is not given up for a journal that is too long or refused: what stood there before stays', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    profile.breakDatabase(true);
    tab.type('before ');
    tab.type('x'.repeat(journalLimit + 1));
    await settle();
    profile.kill();
    expect(await textKept(profile)).toBe('one\nbefore ');
  });

  test('is never written over by a tab that began from an older state', async () => {
    const profile = createProfile();
    const one = await startTab(profile, 's1');
    const two = await startTab(profile, 's2');
    two.tab.type('two');
    await profile.pass(saveDelayMs);
    one.tab.type('one');
    expect(profile.heard.at(-1)).toBe('foreign');
    await profile.pass(saveDelayMs);
    expect(await textKept(profile)).toBe('one\ntwo');
    expect(one.persistence.isSafe()).toBe(false);
  });

  test('is shown whatever stands beside what this version writes', async () => {
    const profile = createProfile();
    await startTab(profile, 's1');
    const good = profile.disk.state as FoundState;
    const head = Object(good.head) as { readonly workspace: object };
    const cyclic: Record<string, unknown> = { ...head };
    cyclic['itself'] = cyclic;
    for (const odd of [{ ...head, extra: 10n }, { ...head, workspace: { ...head.workspace, extra: 10n } }, cyclic]) {
      profile.disk.state = { ...good, head: odd };
      expect(workspaceOf(await profile.open('s').load())?.files[0]?.text).toBe('one\n');
    }
  });

  test('goes on when somebody has emptied the short store or the database under the page', async () => {
    const profile = createProfile();
    const { tab, persistence } = await startTab(profile, 's1');
    profile.items.clear();
    tab.type('later');
    expect(profile.heard).not.toContain('foreign');
    await profile.pass(saveDelayMs);
    expect(await textKept(profile)).toBe('one\nlater');
    profile.disk.state = null;
    persistence.again(tab.workspace);
    await profile.pass(saveDelayMs);
    expect(await textKept(profile)).toBe('one\nlater');
  });

  test('of a newer version is left alone by a page that has been open since before', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    const good = profile.disk.state as FoundState;
    const newer = { ...good, head: { ...Object(good.head), format: 2 } };
    profile.disk.state = newer;
    tab.type('a');
    await profile.pass(saveDelayMs);
    expect(profile.heard.at(-1)).toBe('newer');
    expect(profile.disk.state).toEqual(newer);
  });

  test('that cannot be written is written again after a while, without a new change', async () => {
    const profile = createProfile();
    const { tab, persistence } = await startTab(profile, 's1');
    profile.breakDatabase(true);
    tab.type('a');
    await profile.pass(saveDelayMs);
    expect(profile.heard.at(-1)).toBe('full');
    expect(persistence.isSaved()).toBe(false);
    profile.breakDatabase(false);
    await profile.pass(retryMs);
    expect(profile.heard.at(-1)).toBe('kept');
    expect(persistence.isSaved()).toBe(true);
  });

  test('survives a damaged journal', async () => {
    const profile = createProfile();
    const { tab } = await startTab(profile, 's1');
    tab.type('a');
    await profile.pass(saveDelayMs);
    for (const junk of ['{', '7', 'null', '{"changes":7}', '{"session":"s1","first":1,"changes":[{},{},7]}']) {
      profile.items.set(journalKey, junk);
      expect(await textKept(profile)).toBe('one\na');
    }
  });
});

test('settings come back, damaged ones are left out', () => {
  const profile = createProfile();
  const persistence = profile.open('s');
  persistence.settings({ theme: 'dark', locale: 'ko', bottomTab: null, editorShare: 0.5, bottomShare: 0.2 });
  expect(persistence.loadSettings()).toEqual({
    theme: 'dark',
    locale: 'ko',
    bottomTab: null,
    editorShare: 0.5,
    bottomShare: 0.2,
  });
  profile.items.set('ingraph/settings', '{"theme":"pink","editorShare":7,"locale":"en"}');
  expect(persistence.loadSettings()).toEqual({ locale: 'en' });
  profile.items.set('ingraph/settings', 'x');
  expect(persistence.loadSettings()).toEqual({});
});
