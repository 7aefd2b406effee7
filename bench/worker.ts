import { deserialize, serialize } from 'node:v8';
import { createAppStore } from '../src/state/store.ts';
import { createEngineClient } from '../src/worker/client.ts';
import { createHost } from '../src/worker/host.ts';
import type { FromWorker } from '../src/worker/protocol.ts';
import { createSession } from '../src/worker/session.ts';
import { manyIngresses } from '../src/worker/testing/manifests.ts';
import { median, type Row } from './row.ts';

const now = () => performance.now();

/** A worker and its page in one thread: every message is serialised between them, each side's work is timed by itself. */
function createPair() {
  const toPage: Buffer[] = [];
  const tasks: (() => void)[] = [];
  let receive: (message: FromWorker) => void = () => undefined;
  const host = createHost(createSession(now), {
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
    keeper: null,
    now,
    pageUrl: '',
    report(message) {
      throw new Error(message);
    },
  });
  return {
    app,
    timed,
    /** Runs the worker until it has nothing to do, and the page once per message. */
    settle() {
      let bytes = 0;
      for (let task = tasks.shift(); task; task = tasks.shift()) {
        task();
        for (const message of toPage.splice(0)) {
          bytes += message.length;
          timed(() => receive(deserialize(message)));
        }
      }
      return bytes;
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

function measure(count: number, rounds: number) {
  const text = manyIngresses(count);
  const pair = createPair();
  const opened = open(pair, text);
  const openLongest = pair.longestMs();
  const { counts, nodes } = pair.app.store.getState().snapshot;
  if (counts.ingresses !== count) throw new Error(`${counts.ingresses} of ${count} Ingresses were read`);
  const edited = edit(pair, text, rounds);
  return { text, opened, openLongest, edited, editLongest: pair.longestMs(), nodes: nodes.size };
}

/** An edit in a large workspace against opening it, on both sides of the worker; and the page's longest task. */
export async function run(): Promise<readonly Row[]> {
  measure(50, 20);
  const small = measure(100, 20);
  const medium = measure(1000, 10);
  const paste = measure(4600, 3);
  const sizeMb = (paste.text.length / 1e6).toFixed(1);
  return [
    {
      name: 'letter typed among 1,000 Ingresses → snapshot',
      value: medium.edited.ms,
      unit: 'ms',
      baseline: medium.opened.ms,
      baselineName: 'opening them',
      ratio: medium.opened.ms / medium.edited.ms,
      target: '≥ 10 × faster, ≤ 100 ms',
      ok: medium.opened.ms / medium.edited.ms >= 10 && medium.edited.ms <= 100,
    },
    {
      name: 'message after that letter',
      value: medium.edited.bytes,
      unit: 'bytes',
      baseline: small.edited.bytes,
      baselineName: 'among 100 Ingresses',
      ratio: medium.edited.bytes / small.edited.bytes,
      target: '≤ 2 ×',
      ok: medium.edited.bytes <= 2 * small.edited.bytes,
    },
    {
      name: `longest task of the page while ${sizeMb} MB (${paste.nodes} nodes) are opened`,
      value: paste.openLongest,
      unit: 'ms',
      baseline: paste.opened.ms,
      baselineName: 'the whole opening',
      ratio: paste.openLongest / paste.opened.ms,
      target: '≤ 50 ms',
      ok: paste.openLongest <= 50,
    },
    {
      name: `longest task of the page per letter in ${sizeMb} MB`,
      value: paste.editLongest,
      unit: 'ms',
      baseline: paste.edited.ms,
      baselineName: 'letter → snapshot',
      ratio: paste.editLongest / paste.edited.ms,
      target: '≤ 50 ms',
      ok: paste.editLongest <= 50,
    },
  ];
}
