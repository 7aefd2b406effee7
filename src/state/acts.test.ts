import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Command, loadPlan } from '../engine/commands/index.ts';
import { loadProfile } from '../engine/controllers/index.ts';
import type { PathNode } from '../engine/graph/index.ts';
import type { PathRef } from '../engine/model/index.ts';
import { createEngineClient } from '../worker/client.ts';
import { type AppStore, createAppStore } from './store.ts';
import { delays, slowEngine, type Time, virtualTime } from './testing/slow-engine.ts';
import type { Actions, AppState } from './types.ts';

const backend = '{ service: { name: web, port: { number: 80 } } }';

function ingress(name: string, paths: readonly string[]): string {
  const items = paths.map((path) => `      - path: ${path}\n        pathType: Prefix\n        backend: ${backend}\n`);
  return `# ${name}\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\nspec:\n  rules:\n  - host: ${name}.test\n    http:\n      paths:\n${items.join('')}`;
}

interface World extends AppStore {
  readonly time: Time;
  readonly state: () => AppState;
  /** Nothing takes any time. */
  readonly isPrompt: boolean;
  /** The clock of the person: typing joins by it. */
  person: number;
}

async function begin(delay: (() => number) | null): Promise<World> {
  const time = virtualTime();
  const world: World = {
    ...createAppStore({
      client: createEngineClient(slowEngine(time, delay ?? (() => 0))),
      persistence: null,
      now: () => world.person,
      pageUrl: '',
      report: (message) => expect.fail(message),
    }),
    time,
    state: () => world.store.getState(),
    isPrompt: delay === null,
    person: 0,
  };
  world.actions.openFiles(
    [
      { name: 'a.yaml', text: ingress('a', ['/p0', '/p1', '/p2', '/p3']) },
      { name: 'b.yaml', text: ingress('b', ['/q0', '/q1']) },
    ],
    'replace',
  );
  world.actions.setRequest('http://a.test/p1');
  await time.until(() => false);
  return world;
}

type Act =
  | { readonly kind: 'type'; readonly file: string; readonly text: string; readonly pause: number }
  | { readonly kind: 'paste'; readonly file: string }
  | { readonly kind: 'undo' | 'redo' | 'send' | 'example' | 'blank' | 'toast' }
  | { readonly kind: 'stepTo'; readonly back: number }
  | { readonly kind: 'activate' | 'close' | 'rename' | 'fix'; readonly file: string }
  | { readonly kind: 'move'; readonly file: string; readonly to: number }
  | { readonly kind: 'open'; readonly name: string; readonly takes: number }
  | { readonly kind: 'select' | 'inspect'; readonly path: string }
  | { readonly kind: 'command'; readonly path: string; readonly does: 'remove' | 'type' | 'name' | 'backend' | 'copy' }
  | { readonly kind: 'batch'; readonly paths: readonly string[] }
  | { readonly kind: 'host' | 'class'; readonly path: string; readonly to: string }
  | { readonly kind: 'request'; readonly text: string }
  | { readonly kind: 'method'; readonly text: string }
  | { readonly kind: 'controller'; readonly id: string | null }
  | { readonly kind: 'compare'; readonly id: string | null };

const files = fc.constantFrom('a.yaml', 'b.yaml', 'c.yaml');
const pathNames = fc.constantFrom('/p0', '/p1', '/p2', '/p3', '/q0', '/q1', '/c0');

