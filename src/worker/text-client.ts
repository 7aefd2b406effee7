import type { TextJob, TextReplies } from './text-jobs.ts';

/** Jobs that take longer are given up: a pattern of a person can go on for ever. */
const patienceMs = 3000;

let worker: Worker | null = null;
let queue: Promise<unknown> = Promise.resolve();

function spawn(): Worker {
  return new Worker(new URL('./text.worker.ts', import.meta.url), { type: 'module', name: 'text' });
}

function run<T extends TextJob['type']>(
  job: Extract<TextJob, { type: T }>,
  overtaken: AbortSignal | undefined,
): Promise<TextReplies[T] | null> {
  if (overtaken?.aborted) return Promise.resolve(null);
  try {
    worker ??= spawn();
  } catch (cause) {
    // Nothing is found without it; everything else goes on.
    reportError(cause);
    return Promise.resolve(null);
  }
  const asked = worker;
  return new Promise((resolve) => {
    const stop = new AbortController();
    const settle = (reply: TextReplies[T] | null): void => {
      clearTimeout(timer);
      stop.abort();
      resolve(reply);
    };
    const giveUp = (): void => {
      asked.terminate();
      if (worker === asked) worker = null;
      settle(null);
    };
    const timer = setTimeout(giveUp, patienceMs);
    const { signal } = stop;
    overtaken?.addEventListener('abort', giveUp, { signal });
    asked.addEventListener('message', ({ data }: MessageEvent<TextReplies[T]>) => settle(data), { signal });
    asked.addEventListener('error', giveUp, { signal });
    asked.postMessage(job);
  });
}

/** Does the job in a thread of its own, one after the other; `null` when it took too long or was overtaken, and was stopped. */
export function askText<T extends TextJob['type']>(
  job: Extract<TextJob, { type: T }>,
  overtaken?: AbortSignal,
): Promise<TextReplies[T] | null> {
  const answer = queue.then(() => run<T>(job, overtaken));
  // One job that fails does not take the others along.
  queue = answer.catch(() => null);
  return answer;
}
