import { deserialize, serialize } from 'node:v8';
import { loadProfile } from '../src/engine/controllers/index.ts';
import type { ControllerProfile } from '../src/engine/match/index.ts';
import type { FromWorker } from '../src/protocol/messages.ts';
import { createAppStore } from '../src/state/store.ts';
import { createEngineClient } from '../src/worker/client.ts';
import { createHost } from '../src/worker/host.ts';
import { createSession } from '../src/worker/session.ts';
import { manyIngresses } from '../src/worker/testing/manifests.ts';
import { median, type Row } from './row.ts';

const now = () => performance.now();

/** A worker and its page in one thread: every message is serialised between them, each side's work is timed by itself. */
function createPair(profiles: readonly ControllerProfile[]) {
  const toPage: Buffer[] = [];
  const tasks: (() => void)[] = [];
  let receive: (message: FromWorker) => void = () => undefined;
  const host = createHost(createSession(now, profiles), {
    post: (message) => toPage.push(serialize(message)),
    now,
    later: (run) => tasks.push(run),
  });
  const pageMs: number[] = [];
  const timed = (run: () => void): void => {
    const start = now();
    run();
    pageMs.push(now() - start);
  };
  const app = createAppStore({
    client: createEngineClient({
      post(message) {
        const bytes = serialize(message);
        tasks.push(() => host(deserialize(bytes)));
      },
      listen(listener) {
        receive = listener;
      },
      close: () => undefined,
    }),
    persistence: null,
    now,
    pageUrl: '',
    report(message) {
      throw new Error(message);
    },
  });
  return {
    app,
    timed,
    /** Runs the worker until it has nothing to do, then the page: one task per message. */
    settle() {
      for (let task = tasks.shift(); task; task = tasks.shift()) task();
      const messages = toPage.splice(0);
      // The worker's rubbish is not the page's: in a browser each has a heap of its own.
      if (messages.length > 10) globalThis.gc?.();
      for (const message of messages) timed(() => receive(deserialize(message)));
      return messages.reduce((sum, { length }) => sum + length, 0);
    },
    longestMs: () => Math.max(...pageMs.splice(0)),
  };
}

type Pair = ReturnType<typeof createPair>;

/** Milliseconds from the file to its snapshot on the page. */
function open(pair: Pair, text: string) {
  const start = now();
  pair.timed(() => pair.app.actions.openFiles([{ name: 'a.yaml', text }], 'replace'));
  const bytes = pair.settle();
  return { ms: now() - start, bytes };
}

/** Types one letter into a path in the middle and takes it back; the median of one such edit. */
function edit(pair: Pair, text: string, rounds: number) {
  const at = text.indexOf('/api\n', text.length >> 1) + 2;
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i < rounds * 2; i++) {
    const change = i % 2 === 0 ? { start: at, end: at } : { start: at, end: at + 1 };
    const start = now();
    pair.timed(() => pair.app.actions.type('a.yaml', [{ range: change, insert: i % 2 === 0 ? 'x' : '' }], 'type'));
    bytes = pair.settle();
    times.push(now() - start);
  }
  return { ms: median(times), bytes };
}

function measure(count: number, rounds: number, profiles: readonly ControllerProfile[]) {
  const text = manyIngresses(count);
  const pair = createPair(profiles);
  const opened = open(pair, text);
  const openLongest = pair.longestMs();
  const { counts, nodes } = pair.app.store.getState().snapshot;
  if (counts.ingresses !== count) throw new Error(`${counts.ingresses} of ${count} Ingresses were read`);
  const edited = edit(pair, text, rounds);
  return { text, opened, openLongest, edited, editLongest: pair.longestMs(), nodes: nodes.size };
}

/** An edit in a large workspace against opening it, on both sides of the worker; and the page's longest task. */
export async function run(): Promise<readonly Row[]> {
  const profile = await loadProfile('ingress-nginx');
  const profiles = profile ? [profile] : [];
  measure(50, 20, profiles);
  const usual = measure(125, 20, profiles);
  const medium = measure(1000, 10, profiles);
  const pastes = [measure(4600, 3, profiles), measure(4600, 3, profiles), measure(4600, 3, profiles)];
  const opening = median(pastes.map(({ openLongest }) => openLongest));
  const typing = median(pastes.map(({ editLongest }) => editLongest));
  const whole = median(pastes.map(({ opened }) => opened.ms));
  const letter = median(pastes.map(({ edited }) => edited.ms));
  const size = `${((pastes[0]?.text.length ?? 0) / 1e6).toFixed(1)} MB, ${pastes[0]?.nodes} nodes`;
  const faster = medium.opened.ms / medium.edited.ms;
  return [
    {
      name: 'letter typed among 125 Ingresses (5,000 lines, 500 paths) → snapshot on the page',
      value: usual.edited.ms,
      unit: 'ms',
      baseline: usual.opened.ms,
      baselineName: 'opening them',
      ratio: usual.opened.ms / usual.edited.ms,
      target: '≤ 100 ms',
      ok: usual.edited.ms <= 100,
    },
    {
      name: 'letter typed among 1,000 Ingresses → snapshot on the page',
      value: medium.edited.ms,
      unit: 'ms',
      baseline: medium.opened.ms,
      baselineName: 'opening them',
      ratio: faster,
      target: '≥ 5 × faster',
      ok: faster >= 5,
    },
    {
      name: 'message after that letter',
      value: medium.edited.bytes,
      unit: 'bytes',
      baseline: usual.edited.bytes,
      baselineName: 'among 125 Ingresses',
      ratio: medium.edited.bytes / usual.edited.bytes,
      target: '≤ 2 ×',
      ok: medium.edited.bytes <= 2 * usual.edited.bytes,
    },
    {
      name: `longest task of the page while ${size} are opened`,
      value: opening,
      unit: 'ms',
      baseline: whole,
      baselineName: 'the whole opening',
      ratio: opening / whole,
      target: '≤ 50 ms',
      ok: opening <= 50,
    },
    {
      name: 'longest task of the page per letter in them',
      value: typing,
      unit: 'ms',
      baseline: letter,
      baselineName: 'letter → snapshot',
      ratio: typing / letter,
      target: '≤ 50 ms',
      ok: typing <= 50,
    },
  ];
}
