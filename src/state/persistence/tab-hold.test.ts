import { describe, expect, test } from 'vitest';
import { holdWorkspace, type Locks } from './tab-hold.ts';

interface Turn {
  readonly grant: (held: boolean) => void;
  readonly reject: (cause: Error) => void;
}

const aborted = () => new DOMException('taken', 'AbortError');

/** The lock manager of one browser profile, for one name. */
function createBrowser() {
  let holder: Turn | null = null;
  let queue: Turn[] = [];
  const next = (): void => {
    if (!holder) queue.shift()?.grant(true);
  };
  const locks: Locks = {
    request: (_name, { ifAvailable, steal, signal }, run) =>
      new Promise((resolve, reject) => {
        const turn: Turn = {
          reject,
          grant(held) {
            if (held) holder = turn;
            run(held ? {} : null).then(resolve, reject);
          },
        };
        if (steal) {
          holder?.reject(aborted());
          turn.grant(true);
        } else if (!holder) turn.grant(true);
        else if (ifAvailable) turn.grant(false);
        else {
          queue.push(turn);
          signal?.addEventListener('abort', () => {
            queue = queue.filter((other) => other !== turn);
            reject(aborted());
          });
        }
      }),
  };
  return {
    locks,
    closeHolder() {
      holder = null;
      next();
    },
  };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

describe('the workspace is kept by one tab', () => {
  test('the first one; the second gets it when the first is closed', async () => {
    const { locks, closeHolder } = createBrowser();
    const heard: string[] = [];
    holdWorkspace(locks, (isHeld) => heard.push(`a ${isHeld}`));
    holdWorkspace(locks, (isHeld) => heard.push(`b ${isHeld}`));
    await settle();
    expect(heard).toEqual(['a true', 'b false']);
    closeHolder();
    await settle();
    expect(heard).toEqual(['a true', 'b false', 'b true']);
  });

  test('and comes back to it after a reload, before one that waits', async () => {
    const { locks, closeHolder } = createBrowser();
    const heard: string[] = [];
    holdWorkspace(locks, (isHeld) => heard.push(`a ${isHeld}`));
    holdWorkspace(locks, (isHeld) => heard.push(`b ${isHeld}`));
    await settle();
    closeHolder();
    holdWorkspace(locks, (isHeld) => heard.push(`a again ${isHeld}`), true);
    await settle();
    expect(heard.slice(2).toSorted()).toEqual(['a again true', 'b false', 'b true']);
  });

  test('and whoever takes it has it until it is taken back', async () => {
    const { locks } = createBrowser();
    const heard: string[] = [];
    const a = holdWorkspace(locks, (isHeld) => heard.push(`a ${isHeld}`));
    const b = holdWorkspace(locks, (isHeld) => heard.push(`b ${isHeld}`));
    await settle();
    heard.length = 0;
    b.take();
    await settle();
    expect(heard.toSorted()).toEqual(['a false', 'b true']);
    heard.length = 0;
    a.take();
    await settle();
    expect(heard.toSorted()).toEqual(['a true', 'b false']);
  });

  test('and without locks that work each counts as the one, and asks for them no more than twice', async () => {
    for (const refuse of [
      () => Promise.reject(new DOMException('no', 'SecurityError')),
      () => {
        throw new DOMException('no', 'SecurityError');
      },
    ]) {
      let calls = 0;
      const heard: boolean[] = [];
      const locks: Locks = {
        request() {
          calls++;
          return refuse();
        },
      };
      holdWorkspace(locks, (isHeld) => heard.push(isHeld));
      await settle();
      expect(heard).toEqual([true]);
      expect(calls).toBeLessThanOrEqual(2);
    }
  });
});
