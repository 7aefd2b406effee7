import { afterEach, expect, test } from 'vitest';
import type { WorkerPort } from '../protocol/engine-client.ts';
import type { FromWorker } from '../protocol/messages.ts';
import { createEngineClient } from '../worker/client.ts';
import { inProcessEngine } from '../worker/in-process.ts';
import { createAppStore } from './store.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A worker that can be made to die: then it neither hears nor says anything. */
function mortalEngine() {
  const ports: WorkerPort[] = [];
  let isDead = false;
  let tell: (message: FromWorker) => void = () => undefined;
  const spawn = (): WorkerPort => {
    const inner = inProcessEngine(() => 0);
    isDead = false;
    ports.push(inner);
    return {
      post: (message) => isDead || inner.post(message),
      listen(receive) {
        tell = receive;
        inner.listen((message) => isDead || receive(message));
      },
      close: () => inner.close(),
    };
  };
  closers.push(() => {
    for (const port of ports) port.close();
  });
  const die = () => {
    isDead = true;
    tell({ type: 'died' });
  };
  return { spawn, die, tell: (message: FromWorker) => tell(message) };
}

function start(report = (message: string): void => expect.fail(message)) {
  const engine = mortalEngine();
  const client = createEngineClient(engine.spawn(), engine.spawn);
  const app = createAppStore({ client, persistence: null, now: () => 0, pageUrl: '', report });
  const state = app.store.getState;
  return { ...app, engine, state, read: () => expect.poll(() => state().snapshot.revision).toBe(state().revision) };
}

function ingress(host: string): string {
  const path = '{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }';
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec:\n  rules:\n  - host: ${host}\n    http: { paths: [${path}] }\n`;
}

test('after a death the page says so, keeps what is typed, and a new worker knows everything', async () => {
  const { actions, engine, state, read } = start();
  actions.openFiles([{ name: 'a.yaml', text: ingress('a.test') }], 'replace');
  actions.setRequest('http://a.test/');
  await read();
  engine.die();
  expect(state().isEngineDown).toBe(true);
  const at = state().files[0]?.text.indexOf('a.test') ?? 0;
  actions.type('a.yaml', [{ range: { start: at, end: at + 6 }, insert: 'b.test' }], 'type');
  actions.setRequest('http://b.test/');
  expect(state().snapshot.order.hosts).toEqual(['host:|a.test']);
  actions.restartEngine();
  expect(state().isEngineDown).toBe(false);
  await read();
  expect(state().snapshot.order.hosts).toEqual(['host:|b.test']);
  await expect.poll(() => state().request.answer?.decision.outcome.kind).toBe('backend');
});

test('reading that is stopped takes back what was not read yet, and no more', async () => {
  const { actions, engine, state, read } = start();
  actions.openFiles([{ name: 'a.yaml', text: ingress('a.test') }], 'replace');
  await read();
  actions.openFiles([{ name: 'big.yaml', text: ingress('big.test') }], 'add');
  engine.tell({ type: 'progress', done: 1, total: 9 });
  expect(state().progress).toEqual({ done: 1, total: 9 });
  expect(state().history.undo.at(-1)?.id).toBeGreaterThan(state().readStep);
  actions.stopReading();
  expect(state().files.map(({ name }) => name)).toEqual(['a.yaml']);
  expect(state().notice?.kind).toBe('reading-stopped');
  await read();
  expect(state().progress).toBe(null);
  actions.redo();
  await read();
  expect(state().files.map(({ name }) => name)).toEqual(['a.yaml', 'big.yaml']);
  actions.stopReading();
  expect(state().files).toHaveLength(2);
});

test('an engine that fails at a text is shown as down until a text comes that it can read', async () => {
  const told: string[] = [];
  const { actions, engine, state, read } = start((message) => told.push(message));
  actions.openFiles([{ name: 'a.yaml', text: ingress('a.test') }], 'replace');
  await read();
  engine.tell({ type: 'progress', done: 1, total: 9 });
  engine.tell({ type: 'failed', message: 'a bug of ours', isBehind: true });
  expect(state()).toMatchObject({ isEngineDown: true, progress: null });
  expect(told).toEqual(['a bug of ours']);
  actions.type('a.yaml', [{ range: { start: 0, end: 0 }, insert: '# on\n' }], 'type');
  await read();
  expect(state().isEngineDown).toBe(false);
  // What fails beside the graph leaves it as it is.
  engine.tell({ type: 'failed', message: 'a profile' });
  expect(state().isEngineDown).toBe(false);
});

test('nobody waits for a worker that is dead: commands are refused, undo and files go on', async () => {
  const { actions, engine, state, read } = start();
  actions.openFiles([{ name: 'a.yaml', text: ingress('a.test') }], 'replace');
  await read();
  const node = [...state().snapshot.nodes.values()].find(({ kind }) => kind === 'path');
  if (node?.kind !== 'path') return expect.fail('no path');
  const running = actions.run({ type: 'path/remove', at: node.at });
  actions.addFile('b.yaml');
  engine.die();
  expect(await running).toBe(false);
  await expect.poll(() => state().files.map(({ name }) => name)).toEqual(['a.yaml', 'b.yaml']);
  expect(await actions.run({ type: 'path/remove', at: node.at })).toBe(false);
  actions.undo();
  expect(state().files.map(({ name }) => name)).toEqual(['a.yaml']);
  expect(state().notice).toBe(null);
});
