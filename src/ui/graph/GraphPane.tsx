import '@xyflow/react/dist/base.css';
import './graph.css';
import './node.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useLayoutEffect, useState } from 'react';
import { useMessages } from '../common/store-context.ts';
import { GraphCanvas } from './GraphCanvas.tsx';

/** Id of the place in the shell's head that takes our tools; without it we have a head of our own. */
const toolsId = 'graph-tools';

interface GraphPaneProps {
  /** False: mounts every node instead of those in sight, so that benchmarks can compare. */
  readonly cull?: boolean;
  /** Leads to the same routes as a list. */
  readonly onList: () => void;
}

/** The routing graph with its tools; fills its parent. */
export function GraphPane({ cull = true, onList }: GraphPaneProps) {
  const words = useMessages().graph;
  const [isReady, setReady] = useState(false);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    setTools(document.getElementById(toolsId));
    setReady(true);
  }, []);
  return (
    <ReactFlowProvider>
      <section className="g-pane" aria-label={words.region}>
        {isReady && <GraphCanvas tools={tools} cull={cull} onList={onList} />}
      </section>
    </ReactFlowProvider>
  );
}
