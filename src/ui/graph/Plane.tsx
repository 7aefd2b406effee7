import { type NodeTypes, ReactFlow, useReactFlow, type Viewport, ViewportPortal } from '@xyflow/react';
import { type ComponentProps, type ReactNode, useMemo } from 'react';
import type { GraphLayout } from '../../engine/graph/index.ts';
import { useActions } from '../common/store-context.ts';
import type { CanvasNode } from './canvas-nodes.ts';
import { GraphItem } from './GraphItem.tsx';
import { LooksContext } from './use-node-look.ts';
import { maxZoom, type Size } from './use-viewport.ts';

const nodeTypes: NodeTypes = { item: GraphItem };

/** Of React Flow pan, zoom and mounting are used: keys, focus, choosing and connecting are ours. */
const panAndZoom = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  disableKeyboardA11y: true,
  panOnScroll: true,
  zoomOnDoubleClick: false,
  panActivationKeyCode: null,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
} as const;

interface PlaneProps {
  readonly nodes: CanvasNode[];
  readonly looks: ComponentProps<typeof LooksContext>['value'];
  readonly layout: GraphLayout;
  readonly size: Size;
  readonly minZoom: number;
  readonly startsAt: Viewport;
  /** Lies below the nodes. */
  readonly children: ReactNode;
}

/** Where nodes and edges lie, to be panned and zoomed. */
export function Plane({ nodes, looks, layout, size, minZoom, startsAt, children }: PlaneProps) {
  const actions = useActions();
  const flow = useReactFlow();
  const extent = useMemo<[[number, number], [number, number]]>(
    () => [
      [-40, -40],
      [Math.max(layout.width, size.width) + 40, Math.max(layout.height, size.height) + 40],
    ],
    [layout.width, layout.height, size.width, size.height],
  );
  return (
    <LooksContext value={looks}>
      <ReactFlow<CanvasNode>
        {...panAndZoom}
        nodes={nodes}
        nodeTypes={nodeTypes}
        defaultViewport={startsAt}
        minZoom={minZoom}
        maxZoom={maxZoom}
        translateExtent={extent}
        onPaneClick={() => {
          if (flow.getNodes().length > 0) actions.select(null);
          actions.inspect(null);
        }}
      >
        <ViewportPortal>{children}</ViewportPortal>
      </ReactFlow>
    </LooksContext>
  );
}
