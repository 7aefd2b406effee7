import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPlan } from '../engine/commands/index.ts';
import { loadProfile } from '../engine/controllers/index.ts';
import { isSameObject } from '../engine/model/index.ts';
import type { IngressSummary, ServiceSummary } from '../protocol/snapshot.ts';
import { createEngineClient } from '../worker/client.ts';
import {
  anchorOf,
  beginDraft,
  type DraftFields,
  draftCommand,
  ingressOf,
  needsOf,
  type RouteDraft,
  typeIntoDraft,
} from './draft.ts';
import { toStored } from './persistence/stored-workspace.ts';
import { type AppStore, createAppStore } from './store.ts';
import { draftId } from './subjects.ts';
import { slowEngine, type Time, virtualTime } from './testing/slow-engine.ts';
import type { AppState } from './types.ts';
import { writeDraft } from './write-draft.ts';

const summary = (file: string, document: number, name = 'shop', namespace = 'default'): IngressSummary => ({
  object: { file, document, item: 0 },
  namespace,
  name,
  className: null,
});
const service = (name: string, ports: readonly number[], namespace = 'default'): ServiceSummary => ({
  namespace,
  name,
  ports: ports.map((port) => ({ name: null, port })),
});

const shop = summary('a.yaml', 0);
const known = (ingresses: readonly IngressSummary[], services: readonly ServiceSummary[] = []) => ({
  ingresses,
  services,
});
const onShop = { ingress: shop, host: 'shop.test', hasPaths: true };
const whole: DraftFields = { host: 'shop.test', path: '/x', pathType: 'Prefix', service: 'web', port: '80' };

describe('a draft', () => {
  test('names no Service as long as there is one to choose, and none of another namespace', () => {
    const begin = (services: readonly ServiceSummary[]) => beginDraft(onShop, known([shop], services), null);
    expect(begin([])).toMatchObject({ service: '', port: '' });
    expect(begin([service('a', [80]), service('b', [81])])).toMatchObject({ service: '', port: '' });
    expect(begin([service('far', [80], 'prod')])).toMatchObject({ service: '', port: '' });
    expect(begin([service('far', [80], 'prod'), service('web', [8080])])).toMatchObject({
      service: 'web',
      port: '8080',
    });
    // Which of two ports is meant nobody has said.
    expect(begin([service('web', [80, 443])])).toMatchObject({ service: 'web', port: '' });
  });

  test('is not whole before path, Service and port are there, in that order', () => {
    const draft = beginDraft(onShop, known([shop]), null);
    expect(needsOf(draft)).toEqual(['path', 'service', 'port']);
    expect(needsOf(beginDraft({ ...onShop, hasPaths: false }, known([shop]), null))).toEqual(['service', 'port']);
    expect(needsOf({ ...whole, service: ' ' })).toEqual(['service']);
    expect(needsOf({ ...whole, host: '' })).toEqual([]);
  });

  test('that something was typed into stays when another is asked for, as long as it can go somewhere', () => {
    const other = summary('b.yaml', 0, 'other');
    const there = { ingress: other, host: 'other.test', hasPaths: true };
    const first = beginDraft(onShop, known([shop, other]), null);
    expect(beginDraft(there, known([shop, other]), first)).toMatchObject({ host: 'other.test', asked: 2 });
    const typed = typeIntoDraft(first, { path: '/x' });
    expect(beginDraft(there, known([shop, other]), typed)).toEqual({ ...typed, asked: 2, isAgain: true });
    expect(typeIntoDraft({ ...typed, isAgain: true }, { path: '/xy' })).toEqual({ ...typed, path: '/xy' });
    expect(beginDraft(there, known([other]), typed)).toMatchObject({ host: 'other.test', path: '' });
    expect(beginDraft(there, known([shop, other]), { ...typed, isWritten: true })).toMatchObject({ path: '' });
  });

  test('finds its Ingress by names wherever it stands, and never takes another for it', () => {
    const draft = { ingress: anchorOf(shop, [shop]) };
    const at = (ingresses: readonly IngressSummary[]) => ingressOf(draft, { ingresses })?.object ?? null;
    expect(at([summary('a.yaml', 0, 'new'), summary('a.yaml', 1)])).toEqual(summary('a.yaml', 1).object);
    expect(at([summary('renamed.yaml', 0)])).toEqual(summary('renamed.yaml', 0).object);
    expect(at([summary('a.yaml', 0, 'renamed')])).toBeNull();
    expect(at([summary('a.yaml', 0, 'shop', 'prod')])).toBeNull();
    // In its own file before one in another; of two in other files nobody knows which.
    expect(at([summary('b.yaml', 0), summary('a.yaml', 3)])).toEqual(summary('a.yaml', 3).object);
    expect(at([summary('b.yaml', 0), summary('c.yaml', 0)])).toBeNull();
    const second = { ingress: anchorOf(summary('a.yaml', 2), [shop, summary('a.yaml', 2)]) };
    expect(ingressOf(second, { ingresses: [shop, summary('a.yaml', 1)] })?.object.document).toBe(1);
    expect(ingressOf(second, { ingresses: [shop] })).toBeNull();
  });

  test('becomes one command: a path where its host has a rule, else the host with it', () => {
    const draft: RouteDraft = typeIntoDraft(beginDraft(onShop, known([shop]), null), { ...whole, port: ' http ' });
    const spec = { path: '/x', pathType: 'Prefix', backend: { service: 'web', port: { name: 'http' } } };
    const snapshot = { ingresses: [shop], nodes: new Map() };
    expect(draftCommand(draft, snapshot)).toEqual({
      type: 'host/add',
      object: shop.object,
      host: 'shop.test',
      paths: [spec],
    });
    expect(draftCommand({ ...draft, host: ' ' }, snapshot)).toMatchObject({ type: 'host/add', host: null });
    expect(draftCommand({ ...draft, service: '' }, snapshot)).toBeNull();
    expect(draftCommand(draft, { ingresses: [], nodes: new Map() })).toBeNull();
  });
});

