import { neighbourKinds as kinds } from '../validate/kinds/index.ts';
import type { Neighbours } from './load-kinds.ts';
import { checkReading } from './reading-check.ts';

/** One module, so that one file is loaded. */
export const neighbours: Neighbours = {
  kinds,
  checkReading: (root, text, isItem) => checkReading(root, text, isItem, kinds),
};
