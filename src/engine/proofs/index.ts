/** The door of this room for all outside of the engine: what a change of answers is proved by. */

export { loadProofs } from './load.ts';
