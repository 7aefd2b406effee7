import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type AppStore, createAppStore } from '../../state/store.ts';
import { createEngineClient } from '../../worker/client.ts';
import { inProcessEngine } from '../../worker/in-process.ts';
import { doTextJob, type TextJob } from '../../worker/text-jobs.ts';
import { closePaste, pasteStore } from '../intake/pasted.ts';
import { longestAtOnce } from '../intake/take-paste.ts';
import { openPasted } from './open-pasted.ts';

/** Texts that wait to be read, in the thread that reads them. */
const waiting: (() => void)[] = [];

class TextThread extends EventTarget {
  postMessage(job: TextJob): void {
    waiting.push(() => this.dispatchEvent(new MessageEvent('message', { data: structuredClone(doTextJob(job)) })));
  }
  terminate(): void {
    waiting.length = 0;
  }
}

const closers: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal('Worker', TextThread);
});
afterEach(() => {
  closePaste();
  vi.unstubAllGlobals();
  for (const close of closers.splice(0)) close();
});

const readOne = async (): Promise<void> => {
  await expect.poll(() => waiting.length).toBe(1);
  waiting.shift()?.();
};

const ingress = (name: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: ${name} }\nspec:\n  rules:\n  - host: ${name}.test\n    http: { paths: [{ path: /x, pathType: Prefix, backend: { service: { name: ${name}, port: { number: 80 } } } }] }\n`;
const log = '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /x HTTP/1.1" 404 146 "-" "a"\n'.repeat(1500);
const long = `${ingress('late')}${'# and more\n'.repeat(longestAtOnce / 10)}`;

async function opened(): Promise<AppStore> {
  const client = createEngineClient(inProcessEngine(() => 0));
  closers.push(() => client.close());
  const app = createAppStore({
    client,
    persistence: null,
    now: () => 0,
    pageUrl: '',
    report: (words) => expect.fail(words),
  });
  await openPasted(app, ingress('first'));
  return app;
}

const names = ({ store }: AppStore) => store.getState().files.map(({ text }) => /name: (\w+)/.exec(text)?.[1]);

test('a long text is read in a thread of its own and taken like any other', async () => {
  const app = await opened();
  const pasted = openPasted(app, log);
  expect(pasteStore.getState().paste).toBeNull();
  await readOne();
  await pasted;
  expect(pasteStore.getState().paste?.parts.filter(({ kind }) => kind === 'request')).toHaveLength(1000);
  const manifest = openPasted(app, long);
  await readOne();
  await manifest;
  expect(names(app)).toEqual(['first', 'late']);
  expect(app.store.getState().files.at(-1)?.text).toBe(long);
});

test('what is read late comes before what was pasted after it, and takes no card, file or typing away from that', async () => {
  const app = await opened();
  const pasted = openPasted(app, `${long}\n$ curl -i https://late.test/x\nHTTP/1.1 404 Not Found\n`);
  const next = openPasted(app, 'curl -i https://a.test/x\nHTTP/1.1 503 No');
  const [file] = app.store.getState().files;
  app.actions.activateFile(file?.name ?? '');
  app.actions.setRequest('own.test/');
  await readOne();
  await Promise.all([pasted, next]);
  expect(names(app)).toEqual(['first', 'late']);
  expect(app.store.getState().activeFile).toBe(file?.name);
  expect(app.store.getState().request.text).toBe('own.test/');
  expect(pasteStore.getState().paste?.text).toContain('https://a.test/x');
  // Nor does it come back after the later card was closed.
  const again = openPasted(app, log);
  await openPasted(app, 'curl -i https://a.test/x\nHTTP/1.1 503 No');
  closePaste();
  await readOne();
  await again;
  expect(pasteStore.getState().paste).toBeNull();
});

test('an error that is read late leads nobody away from what was chosen since', async () => {
  const app = await opened();
  await expect.poll(() => app.store.getState().snapshot.order.paths.length).toBe(1);
  const [path] = app.store.getState().snapshot.order.paths;
  const [host] = app.store.getState().snapshot.order.hosts;
  const error = 'Error: host "first.test" and path "/x" is already defined in ingress default/other\n';
  const pasted = openPasted(app, error + 'hello world\n'.repeat(longestAtOnce / 10));
  app.actions.select(host ?? null);
  const chosen = app.store.getState().selection;
  await readOne();
  await pasted;
  expect(pasteStore.getState().paste?.text).toContain('first.test');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(app.store.getState().selection).toBe(chosen);
  // The same text leads to its place when nobody has gone on.
  await openPasted(app, error);
  await expect.poll(() => app.store.getState().selection).not.toBe(chosen);
  expect(JSON.stringify(app.store.getState().selection)).toContain(path ?? 'none');
});
