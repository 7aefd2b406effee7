import type { RequestQuery } from '../protocol/answers.ts';
import type { EngineClient, EngineListener, WorkerPort } from '../protocol/engine-client.ts';
import type { Asked, FromWorker, SnapshotDelta, SnapshotPart } from '../protocol/messages.ts';
import { type Asking, type QuestionName, questions, type Rules } from '../protocol/questions.ts';

type Parts = { readonly [L in SnapshotPart['list']]?: unknown[] };

/** Puts the parts that came ahead in front of what the last message holds. */
function joinParts(delta: SnapshotDelta, parts: Parts): SnapshotDelta {
  const { nodes, ...lists } = parts;
  const joined: Record<string, unknown> = { ...delta.lists };
  for (const [name, ahead] of Object.entries(lists)) {
    const list = delta.lists[name as keyof typeof lists]; // names come from SnapshotPart
    if (list) joined[name] = { ...list, insert: [...ahead, ...list.insert] };
  }
  // Both sides of the protocol are typed; the parts were sorted into lists of their own type when they came.
  return { ...delta, nodes: [...((nodes ?? []) as SnapshotDelta['nodes']), ...delta.nodes], lists: joined };
}

/** A question without an answer. */
interface Open {
  readonly asked: Asked;
  readonly resolve: (answer: unknown) => void;
}

/** A question that waits until the one before it is answered. */
interface Waiting {
  readonly ask: unknown;
  readonly resolve: (answer: unknown) => void;
}

const names = Object.keys(questions) as readonly QuestionName[]; // keys of a typed table
const rules: Readonly<Record<QuestionName, Rules>> = questions;

/** Returns a client of the worker behind `first`; `spawn` makes the port of another one when that dies. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createEngineClient(first: WorkerPort, spawn: () => WorkerPort = () => first): EngineClient {
  let port = first;
  let isDead = false;
  let listener: EngineListener | null = null;
  let lastId = 0;
  let parts: { [L in SnapshotPart['list']]?: unknown[] } = {};
  const open = new Map<number, Open>();
  /** By question of which only the newest matters: the id of the one that is on its way, and the one that waits. */
  const sent = new Map<QuestionName, number>();
  const waiting = new Map<QuestionName, Waiting>();
  const queries = new Map<number, RequestQuery>();

  const send = (question: QuestionName, { ask, resolve }: Waiting): number => {
    const id = ++lastId;
    const asked = { type: 'ask', id, question, ask } as Asked; // each question comes with its own kind of `ask`
    open.set(id, { asked, resolve });
    if (asked.question === 'route') queries.set(id, asked.ask);
    if (isDead) queueMicrotask(giveUpAll);
    else port.post(asked);
    return id;
  };

  const sendWaiting = (question: QuestionName): void => {
    const next = waiting.get(question);
    if (!next || sent.has(question)) return;
    waiting.delete(question);
    sent.set(question, send(question, next));
  };

  const settle = (id: number, answer: unknown): void => {
    const question = open.get(id);
    if (!question) return;
    open.delete(id);
    const { asked, resolve } = question;
    if (asked.question === 'route') for (const old of queries.keys()) if (old < id) queries.delete(old);
    resolve(answer);
    if (sent.get(asked.question) !== id) return;
    sent.delete(asked.question);
    sendWaiting(asked.question);
  };

  const giveUp = (id: number): void => {
    const question = open.get(id)?.asked.question;
    if (question) settle(id, questions[question].nothing);
  };
  /** What outlives a worker is asked again of the next one. */
  const giveUpAll = (): void => {
    if (isDead) for (const [id, { asked }] of [...open]) if (!rules[asked.question].outlives) giveUp(id);
  };

  const collect = ({ list, items }: SnapshotPart): void => {
    const collected = parts[list] ?? [];
    for (const item of items) collected.push(item);
    parts[list] = collected;
  };

  const receive = (message: FromWorker): void => {
    switch (message.type) {
      case 'part':
        collect(message.part);
        break;
      case 'snapshot': {
        const delta = joinParts(message.delta, parts);
        parts = {};
        listener?.snapshot(delta, queries.get(message.routeId) ?? null, message.reply);
        break;
      }
      case 'tests':
        listener?.tests?.(message.revision, message.tests);
        break;
      case 'progress':
        listener?.progress(message.done, message.total);
        break;
      case 'answer':
        settle(message.id, message.answer);
        break;
      case 'unanswered':
        giveUp(message.id);
        break;
      case 'failed':
        listener?.failed(message.message, message.isBehind === true);
        break;
      case 'died':
        isDead = true;
        listener?.died?.();
        giveUpAll();
        break;
    }
  };
  port.listen(receive);

  const ask = (question: QuestionName, asked: unknown): Promise<unknown> =>
    new Promise((resolve) => {
      const next = { ask: asked, resolve };
      if (!rules[question].newestOnly) {
        send(question, next);
        return;
      }
      waiting.get(question)?.resolve(questions[question].nothing);
      waiting.set(question, next);
      sendWaiting(question);
    });
  // One for each name; whoever asks sees the types of the question.
  const asking = Object.fromEntries(names.map((name) => [name, (asked: unknown) => ask(name, asked)])) as Asking;

  return {
    ...asking,
    listen(next) {
      listener = next;
    },
    change: (revision, changes) => port.post({ type: 'change', revision, changes }),
    setControllers: (controllers) => port.post({ type: 'controllers', controllers }),
    setOptions: (options) => port.post({ type: 'options', options }),
    restart({ revision, files, controllers, options }) {
      port.close();
      port = spawn();
      isDead = false;
      parts = {};
      port.listen(receive);
      port.post({ type: 'controllers', controllers });
      port.post({ type: 'options', options });
      const changes = files.map(({ name, text }, at) => ({ kind: 'add' as const, at, name, text }));
      port.post({ type: 'change', revision, changes });
      for (const { asked } of open.values()) port.post(asked);
    },
    close: () => port.close(),
  };
}
