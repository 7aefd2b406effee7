import '@xyflow/react/dist/base.css';
import './graph.css';
import './node.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import { useMessages } from '../common/store-context.ts';
import { GraphCanvas } from './GraphCanvas.tsx';
import { useSize } from './use-size.ts';

/** The routing graph with its head; fills its parent. */
export function GraphPane() {
  const words = useMessages().graph;
  const [pane, setPane] = useState<HTMLElement | null>(null);
  const { width, height } = useSize(pane);
  return (
    <ReactFlowProvider>
      <section ref={setPane} className="g-pane" aria-label={words.region}>
        {width > 0 && <GraphCanvas width={width} height={Math.max(height - 36, 0)} />}
      </section>
    </ReactFlowProvider>
  );
}
