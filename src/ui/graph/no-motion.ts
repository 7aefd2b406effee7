/**
 * Stands in for the packages d3-transition and d3-interpolate in the page. React Flow brings them for viewports that
 * move by themselves; ours do so by `slide-viewport.ts`, so there is never a way between two of them to compute.
 */
import { selection } from 'd3-selection';

/** Does nothing: nothing is running. */
export function interrupt(): void {}

Object.assign(selection.prototype, {
  interrupt<T>(this: T): T {
    return this;
  },
});

/** Returns what stays at its end. */
function atEnd<T>(_from: T, to: T): () => T {
  return () => to;
}

export { atEnd as interpolate, atEnd as interpolateZoom };
