import type { ControllerProfile } from '../engine/index.ts';
import type { FromWorker, RequestReply, SnapshotDelta, SnapshotPart, ToWorker } from './protocol.ts';
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
}

/** Reading goes on for this long before newer messages get their turn. */
const sliceMs = 40;
/** Reading that takes longer than this is told. */
const quietMs = 150;
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

  const guard = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      deps.post({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };

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
      .finally(schedule);
  };

  /** True while a profile is on its way: until it is there the previous answers stay. */
  const isFetching = (): boolean => {
    const { load } = deps;
    if (!load) return false;
    const missing = session.missingProfiles();
    for (const id of missing) if (!requested.has(id)) fetchProfile(id, load);
    return missing.some((id) => requested.get(id) === 'coming');
  };

  const finish = (): void => {
    readingSince = null;
    guard(() => {
      if (isFetching()) return;
      const delta = session.update();
      if (delta) sendSnapshot(delta, session.reply());
    });
    for (const run of waiting.splice(0)) guard(run);
  };

  const read = (): void => {
    const start = deps.now();
    readingSince ??= start;
    while (session.isReading() && deps.now() - start < sliceMs) session.step();
    if (!session.isReading()) {
      finish();
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
      guard(read);
    });
  };

  const whenRead = (run: () => void): void => {
    waiting.push(run);
    schedule();
  };

  const handle = (message: ToWorker): void => {
    switch (message.type) {
      case 'change':
        session.change(message.revision, message.changes);
        schedule();
        break;
      case 'controllers':
        session.setControllers(message.controllers);
        schedule();
        break;
      case 'route':
        routeId = message.id;
        deps.post({ type: 'routed', id: message.id, reply: session.route(message.query) });
        break;
      case 'plan':
        whenRead(() => deps.post({ type: 'planned', id: message.id, planned: session.plan(message.command) }));
        break;
      case 'redact':
        whenRead(() => deps.post({ type: 'redacted', id: message.id, redacted: session.redact() }));
        break;
    }
  };

  return (message) => guard(() => handle(message));
}
