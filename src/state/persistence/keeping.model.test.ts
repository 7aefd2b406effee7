import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { beginDraft, typeIntoDraft } from '../draft.ts';
import { createSnapshotStore } from '../snapshots.ts';
import { createLocks, createProfile, type Fate, openStores, type Profile } from './testing/profile.ts';
import { openTab, type Tab, textOf, typeAtEnd } from './testing/tab.ts';

const runs = Number(process.env['RUNS'] ?? 150);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Long enough for everything that waits: two seconds of the start, two of grace, saves and their repetition. */
const settledMs = 40_000;

type Act =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'paste' }
  | { readonly kind: 'add' | 'close' | 'rename' | 'example' | 'undo' | 'redo' | 'request' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'open-tab' | 'next-tab' | 'leave' | 'kill' | 'reload' | 'keep-here' | 'try-again' };

/** What a tab has shown, and what of it may not be lost. */
class Witness {
  readonly tab: Tab;
  /** What it has shown, each state made of the one before by an act of the person. */
  states: string[] = [];
  /** The last state that was shown as kept, and those after it; empty while nothing was promised. */
  owed: string[] = [];

  constructor(tab: Tab) {
    this.tab = tab;
  }

  /** After an act of the person. */
  look(): void {
    const now = textOf(this.tab.files());
    if (this.states.at(-1) !== now) this.states.push(now);
    if (this.tab.isShownAsKept()) this.owed = [now];
    else if (this.owed.length > 0 && this.owed.at(-1) !== now) this.owed.push(now);
  }
}

interface Tally {
  acts: number;
  calls: number;
  failed: number;
  kills: number;
  tabs: number;
  promises: number;
}
const tally: Tally = { acts: 0, calls: 0, failed: 0, kills: 0, tabs: 0, promises: 0 };

/** Plays acts in tabs of one profile. */
class Player {
  readonly profile: Profile;
  readonly locks = createLocks();
  tabs: Witness[] = [];
  gone: Witness[] = [];
  /** What tabs have shown before they showed something from elsewhere. */
  private readonly past: string[][] = [];
  /** Journals that fitted nothing and were set aside as they are. */
  readonly journals: string[] = [];
  /** Promises of tabs that are gone or show something else. */
  owed: string[][] = [];
  at = 0;
  private letters = 0;

  constructor(profile: Profile) {
    this.profile = profile;
  }

  get now(): Witness | undefined {
    return this.tabs[this.at % Math.max(1, this.tabs.length)];
  }

  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    this.look();
  }

  /** States that led to this one, in whatever tab. */
  private before(now: string): readonly string[] {
    const all = [...this.past, ...[...this.tabs, ...this.gone].map(({ states }) => states)];
    return all.flatMap((states) => states.slice(0, states.lastIndexOf(now) + 1));
  }

  /** After time has passed: texts that nobody has typed have come from elsewhere. */
  look(): void {
    for (const one of this.tabs) {
      const now = textOf(one.tab.files());
      if (one.states.at(-1) !== now) {
        if (one.owed.length > 0) this.owed.push(one.owed);
        one.owed = [];
        this.past.push(one.states);
        one.states = [...this.before(now)];
      }
      one.look();
    }
  }

  async open(hadHold = false): Promise<void> {
    const tab = openTab(this.profile, this.locks, hadHold);
    tally.tabs++;
    this.tabs.push(new Witness(tab));
    this.at = this.tabs.length - 1;
    // No store holds the page up for longer than this, whatever it does.
    await vi.advanceTimersByTimeAsync(2100);
    await tab.shown;
    tab.start.end();
    expect(tab.files().length).toBeGreaterThan(0);
    expect(tab.files().map(({ name }) => name)).toContain(tab.app.store.getState().activeFile);
    this.look();
  }

  end(isLeft: boolean): void {
    const gone = this.now;
    if (!gone) return;
    gone.look();
    if (isLeft) void gone.tab.persistence.flush();
    gone.tab.kill();
    tally.kills++;
    this.tabs = this.tabs.filter((tab) => tab !== gone);
    this.gone.push(gone);
    if (gone.owed.length > 0) this.owed.push(gone.owed);
  }

  async play(act: Act): Promise<void> {
    tally.acts++;
    const tab = this.now?.tab;
    if (act.kind === 'open-tab' || !tab) return this.open();
    const { actions, store } = tab.app;
    const { activeFile } = store.getState();
    // biome-ignore lint/nursery/useExhaustiveSwitchCases: `open-tab` has left above
    switch (act.kind) {
      case 'type':
        typeAtEnd(tab, `${act.text}${++this.letters}\n`);
        break;
      case 'paste':
        // More than a journal holds.
        typeAtEnd(tab, `# ${++this.letters}${'x'.repeat(300_000)}\n`);
        break;
      case 'add':
        actions.openFiles([{ name: 'more.yaml', text: `more: ${++this.letters}\n` }], 'add');
        break;
      case 'close':
        actions.closeFile(activeFile);
        break;
      case 'rename':
        actions.renameFile(activeFile, `named-${++this.letters}.yaml`);
        break;
      case 'example':
        actions.loadExample('redirect-loop');
        break;
      case 'undo':
        actions.undo();
        break;
      case 'redo':
        actions.redo();
        break;
      case 'request':
        actions.setRequest(`https://example.com/${++this.letters}`);
        break;
      case 'wait':
        await this.pass(act.ms);
        break;
      case 'next-tab':
        this.at++;
        break;
      case 'keep-here':
        if (store.getState().keeping === 'elsewhere') actions.keepHere();
        break;
      case 'try-again':
        void actions.tryKeepingAgain();
        break;
      case 'leave':
      case 'kill':
        this.end(act.kind === 'leave');
        break;
      case 'reload': {
        const held = store.getState().keeping === 'here';
        this.end(true);
        await this.open(held);
        break;
      }
    }
    for (const one of this.tabs) one.look();
  }

  /** Everything that a person can find afterwards: what the next start shows, the snapshots, the tabs that are open. */
  async found(): Promise<ReadonlySet<string>> {
    this.profile.fate = () => 'done';
    await this.pass(settledMs);
    for (const tab of this.tabs) if (tab.owed.length > 0) this.owed.push(tab.owed);
    const texts = new Set<string>();
    for (const { tab } of this.tabs) tab.kill();
    this.gone.push(...this.tabs);
    this.tabs = [];
    await this.open();
    await this.pass(settledMs);
    const next = this.now?.tab;
    for (const state of this.now?.states ?? []) texts.add(state);
    expect(next?.app.store.getState().keeping).toBe('here');
    const snapshotStore = createSnapshotStore(openStores(this.profile, createLocks()).snapshotStore);
    const listed = snapshotStore.list().then((infos) => Promise.all(infos.map(({ id }) => snapshotStore.read(id))));
    await vi.advanceTimersByTimeAsync(1000);
    for (const files of await listed) {
      // A snapshot of a state holds those that led to it.
      for (const state of files ? this.before(textOf(files)) : []) texts.add(state);
      for (const { name, text } of files ?? []) if (name === 'kept-journal.json') this.journals.push(text);
    }
    return texts;
  }
}