interface World extends AppStore {
  readonly time: Time;
  readonly state: () => AppState;
}

function ingress(name: string, host: string): string {
  return `# ${name}\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\nspec:\n  rules:\n  - host: ${host}\n    http:\n      paths:\n      - path: / # all\n        pathType: Prefix\n        backend: { service: { name: web, port: { number: 80 } } }\n`;
}

async function world(): Promise<World> {
  const time = virtualTime();
  const engine = () => slowEngine(time, () => 0);
  const made: World = {
    ...createAppStore({
      client: createEngineClient(engine(), engine),
      persistence: null,
      now: () => 0,
      pageUrl: '',
      report: (message) => expect.fail(message),
    }),
    time,
    state: () => made.store.getState(),
  };
  made.actions.openFiles(
    [
      { name: 'a.yaml', text: `${ingress('shop', 'shop.test')}---\n${ingress('other', 'other.test')}` },
      { name: 'b.yaml', text: ingress('far', 'far.test') },
    ],
    'replace',
  );
  await settled(made);
  return made;
}

const settled = ({ time }: World) => time.until(() => false);

/** Lets the engine go on until something is done: some of it takes the turns of the real clock. */
async function done<T>(one: World, doing: Promise<T>): Promise<T> {
  let isDone = false;
  const ended = doing.finally(() => {
    isDone = true;
  });
  while (!isDone) await settled(one);
  return ended;
}

/** Opens a draft for one of the Ingresses, on a host that is there or a new one. */
function begin({ actions, state }: World, nth: number, isHost: boolean): void {
  const { snapshot, draft } = state();
  const one = snapshot.ingresses[nth % Math.max(snapshot.ingresses.length, 1)];
  if (!one) return;
  const node = [...snapshot.nodes.values()].find(
    (each) => each.kind === 'host' && each.owners.some(({ object }) => isSameObject(object, one.object)),
  );
  const host = node?.kind === 'host' && !isHost ? node.host : undefined;
  actions.setDraft(beginDraft({ ingress: one, host, hasPaths: host !== undefined }, snapshot, draft));
  actions.inspect({ kind: 'draft' });
}

