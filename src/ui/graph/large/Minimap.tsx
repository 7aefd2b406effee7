import { useReactFlow, useViewport } from '@xyflow/react';
import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { tableOf } from '../../../engine/text/index.ts';
import { useAppState, useMessages } from '../../common/store-context.ts';
import type { GraphView } from '../use-graph-view.ts';
import type { Size } from '../use-viewport.ts';
import { hostsIn, mapBars, mapTicks } from './map-rows.ts';

const width = 52;
/** Px at 100 % that the canvas may be moved beyond its end. */
const beyond = 40;

interface MinimapProps {
  readonly shape: GraphView;
  readonly size: Size;
}

/** How far each key goes, in screens. */
const steps = tableOf<number>({
  ArrowUp: -0.25,
  ArrowDown: 0.25,
  PageUp: -0.9,
  PageDown: 0.9,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
});

/** The whole graph as bars, problems as ticks, and a frame around what is in sight: it can be dragged. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function Minimap({ shape, size }: MinimapProps) {
  const words = useMessages().large;
  const flow = useReactFlow();
  const { x, y, zoom } = useViewport();
  const { layout, columns, nodes, view } = shape;
  const problems = useAppState((state) => state.snapshot.problems);
  const height = Math.max(80, Math.min(380, size.height - 150));
  const scale = height / Math.max(layout.height, 1);
  const bars = useMemo(() => mapBars(columns, layout, scale, width), [columns, layout, scale]);
  const ticks = useMemo(() => [...mapTicks(problems, nodes, layout, scale)], [problems, nodes, layout, scale]);
  const seen = size.height / zoom;
  const top = -y / zoom;
  const lowest = Math.max(-beyond, layout.height - seen + beyond);
  const goTo = (to: number): void => {
    const next = Math.min(Math.max(to, -beyond), lowest);
    void flow.setViewport({ x, y: -next * zoom, zoom });
  };
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const { top: mapTop } = event.currentTarget.getBoundingClientRect();
    goTo((event.clientY - mapTop) / scale - seen / 2);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps.get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(top + step * seen);
  };
  const percent = Math.round((Math.min(Math.max(top, 0), lowest) / Math.max(lowest, 1)) * 100);
  const frame = Math.max(seen * scale, 8);
  return (
    <div className="lg-card lg-map nopan nowheel">
      <p className="lg-map-head">
        <b>{words.minimapHosts({ count: hostsIn(view) })}</b>
        {ticks.length > 0 && <span className="dim">{words.minimapProblems({ count: problems.length })}</span>}
      </p>
      <div
        className="lg-map-field"
        role="scrollbar"
        aria-label={words.minimap}
        aria-controls="g-canvas"
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words.minimapAt({ percent })}
        tabIndex={0}
        style={{ height }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
      >
        <svg width={width + 16} height={height} aria-hidden="true">
          <path className="lg-bars" d={bars} />
          {ticks.map(([row, severity]) => (
            <rect
              key={row}
              className={`lg-tick ${severity}`}
              x={width + 4}
              y={row}
              width={severity === 'error' ? 12 : 8}
              height="3"
            />
          ))}
          <rect
            className="lg-frame"
            x="1"
            y={Math.min(Math.max(top * scale, 1), height - frame - 1)}
            width={width - 2}
            height={frame}
            rx="2"
          />
        </svg>
      </div>
    </div>
  );
}
