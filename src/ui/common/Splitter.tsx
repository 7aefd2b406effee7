import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { tableOf } from '../../engine/text/index.ts';

interface SplitterProps {
  readonly label: string;
  /** `vertical` is an upright line between left and right. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Share (0..1) of the nearest `data-split` around it that the part before (vertical) or after (horizontal) takes. */
  readonly share: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (share: number) => void;
  /** Id of the panel it resizes. */
  readonly controls: string;
}

const step = 0.02;

const moves = tableOf<number>({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1 });

/** A line between two panes that pointer and arrow keys move. */
export function Splitter({ label, orientation, share, min, max, onChange, controls }: SplitterProps) {
  const [dragging, setDragging] = useState(false);
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!dragging) return;
    const box = event.currentTarget.closest('[data-split]')?.getBoundingClientRect();
    if (!box) return;
    const next =
      orientation === 'vertical' ? (event.clientX - box.left) / box.width : (box.bottom - event.clientY) / box.height;
    onChange(clamp(next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = moves.get(event.key);
    const edge = event.key === 'Home' ? min : event.key === 'End' ? max : null;
    if (direction === undefined && edge === null) return;
    event.preventDefault();
    onChange(edge ?? clamp(share + (direction ?? 0) * step));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr cannot be focused and moved; a separator with a value is a widget
    <div
      role="separator"
      tabIndex={0}
      className="splitter"
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={controls}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={Math.round(min * 100)}
      aria-valuemax={Math.round(max * 100)}
      data-dragging={dragging || undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => setDragging(false)}
      onLostPointerCapture={() => setDragging(false)}
      onKeyDown={onKeyDown}
    />
  );
}