const commands: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('command' as const),
    path: pathNames,
    does: fc.constantFrom('remove', 'remove', 'type', 'name', 'backend', 'copy'),
  }),
  fc.record({ kind: fc.constant('batch' as const), paths: fc.uniqueArray(pathNames, { minLength: 2, maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('host', 'class'), path: pathNames, to: fc.constantFrom('x', 'y') }),
);

const others: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    file: files,
    text: fc.constantFrom('x', 'yz'),
    pause: fc.constantFrom(100, 600),
  }),
  fc.record({ kind: fc.constant('paste' as const), file: files }),
  fc.record({ kind: fc.constantFrom('undo', 'undo', 'redo', 'send', 'toast') }),
  fc.record({ kind: fc.constant('stepTo' as const), back: fc.nat(3) }),
  fc.record({ kind: fc.constantFrom('activate', 'activate', 'close', 'rename', 'fix'), file: files }),
  fc.record({ kind: fc.constant('move' as const), file: files, to: fc.nat(2) }),
  fc.record({ kind: fc.constant('open' as const), name: fc.constantFrom('c.yaml', 'a.yaml'), takes: fc.nat(2000) }),
  fc.record({ kind: fc.constantFrom('select', 'inspect'), path: pathNames }),
  fc.record({ kind: fc.constant('request' as const), text: fc.constantFrom('http://a.test/p0', 'http://b.test/q0') }),
  fc.record({ kind: fc.constant('method' as const), text: fc.constantFrom('GET', 'POST') }),
  fc.record({
    kind: fc.constantFrom('controller', 'compare'),
    id: fc.constantFrom(null, 'traefik', 'ingress-nginx'),
  }),
  fc.record({ kind: fc.constantFrom('example', 'blank') }),
);

const acts = fc.oneof({ weight: 3, arbitrary: commands }, { weight: 7, arbitrary: others });

function nodeOf({ snapshot }: AppState, path: string) {
  for (const node of snapshot.nodes.values()) if (node.kind === 'path' && node.path === path) return node;
  return null;
}

function commandOf(at: PathRef, path: string, does: Extract<Act, { kind: 'command' }>['does']): Command {
  switch (does) {
    case 'remove':
      return { type: 'path/remove', at };
    case 'copy':
      return { type: 'path/duplicate', at };
    case 'type':
      return { type: 'path/set-type', at, pathType: 'Exact' };
    case 'name':
      return { type: 'path/set-path', at, path: `${path}0` };
    case 'backend':
      return { type: 'path/set-backend', at, backend: { service: 'other', port: { number: 81 } } };
  }
}

/** Texts are put in on the first line: nothing else changes there. */
const atTop = { start: 2, end: 2 };

function doOnFile(actions: Actions, act: Extract<Act, { file: string }>): void {
  const { file } = act;
  switch (act.kind) {
    case 'type':
      for (const [at, letter] of [...act.text].entries()) {
        actions.type(file, [{ range: { start: 2 + at, end: 2 + at }, insert: letter }], 'type');
      }
      break;
    case 'paste':
      actions.type(file, [{ range: atTop, insert: 'pasted ' }], 'paste');
      break;
    case 'fix':
      actions.fix(new Map([[file, [{ range: atTop, insert: 'fixed ' }]]]));
      break;
    case 'activate':
      actions.activateFile(file);
      break;
    case 'close':
      actions.closeFile(file);
      break;
    case 'rename':
      actions.renameFile(file, `new-${file}`);
      break;
    case 'move':
      actions.moveFile(file, act.to);
      break;
  }
}

type PathAct = Extract<Act, { path: string }>;

function doOnPath({ actions, state }: World, act: PathAct, node: PathNode): void {
  switch (act.kind) {
    case 'select':
      actions.select(node.id);
      break;
    case 'inspect':
      actions.inspectNode(node.id);
      break;
    case 'command':
      // As a field does.
      if (act.does === 'name') void actions.write(commandOf(node.at, act.path, act.does));
      else void actions.run(commandOf(node.at, act.path, act.does));
      break;
    case 'class':
      return void actions.run({
        type: 'ingress/rename',
        object: node.at.object,
        name: `${act.to}${act.path.slice(1)}`,
      });
    case 'host': {
      const host = state().snapshot.nodes.get(node.hostId);
      if (host?.kind === 'host') void actions.run({ type: 'host/rename', rules: host.rules, host: `${act.to}.test` });
    }
  }
}

