import type { PillTone } from './answer-words.ts';

/** Class of the answer's pill. */
export const toneClass: Readonly<Record<PillTone, string>> = {
  answer: 'go',
  open: 'go open',
  bad: 'go failed',
};
