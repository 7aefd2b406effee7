import { describe, expect, test, vi } from 'vitest';
import { loadNeighbours, type Neighbours } from '../engine/kubectl/index.ts';
import { asNodeId } from '../engine/testing/node-id.ts';
import type { RequestQuery, RequestReply } from '../protocol/answers.ts';
import type { WorkerPort } from '../protocol/engine-client.ts';
import type { FromWorker, ToWorker } from '../protocol/messages.ts';
import { emptySnapshot, type Snapshot } from '../protocol/snapshot.ts';
import { applyDelta } from '../state/apply-delta.ts';
import { createEngineClient } from './client.ts';
import { listDelta, sameData } from './delta.ts';
import { createHost } from './host.ts';
import { createSession } from './session.ts';
import { manyIngresses } from './testing/manifests.ts';

/** A port that notes what goes out and lets the test send what comes in. */
function fakePort() {
  const sent: ToWorker[] = [];
  let receive: (message: FromWorker) => void = () => undefined;
  const port: WorkerPort = {
    post: (message) => void sent.push(message),
    listen(listener) {
      receive = listener;
    },
    close: () => undefined,
  };
  return { sent, port, come: (message: FromWorker) => receive(message) };
}

const query = (text: string): RequestQuery => ({ text, method: 'GET', headers: [], router: null });
const reply = (at: number): RequestReply => ({ answer: null, problem: { code: 'no-host', at } });

describe('asking for routes', () => {
  test('sends only the newest of the questions that wait', async () => {
    const { sent, port, come } = fakePort();
    const client = createEngineClient(port);
    const answers = ['a', 'b', 'c'].map((text) => client.route(query(text)));
    expect(sent).toEqual([{ type: 'ask', id: 1, question: 'route', ask: query('a') }]);
    come({ type: 'answer', id: 1, answer: reply(1) });
    expect(sent.at(-1)).toEqual({ type: 'ask', id: 2, question: 'route', ask: query('c') });
    come({ type: 'answer', id: 2, answer: reply(2) });
    expect(await Promise.all(answers)).toEqual([reply(1), null, reply(2)]);
  });

  test('tells which query the reply of a snapshot answers', () => {
    const { port, come } = fakePort();
    const client = createEngineClient(port);
    const seen: (RequestQuery | null)[] = [];
    client.listen({ snapshot: (_, asked) => seen.push(asked), progress: () => undefined, failed: () => undefined });
    const delta = {
      revision: 1,
      tookMs: 0,
      counts: emptySnapshot.counts,
      nodes: [],
      removedNodes: [],
      lists: {},
      files: [],
      movedFiles: [],
      removedFiles: [],
    };
    come({ type: 'snapshot', delta, routeId: 0, reply: reply(0) });
    void client.route(query('a'));
    come({ type: 'snapshot', delta, routeId: 1, reply: reply(0) });
    come({ type: 'answer', id: 1, answer: reply(0) });
    void client.route(query('b'));
    come({ type: 'snapshot', delta, routeId: 1, reply: reply(0) });
    expect(seen).toEqual([null, query('a'), query('a')]);
  });
});

/** Runs what is to be done later, and what comes of it; fails when that has no end. */
function runAll(tasks: (() => void)[]): void {
  for (let n = 0; tasks.length > 0; n++) {
    if (n === 10_000) expect.fail('the worker never rests');
    tasks.shift()?.();
  }
}

/** Runs a host to its end and gives what it posted. */
function runHost(messages: readonly ToWorker[], now = () => 0): readonly FromWorker[] {
  const posted: FromWorker[] = [];
  const tasks: (() => void)[] = [];
  const host = createHost(createSession(now), {
    post: (message) => posted.push(structuredClone(message)),
    now,
    later: (run) => tasks.push(run),
  });
  for (const message of messages) host(message);
  runAll(tasks);
  return posted;
}