function doPlainly({ actions, state }: World, act: Act): void {
  switch (act.kind) {
    case 'undo':
      actions.undo();
      break;
    case 'redo':
      actions.redo();
      break;
    case 'send':
      actions.send();
      break;
    case 'example':
      actions.loadExample('v1-vs-v11');
      break;
    case 'blank':
      actions.startBlank();
      break;
    case 'toast': {
      const { notice } = state();
      if (notice?.kind === 'deleted' && notice.step !== null) actions.undoStep(notice.step);
      break;
    }
    case 'request':
      actions.setRequest(act.text);
      break;
    case 'method':
      actions.setMethod(act.text);
      break;
    case 'controller':
      actions.setController('router:', act.id);
      break;
    case 'compare':
      actions.setCompareWith(act.id);
      break;
    default:
  }
}

/** Does what can be done with what the page shows now; `null` when what it is about is not there. */
function doOf(world: World, act: Act): (() => void) | null {
  const { actions, state, time } = world;
  switch (act.kind) {
    case 'type':
    case 'paste':
    case 'fix':
    case 'activate':
    case 'close':
    case 'rename':
    case 'move': {
      const isThere = state().files.some(({ name, text }) => name === act.file && text.startsWith('# '));
      return isThere ? () => doOnFile(actions, act) : null;
    }
    case 'select':
    case 'inspect':
    case 'command':
    case 'host':
    case 'class': {
      const node = nodeOf(state(), act.path);
      return node && (() => doOnPath(world, act, node));
    }
    case 'batch': {
      const nodes = act.paths.map((path) => nodeOf(state(), path));
      const removals = nodes.flatMap((node) =>
        node ? [{ type: 'path/set-type', at: node.at, pathType: 'Exact' } as const] : [],
      );
      return removals.length < nodes.length ? null : () => void actions.run({ type: 'batch', commands: removals });
    }
    case 'open': {
      const { name, takes } = act;
      const read = () =>
        new Promise<void>((resolve) => {
          if (world.isPrompt) resolve();
          else time.at(time.now() + takes, resolve);
        });
      const text = ingress('c', ['/c0']);
      return () => void actions.inOrder(read, () => actions.openFiles([{ name, text }], 'add'));
    }
    case 'stepTo': {
      return () => actions.stepTo(state().history.undo.at(-1 - act.back)?.id ?? null);
    }
    default:
      return () => doPlainly(world, act);
  }
}

/** What a person can see of the end. */
function endOf({ state }: World) {
  const { files, activeFile, selection, inspected, request, history, controllers, compareWith, snapshot } = state();
  const labels = (marks: AppState['history']['undo']) => marks.map(({ label }) => label);
  const { text, method, headers, answer, problem } = request;
  return {
    files: files.map((file) => [file.name, file.text, file.openedText]),
    activeFile,
    selection,
    inspected,
    request: { text, method, headers, problem, answer: answer && { ...answer, request: [...answer.request.headers] } },
    undo: labels(history.undo),
    redo: labels(history.redo),
    controllers: [...controllers],
    compareWith,
    order: snapshot.order,
  };
}

interface Timed {
  readonly act: Act;
  /** Until the next act. */
  readonly pause: number;
}

/** Does the acts, each when everything before is done; returns which could be done. */
async function promptly(acts: readonly Timed[]) {
  const world = await begin(null);
  const isDone: boolean[] = [];
  for (const { act } of acts) {
    world.person += act.kind === 'type' ? act.pause : 1000;
    const run = doOf(world, act);
    isDone.push(run !== null);
    run?.();
    await world.time.until(() => false);
  }
  return { end: endOf(world), isDone };
}

/** Nothing that was asked for before takes the file away from who types in it; it may get another name. */
function expectFileKept({ activeFile, files }: AppState, file: string): void {
  const isThere = files.some(({ name }) => name === file);
  if (isThere) expect(activeFile).toBe(file);
}

