import { type ComponentType, useEffect, useRef } from 'react';
import { boundedPart } from '../common/bounded-part.tsx';
import { useAppState } from '../common/store-context.ts';

const panel = { wait: <div className="canvas-wait" /> };

const loadGraph = () => import('../graph/GraphPane.tsx').then((part) => part.GraphPane);

/** Asks for the graph's code before anything is drawn: it then arrives beside the first paint, not after it. */
export function expectGraph(): void {
  // A failure shows where the graph is drawn, with a way to try again.
  loadGraph().catch(() => undefined);
}

/** The graph: its code comes in its own file, since phones begin with the tree. */
export const GraphView = boundedPart(loadGraph, panel);

/** Returns what draws a panel whose code comes when it is first shown. */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>) => boundedPart(load, panel);

/** Stands in for the editor while there is nothing. */
export const PasteView = boundedPart(() => import('./EmptyState.tsx').then((part) => part.PasteZone), panel);

/** Stands in for the graph while there is nothing. */
export const ExamplesView = boundedPart(() => import('./EmptyState.tsx').then((part) => part.Examples), panel);

const Inspector = boundedPart(() => import('../inspector/Inspector.tsx').then((part) => part.Inspector), {
  isAfloat: true,
});

/** The inspector: its code is loaded when a node is inspected for the first time. */
export function InspectorView() {
  const isNeeded = useAppState((state) => state.inspected !== null);
  // Who has gone on while the code was on its way keeps the focus: the next key would land in a field nobody went to.
  const hasGoneOn = useRef(false);
  useEffect(() => {
    if (!isNeeded) return;
    const note = () => {
      hasGoneOn.current = true;
    };
    window.addEventListener('keydown', note, { capture: true, once: true });
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
      // What is inside hears of its next opening before this effect does.
      hasGoneOn.current = false;
    };
  }, [isNeeded]);
  return isNeeded ? <Inspector hasGoneOn={hasGoneOn} /> : null;
}