/** What leaves the page or stays behind: texts, history, what is kept, what is shared and what is answered. */
async function traces(one: World) {
  const { files, history, snapshot, request, tests } = one.state();
  const link = await done(one, one.actions.shareHash());
  return {
    files,
    steps: history.undo.map(({ label }) => label),
    kept: toStored(one.saved(), { session: 's', changeCount: 0 }),
    link,
    nodes: [...snapshot.nodes.keys()],
    problems: snapshot.problems,
    answer: request.answer?.decision,
    tests,
  };
}

type Act =
  | { readonly kind: 'begin'; readonly nth: number; readonly isHost: boolean }
  | { readonly kind: 'type'; readonly fields: Partial<DraftFields> }
  | { readonly kind: 'discard' | 'close' | 'open' | 'try' }
  | { readonly kind: 'text'; readonly at: number; readonly insert: string }
  | { readonly kind: 'undo' | 'redo' | 'rename' | 'switch' | 'add' | 'remove' | 'shut' | 'restart' };

const word = fc.constantFrom('', ' ', 'web', '80', 'http', '/x', '/x y', 'new.test', 'a: [', '---', '"');
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const), nth: fc.nat(3), isHost: fc.boolean() }),
  fc.record({
    kind: fc.constant('type' as const),
    fields: fc.record(
      {
        host: word,
        path: word,
        pathType: fc.constantFrom('Exact' as const, 'Prefix' as const),
        service: word,
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constantFrom('discard' as const, 'close' as const, 'open' as const, 'try' as const) }),
  fc.record({
    kind: fc.constant('text' as const),
    at: fc.nat(400),
    insert: fc.constantFrom('#', 'x', '\n', '---\n', ' ', '"', 'a: [\n'),
  }),
  fc.record({
    kind: fc.constantFrom(
      'undo' as const,
      'redo' as const,
      'rename' as const,
      'switch' as const,
      'add' as const,
      'remove' as const,
      'shut' as const,
      'restart' as const,
    ),
  }),
);

/** Does what is an edit; returns false for the acts of a draft. */
function edit({ actions, state }: World, one: Act): boolean {
  const { files } = state();
  const [first] = files;
  const last = files.at(-1);
  switch (one.kind) {
    case 'text': {
      const at = Math.min(one.at, first?.text.length ?? 0);
      if (first) actions.type(first.name, [{ range: { start: at, end: at }, insert: one.insert }], 'paste');
      return true;
    }
    case 'undo':
      actions.undo();
      return true;
    case 'redo':
      actions.redo();
      return true;
    case 'rename':
      if (last) actions.renameFile(last.name, `x${last.name}`);
      return true;
    case 'switch':
      if (last) actions.activateFile(last.name);
      return true;
    case 'add':
      actions.openFiles([{ name: 'c.yaml', text: ingress('third', 'third.test') }], 'add');
      return true;
    case 'restart':
      actions.restartEngine();
      return true;
    case 'shut':
      if (files.length > 1 && last) actions.closeFile(last.name);
      return true;
    case 'remove': {
      const node = [...state().snapshot.nodes.values()].find(({ kind }) => kind === 'path');
      if (node?.kind === 'path') void actions.run({ type: 'path/remove', at: node.at });
      return true;
    }
    default:
      return false;
  }
}

async function draftAct(one: World, did: Act): Promise<void> {
  const { actions, state } = one;
  const { draft } = state();
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: the others are played by who calls this
  switch (did.kind) {
    case 'begin':
      begin(one, did.nth, did.isHost);
      break;
    case 'type':
      if (draft) actions.setDraft(typeIntoDraft(draft, did.fields));
      break;
    case 'discard':
      actions.setDraft(null);
      break;
    case 'close':
      actions.inspect(null);
      break;
    case 'open':
      if (draft) actions.inspect({ kind: 'draft' });
      break;
    case 'try':
      // Without a port nothing is ever whole: Create writes nothing, whatever was typed.
      expect(await done(one, writeDraft(one))).toBeNull();
      break;
  }
}

describe('in a workspace', () => {
  beforeAll(async () => {
    await Promise.all([loadPlan(), loadProfile('kubernetes')]);
  });

  test('a draft leaves no trace before it is created, whatever is done to it and around it', async () => {
    const property = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const [drafted, plain] = await Promise.all([world(), world()]);
      begin(drafted, 0, false);
      for (const one of acts) {
        if (edit(drafted, one)) edit(plain, one);
        else await draftAct(drafted, one);
        await Promise.all([settled(drafted), settled(plain)]);
      }
      expect(await traces(drafted)).toEqual(await traces(plain));
      const { inspected, draft } = drafted.state();
      // The fields never stand there without a draft.
      if (draft === null) expect(inspected).not.toBe(draftId);
    });
    await fc.assert(property, { numRuns: 15 });
  }, 60_000);

  test('is written as one step once it is whole, and undo brings every byte back', async () => {
    const property = fc.asyncProperty(
      fc.nat(2),
      fc.boolean(),
      fc.array(act, { maxLength: 6 }),
      async (nth, isHost, acts) => {
        const one = await world();
        for (const each of acts) {
          edit(one, each);
          await settled(one);
        }
        one.actions.setDraft(null);
        begin(one, nth, isHost);
        const { draft } = one.state();
        fc.pre(draft !== null);
        // Of a key that stands twice the last is read and the first is edited: no draft comes of that.
        const codes = one.state().snapshot.problems.map(({ diagnostic }) => diagnostic.code);
        fc.pre(!codes.includes('yaml/duplicate-key'));
        if (draft) one.actions.setDraft(typeIntoDraft(draft, { ...whole, host: 'own.test', path: '/draft' }));
        const before = one.state();
        const written = await done(one, writeDraft(one));
        const after = one.state();
        if (!written) {
          // The text around it cannot be read or edited: nothing has changed, and the draft is still there.
          expect(after.files).toEqual(before.files);
          expect(after.draft).toMatchObject({ path: '/draft', isWritten: false });
          return;
        }
        expect(after.draft).toBeNull();
        expect(after.inspected).toBeNull();
        expect(after.history.undo).toHaveLength(before.history.undo.length + 1);
        expect(after.snapshot.nodes.get(written.nodeId ?? '')?.kind).toBe(isHost ? 'host' : 'path');
        expect(after.files.some(({ text }) => text.includes('path: /draft'))).toBe(true);
        one.actions.undo();
        await settled(one);
        expect(one.state().files.map(({ text }) => text)).toEqual(before.files.map(({ text }) => text));
      },
    );
    await fc.assert(property, { numRuns: 15 });
  }, 60_000);

  test('goes into the Ingress it was asked for, whatever came before that meanwhile, also by a new engine', async () => {
    const one = await world();
    begin(one, 1, false);
    const { draft } = one.state();
    expect(draft).toMatchObject({ ingress: { name: 'other' } });
    if (draft) one.actions.setDraft(typeIntoDraft(draft, { ...whole, host: 'other.test' }));
    // The documents before it go, and another one comes.
    const { text } = one.state().files[0] ?? { text: '' };
    const end = text.indexOf('---\n');
    one.actions.type('a.yaml', [{ range: { start: 0, end }, insert: ingress('first', 'first.test') }], 'paste');
    await settled(one);
    one.actions.restartEngine();
    await settled(one);
    expect(await done(one, writeDraft(one))).toEqual({ nodeId: 'path:|other.test|Prefix|/x|default/other#0' });
    expect(one.state().files[0]?.text).toBe(
      `${ingress('first', 'first.test')}---\n${ingress('other', 'other.test')}      - path: /x\n        pathType: Prefix\n        backend: { service: { name: web, port: { number: 80 } } }\n`,
    );
  });
});
