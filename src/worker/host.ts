import type { Neighbours } from '../engine/kubectl/index.ts';
import type { ControllerProfile } from '../engine/match/index.ts';
import type { RequestReply } from '../protocol/answers.ts';
import type { Asked, FromWorker, SnapshotDelta, SnapshotPart, ToWorker } from '../protocol/messages.ts';
import {
  type AnswerOf,
  type Answers,
  type Naming,
  type Need,
  type QuestionName,
  questions,
  type Sliced,
  type Steps,
  type When,
} from '../protocol/questions.ts';
import type { Session } from './session.ts';

/** The outside world of a session. */
export interface HostDeps {
  readonly post: (message: FromWorker) => void;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
  /** Calls back after the messages that have already come. */
  readonly later: (run: () => void) => void;
  /** Fetches a profile; without it the session has all that it will ever have. */
  readonly load?: (id: string) => Promise<ControllerProfile | null>;
  /** Fetches the rules of kinds around an Ingress; without it only their metadata is judged. */
  readonly loadKinds?: () => Promise<Neighbours>;
}

/** Reading goes on for this long before newer messages get their turn. */
const sliceMs = 40;
/** Reading that takes longer than this is told. */
const quietMs = 400;
/** Items per message: about 5 ms of work for the page to receive. */
const partSize = 1000;

/** Cuts the large lists of a delta into messages of their own. */
function* partsOf(delta: SnapshotDelta): Generator<SnapshotPart, SnapshotDelta> {
  const nodes = delta.nodes.length > partSize ? [] : delta.nodes;
  if (nodes !== delta.nodes) for (const items of slices(delta.nodes)) yield { list: 'nodes', items };
  const lists: Record<string, unknown> = {};
  for (const [name, list] of Object.entries(delta.lists)) {
    const isLong = list.insert.length > partSize;
    lists[name] = isLong ? { ...list, insert: [] } : list;
    // The name and its items come from one entry of a typed record.
    if (isLong) for (const items of slices<unknown>(list.insert)) yield { list: name, items } as SnapshotPart;
  }
  return { ...delta, nodes, lists };
}

function* slices<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += partSize) yield items.slice(at, at + partSize);
}

/** A question that takes many slices. */
interface Slicing {
  readonly id: number;
  /** `null` until it is its turn. */
  steps: Steps<AnswerOf<Sliced> | null> | null;
  /** True while it waits for something else than its turn. */
  isWaiting: boolean;
}

const isSliced = (asked: Asked): asked is Asked<Sliced> => 'inSlices' in questions[asked.question];
const isNaming = (asked: Asked): asked is Asked<Naming> => questions[asked.question].when === 'profiles';

type Given = AnswerOf<QuestionName> | null;

function answerOf<N extends Exclude<QuestionName, Sliced>>(answers: Answers, asked: Asked<N>, need: Need) {
  // What a question is given depends on its name, which is not looked into here.
  return answers[asked.question](asked.ask, need) as Given | Promise<Given>;
}

function stepsOf<N extends Sliced>(answers: Answers, asked: Asked<N>, need: Need) {
  return answers[asked.question](asked.ask, need) as Promise<Slicing['steps']>;
}

