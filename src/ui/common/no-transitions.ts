/**
 * Stands in for the package d3-transition in the page. React Flow brings it for viewports that move by themselves;
 * ours do so by `slide-viewport.ts`, so there is never a transition to interrupt.
 */
import { selection } from 'd3-selection';

/** Returns nothing: nothing is running. */
export function interrupt(): void {}

Object.assign(selection.prototype, {
  interrupt<T>(this: T): T {
    return this;
  },
});
