import type { Tone } from '../../engine/match/index.ts';
import './outcome.css';

/** Class of the answer's pill. */
export const toneClass: Readonly<Record<Tone, string>> = {
  answer: 'go',
  open: 'go open',
  bad: 'go failed',
};
