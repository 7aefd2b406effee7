import { Server, SquareDashed } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { connectRoutes, createServices, missingNamed } from '../../../engine/gestures/index.ts';
import type { GraphNode, HostNode, PathNode } from '../../../engine/graph/index.ts';
import { drawnId } from '../../../state/subjects.ts';
import { Button, IconButton } from '../../common/Button.tsx';
import { runGesture } from '../../common/gestures.ts';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import type { GraphView } from '../use-graph-view.ts';
import { Palette } from './Palette.tsx';
import { type ServiceItem, serviceCount, serviceItems } from './palette-items.ts';
import type { DragControl } from './use-drag.ts';

interface ToolbarProps {
  /** The head of the pane, `null` when there is no room for these in it. */
  readonly tools: HTMLElement | null;
  readonly isNarrow: boolean;
  readonly view: GraphView;
  readonly control: DragControl;
  /** Opens a draft of a path on a host, to a Service. */
  readonly onDraft: (host: HostNode, service: ServiceItem) => void;
  readonly isAreaMode: boolean;
  readonly onAreaMode: (isOn: boolean) => void;
  readonly marked: readonly PathNode[];
}

function targetsOf(marked: readonly PathNode[], selected: GraphNode | undefined) {
  const paths = marked.length > 0 ? marked : selected?.kind === 'path' ? [selected] : [];
  return { paths, host: selected?.kind === 'host' ? selected : null };
}

/** Two more tools: select an area, the palette of Services. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function Toolbar({ tools, isNarrow, view, control, onDraft, isAreaMode, onAreaMode, marked }: ToolbarProps) {
  const words = useMessages().manipulate;
  const actions = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const { services } = snapshot;
  const selection = useAppState(({ inspected, selection }) => (inspected ? drawnId(inspected) : selection));
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { graph, nodes } = view;
  const count = useMemo(() => serviceCount(services, graph), [services, graph]);
  const items = useMemo(() => (isOpen ? serviceItems(services, graph) : []), [isOpen, services, graph]);
  const { paths, host } = targetsOf(marked, nodes.get(selection ?? ''));
  const onUse = (service: ServiceItem): void => {
    if (control.wasDrag()) return;
    const { namespace, name } = service;
    if (paths.length > 0) runGesture(actions, connectRoutes(paths, { namespace, name, port: null }, snapshot));
    else if (host) onDraft(host, service);
  };
  const buttons = (
    <div className="m-tools m-ui">
      <IconButton
        size="small"
        label={words.area}
        hint={words.areaHint}
        aria-pressed={isAreaMode}
        onClick={() => onAreaMode(!isAreaMode)}
      >
        <SquareDashed size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <Button
        ref={button}
        size="small"
        title={words.palette.title}
        aria-label={words.palette.button({ count })}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Server size={14} strokeWidth={1.75} aria-hidden />
        {isNarrow ? count.toLocaleString() : words.palette.button({ count })}
      </Button>
    </div>
  );
  return (
    <>
      {tools ? createPortal(buttons, tools) : buttons}
      {isOpen && (
        <Palette
          items={items}
          paths={paths}
          host={host}
          onUse={onUse}
          onGrab={(service, event) => {
            if (event.button === 0 && event.pointerType !== 'touch') control.startService(service, event);
          }}
          onCreate={({ namespace, name }) => {
            const missing = missingNamed(snapshot, namespace, name);
            if (missing) runGesture(actions, createServices([missing]));
          }}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}
