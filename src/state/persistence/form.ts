import { readKept } from './reading.ts';
import { toStored } from './stored-workspace.ts';

/** The form in which a workspace is kept, as one part that is loaded when it is needed. */
export const form = { readKept, toStored };
