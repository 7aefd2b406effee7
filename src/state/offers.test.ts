import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { exampleById, examples } from '../content/examples/index.ts';
import { en, loadFirst, loadLater } from '../i18n/messages.ts';
import { createEngineClient } from '../worker/client.ts';
import { inProcessEngine } from '../worker/in-process.ts';
import type { SavedWorkspace } from './core.ts';
import { koreanWords } from './later-offers.ts';
import { noticeText, stepText } from './notice-text.ts';
import { form } from './persistence/form.ts';
import type { SharedState } from './share-link.ts';
import { createSnapshotStore, type SnapshotStore } from './snapshots.ts';
import { type AppStore, createAppStore } from './store.ts';
import type { AppState, Offer } from './types.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function memorySnapshots(): SnapshotStore {
  const items = new Map<string, unknown>();
  return createSnapshotStore({
    get: async (key) => items.get(key),
    set: async (key, value) => void items.set(key, value),
    delete: async (key) => void items.delete(key),
    keys: async () => [...items.keys()],
  });
}

/** A store; `told` is what the engine was last told of controllers and options. */
function start(snapshotStore: SnapshotStore | null = memorySnapshots()) {
  const client = createEngineClient(inProcessEngine(() => 0));
  const told: { controllers: unknown; options: unknown } = { controllers: new Map(), options: new Map() };
  const app = createAppStore({
    client: {
      ...client,
      setControllers(controllers) {
        told.controllers = controllers;
        client.setControllers(controllers);
      },
      setOptions(options) {
        told.options = options;
        client.setOptions(options);
      },
    },
    persistence: null,
    now: () => 0,
    pageUrl: 'https://ingraph.example/',
    report: (message) => expect.fail(message),
    ...(snapshotStore ? { snapshots: async () => snapshotStore } : {}),
  });
  closers.push(() => client.close());
  return { ...app, told, snapshotStore, state: app.store.getState };
}

function until(app: AppStore, passes: (state: AppState) => boolean): Promise<AppState> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the state never came')), 50_000);
    const look = (state: AppState): boolean => {
      if (!passes(state)) return false;
      clearTimeout(timer);
      stop();
      resolve(state);
      return true;
    };
    const stop = app.store.subscribe(look);
    look(app.store.getState());
  });
}

/** Everything that a workspace is, as people see it. */
function workspaceOf({ files, activeFile, request, ...state }: AppState) {
  const { controllers, options, compareWith, requestRouter, selection } = state;
  const { text, method, headers, as = null } = request;
  return {
    files,
    activeFile,
    request: { text, method, headers, as },
    controllers,
    options,
    compareWith,
    requestRouter,
    selection,
  };
}

const isRead = ({ revision, snapshot }: AppState): boolean => snapshot.revision === revision;

async function readWorkspace(app: AppStore) {
  return workspaceOf(await until(app, isRead));
}

const ingress = (name: string, className: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name} }
spec:
  ingressClassName: ${className}
  rules:
  - host: ${name}.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend: { service: { name: web, port: { number: 80 } } }
