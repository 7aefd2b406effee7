import type { KeyValueStore } from '../../snapshots.ts';
import type { Database, FoundState, StoredState } from '../database.ts';
import type { ShortStore } from '../short-store.ts';
import type { Locks } from '../tab-hold.ts';

/** What becomes of a call to a store; `late`: it is done when nobody waits for it any more. */
export type Fate = 'done' | 'late' | 'fails' | 'silent';

/** How long a late call takes: longer than a start has patience. */
export const lateMs = 3000;

/** A browser profile: its stores outlive the tabs. `fate` is asked at each call of a tab to a store. */
export interface Profile {
  /** What stands in the database, as it was written. */
  state: FoundState | null;
  readonly items: Map<string, string>;
  readonly snapshotStore: Map<string, unknown>;
  fate: (call: string) => Fate;
}

export function createProfile(): Profile {
  return { state: null, items: new Map(), snapshotStore: new Map(), fate: () => 'done' };
}

/** The stores of one tab; when it is killed nothing that it began goes on. */
export interface TabStores {
  readonly database: Database;
  readonly short: ShortStore;
  readonly snapshotStore: KeyValueStore;
  readonly locks: Locks;
  kill(): void;
}

const never = new Promise<never>(() => undefined);

/** Calls take a turn each, as those of a browser do. */
function tick(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const asFound = ({ head, texts }: StoredState): FoundState =>
  structuredClone({ head, texts: texts.map((text) => ({ text, isWhole: true })) });

interface Turn {
  readonly owner: object;
  readonly grant: (held: boolean) => void;
  readonly reject: () => void;
}

/** The lock manager of a profile, for one name. */
export function createLocks() {
  let holder: Turn | null = null;
  let queue: Turn[] = [];
  const next = (): void => {
    if (!holder) queue.shift()?.grant(true);
  };
  return {
    locksOf(owner: object, fate: () => Fate): Locks {
      return {
        request: (_name, { ifAvailable, steal, signal }, run) => {
          const coming = fate();
          if (coming === 'fails') return Promise.reject(new DOMException('no locks here', 'SecurityError'));
          if (coming === 'silent') return never;
          return new Promise((resolve, reject) => {
            const fail = (): void => reject(new DOMException('taken', 'AbortError'));
            const turn: Turn = {
              owner,
              reject: fail,
              grant(held) {
                if (held) holder = turn;
                run(held ? {} : null).then(resolve, reject);
              },
            };
            if (steal) {
              holder?.reject();
              turn.grant(true);
            } else if (!holder) turn.grant(true);
            else if (ifAvailable) turn.grant(false);
            else {
              queue.push(turn);
              signal?.addEventListener('abort', () => {
                queue = queue.filter((other) => other !== turn);
                fail();
              });
            }
          });
        },
      };
    },
    gone(owner: object) {
      queue = queue.filter((turn) => turn.owner !== owner);
      if (holder?.owner !== owner) return;
      holder = null;
      next();
    },
  };
}

/** Returns the stores as one tab has them. */
export function openStores(profile: Profile, locks: ReturnType<typeof createLocks>): TabStores {
  const owner = {};
  let isAlive = true;
  /** One call: what it does happens as a whole, or not at all. */
  const call = async <T>(name: string, run: () => T): Promise<T> => {
    const fate = profile.fate(name);
    await tick(fate === 'late' ? lateMs : 1);
    if (!isAlive || fate === 'silent') return never;
    if (fate === 'fails') throw new DOMException('the disk is full', 'QuotaExceededError');
    return run();
  };
  const short = <T>(name: string, run: () => T, otherwise: T): T =>
    isAlive && ['done', 'late'].includes(profile.fate(name)) ? run() : otherwise;
  return {
    database: {
      load: () => call('database.load', () => structuredClone(profile.state)),
      save: (state, mayReplace) => {
        const copy = asFound(state);
        return call('database.save', () => {
          if (!mayReplace(profile.state?.head ?? null)) return false;
          profile.state = copy;
          return true;
        });
      },
    },
    short: {
      get: (key) => short<string | null | undefined>('short.get', () => profile.items.get(key) ?? null, undefined),
      set: (key, value) => short('short.set', () => profile.items.set(key, value) !== undefined, false),
      remove: (key) => short('short.remove', () => profile.items.delete(key) || true, false),
      keys: (prefix) => [...profile.items.keys()].filter((key) => key.startsWith(prefix)),
    },
    snapshotStore: {
      get: (key) => call('snapshotStore.get', () => structuredClone(profile.snapshotStore.get(key))),
      set: (key, value) => {
        const copy = structuredClone(value);
        return call('snapshotStore.set', () => void profile.snapshotStore.set(key, copy));
      },
      delete: (key) => call('snapshotStore.delete', () => void profile.snapshotStore.delete(key)),
      keys: () => call('snapshotStore.keys', () => [...profile.snapshotStore.keys()]),
    },
    locks: locks.locksOf(owner, () => profile.fate('locks')),
    kill() {
      isAlive = false;
      locks.gone(owner);
    },
  };
}
