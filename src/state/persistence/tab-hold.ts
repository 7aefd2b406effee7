/** The part of the browser's lock manager that is used. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly steal?: boolean; readonly signal?: AbortSignal },
    run: (lock: object | null) => Promise<unknown>,
  ): Promise<unknown>;
}

export interface TabHold {
  /** Takes the hold from the tab that has it. */
  take(): void;
}

const lockName = 'ingraph/workspace';

/**
 * Only one tab at a time keeps the workspace: the first one, until it closes or another takes over.
 * `tell` hears at once, and at each change, whether it is this one; `hadIt` takes it back after a reload.
 * A lock manager that refuses to work is as good as none: this tab then counts as the one.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One closure: its parts share what it holds.
export function holdWorkspace(locks: Locks, tell: (isHeld: boolean) => void, hadIt = false): TabHold {
  let waiting: AbortController | null = null;
  /** Asks for the lock; `granted` gets it, whatever else becomes of the request goes to `refused`. */
  const request = (
    options: Parameters<Locks['request']>[1],
    granted: (lock: object | null) => Promise<unknown>,
    refused: (wasGranted: boolean) => void,
  ): void => {
    let wasGranted = false;
    const run = (lock: object | null): Promise<unknown> => {
      wasGranted = lock !== null;
      return granted(lock);
    };
    const end = (): void => refused(wasGranted);
    try {
      locks.request(lockName, options, run).catch(end);
    } catch {
      end();
    }
  };
  /** Holds on until the tab is gone or another takes the lock. */
  const hold = (): Promise<never> => {
    waiting = null;
    tell(true);
    return new Promise(() => undefined);
  };
  /** Another tab has taken the lock; one that was never granted was refused by the browser itself. */
  const lost = (wasGranted: boolean): void => {
    if (!wasGranted) {
      tell(true);
      return;
    }
    tell(false);
    wait();
  };
  const wait = (): void => {
    const turn = new AbortController();
    waiting = turn;
    // Who stops waiting takes the lock at once.
    request({ signal: turn.signal }, hold, (wasGranted) => turn.signal.aborted || lost(wasGranted));
  };
  const take = (): void => {
    waiting?.abort();
    request({ steal: true }, hold, lost);
  };
  const ask = (): void => {
    const whenAsked = (lock: object | null): Promise<unknown> => {
      if (lock) return hold();
      tell(false);
      wait();
      return Promise.resolve();
    };
    request({ ifAvailable: true }, whenAsked, lost);
  };
  if (hadIt) take();
  else ask();
  return { take };
}
