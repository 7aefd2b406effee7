import { Check, Copy, Crosshair, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BackendNode, HostNode } from '../../../engine/graph/index.ts';
import type { NodeId } from '../../../engine/match/index.ts';
import type { Reach, ReachRow } from '../../../state/types.ts';
import { Button, IconButton } from '../../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import { deadWords, hostText } from '../../parts/node-words.ts';

interface FocusBarProps {
  readonly node: HostNode | BackendNode;
  /** Paths that reach it. */
  readonly count: number;
}

/** Says what is shown alone, ends it, and lists the requests that reach it. */
export function FocusBar({ node, count }: FocusBarProps) {
  const words = useMessages().large;
  const graphWords = useMessages().graph;
  const actions = useActions();
  const [isOpen, setOpen] = useState(false);
  const title =
    node.kind === 'host'
      ? words.focusHost({ name: hostText(graphWords, node.host) })
      : words.focusService({ name: node.name });
  return (
    <section className="lg-card lg-focus" aria-label={title}>
      {isOpen && <Requests nodeId={node.id} />}
      <div className="lg-row">
        <Crosshair size={14} strokeWidth={1.75} aria-hidden />
        <b className="lg-title">{title}</b>
        <span className="dim nowrap" role="status">
          {words.paths({ count })}
        </span>
        <span className="grow" />
        <Button size="small" look="line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.requests}
        </Button>
        <IconButton size="small" label={words.end} hint={`${words.end} (Esc)`} onClick={() => actions.setFocus(null)}>
          <X size={15} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}

function Requests({ nodeId }: { readonly nodeId: NodeId }) {
  const words = useMessages().large;
  const actions = useActions();
  const [reach, setReach] = useState<Reach | null>(null);
  const snapshot = useAppState((state) => state.snapshot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks anew when texts or controllers changed
  useEffect(() => {
    let isCurrent = true;
    void actions.askReach(nodeId).then((answer) => {
      if (isCurrent) setReach(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [actions, nodeId, snapshot]);
  if (!reach) return <p className="dim small">{words.asking}</p>;
  if (reach.rows.length === 0) return <p className="dim small">{words.none}</p>;
  return (
    <>
      <ul className="lg-requests" aria-label={words.requestsTitle}>
        {reach.rows.map((row) => (
          <RequestRow key={row.pathId} row={row} />
        ))}
      </ul>
      {!reach.isComplete && <p className="dim small">{words.more}</p>}
    </>
  );
}

/** Why no request was found, in words. */
function useReason({ pathId, by }: ReachRow): string {
  const { large: words, graph } = useMessages();
  const nodes = useAppState((state) => state.snapshot.nodes);
  const textOf = (id: string | null): string => {
    const node = nodes.get(id ?? '');
    return node?.kind === 'path' ? (node.path ?? '') : node?.kind === 'default-backend' ? graph.defaultBackend : '';
  };
  const node = nodes.get(pathId);
  if (node?.kind === 'path' && node.dead) return deadWords(graph, node.dead.why, textOf(node.dead.by));
  const taker = textOf(by);
  return taker === '' ? words.unanswered : words.taken({ path: taker });
}

function RequestRow({ row }: { readonly row: ReachRow }) {
  const words = useMessages().large;
  const actions = useActions();
  const [isCopied, setCopied] = useState(false);
  const reason = useReason(row);
  const node = useAppState((state) => state.snapshot.nodes.get(row.pathId));
  const { text, method } = row;
  if (text === null) {
    return (
      <li className="lg-unreached">
        <span className="mono ell">{node?.kind === 'path' ? node.path : ''}</span>
        <span className="small">{reason}</span>
      </li>
    );
  }
  const request = `${method} ${text}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(request);
    setCopied(true);
  };
  return (
    <li>
      <button
        type="button"
        className="lg-send mono ell"
        title={words.send({ request })}
        aria-label={words.send({ request })}
        onClick={() => actions.sendAs({ text, method, headers: [] }, null)}
      >
        {request}
      </button>
      <IconButton
        size="small"
        label={words.copy({ request })}
        onClick={() => void copy().catch(() => setCopied(false))}
      >
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} strokeWidth={1.75} aria-hidden />}
      </IconButton>
    </li>
  );
}
