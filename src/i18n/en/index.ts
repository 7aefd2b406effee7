import { first } from './first.ts';
import { later } from './later.ts';

/** All English words: the type that every language fills. */
export const en = { ...first, ...later };

export type Messages = typeof en;
export type FirstMessages = typeof first;
export type LaterMessages = typeof later;
