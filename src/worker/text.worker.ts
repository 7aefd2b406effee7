import { doTextJob, type TextJob } from './text-jobs.ts';

self.addEventListener('message', ({ data }: MessageEvent<TextJob>) => self.postMessage(doTextJob(data)));
