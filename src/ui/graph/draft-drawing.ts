import type { PathSplit } from '../parts/node-look.ts';
import type { ShapeInput } from './graph-steps.ts';

/** A draft as the canvas takes it. */
export interface DraftDrawing {
  readonly add: ShapeInput['add'];
  /** What its nodes show, by id. */
  readonly looks: ReadonlyMap<string, PathSplit>;
  /** Does what a key means on one of its nodes; returns whether it was pressed on one and meant anything. */
  readonly take: (id: string, key: string) => boolean;
}

/** No draft is open. */
export const noDrawing: DraftDrawing = { add: null, looks: new Map(), take: () => false };
