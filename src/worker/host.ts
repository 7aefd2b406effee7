import { type ControllerProfile, loadQuestioning, type Neighbours, type Questioning } from '../engine/index.ts';
import type { Foresight, Reach, Survey } from '../protocol/answers.ts';
import type {
  Answered,
  FromWorker,
  Planned,
  RequestReply,
  SnapshotDelta,
  SnapshotPart,
  ToWorker,
} from '../protocol/messages.ts';
import type { SinceAsk } from '../protocol/since-report.ts';
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

/** Returns what takes the messages for a session: changes at once, reading in slices, plans when all is read. */
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
  /** Comes with the first question about changes: it has texts of its own. */
  let since: Promise<(ask: SinceAsk) => Promise<void>> | null = null;
  /** The survey that waits for its code; 0 for none. */
  let asked = 0;
  let surveying: { readonly id: number; readonly steps: Generator<void, Survey | null> } | null = null;

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

  const endSurvey = (survey: Survey | null): void => {
    asked = 0;
    if (surveying) deps.post({ type: 'surveyed', id: surveying.id, survey });
    surveying = null;
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

  const runSurvey = (): void => {
    const step = surveying?.steps.next();
    if (step?.done) endSurvey(step.value);
  };
  /** What cannot be asked on ends: the others go on. */
  const endAsking = (error: unknown): void => {
    if (testing) testing = null;
    else endSurvey(null);
    fail(error);
  };

  /** Asks on while nothing newer has come; tests first. */
  const askOn = (): void => {
    const start = deps.now();
    while ((testing || surveying) && deps.now() - start < sliceMs) {
      guard(testing ? runTests : runSurvey, endAsking);
    }
    if (testing || surveying) schedule();
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
      askOn();
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
  /** What is asked about must be compiled first, under the profiles that are still on their way. */
  const whenCompiled = (id: number, run: () => void): void =>
    whenRead(id, () => withProfilesFor(id, session.missingProfiles(), () => whenRead(id, run)));

  const handle = (message: ToWorker): void => {
    switch (message.type) {
      case 'change':
        endSurvey(null);
        session.change(message.revision, message.changes);
        schedule();
        break;
      case 'controllers':
        endSurvey(null);
        session.setControllers(message.controllers);
        schedule();
        break;
      case 'options':
        endSurvey(null);
        session.setOptions(message.options);
        schedule();
        break;
      case 'elsewhere': {
        const { id, query, controllers } = message;
        whenRead(id, () =>
          withProfilesFor(id, controllers, () =>
            deps.post({ type: 'elsewhere', id, answers: session.elsewhere(query, controllers) }),
          ),
        );
        break;
      }
      case 'survey': {
        endSurvey(null);
        const { id, controllers, given } = message;
        asked = id;
        whenRead(id, () =>
          withProfilesFor(id, controllers, () => {
            const start = (questioning: Questioning): void => {
              endSurvey(null);
              surveying = { id, steps: session.survey(controllers, given, questioning) };
              schedule();
            };
            // What came meanwhile has ended the question.
            const giveUp = (): void => deps.post({ type: 'surveyed', id, survey: null });
            loadQuestioning()
              .then((questioning) => (id === asked ? start(questioning) : giveUp()))
              .catch(failAt(id));
          }),
        );
        break;
      }
      case 'route':
        routeId = message.id;
        deps.post({ type: 'routed', id: message.id, reply: session.route(message.query) });
        break;
      case 'reach': {
        const { id, nodeId, router } = message;
        const tell = (reach: Reach): void => deps.post({ type: 'reached', id, reach });
        whenRead(id, () => void session.reach(nodeId, router).then(tell, failAt(id)));
        break;
      }
      case 'plan': {
        const { id, command } = message;
        const tell = (planned: Planned): void => deps.post({ type: 'planned', id, planned });
        const plan = (): void => void session.plan(command).then(tell, failAt(id));
        // At once where that can be: what comes behind is made after it, and not meant.
        if (session.isReading()) whenRead(id, plan);
        else guard(plan, failAt(id));
        break;
      }
      case 'foresee': {
        const { id, command, query, sent = [], examples = [] } = message;
        const post = (foresight: Foresight | null): void => deps.post({ type: 'foreseen', id, foresight });
        const ask = (): void => {
          session.foresee(command, { query, sent, examples }).then((prepared) => {
            if (!prepared) post(null);
            else withProfilesFor(id, prepared.profiles, () => post(prepared.tell()));
          }, failAt(id));
        };
        // What is changed must have been compiled before anything can be compared with it.
        whenCompiled(id, ask);
        break;
      }
      case 'consider': {
        const { id } = message;
        const ask = (): void => {
          import('./consider.ts')
            .then(({ consider }) => {
              const world = session.world();
              deps.post({ type: 'considered', id, considered: world && consider(world, message) });
            })
            .catch(failAt(id));
        };
        whenCompiled(id, ask);
        break;
      }
      case 'improve': {
        const { id, query, goal } = message;
        const tell = (): void =>
          void session
            .improve(query, goal)
            .then((improved) => deps.post({ type: 'improved', id, improved }), failAt(id));
        whenCompiled(id, tell);
        break;
      }
      case 'ask':
        whenRead(message.id, () => {
          const tell = (answered: Answered): void => deps.post({ type: 'answered', id: message.id, answered });
          session.ask(message.ask).then(tell, failAt(message.id));
        });
        break;
      case 'redact':
        import('./redact.ts').then(({ redact }) => {
          whenRead(message.id, () =>
            deps.post({ type: 'redacted', id: message.id, redacted: redact(session.texts()) }),
          );
        }, failAt(message.id));
        break;
      case 'since':
        since ??= import('./since.ts').then(({ createSince }) => createSince(deps));
        since.then((answer) => answer(message)).catch(failAt(message.id));
        break;
    }
  };

  return (message) => {
    // A change that is not taken leaves texts that are not those of the page.
    const failed = 'id' in message ? failAt(message.id) : failBehind;
    guard(() => handle(message), failed);
  };
}
