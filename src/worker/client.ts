import type { ChangeGoal, Command, LanguageAsk } from '../engine/index.ts';
import type { Answer, Foresight, Reach, Survey } from '../protocol/answers.ts';
import type {
  Answered,
  Consideration,
  Considered,
  ForeseeLines,
  FromWorker,
  Improved,
  Planned,
  Redacted,
  RequestQuery,
  RequestReply,
  SnapshotDelta,
  SnapshotPart,
  TextChange,
  ToWorker,
} from '../protocol/messages.ts';
import type { RouterOptions } from '../protocol/router-options.ts';
import type { TestsState } from '../protocol/tests.ts';

/** What the client needs of a Worker; `host.ts` offers the same in the page for tests. */
export interface WorkerPort {
  post(message: ToWorker): void;
  listen(receive: (message: FromWorker) => void): void;
  close(): void;
}

/** What the client tells without being asked. */
export interface EngineListener {
  /** `reply` answers `query`, the newest request that the worker knew. */
  snapshot(delta: SnapshotDelta, query: RequestQuery | null, reply: RequestReply): void;
  /** The routing tests of the texts of this revision; `null` when they are as they were. */
  tests?(revision: number, tests: TestsState | null): void;
  /** The worker reads something long; `done` of `total` code units. */
  progress(done: number, total: number): void;
  /** Nothing is answered any more until `restart`. */
  died?(): void;
  /** `isBehind`: no graph comes of the texts as they are. */
  failed(message: string, isBehind: boolean): void;
}

/** All that a worker has to be told at its beginning. */
export interface EngineStart {
  readonly revision: number;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly controllers: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, RouterOptions>;
}

/**
 * The engine as the page sees it: everything is answered later, in order. What fails there is answered with nothing,
 * and so is everything but the request when the worker dies: nobody waits for ever.
 */
export interface EngineClient {
  listen(listener: EngineListener): void;
  change(revision: number, changes: readonly TextChange[]): void;
  setControllers(controllers: ReadonlyMap<string, string>): void;
  setOptions(options: ReadonlyMap<string, RouterOptions>): void;
  /** The request as each of these profiles answers it. */
  elsewhere(query: RequestQuery, controllers: readonly string[]): Promise<readonly Answer[]>;
  /** All requests around all paths; `null` when something changed before it was done. */
  survey(controllers: readonly string[], given: readonly string[]): Promise<Survey | null>;
  /** The requests that reach a host or Service. */
  reach(nodeId: string, router: string | null): Promise<Reach>;
  /** Plans a command on the newest texts sent so far; refuses it, for no revision at all, when that has failed. */
  plan(command: Command): Promise<Planned>;
  /** What a command would change; `null` when another was asked about before this one was sent. */
  foresee(command: Command, query: RequestQuery | null, lines?: ForeseeLines): Promise<Foresight | null>;
  /** Answers requests and judges corrections beside what is shown; `null` when that has failed. */
  consider(asked: Consideration): Promise<Considered | null>;
  /** Changes that would help a request, or bring it to a goal; `null` when another was asked about before this one was sent. */
  improve(query: RequestQuery, goal: ChangeGoal | null): Promise<Improved | null>;
  /** Answers a question about a place in the newest texts; `null` when that has failed. */
  ask(ask: LanguageAsk): Promise<Answered | null>;
  /** Answers a request; `null` when a newer one was asked before this one was sent. */
  route(query: RequestQuery): Promise<RequestReply | null>;
  /** The newest texts without the values of Secrets, for links; rejects when that has failed. */
  redact(): Promise<Redacted>;
  /** Puts a new worker in the place of one that died: it gets everything, and the request that nobody answered. */
  restart(start: EngineStart): void;
  close(): void;
}

const unplanned: Planned = { revision: -1, result: { ok: false, error: { code: 'target-gone' } } };

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

/** Questions of which only the newest matters: one is on its way, one waits, those between are answered with `null`. */
function latestOnly<T>(nextId: () => number) {
  interface Question {
    readonly send: (id: number) => void;
    readonly resolve: (value: T | null) => void;
  }
  let sent: (Question & { readonly id: number }) | null = null;
  let waiting: Question | null = null;
  const sendWaiting = (): void => {
    if (sent || !waiting) return;
    const question = { ...waiting, id: nextId() };
    sent = question;
    waiting = null;
    question.send(question.id);
  };
  return {
    ask: (send: Question['send']) =>
      new Promise<T | null>((resolve) => {
        waiting?.resolve(null);
        waiting = { send, resolve };
        sendWaiting();
      }),
    settle(id: number, value: T | null) {
      if (sent?.id !== id) return;
      const { resolve } = sent;
      sent = null;
      resolve(value);
      sendWaiting();
    },
  };
}