async function playAll(acts: readonly Act[], fate: (call: string, number: number) => Fate): Promise<void> {
  vi.clearAllTimers();
  const profile = createProfile();
  let calls = 0;
  profile.fate = (call) => {
    const coming = fate(call, calls++);
    tally.calls++;
    if (coming === 'fails' || coming === 'silent') tally.failed++;
    return coming;
  };
  const player = new Player(profile);
  await player.open();
  for (const act of acts) await player.play(act);
  const found = await player.found();
  for (const states of player.owed) {
    tally.promises++;
    // One of the states since the promise, as it is or by its newest letters in a journal: what came after it may be
    // there too, or not.
    const isSetAside = (state: string): boolean => {
      const newest = /[a-z]?\d+(?=\D*$)/.exec(state)?.[0] ?? '';
      return player.journals.some((journal) => journal.includes(newest));
    };
    expect(states.some((state) => found.has(state) || isSetAside(state))).toBe(true);
  }
}

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Act>({ kind: 'type', text: 'a' }, { kind: 'type', text: 'b' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'paste' }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Act>(
      ...(['add', 'close', 'rename', 'example', 'undo', 'redo', 'request'] as const).map((kind) => ({ kind })),
    ),
  },
  { weight: 5, arbitrary: fc.constantFrom(0, 1, 5, 300, 2500, 20_000).map((ms): Act => ({ kind: 'wait', ms })) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Act>(
      ...(['open-tab', 'next-tab', 'leave', 'kill', 'reload', 'keep-here', 'try-again'] as const).map((kind) => ({
        kind,
      })),
    ),
  },
);
const acts = fc.array(act, { minLength: 1, maxLength: 14 });