`;
const ownFiles = [
  { name: 'a.yaml', text: ingress('shop', 'public') },
  { name: 'b.yaml', text: ingress('admin', 'inner') },
];

/** A person's own workspace, with everything chosen that can be chosen. */
async function withOwn(snapshotStore?: SnapshotStore | null) {
  const app = start(snapshotStore);
  const { actions } = app;
  actions.openFiles(ownFiles, 'replace');
  const { snapshot } = await until(app, isRead);
  const [router = ''] = snapshot.order.routers;
  actions.setController(router, 'traefik');
  actions.setOptions(router, 'traefik', { strictPrefix: true });
  actions.setCompareWith('ingress-nginx');
  actions.setMethod('POST');
  actions.setHeaders(['X-Mine: 1']);
  actions.setRequest('https://shop.example.com/mine');
  actions.setRequestRouter(router);
  actions.activateFile('a.yaml');
  actions.select(snapshot.order.paths[0] ?? null);
  expect(app.state().selection).not.toBeNull();
  await until(app, ({ request }) => request.answer !== null);
  return app;
}

const shared: SharedState = {
  files: [
    { name: 'b.yaml', text: ingress('theirs', 'theirs') },
    { name: 'c.yaml', text: ingress('more', 'theirs') },
  ],
  request: { text: 'https://theirs.example.com/', method: 'GET', headers: ['X-Theirs: 1'] },
  controllers: [['router:theirs', 'kubernetes']],
  options: [['router:theirs', 'traefik', { strictPrefix: false }]],
  compareWith: 'traefik',
  selection: null,
  locale: null,
  activeFile: 'c.yaml',
};
const link = { kind: 'link', shared } as const;
const example = { kind: 'example', id: 'two-teams-one-host' } as const;

async function accept(app: ReturnType<typeof start>, offer: Offer): Promise<void> {
  await app.offer(offer);
  app.actions.answerOffer('open');
  await until(app, ({ offer: left }) => left === null);
}

/** All ways to put something else in the place of a workspace. */
const acts: Readonly<Record<string, (app: ReturnType<typeof start>) => void | Promise<void>>> = {
  'opening a shared link': (app) => accept(app, link),
  'opening an example of the address': (app) => accept(app, example),
  'choosing an example': ({ actions }) => actions.loadExample('regex-neighbour'),
  'starting from blank': ({ actions }) => actions.startBlank(),
  async 'opening a snapshot'({ actions, snapshotStore }) {
    const kept = await snapshotStore?.keep(shared.files, { name: 'theirs', at: 1, why: 'named' });
    await actions.openSnapshot(kept?.id ?? '');
  },
  'opening files in its place': ({ actions }) => actions.openFiles(shared.files, 'replace'),
};

describe('what comes by the address', () => {
  test('is opened at once where nothing is of the person', async () => {
    for (const offer of [link, example]) {
      const fresh = start();
      expect(await fresh.offer(offer)).toBe('opened');
      const greeted = start();
      greeted.greet(examples[0]?.id ?? '');
      expect(await greeted.offer(offer)).toBe('opened');
      expect(greeted.state().offer).toBeNull();
      expect(greeted.state().notice).toBeNull();
      const text = offer.kind === 'link' ? shared.files[0]?.text : exampleById(offer.id)?.files[0]?.text;
      expect(greeted.state().files[0]?.text).toBe(text);
    }
  });

  test('is only offered beside an own workspace, of which nothing changes', async () => {
    for (const offer of [link, example]) {
      const app = await withOwn();
      const before = app.state();
      expect(await app.offer(offer)).toBe('offered');
      expect(app.state()).toEqual({ ...before, offer });
      app.actions.answerOffer('keep');
      await until(app, (state) => state.offer === null);
      expect(app.state()).toEqual(before);
    }
  });

  test('is only offered where a workspace is kept that cannot be shown', async () => {
    const app = start();
    expect(await app.offer(link, true)).toBe('offered');
    expect(app.state().files.map(({ text }) => text)).toEqual(['']);
  });

  test('takes the place of what was offered before; an example that is none changes nothing', async () => {
    const app = await withOwn();
    await app.offer(example);
    await app.offer(link);
    expect(app.state().offer).toBe(link);
    expect(await app.offer({ kind: 'example', id: 'constructor' })).toBe('nothing');
    expect(app.state().offer).toBe(link);
  });

  test('that takes long to be read has the place of when it was asked for', async () => {
    const app = start();
    let tell: (offer: Offer) => void = () => undefined;
    const coming = app.offer(() => new Promise<Offer>((resolve) => (tell = resolve)));
    app.actions.setRequest('http://mine.example/');
    app.actions.setController('router:', 'traefik');
    tell(link);
    expect(await coming).toBe('opened');
    expect(app.state().request.text).toBe('http://mine.example/');
    expect(app.state().controllers.get('router:')).toBe('traefik');
    expect(app.told.controllers).toEqual(app.state().controllers);
  });

  test('that takes long to be read replaces nothing that was typed meanwhile', async () => {
    const app = start();
    let tell: (offer: Offer) => void = () => undefined;
    const coming = app.offer(() => new Promise<Offer>((resolve) => (tell = resolve)));
    app.actions.type(app.state().activeFile, [{ range: { start: 0, end: 0 }, insert: '# mine' }], 'type');
    app.actions.setController('router:', 'traefik');
    tell(link);
    expect(await coming).toBe('offered');
    expect(app.state().files.map(({ text }) => text)).toEqual(['# mine']);
    expect(app.told.controllers).toEqual(app.state().controllers);
  });

  test('can be added beside the own files: one step, and everything else stays', async () => {
    const app = await withOwn();
    const before = await readWorkspace(app);
    await app.offer(link);
    app.actions.answerOffer('add');
    await until(app, ({ offer }) => offer === null);
    expect(app.state().files.map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml', 'b-2.yaml', 'c.yaml']);
    expect(app.state().offer).toBeNull();
    const { files, activeFile, ...others } = await readWorkspace(app);
    expect(files.slice(0, 2)).toEqual(before.files);
    expect(activeFile).toBe('b-2.yaml');
    expect({ ...before, ...others }).toEqual(before);
    app.actions.undo();
    expect((await readWorkspace(app)).files).toEqual(before.files);
  });

  test('is opened with all that it says, and nothing of the workspace before', async () => {
    const app = await withOwn();
    await accept(app, link);
    const after = await readWorkspace(app);
    expect(after).toMatchObject({
      activeFile: 'c.yaml',
      request: { ...shared.request, as: null },
      controllers: new Map(shared.controllers),
      options: new Map([['router:theirs', { traefik: { strictPrefix: false } }]]),
      compareWith: 'traefik',
      requestRouter: null,
      selection: null,
    });
    expect(after.files.map(({ name, text }) => ({ name, text }))).toEqual(shared.files);
  });
});

describe('on a Korean page', () => {
  const korean = () => {
    const app = start();
    app.actions.setLocale('ko');
    return app;
  };
  const textOf = ({ state }: ReturnType<typeof start>) => state().files[0]?.text;

  test('an example has Korean comments, however it is opened', async () => {
    const chosen = korean();
    chosen.actions.loadExample('two-teams-one-host');
    await until(chosen, ({ files }) => files[0]?.text !== '');
    const followed = korean();
    expect(await followed.offer(example)).toBe('opened');
    const greeted = korean();
    greeted.greet(example.id, await koreanWords());
    for (const app of [chosen, followed, greeted]) {
      expect(textOf(app)).toMatch(/^# 이 호스트\(host\)는 웹 팀의 것입니다/);
      expect(app.state().request.text).toBe(exampleById(example.id)?.request);
    }
  });

  test('an example that is added to a person’s own texts has Korean comments', async () => {
    const app = await withOwn();
    app.actions.setLocale('ko');
    expect(await app.offer(example)).toBe('offered');
    app.actions.answerOffer('add');
    await until(app, ({ files }) => files.length === ownFiles.length + 1);
    expect(app.state().files.at(-1)?.text).toMatch(/^# 이 호스트/);
  });

  test('a Korean example as it came gives way without a word, also when the language has changed since', async () => {
    const app = korean();
    app.actions.loadExample('regex-neighbour');
    await until(app, ({ files }) => files[0]?.text !== '');
    app.actions.setLocale('en');
    expect(textOf(app)).toMatch(/^# 이 인그레스/);
    expect(await app.offer(example)).toBe('opened');
    expect(app.state().notice).toBeNull();
    expect(textOf(app)).toBe(exampleById(example.id)?.files[0]?.text);
  });
});

test('an example and a blank start bring nothing of the workspace before', async () => {
  const bare = { controllers: new Map(), options: new Map(), compareWith: null, requestRouter: null, selection: null };
  const app = await withOwn();
  app.actions.loadExample('regex-neighbour');
  const request = { text: exampleById('regex-neighbour')?.request, method: 'GET', headers: [], as: null };
  expect(await readWorkspace(app)).toMatchObject({ ...bare, request });
  expect(app.told).toEqual({ controllers: new Map(), options: new Map() });
  const other = await withOwn();
  other.actions.startBlank();
  expect(await readWorkspace(other)).toMatchObject({ ...bare, request: { ...request, text: '' } });
  expect(other.told).toEqual({ controllers: new Map(), options: new Map() });
});

describe.each(Object.entries(acts))('%s', (_, act) => {
  test('is one step that brings all of the workspace back, and does all of it again', async () => {
    const app = await withOwn();
    const before = await readWorkspace(app);
    const steps = app.state().history.undo.length;
    await act(app);
    const after = await readWorkspace(app);
    expect(after.files).not.toEqual(before.files);
    expect(app.state().history.undo).toHaveLength(steps + 1);
    for (let round = 0; round < 2; round++) {
      app.actions.undo();
      expect(await readWorkspace(app)).toEqual(before);
      expect(app.told).toEqual({ controllers: before.controllers, options: before.options });
      expect((await until(app, ({ request }) => request.answer !== null)).request.answer?.controller).toBe('traefik');
      app.actions.redo();
      expect(await readWorkspace(app)).toEqual(after);
      expect(app.told).toEqual({ controllers: after.controllers, options: after.options });
    }
  });

  test('can be taken back in a later visit', async () => {
    const app = await withOwn();
    const before = await readWorkspace(app);
    await act(app);
    const after = await readWorkspace(app);
    app.actions.type(after.activeFile, [{ range: { start: 0, end: 0 }, insert: '# later\n' }], 'type');
    const later = start();
    later.restore(await keptOf(app));
    later.actions.stepTo(1);
    expect(await readWorkspace(later)).toEqual(before);
    later.actions.stepTo(2);
    expect(await readWorkspace(later)).toEqual(after);
  });

  test('keeps what it replaces, and says that it does', async () => {
    const app = await withOwn();
    await act(app);
    // Pages open files in the place of a workspace only where it is untouched: see open-files.
    if (act === acts['opening files in its place']) return;
    await until(app, ({ notice }) => notice?.kind === 'replaced' && notice.isKept);
    const [newest] = (await app.snapshotStore?.list()) ?? [];
    expect(newest).toMatchObject({ why: 'replaced', name: '' });
    expect(await app.snapshotStore?.read(newest?.id ?? '')).toEqual(ownFiles);
  });
});

/** What the next visit finds. */
async function keptOf(app: AppStore): Promise<SavedWorkspace> {
  const { readKept, toStored } = form;
  const { head, texts } = structuredClone(toStored(app.saved(), { session: 's', changeCount: 0 }));
  const kept = readKept({ head, texts: texts.map((text) => ({ text, isWhole: true })) }, null, null);
  return kept.kind === 'workspace' && kept.lost.length === 0 ? kept.workspace : expect.fail('not kept as it was');
}

describe('the way back', () => {
  test('leads through several workspaces and what was chosen in each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            act: fc.constantFrom(...Object.values(acts)),
            controllers: fc.array(fc.tuple(fc.string(), fc.constantFrom('traefik', 'kubernetes')), { maxLength: 2 }),
            request: fc.webUrl(),
            second: fc.option(fc.constantFrom('traefik', 'ingress-nginx')),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        fc.infiniteStream(fc.nat()),
        async (visits, jumps) => {
          const app = await withOwn();
          const first = app.state().history.undo.length;
          const seen = [await readWorkspace(app)];
          for (const { act, controllers, request, second } of visits) {
            await act(app);
            for (const [router, profile] of controllers) app.actions.setController(router, profile);
            app.actions.setCompareWith(second);
            app.actions.setRequest(request);
            seen.push(await readWorkspace(app));
          }
          for (const jump of jumps) {
            const to = jump % seen.length;
            app.actions.stepTo(first + to);
            expect(await readWorkspace(app)).toEqual(seen[to]);
            expect(app.told).toEqual({ controllers: seen[to]?.controllers, options: seen[to]?.options });
            if (jump % 5 === 0) break;
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('survives belongings that another version has written, and takes none of them', async () => {
    const app = await withOwn();
    app.actions.startBlank();
    const kept = await keptOf(app);
    for (const belongings of [
      'x',
      {},
      { request: null },
      { request: { text: '', method: 'GET', headers: [1] }, controllers: [], options: [] },
      { request: { text: '', method: 'GET', headers: [] }, controllers: [1], options: [] },
      { request: { text: '', method: 'GET', headers: [] }, controllers: [['a', 1]], options: [] },
      { request: { text: '', method: 'GET', headers: [] }, controllers: [], options: 'x' },
      { request: { text: '', method: 'GET', headers: [] }, controllers: [], options: [null] },
    ]) {
      const undo = kept.history.undo.map((entry) => ({ ...entry, belongings: belongings as never })); // as it may be stored
      const later = start();
      later.restore({ ...kept, history: { undo, redo: [] } });
      later.actions.undo();
      const { files, controllers } = await readWorkspace(later);
      expect(files.map(({ name, text }) => ({ name, text }))).toEqual(ownFiles);
      expect(controllers).toEqual(new Map());
    }
  });
});

describe('the message about it', () => {
  const wordsOf = ({ state }: ReturnType<typeof start>, messages: typeof en): string => {
    const { notice } = state();
    return notice ? noticeText(messages, notice) : '';
  };

  test('says what is open and how to come back; a snapshot is promised only when there is one', async () => {
    const broken: SnapshotStore = { ...memorySnapshots(), keep: () => Promise.reject(new Error('the disk is full')) };
    for (const snapshotStore of [null, broken]) {
      const app = await withOwn(snapshotStore);
      await accept(app, link);
      await new Promise((resolve) => setTimeout(resolve));
      expect(wordsOf(app, en)).toBe('Done: Open the shared link. Your own workspace is one undo away.');
    }
    const app = await withOwn();
    app.actions.loadExample('two-teams-one-host');
    await until(app, ({ notice }) => notice?.kind === 'replaced' && notice.isKept);
    const { title } = en.examples['two-teams-one-host'];
    expect(wordsOf(app, en)).toBe(
      `Done: Open the example: ${title}. Your own workspace is one undo away, and kept in History.`,
    );
    expect(stepText(en, app.state().history.undo.at(-1)?.label ?? expect.fail())).toBe(`Open the example: ${title}`);
    const ko = { ...(await loadFirst('ko')), ...(await loadLater('ko')) };
    expect(wordsOf(app, ko)).toContain(ko.examples['two-teams-one-host'].title);
  });

  test('gives way to a newer one for good', async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const snapshotStore = memorySnapshots();
    const slow: SnapshotStore = {
      ...snapshotStore,
      keep: (...kept) => finished.then(() => snapshotStore.keep(...kept)),
    };
    const app = await withOwn(slow);
    app.actions.startBlank();
    await until(app, ({ notice }) => notice?.kind === 'replaced');
    app.actions.notify({ kind: 'not-pasted', text: '' });
    finish();
    await expect.poll(() => snapshotStore.list(), { timeout: 50_000 }).toHaveLength(1);
    expect(app.state().notice?.kind).toBe('not-pasted');
  });

  test('is not there, and nothing is kept, where nothing of the person was replaced', async () => {
    const app = start();
    app.actions.loadExample('regex-neighbour');
    app.actions.startBlank();
    app.actions.loadExample('two-teams-one-host');
    await until(app, isRead);
    // A message would come a turn later.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(app.state().notice).toBeNull();
    expect(await app.snapshotStore?.list()).toEqual([]);
  });
});
