import type { Viewport } from '@xyflow/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { slideViewport } from './slide-viewport.ts';

let frames: ((now: number) => void)[] = [];

/** Runs the frames that wait, at a time in ms. */
function frame(now: number): void {
  for (const run of frames.splice(0)) run(now);
}

function canvasAt(viewport: Viewport) {
  const canvas = {
    viewport,
    getViewport: () => canvas.viewport,
    setViewport: (next: Viewport) => {
      canvas.viewport = next;
    },
  };
  return canvas;
}

function prefer(reduced: boolean): void {
  vi.stubGlobal('matchMedia', () => ({ matches: reduced }));
}

beforeEach(() => {
  frames = [];
  prefer(false);
  vi.stubGlobal('requestAnimationFrame', (run: (now: number) => void) => frames.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
});
afterEach(() => vi.unstubAllGlobals());

const there: Viewport = { x: 100, y: -50, zoom: 0.5 };

test('a viewport slides in steps and ends exactly where it was sent', () => {
  const canvas = canvasAt({ x: 0, y: 0, zoom: 1 });
  slideViewport(canvas, there);
  frame(1000);
  frame(1090);
  expect(canvas.viewport.x).toBeGreaterThan(0);
  expect(canvas.viewport.x).toBeLessThan(100);
  frame(1200);
  expect(canvas.viewport).toEqual(there);
  expect(frames).toEqual([]);
});

test('a person who moves the canvas meanwhile takes over', () => {
  const canvas = canvasAt({ x: 0, y: 0, zoom: 1 });
  slideViewport(canvas, there);
  frame(1000);
  canvas.viewport = { x: 7, y: 7, zoom: 1 };
  frame(1090);
  expect(canvas.viewport).toEqual({ x: 7, y: 7, zoom: 1 });
  expect(frames).toEqual([]);
});

test('a second slide replaces the first', () => {
  const canvas = canvasAt({ x: 0, y: 0, zoom: 1 });
  slideViewport(canvas, there);
  slideViewport(canvas, { x: -9, y: 0, zoom: 1 });
  frame(0);
  frame(500);
  expect(canvas.viewport).toEqual({ x: -9, y: 0, zoom: 1 });
});

test('without motion it is there at once', () => {
  prefer(true);
  const canvas = canvasAt({ x: 0, y: 0, zoom: 1 });
  slideViewport(canvas, there);
  expect(canvas.viewport).toEqual(there);
});