describe('whatever the stores do, nothing that was shown as kept is lost', () => {
  test('while all of them work', async () => {
    await fc.assert(
      fc.asyncProperty(acts, (list) => playAll(list, () => 'done')),
      { numRuns: runs },
    );
  });

  test('when one call fails, or fails from then on, or is answered late or never', async () => {
    const fates = fc.record({
      from: fc.nat({ max: 80 }),
      length: fc.constantFrom(1, 3, Number.POSITIVE_INFINITY),
      fate: fc.constantFrom<Fate>('fails', 'silent', 'late'),
      store: fc.constantFrom('', 'database', 'short', 'snapshotStore', 'locks'),
    });
    await fc.assert(
      fc.asyncProperty(acts, fates, (list, { from, length, fate, store }) =>
        playAll(list, (call, number) =>
          number >= from && number < from + length && call.startsWith(store) ? fate : 'done',
        ),
      ),
      { numRuns: runs * 4 },
    );
  });

  test('when calls fail here and there', async () => {
    await fc.assert(
      fc.asyncProperty(
        acts,
        fc.infiniteStream(fc.constantFrom<Fate>('done', 'done', 'done', 'fails', 'silent', 'late')),
        (list, stream) => playAll(list, () => stream.next().value ?? 'done'),
      ),
      { numRuns: runs },
    );
    console.log(
      `keeping: ${tally.acts} acts in ${tally.tabs} tabs, ${tally.calls} calls to stores of which ${tally.failed} failed, ` +
        `${tally.kills} tabs ended, ${tally.promises} promises, 0 lost`,
    );
  });
});

type RequestAct =
  | { readonly kind: 'request' | 'choose' | 'draft' | 'type' | 'kill' | 'reload' }
  | { readonly kind: 'wait'; readonly ms: number };

const requestActs: fc.Arbitrary<readonly RequestAct[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<RequestAct>({ kind: 'request' }, { kind: 'choose' }, { kind: 'draft' }) },
    {
      weight: 4,
      arbitrary: fc.constantFrom<RequestAct>({ kind: 'type' }, { kind: 'kill' }, { kind: 'reload' }),
    },
    { weight: 2, arbitrary: fc.constantFrom(0, 1, 5, 300, 2500).map((ms): RequestAct => ({ kind: 'wait', ms })) },
  ),
  { minLength: 2, maxLength: 10 },
);

/** What was chosen in a tab, as one text. */
function chosenIn(tab: Tab | undefined): string {
  const { request, controllers, options, compareWith, activeFile, draft } = tab?.app.store.getState() ?? {};
  const chosen = [request?.text, [...(controllers ?? [])], [...(options ?? [])], compareWith, activeFile];
  // How often it was asked for is a matter of the page.
  return JSON.stringify([...chosen, draft && { ...draft, asked: 0 }]);
}

function chooseIn({ app: { actions } }: Tab, count: number): void {
  if (count % 3 === 0) actions.setController('router:', count % 2 === 0 ? 'traefik' : null);
  else if (count % 3 === 1) actions.setOptions('router:', 'traefik', { strictPrefix: count % 2 === 0 });
  else actions.setCompareWith(count % 2 === 0 ? 'haproxytech' : null);
}

/** Types into a draft, or gives it up. */
function draftIn({ app: { actions, store } }: Tab, count: number): void {
  const object = { file: store.getState().activeFile, document: 0, item: 0 };
  const ingress = { object, namespace: 'default', name: 'shop', className: null };
  const place = { ingress, host: count % 2 === 0 ? 'a.example.com' : undefined, hasPaths: true };
  const begun = beginDraft(place, { ingresses: [ingress], services: [] }, null);
  actions.setDraft(count % 5 === 0 ? null : typeIntoDraft(begun, { path: `/${count}`, pathType: 'Exact' }));
}

/** Plays acts in one tab after another; each new one has what was chosen in the last while it kept the work. */
async function playRequests(list: readonly RequestAct[], fate: (call: string) => Fate): Promise<void> {
  vi.clearAllTimers();
  const player = new Player(createProfile());
  player.profile.fate = fate;
  await player.open();
  let count = 0;
  let kept: string | null = null;
  const next = async (isLeft: boolean): Promise<void> => {
    const held = player.now?.tab.app.store.getState().keeping === 'here';
    player.end(isLeft);
    await player.open(held);
    if (kept !== null) expect(chosenIn(player.now?.tab)).toBe(kept);
  };
  for (const step of list) {
    const tab = player.now?.tab;
    if (!tab) return;
    if (step.kind === 'request') tab.app.actions.setRequest(`https://example.com/${++count}`);
    else if (step.kind === 'choose') chooseIn(tab, ++count);
    else if (step.kind === 'draft') draftIn(tab, ++count);
    else if (step.kind === 'type') typeAtEnd(tab, `# ${++count}\n`);
    else if (step.kind === 'wait') await player.pass(step.ms);
    else await next(step.kind === 'reload');
    if (player.now?.tab.isShownAsKept()) kept = chosenIn(player.now.tab);
  }
  await next(false);
}

describe('a request, what was typed into a draft and what was chosen while the work was kept are there at the next start', () => {
  test.for<Fate>(['done', 'late', 'fails', 'silent'])('when what is saved in the database is %s', async (fate) => {
    await fc.assert(
      fc.asyncProperty(requestActs, (list) => playRequests(list, (call) => (call === 'database.save' ? fate : 'done'))),
      { numRuns: runs },
    );
  });
});