const text = manyIngresses(500);
const opening: ToWorker = { type: 'change', revision: 1, changes: [{ kind: 'add', at: 0, name: 'a', text }] };

describe('a large snapshot', () => {
  test('comes in parts of which none is large, and is whole on the page', () => {
    const posted = runHost([opening]);
    for (const message of posted) {
      if (message.type === 'part') expect(message.part.items.length).toBeLessThanOrEqual(1000);
      if (message.type === 'snapshot') expect(message.delta.nodes.length).toBeLessThanOrEqual(1000);
    }
    expect(posted.filter(({ type }) => type === 'part').length).toBeGreaterThan(2);
    const { port, come } = fakePort();
    let page: Snapshot = emptySnapshot;
    createEngineClient(port).listen({
      snapshot(delta) {
        page = applyDelta(page, delta);
      },
      progress: () => undefined,
      failed: (message) => expect.fail(message),
    });
    for (const message of posted) come(message);
    expect(page.counts).toEqual({ hosts: 500, paths: 2000, ingresses: 500, documents: 500 });
    expect(page.order.paths).toHaveLength(2000);
    expect(page.order.paths.every((id) => page.nodes.has(id))).toBe(true);
    expect(page.ingresses).toHaveLength(500);
  });

  test('is announced by its progress when it takes long', () => {
    let time = 0;
    const posted = runHost([opening], () => {
      time += 20;
      return time;
    });
    const progress = posted.filter((message) => message.type === 'progress');
    expect(progress.length).toBeGreaterThan(1);
    const done = progress.map((message) => message.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(progress.every(({ total }) => total === text.length)).toBe(true);
  });
});

test('a plan waits until everything is read, and speaks of the newest revision', async () => {
  const command = { type: 'default-backend/remove', object: { file: 'a', document: 0, item: 0 } } as const;
  const posted = runHost([
    opening,
    { type: 'ask', id: 7, question: 'plan', ask: command },
    {
      type: 'change',
      revision: 2,
      changes: [{ kind: 'edit', file: 'a', edits: [{ range: { start: 0, end: 0 }, insert: '# \n' }] }],
    },
  ]);
  // What plans is loaded for the first plan.
  await expect
    .poll(() => posted.at(-1))
    .toMatchObject({ type: 'answer', id: 7, answer: { revision: 2, result: { ok: false } } });
});

test('a worker that has nothing left to do stops: nothing calls it back until the next message', async () => {
  let time = 0;
  let calls = 0;
  const tasks: (() => void)[] = [];
  const posted: FromWorker[] = [];
  const host = createHost(
    createSession(() => 0),
    {
      post: (message) => posted.push(message),
      // Each step of a survey is a slice of its own.
      now: () => {
        time += 30;
        return time;
      },
      later(run) {
        calls++;
        tasks.push(run);
      },
    },
  );
  /** Returns how often something was to be done later until the worker came to rest. */
  const drain = (): number => {
    calls = 0;
    runAll(tasks);
    return calls;
  };
  const small = { kind: 'add', at: 0, name: 'a', text: manyIngresses(2) } as const;
  host({ type: 'change', revision: 1, changes: [small] });
  drain();
  host({
    type: 'ask',
    id: 1,
    question: 'survey',
    ask: { controllers: ['kubernetes'], given: ['GET http://shop.example.com/'] },
  });
  // What makes the requests comes when it is first needed.
  drain();
  await vi.dynamicImportSettled();
  await vi.waitFor(() => expect(tasks).not.toEqual([]));
  const steps = drain();
  expect(posted.at(-1)).toMatchObject({ type: 'answer', id: 1, answer: { revision: 1, isComplete: true } });
  // A survey goes on by itself, once per slice, and no further than its end (see `runAll`).
  expect(steps).toBeGreaterThan(1);
  host({ type: 'ask', id: 2, question: 'route', ask: query('http://shop.example.com/') });
  expect(drain()).toBe(0);
  // A message that brings work asks for its turn once.
  host({ type: 'ask', id: 3, question: 'redact', ask: null });
  host({ type: 'ask', id: 4, question: 'redact', ask: null });
  expect(tasks).toHaveLength(1);
  expect(drain()).toBe(0);
});

test('a bug in the worker is told and does not stop it', () => {
  const posted = runHost([{ type: 'change', revision: 1, changes: [{ kind: 'remove', file: 'none' }] }, opening]);
  expect(posted[0]?.type).toBe('failed');
  expect(posted.at(-1)?.type).toBe('snapshot');
});

test('sameData compares field by field', () => {
  expect(sameData({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  for (const other of [
    { a: [1] },
    { a: [1, {}] },
    { a: { 0: 1, 1: { b: null } } },
    null,
    { a: [1, { b: null }], c: 1 },
  ]) {
    expect(sameData({ a: [1, { b: null }] }, other)).toBe(false);
  }
});

test('listDelta names the stretch that differs', () => {
  expect(listDelta(['a', 'b', 'c'], ['a', 'x', 'y', 'c'])).toEqual({ start: 1, end: 2, insert: ['x', 'y'] });
  expect(listDelta(['a', 'a'], ['a'])).toEqual({ start: 1, end: 2, insert: [] });
  expect(listDelta(['a'], ['a'])).toBeUndefined();
});

describe('a profile that is not loaded yet', () => {
  const nginx: ToWorker = {
    type: 'change',
    revision: 1,
    changes: [{ kind: 'add', at: 0, name: 'a', text: manyIngresses(2) }],
  };

  /** A host whose tasks run as soon as they can, with a profile that comes when the test says so. */
  function hostWith(load: (id: string) => Promise<null>) {
    const posted: FromWorker[] = [];
    const host = createHost(
      createSession(() => 0),
      {
        post: (message) => posted.push(structuredClone(message)),
        now: () => 0,
        later: (run) => queueMicrotask(run),
        load,
      },
    );
    return { host, posted };
  }
  const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

  test('is waited for once, and nothing is told before it is there', async () => {
    const asked: string[] = [];
    let come: () => void = () => undefined;
    const { host, posted } = hostWith((id) => {
      asked.push(id);
      return new Promise((resolve) => {
        come = () => resolve(null);
      });
    });
    host(nginx);
    await turn();
    host({ type: 'controllers', controllers: new Map() });
    await turn();
    expect(asked).toEqual(['ingress-nginx']);
    expect(posted).toEqual([]);
    come();
    await turn();
    expect(posted.map(({ type }) => type)).toEqual(['snapshot']);
  });

  test('that cannot be fetched is told, and the specification answers instead', async () => {
    const { host, posted } = hostWith(() => Promise.reject(new Error('offline')));
    host(nginx);
    await turn();
    expect(posted.map(({ type }) => type)).toEqual(['failed', 'snapshot']);
    expect(posted[0]).toMatchObject({ message: 'ingress-nginx: offline' });
  });
});

describe('a worker that dies', () => {
  test('is told of, and another one gets all texts and the questions without an answer', async () => {
    const [first, second] = [fakePort(), fakePort()];
    const client = createEngineClient(first.port, () => second.port);
    let deaths = 0;
    client.listen({
      snapshot: () => undefined,
      progress: () => undefined,
      failed: () => undefined,
      died: () => void deaths++,
    });
    const answered = client.route(query('a'));
    first.come({ type: 'answer', id: 1, answer: reply(1) });
    await answered;
    const open = client.route(query('b'));
    first.come({ type: 'died' });
    expect(deaths).toBe(1);
    const controllers = new Map([['r', 'traefik']]);
    client.restart({ revision: 7, files: [{ name: 'a.yaml', text: 'a' }], controllers, options: new Map() });
    expect(second.sent).toEqual([
      { type: 'controllers', controllers },
      { type: 'options', options: new Map() },
      { type: 'change', revision: 7, changes: [{ kind: 'add', at: 0, name: 'a.yaml', text: 'a' }] },
      { type: 'ask', id: 2, question: 'route', ask: query('b') },
    ]);
    second.come({ type: 'answer', id: 2, answer: reply(2) });
    expect(await open).toEqual(reply(2));
  });
});

describe('a question that fails', () => {
  const path = { object: { file: 'a', document: 0, item: 0 }, rule: 0, path: 0 };
  const command = { type: 'path/remove', at: path } as const;
  const ask = { kind: 'names' } as const;

  /** One question of each kind, with what it comes to. */
  function askAll(client: ReturnType<typeof createEngineClient>) {
    const redacted = client.redact(null);
    const [plan, reply, others] = [
      client.plan(command),
      client.language(ask),
      client.otherControllers({ query: query('a'), controllers: ['traefik'] }),
    ];
    const [survey, reach] = [
      client.survey({ controllers: ['traefik'], given: [] }),
      client.reach({ nodeId: asNodeId('backend'), router: null }),
    ];
    const considered = client.consider({ queries: [query('a')], fixes: [] });
    return Promise.all([
      redacted,
      plan,
      reply,
      others,
      survey,
      reach,
      client.previewImpact({ command, query: null }),
      considered,
    ]);
  }
  const nothing = [
    null,
    { revision: -1, result: { ok: false, error: { code: 'target-gone' } } },
    null,
    [],
    null,
    { rows: [], isComplete: false },
    null,
    null,
  ];

  test('is answered with nothing, so that nobody waits for ever', async () => {
    const { sent, port, come } = fakePort();
    const answers = askAll(createEngineClient(port));
    for (const message of sent) if ('id' in message) come({ type: 'unanswered', id: message.id });
    expect(await answers).toEqual(nothing);
  });

  test('or that nobody hears any more, before a death or after it, likewise', async () => {
    const { port, come } = fakePort();
    const client = createEngineClient(port);
    const before = askAll(client);
    come({ type: 'died' });
    expect(await before).toEqual(nothing);
    expect(await askAll(client)).toEqual(nothing);
  });

  test('lets the next request be asked', async () => {
    const { sent, port, come } = fakePort();
    const client = createEngineClient(port);
    const [first, second] = [client.route(query('a')), client.route(query('b'))];
    come({ type: 'unanswered', id: 1 });
    come({ type: 'answer', id: 2, answer: reply(2) });
    expect(sent).toHaveLength(2);
    expect([await first, await second]).toEqual([null, reply(2)]);
  });
});

describe('a host whose session throws', () => {
  function hostOf(part: Partial<ReturnType<typeof createSession>>) {
    const posted: FromWorker[] = [];
    const tasks: (() => void)[] = [];
    const session = { ...createSession(() => 0), ...part };
    const host = createHost(session, {
      post: (message) => posted.push(message),
      now: () => 0,
      later: (run) => tasks.push(run),
    });
    const drain = async (): Promise<void> => {
      // Code that comes when it is first needed may bring more to do.
      await vi.dynamicImportSettled();
      runAll(tasks);
      await new Promise((resolve) => setTimeout(resolve, 0));
    };
    return { host, posted, drain };
  }
  const boom = (): never => {
    throw new Error('boom');
  };
  const path = { object: { file: 'a', document: 0, item: 0 }, rule: 0, path: 0 };
  const command = { type: 'path/remove', at: path } as const;

  test('tells that no graph comes, answers what was asked, and takes the next text', async () => {
    const { host, posted, drain } = hostOf({ update: boom });
    host(opening);
    host({ type: 'ask', id: 7, question: 'redact', ask: null });
    await drain();
    await drain();
    expect(posted.map(({ type }) => type)).toEqual(['failed', 'answer']);
    expect(posted[0]).toMatchObject({ isBehind: true });
    expect(posted[0]?.type === 'failed' && posted[0].message).toContain('boom');
  });

  test('says of every question that it stays without an answer', async () => {
    const late = () => Promise.reject(new Error('boom'));
    const thrown = { route: boom, otherControllers: boom, survey: boom, reach: boom, redact: boom, consider: boom };
    const { host, posted, drain } = hostOf({ ...thrown, plan: late, previewImpact: late, language: late });
    const questions: readonly ToWorker[] = [
      { type: 'ask', id: 1, question: 'route', ask: query('a') },
      { type: 'ask', id: 2, question: 'otherControllers', ask: { query: query('a'), controllers: [] } },
      { type: 'ask', id: 3, question: 'survey', ask: { controllers: [], given: [] } },
      { type: 'ask', id: 4, question: 'reach', ask: { nodeId: asNodeId(''), router: null } },
      { type: 'ask', id: 5, question: 'plan', ask: command },
      { type: 'ask', id: 6, question: 'previewImpact', ask: { command, query: null, sent: [] } },
      { type: 'ask', id: 7, question: 'language', ask: { kind: 'names' } },
      { type: 'ask', id: 8, question: 'redact', ask: null },
      { type: 'ask', id: 9, question: 'consider', ask: { queries: [], fixes: [] } },
    ];
    for (const question of questions) host(question);
    await drain();
    await drain();
    const unanswered = posted.flatMap((message) => (message.type === 'unanswered' ? message.id : []));
    expect(unanswered.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('plans a command for the texts it was sent behind, not for those that come before it is its turn', async () => {
    const { host, posted, drain } = hostOf({});
    host(opening);
    await drain();
    host({ type: 'ask', id: 1, question: 'plan', ask: command });
    host({ type: 'change', revision: 2, changes: [{ kind: 'remove', file: 'a' }] });
    await drain();
    expect(posted.find(({ type }) => type === 'answer')).toMatchObject({
      answer: { revision: 1, result: { ok: true } },
    });
  });
});

test('rules of a Service are fetched once, behind the first answer, and only add problems', async () => {
  const tasks: (() => void)[] = [];
  const posted: FromWorker[] = [];
  let bring: (kinds: Neighbours) => void = () => undefined;
  const loadKinds = vi.fn(() => new Promise<Neighbours>((resolve) => (bring = resolve)));
  const host = createHost(
    createSession(() => 0),
    { post: (message) => posted.push(message), now: () => 0, later: (run) => tasks.push(run), loadKinds },
  );
  const deltas = () => posted.flatMap((message) => (message.type === 'snapshot' ? [message.delta] : []));
  const add = (revision: number, name: string, text: string): void => {
    host({ type: 'change', revision, changes: [{ kind: 'add', at: 0, name, text }] });
    runAll(tasks);
  };
  add(1, 'a', manyIngresses(1));
  expect(loadKinds).not.toHaveBeenCalled();
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: Odd\n  ports:\n  - port: 80\n';
  add(2, 'b', service);
  add(3, 'c', service.replace('web', 'api'));
  expect(loadKinds).toHaveBeenCalledTimes(1);
  expect(deltas()).toHaveLength(3);
  bring(await loadNeighbours());
  await vi.waitFor(() => expect(tasks).not.toEqual([]));
  runAll(tasks);
  const lists: (readonly string[])[] = [];
  deltas().reduce((before, delta) => {
    const next = applyDelta(before, delta);
    lists.push(next.problems.map(({ diagnostic, object }) => `${object.file} ${diagnostic.code}`));
    return next;
  }, emptySnapshot);
  expect(lists).toHaveLength(4);
  expect(lists[2]).not.toContain('b api/invalid');
  expect(lists[3]).toEqual(expect.arrayContaining([...(lists[2] ?? []), 'b api/invalid', 'c api/invalid']));
  expect(loadKinds).toHaveBeenCalledTimes(1);
});
