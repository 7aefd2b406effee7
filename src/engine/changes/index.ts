/** The door of this room for all outside of the engine: what would change an answer. */

export type { Change, ChangeGoal, ChangeWhat } from './change.ts';
export { withOptions } from './change.ts';
export { loadChanges } from './load.ts';
