import type { WorkerPort } from './client.ts';
import type { FromWorker } from './protocol.ts';

/** Returns the port of a new engine worker. */
export function spawnEngine(): WorkerPort {
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
