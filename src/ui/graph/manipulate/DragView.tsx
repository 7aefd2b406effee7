import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useEffect } from 'react';
import type { GraphLayout } from '../../../engine/graph/index.ts';
import { useMessages } from '../../common/store-context.ts';
import { impactText, refusedText, spokenImpact } from '../../parts/impact-text.ts';
import type { Size } from '../use-viewport.ts';
import { DragLayer } from './DragLayer.tsx';
import type { Drag } from './drop.ts';
import type { Shown } from './handle.ts';
import type { DragControl } from './use-drag.ts';

interface DragViewProps {
  readonly control: DragControl;
  readonly layout: GraphLayout;
  readonly size: Size;
  readonly onShown: (shown: Shown | null) => void;
}

/** Near the lower edge of the canvas the words stand above the pointer, px. */
const roomBelow = 140;

function draggedIds(drag: Drag | undefined): readonly string[] {
  if (drag?.kind === 'host') return [drag.host.id];
  return drag?.kind === 'path' || drag?.kind === 'connect' ? drag.paths.map(({ id }) => id) : [];
}

/** Tells how nodes are to look, whenever that is something else. */
function useShown(shown: Omit<Shown, 'dragged'> | null, ids: readonly string[], onShown: DragViewProps['onShown']) {
  const isOn = shown !== null;
  const { targetId = null, isOk = false } = shown ?? {};
  const key = JSON.stringify(ids);
  useEffect(() => {
    if (!isOn) return;
    // The key is a list of ids that was made plain text above.
    onShown({ targetId, isOk, dragged: new Set(JSON.parse(key) as string[]) });
    return () => onShown(null);
  }, [isOn, targetId, isOk, key, onShown]);
}

/** A drag as people see and hear it: what would happen if it ended here, or why nothing would. */
export function DragView({ control, layout, size, onShown }: DragViewProps) {
  const messages = useMessages();
  const flow = useReactFlow();
  const { running, impact } = control;
  const refusal = impact?.error ? refusedText(messages, impact.error) : null;
  const text = impact && impactText(impact, messages);
  const drop = running?.drop;
  const isOk = refusal === null && Boolean(drop?.command || drop?.isAsking || drop?.draftOn);
  useShown(running && { targetId: running.drop.targetId, isOk }, draggedIds(running?.drag), onShown);
  if (!running) return <p className="sr" role="status" />;
  const words = refusal ?? running.drop.words;
  // What is said of a place the pointer only passes would never be heard to its end.
  const isSettled = !running.drop.command || impact !== null;
  const spoken = text ? `${words}. ${spokenImpact(text)}` : words;
  const { y, zoom } = flow.getViewport();
  return (
    <>
      <ViewportPortal>
        <DragLayer
          layout={layout}
          running={running}
          words={words}
          isOk={isOk}
          isUp={running.point.y * zoom + y > size.height - roomBelow}
          impact={text}
        />
      </ViewportPortal>
      <p className="sr" role="status">
        {isSettled ? spoken : ''}
      </p>
    </>
  );
}