/** Does the same acts while the replies to those before are on their way. */
async function hurriedly(acts: readonly Timed[], isDone: readonly boolean[], seed: number) {
  const world = await begin(delays(seed, 2000));
  for (const [index, { act, pause }] of acts.entries()) {
    world.person += act.kind === 'type' ? act.pause : 1000;
    if (!isDone[index]) continue;
    // Nobody acts on what is not there to be seen; who means one of two alike has to see both.
    const opened = acts.slice(0, index).filter((one) => one.act.kind === 'open').length;
    const isOpened = 'path' in act ? act.path === '/c0' : 'paths' in act && act.paths.includes('/c0');
    const isRead = act.kind === 'toast' || act.kind === 'stepTo' || (isOpened && opened > 1);
    if (!(await world.time.until(() => !isRead && doOf(world, act) !== null)) && doOf(world, act) === null) {
      expect.fail(`${JSON.stringify(act)} has never become possible`);
    }
    doOf(world, act)?.();
    await world.time.pass(pause);
    if (act.kind === 'type' || act.kind === 'paste') expectFileKept(world.state(), act.file);
  }
  await world.time.until(() => false);
  return endOf(world);
}

type End = ReturnType<typeof endOf>;

const changing: ReadonlySet<Act['kind']> = new Set(['command', 'batch', 'host', 'class']);

/** True when acts of these kinds were made one after the other, whatever between them. */
function hasInOrder(made: readonly Act[], ...kinds: readonly ReadonlySet<Act['kind']>[]): boolean {
  let next = 0;
  for (const { kind } of made) if (kinds[next]?.has(kind)) next++;
  return next === kinds.length;
}

/** What of a hurried end is another one by its meaning: what is chosen on sight depends on what was to be seen. */
function chosenOnSight(made: readonly Act[], hurried: End, end: End): Partial<End> {
  // A command takes the inspector along while its node is selected: not from one who has selected another one since.
  const hasGoneOn = hasInOrder(made, new Set(['inspect']), changing, new Set(['select']));
  // A selection is known by its name once it has been seen, before that by its place, and it is lost when its node is
  // seen to go: after a step back the one may be there where the other is not.
  const isStepped = hasInOrder(made, new Set(['undo', 'redo', 'stepTo', 'toast']));
  const isByPlace = isStepped && hasInOrder(made, new Set(['host']), new Set(['host', 'example', 'blank']));
  const isOneNull = (hurried.selection === null) !== (end.selection === null);
  return {
    ...(hasGoneOn || (isStepped && hurried.inspected !== null && end.inspected === null)
      ? { inspected: end.inspected }
      : {}),
    ...(isByPlace || (isStepped && isOneNull) ? { selection: end.selection } : {}),
  };
}

// What is fetched when it is first needed takes real time: it is there before the clock is a virtual one.
beforeAll(async () => {
  const profiles = ['traefik', 'ingress-nginx', 'kubernetes'].map((id) => loadProfile(id));
  await Promise.all([import('./find-again.ts'), import('./typed-ahead.ts'), loadPlan(), ...profiles]);
});

/** Each with the next act at once. */
const atOnce = (...made: readonly Act[]): [Timed[], number] => [made.map((act) => ({ act, pause: 0 })), 0];

/** What has come to another end before. */
const known: readonly [Timed[], number][] = [
  atOnce(
    { kind: 'batch', paths: ['/p0', '/p3'] },
    { kind: 'example' },
    { kind: 'controller', id: 'traefik' },
    { kind: 'stepTo', back: 1 },
  ),
  atOnce(
    { kind: 'host', path: '/q0', to: 'x' },
    { kind: 'open', name: 'c.yaml', takes: 0 },
    { kind: 'paste', file: 'b.yaml' },
  ),
  atOnce(
    { kind: 'batch', paths: ['/p0', '/p1'] },
    { kind: 'rename', file: 'a.yaml' },
    { kind: 'paste', file: 'b.yaml' },
  ),
  atOnce(
    { kind: 'batch', paths: ['/p1', '/p0'] },
    { kind: 'undo' },
    { kind: 'type', file: 'a.yaml', text: 'x', pause: 100 },
  ),
];

