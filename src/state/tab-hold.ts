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
 */
export function holdWorkspace(locks: Locks, tell: (isHeld: boolean) => void, hadIt = false): TabHold {
  let waiting: AbortController | null = null;
  /** Holds on until the tab is gone or another takes the lock. */
  const hold = (): Promise<never> => {
    waiting = null;
    tell(true);
    return new Promise(() => undefined);
  };
  const wait = (): void => {
    const turn = new AbortController();
    waiting = turn;
    // Who stops waiting takes the lock at once.
    locks.request(lockName, { signal: turn.signal }, hold).catch(() => turn.signal.aborted || lost());
  };
  /** Another tab has taken the lock. */
  const lost = (): void => {
    tell(false);
    wait();
  };
  const take = (): void => {
    waiting?.abort();
    locks.request(lockName, { steal: true }, hold).catch(lost);
  };
  const ask = (): void => {
    const whenAsked = (lock: object | null): Promise<unknown> => {
      if (lock) return hold();
      lost();
      return Promise.resolve();
    };
    locks.request(lockName, { ifAvailable: true }, whenAsked).catch(lost);
  };
  if (hadIt) take();
  else ask();
  return { take };
}