/** Returns a client of the worker behind `first`; `spawn` makes the port of another one when that dies. */
export function createEngineClient(first: WorkerPort, spawn: () => WorkerPort = () => first): EngineClient {
  let port = first;
  /** Questions without an answer, by id. */
  const open = new Map<number, ToWorker & { readonly id: number }>();
  let isDead = false;
  let listener: EngineListener | null = null;
  let lastId = 0;
  let parts: { [L in SnapshotPart['list']]?: unknown[] } = {};
  const plans = new Map<number, (planned: Planned) => void>();
  const asks = new Map<number, (answered: Answered | null) => void>();
  const considerations = new Map<number, (considered: Considered | null) => void>();
  const redactions = new Map<number, (redacted: Redacted | null) => void>();
  const elsewhere = new Map<number, (answers: readonly Answer[]) => void>();
  const surveys = new Map<number, (survey: Survey | null) => void>();
  const reaches = new Map<number, (reach: Reach) => void>();
  const queries = new Map<number, RequestQuery>();
  let asked: { readonly id: number; readonly resolve: (reply: RequestReply | null) => void } | null = null;
  let waiting: { readonly query: RequestQuery; readonly resolve: (reply: RequestReply | null) => void } | null = null;

  const sendWaiting = (): void => {
    if (asked || !waiting) return;
    lastId++;
    asked = { id: lastId, resolve: waiting.resolve };
    queries.set(lastId, waiting.query);
    post({ type: 'route', id: lastId, query: waiting.query });
    waiting = null;
  };

  const settleRoute = (id: number, reply: RequestReply | null): void => {
    if (asked?.id !== id) return;
    const { resolve } = asked;
    asked = null;
    for (const old of queries.keys()) if (old < id) queries.delete(old);
    resolve(reply);
    sendWaiting();
  };

  const collect = ({ list, items }: SnapshotPart): void => {
    const collected = parts[list] ?? [];
    for (const item of items) collected.push(item);
    parts[list] = collected;
  };

  const settle = <T>(waiting: Map<number, (value: T) => void>, id: number, value: T): void => {
    waiting.get(id)?.(value);
    waiting.delete(id);
  };

  const foresights = latestOnly<Foresight>(() => ++lastId);
  const improvements = latestOnly<Improved>(() => ++lastId);

  const post = (question: ToWorker & { readonly id: number }): void => {
    open.set(question.id, question);
    if (isDead) queueMicrotask(giveUpAll);
    else port.post(question);
  };
  /** The request is asked again of the next worker: it is what the page shows. */
  const giveUpAll = (): void => {
    if (isDead) for (const { id, type } of [...open.values()]) if (type !== 'route') giveUp(id);
  };

  const giveUp = (id: number): void => {
    open.delete(id);
    settleRoute(id, null);
    settle(plans, id, unplanned);
    settle(asks, id, null);
    settle(considerations, id, null);
    settle(elsewhere, id, []);
    settle(surveys, id, null);
    settle(reaches, id, { rows: [], isComplete: false });
    settle(redactions, id, null);
    foresights.settle(id, null);
    improvements.settle(id, null);
  };

  const receive = (message: FromWorker): void => {
    if ('id' in message) open.delete(message.id);
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
      case 'routed':
        settleRoute(message.id, message.reply);
        break;
      case 'reached':
        settle(reaches, message.id, message.reach);
        break;
      case 'planned':
        settle(plans, message.id, message.planned);
        break;
      case 'foreseen':
        foresights.settle(message.id, message.foresight);
        break;
      case 'improved':
        improvements.settle(message.id, message.improved);
        break;
      case 'answered':
        settle(asks, message.id, message.answered);
        break;
      case 'considered':
        settle(considerations, message.id, message.considered);
        break;
      case 'elsewhere':
        settle(elsewhere, message.id, message.answers);
        break;
      case 'surveyed':
        settle(surveys, message.id, message.survey);
        break;
      case 'redacted':
        settle(redactions, message.id, message.redacted);
        break;
      case 'failed':
        listener?.failed(message.message, message.isBehind === true);
        break;
      case 'unanswered':
        giveUp(message.id);
        break;
      case 'died':
        isDead = true;
        listener?.died?.();
        giveUpAll();
        break;
    }
  };
  port.listen(receive);

  return {
    listen(next) {
      listener = next;
    },
    change: (revision, changes) => port.post({ type: 'change', revision, changes }),
    setControllers: (controllers) => port.post({ type: 'controllers', controllers }),
    setOptions: (options) => port.post({ type: 'options', options }),
    elsewhere: (query, controllers) =>
      new Promise((resolve) => {
        lastId++;
        elsewhere.set(lastId, resolve);
        post({ type: 'elsewhere', id: lastId, query, controllers });
      }),
    survey: (controllers, given) =>
      new Promise((resolve) => {
        lastId++;
        surveys.set(lastId, resolve);
        post({ type: 'survey', id: lastId, controllers, given });
      }),
    reach: (nodeId, router) =>
      new Promise((resolve) => {
        lastId++;
        reaches.set(lastId, resolve);
        post({ type: 'reach', id: lastId, nodeId, router });
      }),
    plan: (command) =>
      new Promise((resolve) => {
        lastId++;
        plans.set(lastId, resolve);
        post({ type: 'plan', id: lastId, command });
      }),
    improve: (query, goal) => improvements.ask((id) => post({ type: 'improve', id, query, goal })),
    foresee: (command, query, lines) => foresights.ask((id) => post({ type: 'foresee', id, command, query, ...lines })),
    ask: (ask) =>
      new Promise((resolve) => {
        lastId++;
        asks.set(lastId, resolve);
        post({ type: 'ask', id: lastId, ask });
      }),
    consider: (asked) =>
      new Promise((resolve) => {
        lastId++;
        considerations.set(lastId, resolve);
        post({ type: 'consider', id: lastId, ...asked });
      }),
    route: (query) =>
      new Promise((resolve) => {
        waiting?.resolve(null);
        waiting = { query, resolve };
        sendWaiting();
      }),
    redact: () =>
      new Promise((resolve, reject) => {
        lastId++;
        redactions.set(lastId, (redacted) => (redacted ? resolve(redacted) : reject(new Error('not redacted'))));
        post({ type: 'redact', id: lastId });
      }),
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
      for (const question of open.values()) port.post(question);
    },
    close: () => port.close(),
  };
}
