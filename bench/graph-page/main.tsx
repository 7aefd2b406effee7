import { createRoot } from 'react-dom/client';
import { en } from '../../src/i18n/messages.ts';
import { createAppStore } from '../../src/state/store.ts';
import '../../src/ui/common/base.css';
import '../../src/ui/common/tokens.css';
import { AppContext } from '../../src/ui/common/store-context.ts';
import { GraphPane } from '../../src/ui/graph/GraphPane.tsx';
import { createEngineClient } from '../../src/worker/client.ts';
import { inProcessEngine } from '../../src/worker/in-process.ts';

const host = document.getElementById('root');
if (!host) throw new Error('index.html has no element #root');

/** A graph of `nodes` nodes: hosts of three paths and one Service each, but for the last one, and one edge router. */
function manifestOf(nodes: number): string {
  const hosts = nodes / 5;
  const pathsOf = (n: number): string =>
    ['/', '/api', '/static']
      .map(
        (path) =>
          `      - { path: ${path}, pathType: Prefix, backend: { service: { name: s${Math.max(n, 1)}, port: { number: 80 } } } }\n`,
      )
      .join('');
  const rule = (n: number): string => `  - host: h${n}.example.com\n    http:\n      paths:\n${pathsOf(n)}`;
  const one = (n: number): string =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i${n} }\nspec:\n  ingressClassName: k8s\n  rules:\n${rule(n)}`;
  return Array.from({ length: hosts }, (_, n) => one(n)).join('---\n');
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const mounted = () => document.querySelectorAll('.react-flow__node').length;

async function load(nodes: number) {
  const app = createAppStore({
    client: createEngineClient(inProcessEngine()),
    persistence: null,
    now: () => performance.now(),
    pageUrl: '',
    report: (message) => reportError(new Error(message)),
  });
  app.actions.setExpanded('all');
  app.actions.openFiles([{ name: 'a.yaml', text: manifestOf(nodes) }], 'replace');
  while (app.store.getState().snapshot.nodes.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const found = app.store.getState().snapshot.nodes.size;
  if (found !== nodes) throw new Error(`the graph has ${found} nodes instead of ${nodes}`);
  return app;
}

/** What the benchmark asks of the page. */
export interface GraphBench {
  /** Shows a graph of `nodes` nodes; milliseconds from the first rendering to its painted nodes. */
  open(nodes: number, cull: boolean): Promise<number>;
  /** Scrolls by wheel in every frame for `ms`; frames per second, and the largest number of nodes mounted meanwhile. */
  pan(ms: number): Promise<{ readonly fps: number; readonly most: number }>;
  /** Goes through the zooms from nearest to farthest at several heights; the largest number of nodes mounted. */
  zoom(): Promise<number>;
}

function wheel(deltaY: number, ctrlKey = false): void {
  const pane = document.querySelector('.react-flow__pane');
  const { width, height } = pane?.getBoundingClientRect() ?? { width: 0, height: 0 };
  const at = { clientX: width / 2, clientY: height / 2 };
  pane?.dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey, ...at, bubbles: true, cancelable: true }));
}

const bench: GraphBench = {
  async open(nodes, cull) {
    const { store, actions } = await load(nodes);
    await frame();
    const start = performance.now();
    createRoot(host).render(
      <AppContext value={{ store, actions, messages: en }}>
        <GraphPane cull={cull} onList={() => undefined} />
      </AppContext>,
    );
    while (mounted() < (cull ? 1 : nodes)) await frame();
    // The next frame begins after the nodes have been painted.
    await frame();
    return performance.now() - start;
  },
  async pan(ms) {
    let most = 0;
    let frames = 0;
    const start = performance.now();
    for (; performance.now() - start < ms; frames++) {
      wheel(frames % 120 < 60 ? 60 : -45);
      await frame();
      most = Math.max(most, mounted());
    }
    return { fps: (frames * 1000) / (performance.now() - start), most };
  },
  async zoom() {
    let most = 0;
    for (let turn = 0; turn < 3; turn++) {
      for (let step = 0; step < 40; step++) {
        wheel(turn % 2 ? -40 : 40, true);
        if (step % 4 === 0) wheel(600);
        await frame();
        most = Math.max(most, mounted());
      }
    }
    return most;
  },
};
Object.assign(window, { graphBench: bench });
