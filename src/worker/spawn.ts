import type { WorkerPort } from '../protocol/engine-client.ts';
import type { FromWorker } from '../protocol/messages.ts';

/** What stands for a worker where there is none: it has died already. */
const nobody: WorkerPort = {
  post: () => undefined,
  listen: (receive) => queueMicrotask(() => receive({ type: 'died' })),
  close: () => undefined,
};

/** Returns the port of a new engine worker; browsers and policies without workers get one that says so. */
export function spawnEngine(): WorkerPort {
  try {
    return workerPort();
  } catch (cause) {
    // The page has a card for this; the cause belongs in the console.
    reportError(cause);
    return nobody;
  }
}

function workerPort(): WorkerPort {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  return {
    post: (message) => worker.postMessage(message),
    listen(receive) {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data));
      // What happened stands in the console: the browser writes it there.
      worker.addEventListener('error', () => receive({ type: 'died' }));
    },
    close: () => worker.terminate(),
  };
}
