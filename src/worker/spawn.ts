import type { WorkerPort } from './client.ts';
import type { FromWorker } from './protocol.ts';

/** Returns the port of a new engine worker. */
export function spawnEngine(): WorkerPort {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  return {
    post: (message) => worker.postMessage(message),
    listen(receive) {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data));
      worker.addEventListener('error', (event) => receive({ type: 'failed', message: event.message }));
    },
    close: () => worker.terminate(),
  };
}