describe('acts', () => {
  test('come to the same end however late the replies to them are', async () => {
    const timed = fc.record({ act: acts, pause: fc.constantFrom(0, 10, 300, 3000) });
    const property = fc.asyncProperty(
      fc.array(timed, { minLength: 2, maxLength: 8 }),
      fc.nat(),
      async (given, seed) => {
        const { end, isDone } = await promptly(given);
        const made = given.flatMap(({ act }, index) => (isDone[index] ? act : []));
        const hurried = await hurriedly(given, isDone, seed);
        expect({ ...hurried, ...chosenOnSight(made, hurried, end) }).toEqual(end);
      },
    );
    const seed = process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {};
    await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 60), examples: [...known], ...seed });
  }, 600_000);

  test('are planned for the text as it was when they were made, whatever is typed before they are planned', async () => {
    const command = (path: string, does: 'type' | 'remove'): Act => ({ kind: 'command', path, does });
    const typed: Act = { kind: 'type', file: 'a.yaml', text: 'typed on the first line, ', pause: 600 };
    const all = [command('/p1', 'type'), command('/p2', 'remove'), command('/p3', 'type'), typed];
    const [prompt, late] = [await begin(null), await begin(() => 100)];
    for (const world of [prompt, late]) {
      for (const act of all) {
        doOf(world, act)?.();
        if (world === prompt) await world.time.until(() => false);
      }
      await world.time.until(() => false);
    }
    expect(endOf(late)).toEqual(endOf(prompt));
    expect(late.state().files[0]?.text).toContain('# typed on the first line, a\n');
    expect(late.state().files[0]?.text).not.toContain('/p2');
    // The last step is what was typed, and each step is taken back by itself.
    late.actions.undo();
    expect(late.state().files[0]?.text).toMatch(/^# a\n/);
    for (let n = 0; n < 3; n++) late.actions.undo();
    expect(late.state().files[0]?.text).toBe(ingress('a', ['/p0', '/p1', '/p2', '/p3']));
  });

  /** Deletes a path of the other file, and goes on in `a.yaml` before that is done. */
  async function goOnAfterDelete(goOn: (world: World) => Promise<void> | void): Promise<World> {
    const world = await begin(() => 1500);
    doOf(world, { kind: 'command', path: '/q0', does: 'remove' })?.();
    await goOn(world);
    await world.time.until(() => false);
    const [a, b] = world.state().files;
    expect(b?.text).not.toContain('/q0');
    expect(a?.text).toContain('/p0');
    return world;
  }

  test('shows the file of a command when nobody has gone on in another one', async () => {
    const { state } = await goOnAfterDelete(() => undefined);
    expect(state()).toMatchObject({ activeFile: 'b.yaml', reveal: { file: 'b.yaml' } });
  });

  test('leaves the file to who types in it, letter by letter, while a command of before is on its way', async () => {
    const words = 'one two three four five six seven eight nine ten ';
    const { state } = await goOnAfterDelete(async ({ actions, state, time }) => {
      for (const [index, letter] of [...words].entries()) {
        // As the editor does: into the file that it shows.
        actions.type(state().activeFile, [{ range: { start: 2 + index, end: 2 + index }, insert: letter }], 'type');
        await time.pass(120);
      }
    });
    expect(state().files[0]?.text.startsWith(`# ${words}a\n`)).toBe(true);
    expect(state()).toMatchObject({ activeFile: 'a.yaml', reveal: null });
  });

  test('leaves the file to who has put the cursor into it, though it is the one that was shown', async () => {
    const goings: readonly ((world: World) => void)[] = [
      ({ actions }) => actions.activateFile('a.yaml'),
      ({ actions }) => actions.selectAt('a.yaml', 3),
    ];
    for (const go of goings) {
      const { state } = await goOnAfterDelete(go);
      expect(state()).toMatchObject({ activeFile: 'a.yaml', reveal: null });
    }
  });

  test('leaves the file to who types in it while a file that is opened is read', async () => {
    const { state } = await goOnAfterDelete(({ actions, state }) => {
      actions.openFiles([{ name: 'c.yaml', text: ingress('c', ['/c0']) }], 'add');
      actions.type(state().activeFile, [{ range: atTop, insert: 'x' }], 'type');
    });
    expect(state().files.map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
    expect(state().activeFile).toBe('a.yaml');
  });
});
