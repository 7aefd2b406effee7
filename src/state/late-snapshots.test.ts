import { expect, test } from 'vitest';
import type { WorkerPort } from '../protocol/engine-client.ts';
import type { FromWorker } from '../protocol/messages.ts';
import { emptySnapshot, type Snapshot } from '../protocol/snapshot.ts';
import { createEngineClient } from '../worker/client.ts';
import { snapshotDelta } from '../worker/delta.ts';
import { createAppStore } from './store.ts';

/** A snapshot of so many hosts that taking it over and showing it are two tasks. */
function large(revision: number, host: string): Snapshot {
  const rest = { kind: 'host', routerId: '', tls: { kind: 'none' }, owners: [], rules: [], place: null, pathCount: 0 };
  const ids = Array.from({ length: 1001 }, (_, n) => `host:|${host}${n}`);
  // Only names matter here.
  const nodes = new Map(ids.map((id) => [id, { ...rest, id, host: id, collapsed: false }])) as unknown;
  return { ...emptySnapshot, revision, nodes: nodes as Snapshot['nodes'] };
}

function start() {
  const tasks: (() => void)[] = [];
  let tell: (message: FromWorker) => void = () => undefined;
  const port: WorkerPort = {
    post: () => undefined,
    close: () => undefined,
    listen(receive) {
      tell = receive;
    },
  };
  const { store } = createAppStore({
    client: createEngineClient(port),
    persistence: null,
    now: () => 0,
    pageUrl: '',
    report: (message) => expect.fail(message),
    later: (run) => void tasks.push(run),
  });
  const send = (before: Snapshot, after: Snapshot): void => {
    const delta = { ...snapshotDelta(before, after), tookMs: 0 };
    tell({ type: 'snapshot', delta, routeId: 0, reply: { answer: null, problem: null } });
  };
  return { state: store.getState, send, tasks, die: () => tell({ type: 'died' }) };
}

test('a large snapshot that waits to be shown is never shown after a newer one', () => {
  const { state, send, tasks } = start();
  const [first, second] = [large(1, 'a'), large(2, 'b')];
  send(emptySnapshot, first);
  send(first, second);
  const [showFirst, showSecond] = tasks;
  showSecond?.();
  expect(state().snapshot.nodes.has('host:|b0')).toBe(true);
  showFirst?.();
  expect(state().snapshot.revision).toBe(2);
  // What comes next counts from what is shown.
  send(second, { ...emptySnapshot, revision: 3 });
  expect(state().snapshot).toMatchObject({ revision: 3 });
  expect(state().snapshot.nodes.size).toBe(0);
});

test('a snapshot that a dead worker has left behind does not bring it back to life', () => {
  const { state, send, tasks, die } = start();
  send(emptySnapshot, large(1, 'a'));
  die();
  tasks[0]?.();
  expect(state().snapshot.revision).toBe(1);
  expect(state().isEngineDown).toBe(true);
});
