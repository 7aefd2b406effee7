import { loadProfile } from '../../engine/controllers/index.ts';
import type { WorkerPort } from '../../protocol/engine-client.ts';
import type { FromWorker, ToWorker } from '../../protocol/messages.ts';
import { createHost } from '../../worker/host.ts';
import { createSession } from '../../worker/session.ts';

/** Lets everything go on that waits for nothing but its turn: promises, and imports of code that is there. */
async function breathe(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that only goes on when it is told to, with what is to be done at which time. */
export function virtualTime() {
  let now = 0;
  let count = 0;
  const tasks: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];
  const next = () => tasks.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  const step = async (until: number): Promise<boolean> => {
    const task = next();
    if (!task || task.at > until) return false;
    tasks.splice(tasks.indexOf(task), 1);
    now = task.at;
    task.run();
    await breathe();
    return true;
  };
  return {
    now: () => now,
    at: (time: number, run: () => void) => void tasks.push({ at: time, order: count++, run }),
    async pass(ms: number) {
      const until = now + ms;
      await breathe();
      while (await step(until));
      now = until;
    },
    /** Goes on until it is so; true when it has become so before everything stood still. */
    async until(isSo: () => boolean): Promise<boolean> {
      await breathe();
      while (!isSo()) if (!(await step(Number.POSITIVE_INFINITY))) return isSo();
      return true;
    },
  };
}

/** See `virtualTime`. */
export type Time = ReturnType<typeof virtualTime>;

/** Numbers from 0 to `most`, the same for the same seed. */
export function delays(seed: number, most: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** A worker whose messages and replies take up to `most` ms each way; those of one way keep their order. */
export function slowEngine(time: Time, delay: () => number): WorkerPort {
  let tell: (message: FromWorker) => void = () => undefined;
  const way = () => {
    let last = 0;
    return (run: () => void): void => {
      last = Math.max(last, time.now() + delay());
      time.at(last, run);
    };
  };
  const [there, back] = [way(), way()];
  const host = createHost(
    createSession(() => 0),
    {
      post(message) {
        const copy = structuredClone(message);
        back(() => tell(copy));
      },
      now: () => 0,
      later: (run) => time.at(time.now(), run),
      load: loadProfile,
    },
  );
  return {
    post(message: ToWorker) {
      const copy = structuredClone(message);
      there(() => host(copy));
    },
    listen(receive) {
      tell = receive;
    },
    close: () => undefined,
  };
}