/** Returns what takes the messages for a session: changes at once, reading in slices, plans when all is read. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function createHost(session: Session, deps: HostDeps): (message: ToWorker) => void {
  let isScheduled = false;
  let readingSince: number | null = null;
  let routeId = 0;
  const waiting: (() => void)[] = [];
  /** Profiles on their way, and those that could not be fetched: they are not asked for again. */
  const requested = new Map<string, 'coming' | 'failed'>();

  const fail = (error: unknown, isBehind = false): void => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    deps.post({ type: 'failed', message, ...(isBehind ? { isBehind } : {}) });
  };
  /** Tells that a question has failed, so that nobody waits for its answer. */
  const failAt = (id: number) => (error: unknown) => {
    fail(error);
    deps.post({ type: 'unanswered', id });
  };

  /** Questions that wait for profiles. */
  const awaiting: (() => void)[] = [];
  let testing: ReturnType<Session['runTests']> | null = null;
  /** The questions that are worked on in slices, or are going to be: one of each kind. */
  const slicing = new Map<QuestionName, Slicing>();

  const guard = (run: () => void, failed: (error: unknown) => void = fail): void => {
    try {
      run();
    } catch (error) {
      failed(error);
    }
  };
  const failBehind = (error: unknown): void => fail(error, true);

  const sendSnapshot = (delta: SnapshotDelta, reply: RequestReply): void => {
    const parts = partsOf(delta);
    let part = parts.next();
    for (; !part.done; part = parts.next()) deps.post({ type: 'part', part: part.value });
    deps.post({ type: 'snapshot', delta: part.value, routeId, reply });
  };

  const fetchProfile = (id: string, load: NonNullable<HostDeps['load']>): void => {
    requested.set(id, 'coming');
    load(id)
      .then((profile) => {
        if (profile) session.addProfile(profile);
        requested.set(id, profile ? 'coming' : 'failed');
      })
      .catch((error: unknown) => {
        requested.set(id, 'failed');
        deps.post({ type: 'failed', message: `${id}: ${error instanceof Error ? error.message : String(error)}` });
      })
      .finally(() => {
        for (const run of awaiting.splice(0)) guard(run);
        schedule();
      });
  };

  /** True while a profile is on its way: until it is there the previous answers stay. */
  const isFetching = (): boolean => {
    const { load } = deps;
    if (!load) return false;
    const missing = session.missingProfiles();
    for (const id of missing) if (!requested.has(id)) fetchProfile(id, load);
    return missing.some((id) => requested.get(id) === 'coming');
  };

  /** Fetches the profiles that a question names, then asks it. */
  const withProfiles = (ids: readonly string[], run: () => void): void => {
    const { load } = deps;
    const missing = load ? ids.filter((id) => !session.hasProfile(id) && requested.get(id) !== 'failed') : [];
    for (const id of missing) if (load && !requested.has(id)) fetchProfile(id, load);
    if (missing.length === 0) run();
    else awaiting.push(() => withProfiles(ids, run));
  };

  const need = (profiles: readonly string[]) => new Promise<void>((resolve) => withProfiles(profiles, resolve));

  /** Nothing comes of what was asked for long answers: another question has come, or the texts are other ones. */
  const endSlicing = (kind?: QuestionName): void => {
    for (const [name, { id }] of slicing) {
      if (kind !== undefined && kind !== name) continue;
      slicing.delete(name);
      deps.post({ type: 'unanswered', id });
    }
  };

  /** Runs the routing tests of the last update as soon as the profiles they name are there. */
  const startTests = (): void => {
    testing = null;
    withProfiles(session.testProfiles(), () => {
      testing = session.runTests();
      schedule();
    });
  };

  const runTests = (): void => {
    const step = testing?.next();
    if (!step?.done) return;
    testing = null;
    if (step.value) deps.post({ type: 'tests', ...step.value });
  };

  /** What can be worked on now, the oldest first. */
  const nextSlicing = (): [QuestionName, Slicing] | undefined =>
    [...slicing].find(([, { steps, isWaiting }]) => steps !== null && !isWaiting);

  const runSlicing = (name: QuestionName, one: Slicing): void => {
    const failed = (error: unknown): void => {
      slicing.delete(name);
      failAt(one.id)(error);
    };
    guard(() => {
      const step = one.steps?.next();
      if (!step) return;
      if (step.done) {
        slicing.delete(name);
        tell(one.id, step.value);
      } else if (step.value) {
        one.isWaiting = true;
        step.value.finally(() => {
          one.isWaiting = false;
          schedule();
        });
      }
    }, failed);
  };

  const endTests = (error: unknown): void => {
    testing = null;
    fail(error);
  };

  /** Works on while nothing newer has come; tests first. */
  const workOn = (): void => {
    const start = deps.now();
    for (let next = nextSlicing(); testing || next; next = nextSlicing()) {
      if (testing) guard(runTests, endTests);
      else if (next) runSlicing(...next);
      if (deps.now() - start < sliceMs) continue;
      schedule();
      break;
    }
  };

  /** Asked for once, behind the first answer: what is judged without them stands until they are there. */
  let haveAskedForKinds = false;
  const fetchKinds = (): void => {
    if (haveAskedForKinds || !deps.loadKinds || !session.needsKinds()) return;
    haveAskedForKinds = true;
    deps.loadKinds().then((kinds) => {
      session.setKinds(kinds);
      schedule();
    }, fail);
  };

  const finish = (): void => {
    readingSince = null;
    guard(() => {
      if (isFetching()) return;
      const delta = session.update();
      if (!delta) return;
      sendSnapshot(delta, session.reply());
      fetchKinds();
      startTests();
    }, failBehind);
    for (const run of waiting.splice(0)) run();
  };

  const read = (): void => {
    const start = deps.now();
    readingSince ??= start;
    while (session.isReading() && deps.now() - start < sliceMs) session.step();
    if (!session.isReading()) {
      finish();
      workOn();
      return;
    }
    if (deps.now() - readingSince > quietMs) deps.post({ type: 'progress', ...session.progress() });
    schedule();
  };

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    deps.later(() => {
      isScheduled = false;
      guard(read, failBehind);
    });
  };

  const whenRead = (id: number, run: () => void): void => {
    waiting.push(() => guard(run, failAt(id)));
    schedule();
  };
  const withProfilesFor = (id: number, profiles: readonly string[], run: () => void): void =>
    withProfiles(profiles, () => guard(run, failAt(id)));

  const turns: Readonly<Record<When, (asked: Asked, run: () => void) => void>> = {
    now: ({ id }, run) => guard(run, failAt(id)),
    // At once where that can be: what comes behind is made after it, and not meant.
    text: ({ id }, run) => (session.isReading() ? whenRead(id, run) : guard(run, failAt(id))),
    read: ({ id }, run) => whenRead(id, run),
    profiles: (asked, run) =>
      whenRead(asked.id, () => withProfilesFor(asked.id, isNaming(asked) ? asked.ask.controllers : [], run)),
    // What is asked about must be compiled first, under the profiles that are still on their way.
    compiled: ({ id }, run) =>
      whenRead(id, () => withProfilesFor(id, session.missingProfiles(), () => whenRead(id, run))),
  };

  const tell = (id: number, answer: Given): void =>
    deps.post(answer === null ? { type: 'unanswered', id } : { type: 'answer', id, answer });

  const answer = (asked: Asked<Exclude<QuestionName, Sliced>>): void => {
    const { id } = asked;
    const given = answerOf(session, asked, need);
    if (given instanceof Promise) given.then((late) => tell(id, late), failAt(id));
    else tell(id, given);
  };

  const startSlicing = (asked: Asked<Sliced>, one: Slicing): void => {
    const { id, question } = asked;
    // What came meanwhile has ended the question.
    const isWanted = (): boolean => slicing.get(question) === one;
    const start = (steps: Slicing['steps']): void => {
      if (!isWanted()) return;
      one.steps = steps;
      if (steps) schedule();
      else endSlicing(question);
    };
    const failed = (error: unknown): void => {
      if (isWanted()) slicing.delete(question);
      failAt(id)(error);
    };
    guard(() => isWanted() && void stepsOf(session, asked, need).then(start, failed), failed);
  };

  const ask = (asked: Asked): void => {
    const { id, question } = asked;
    const turn = turns[questions[question].when];
    if (question === 'route') routeId = id;
    if (isSliced(asked)) {
      endSlicing(question);
      const one: Slicing = { id, steps: null, isWaiting: false };
      slicing.set(question, one);
      turn(asked, () => startSlicing(asked, one));
    } else if (!isSliced(asked)) turn(asked, () => answer(asked));
  };

  const handle = (message: ToWorker): void => {
    switch (message.type) {
      case 'change':
        endSlicing();
        session.change(message.revision, message.changes);
        schedule();
        break;
      case 'controllers':
        endSlicing();
        session.setControllers(message.controllers);
        schedule();
        break;
      case 'options':
        endSlicing();
        session.setOptions(message.options);
        schedule();
        break;
      case 'ask':
        ask(message);
        break;
    }
  };

  return (message) => {
    // A change that is not taken leaves texts that are not those of the page.
    const failed = 'id' in message ? failAt(message.id) : failBehind;
    guard(() => handle(message), failed);
  };
}
