import type { Messages } from '../en/index.ts';
import { first } from './first.ts';
import { later } from './later.ts';

/** All Korean words. */
export const ko: Messages = { ...first, ...later };
