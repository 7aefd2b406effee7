import { loadProfile } from '../engine/controllers/index.ts';
import { loadNeighbours } from '../engine/kubectl/index.ts';
import type { ToWorker } from '../protocol/messages.ts';
import { createHost } from './host.ts';
import { createSession } from './session.ts';

const now = () => performance.now();
// A message to ourselves waits behind those that came before it, without the delay of timers.
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const receive = createHost(createSession(now), {
  post: (message) => self.postMessage(message),
  now,
  load: loadProfile,
  loadKinds: loadNeighbours,
  later(run) {
    waiting.push(run);
    port2.postMessage(null);
  },
});
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => receive(data));
