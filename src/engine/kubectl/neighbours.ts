import type { KindTable } from '../validate/kind-rules.ts';
import { neighbourKinds as kinds } from '../validate/kinds/index.ts';
import type { ReadOptions } from '../yaml/source-file.ts';

import { checkReading } from './reading-check.ts';

/** What is loaded when it is needed: rules of the kinds around an Ingress, and what kubectl says before any object is judged. */
export interface Neighbours {
  readonly kinds: KindTable;
  readonly checkReading: NonNullable<ReadOptions['checkReading']>;
}

/** One module, so that one file is loaded. */
export const neighbours: Neighbours = {
  kinds,
  checkReading: (root, text, isItem) => checkReading(root, text, isItem, kinds),
};
