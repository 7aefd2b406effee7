/** The door of this room for all outside of the engine: texts as kubectl reads them. */

export { createAnswer } from './create-answer.ts';
export { runValidationFixture } from './fixture.ts';
export { loadNeighbours, needsNeighbours } from './load-kinds.ts';
export type { Neighbours } from './neighbours.ts';
export { printCreate } from './print-create.ts';
export { isReadingFixture, runReadingFixture } from './reading-fixture.ts';
