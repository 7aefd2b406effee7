import type { Viewport } from '@xyflow/react';

/** How long a viewport takes to where it goes, ms. */
const slideMs = 180;

interface Canvas {
  readonly getViewport: () => Viewport;
  readonly setViewport: (viewport: Viewport) => unknown;
}

const sliding = new WeakMap<Canvas, number>();

function eased(share: number): number {
  return 1 - (1 - share) ** 3;
}

function between(from: Viewport, to: Viewport, share: number): Viewport {
  const at = (a: number, b: number): number => a + (b - a) * share;
  return { x: at(from.x, to.x), y: at(from.y, to.y), zoom: at(from.zoom, to.zoom) };
}

/** Moves the canvas there, in one go where people want no motion. A person who moves it meanwhile takes over. */
export function slideViewport(canvas: Canvas, to: Viewport): void {
  cancelAnimationFrame(sliding.get(canvas) ?? 0);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    canvas.setViewport(to);
    return;
  }
  const from = canvas.getViewport();
  let start: number | null = null;
  let last = from;
  const step = (now: number): void => {
    const { x, y, zoom } = canvas.getViewport();
    if (start !== null && (x !== last.x || y !== last.y || zoom !== last.zoom)) return;
    start ??= now;
    const share = Math.min(1, (now - start) / slideMs);
    canvas.setViewport(share === 1 ? to : between(from, to, eased(share)));
    // Limits may have kept it from going all the way.
    last = canvas.getViewport();
    if (share < 1) sliding.set(canvas, requestAnimationFrame(step));
  };
  sliding.set(canvas, requestAnimationFrame(step));
}
