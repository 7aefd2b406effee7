import { loadProfile } from '../engine/controllers/index.ts';
import { loadNeighbours } from '../engine/kubectl/index.ts';
import type { WorkerPort } from '../protocol/engine-client.ts';
import type { FromWorker, ToWorker } from '../protocol/messages.ts';
import { createHost } from './host.ts';
import { createSession } from './session.ts';

/**
 * Returns a port to an engine in the same thread, for tests and for places without workers.
 * Messages are cloned as between threads, so that nothing is shared by accident.
 */
export function inProcessEngine(now: () => number = () => performance.now()): WorkerPort {
  let receive: (message: FromWorker) => void = () => undefined;
  let isOpen = true;
  const later = (run: () => void): void => {
    setTimeout(() => {
      if (isOpen) run();
    }, 0);
  };
  const host = createHost(createSession(now), {
    post(message) {
      const copy = structuredClone(message);
      later(() => receive(copy));
    },
    now,
    later,
    load: loadProfile,
    loadKinds: loadNeighbours,
  });
  return {
    post(message) {
      const copy: ToWorker = structuredClone(message);
      later(() => host(copy));
    },
    listen(listener) {
      receive = listener;
    },
    close() {
      isOpen = false;
    },
  };
}
