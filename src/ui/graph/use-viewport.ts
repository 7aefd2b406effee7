import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import type { Box, GraphLayout } from '../../engine/graph/index.ts';
import { slideViewport } from './slide-viewport.ts';

/** Height of the sticky column heads, px. */
export const headHeight = 28;
/** No more than this many nodes are mounted at any zoom: React Flow draws what is in sight only. */
const mostMounted = 400;
export const maxZoom = 2;
/** Below this the picture tells nothing any more. */
const leastZoom = 0.2;
/** Fitting a long picture shows its beginning at a size that still has a shape. */
const leastFit = 0.4;
const margin = 16;

/** Returns the smallest zoom at which no more than some hundred nodes are in sight. */
function minZoomFor(layout: GraphLayout, height: number): number {
  const nodesPerPx = layout.boxes.size / Math.max(layout.height, 1);
  return Math.min(1, Math.max(leastZoom, (height * nodesPerPx) / mostMounted));
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Returns the zoom at which everything is in sight: what stands below the heads shrinks, the heads do not.
 * @internal Its test asks for every size.
 */
export function fitZoom(layout: Pick<GraphLayout, 'width' | 'height'>, { width, height }: Size): number {
  const below = (height - headHeight) / Math.max(layout.height - headHeight, 1);
  return Math.max(leastFit, Math.min(width / layout.width, below));
}

/** The moves of the canvas. All of them keep the zoom within its limits. */
export interface ViewportControl {
  readonly minZoom: number;
  readonly fitAll: () => void;
  readonly fitBox: (box: Box) => void;
  /** Moves the canvas as little as needed to show the box. */
  readonly show: (box: Box) => void;
  readonly zoomTo: (zoom: number) => void;
  readonly zoomBy: (factor: number) => void;
}

/** Returns the moves for a canvas of this size. */
export function useViewportControl(layout: GraphLayout, { width, height }: Size): ViewportControl {
  const flow = useReactFlow();
  const minZoom = minZoomFor(layout, height);
  const clamp = useCallback((zoom: number): number => Math.min(maxZoom, Math.max(minZoom, zoom)), [minZoom]);
  return useMemo(() => {
    const fitAll = (): void => {
      const zoom = Math.min(1, clamp(fitZoom(layout, { width, height })));
      const x = Math.max(0, (width - layout.width * zoom) / 2);
      // The first row stays below the heads however small it gets.
      slideViewport(flow, { x, y: headHeight * (1 - zoom), zoom });
    };
    const fitBox = (box: Box): void => {
      const zoom = clamp(1);
      const x = width / 2 - (box.x + box.width / 2) * zoom;
      const y = height / 2 - (box.y + box.height / 2) * zoom;
      slideViewport(flow, { x, y, zoom });
    };
    const show = (box: Box): void => {
      const { x, y, zoom } = flow.getViewport();
      const shift = (start: number, end: number, from: number, to: number): number => {
        if (start < from) return from - start;
        return end > to ? Math.max(to - end, from - start) : 0;
      };
      const dx = shift(box.x * zoom + x, (box.x + box.width) * zoom + x, margin, width - margin);
      const dy = shift(box.y * zoom + y, (box.y + box.height) * zoom + y, headHeight + margin / 2, height - margin);
      if (dx !== 0 || dy !== 0) slideViewport(flow, { x: x + dx, y: y + dy, zoom });
    };
    const zoomTo = (wanted: number): void => {
      const { x, y, zoom } = flow.getViewport();
      const factor = clamp(wanted) / zoom;
      // What is in the middle stays there.
      const [left, top] = [width / 2, height / 2];
      slideViewport(flow, { x: left - (left - x) * factor, y: top - (top - y) * factor, zoom: zoom * factor });
    };
    const zoomBy = (factor: number): void => zoomTo(flow.getZoom() * factor);
    return { minZoom, fitAll, fitBox, show, zoomTo, zoomBy };
  }, [flow, layout, width, height, minZoom, clamp]);
}
