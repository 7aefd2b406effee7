import './draft.css';
import { Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { cutNames, type GraphLayout, type RoutingGraph } from '../../../engine/graph/index.ts';
import type { RouteDraft } from '../../../state/draft.ts';
import { draftId } from '../../../state/subjects.ts';
import { Button } from '../../common/Button.tsx';
import { PathTypeBadge } from '../../common/PathTypeBadge.tsx';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import type { PathSplit } from '../../parts/node-look.ts';
import { type DraftDrawing, noDrawing } from '../draft-drawing.ts';
import { nodeIdOf } from '../node-at.ts';
import {
  backendText,
  type DraftShape,
  draftBackendId,
  draftHostId,
  draftShape,
  hostWords,
  withDraft,
} from './draw-draft.ts';

interface DraftLayerProps {
  readonly onDraw: (drawing: DraftDrawing) => void;
  readonly layout: GraphLayout;
  /** Brings a node into sight. */
  readonly show: (id: string) => void;
  readonly focusNode: (id: string) => void;
}

/** Width of a character of a node's name, and what else of a node the name cannot have, px. */
const advance = 7.9;
const besides = { plain: 24, path: 122 };

interface LineProps {
  readonly text: string;
  readonly hint?: string;
  /** Px for the text. */
  readonly room: number;
}

/** A name, cut where those of the graph are cut, or what stands there before anything is typed. */
function Line({ text, hint = '', room }: LineProps) {
  const cut = cutNames([text], Math.floor(room / advance)).get(text);
  return (
    <span className={text === '' ? 'gn-name gn-hint' : 'gn-name'} title={text}>
      {(cut ?? text) || hint}
    </span>
  );
}

/** What stands in the three nodes of a draft. */
function useLooks(draft: RouteDraft | null, { columns }: GraphLayout): DraftDrawing['looks'] {
  const { authoring, graph } = useMessages();
  const words = authoring.draft;
  return useMemo(() => {
    if (!draft) return new Map();
    const host = hostWords(draft, graph.anyHost);
    const backend = backendText(draft);
    const said = words.node({ path: draft.path.trim(), host, backend });
    const look = (whole: ReactNode): PathSplit => ({ said, badge: () => null, ask: () => undefined, whole });
    const path = (
      <>
        <PathTypeBadge pathType={draft.pathType} />
        <Line text={draft.path.trim()} hint={words.pathHint} room={columns.path.width - besides.path} />
        <span className="chip gn-draft-chip">
          <Pencil size={11} strokeWidth={2} aria-hidden />
          {words.chip}
        </span>
      </>
    );
    const hostRoom = columns.host.width - besides.plain;
    return new Map([
      [draftHostId, look(<Line text={draft.host.trim()} hint={graph.anyHost} room={hostRoom} />)],
      [draftId, look(path)],
      [draftBackendId, look(<Line text={backend} room={columns.backend.width - besides.plain} />)],
    ]);
  }, [draft, columns, words, graph]);
}

/** True while nobody has gone elsewhere since the draft's nodes or its fields had the focus. */
function isFocusLost(): boolean {
  const { activeElement } = document;
  return (
    !activeElement ||
    activeElement === document.body ||
    nodeIdOf(activeElement)?.startsWith('draft:') === true ||
    activeElement.closest('.ig-insp') !== null
  );
}

/** Draws the draft in the graph and says aloud when one comes and goes. Loaded with the first one. */
export function DraftLayer({ onDraw, layout, show, focusNode }: DraftLayerProps) {
  const { draft: words } = useMessages().authoring;
  const actions = useActions();
  const draft = useAppState((state) => state.draft);
  const snapshot = useAppState((state) => state.snapshot);
  const shape = useMemo(() => draft && draftShape(draft, snapshot), [draft, snapshot]);
  const key = shape && JSON.stringify(shape);
  // The key is a shape that was made plain text a line above.
  const add = useMemo(() => key && ((view: RoutingGraph) => withDraft(view, JSON.parse(key) as DraftShape)), [key]);
  const looks = useLooks(draft, layout);
  useEffect(() => {
    const take = (id: string, pressed: string): boolean => {
      if (!looks.has(id)) return false;
      if (pressed === 'Enter' || pressed === ' ') actions.inspect({ kind: 'draft' });
      else if (pressed === 'Delete' || pressed === 'Backspace' || pressed === 'Escape') actions.setDraft(null);
      else return false;
      return true;
    };
    onDraw(add ? { add, looks, take } : noDrawing);
  }, [add, looks, actions, onDraw]);
  const shown = useRef(0);
  const asked = draft?.asked ?? 0;
  useEffect(() => {
    if (shown.current === asked || !layout.boxes.has(draftId)) return;
    shown.current = asked;
    show(draftId);
  }, [asked, layout, show]);
  const last = useRef<{ readonly draft: RouteDraft; readonly parent: string | null } | null>(null);
  const gone = draft ? null : last.current;
  useEffect(() => {
    if (draft) last.current = { draft, parent: shape ? (shape.hostId ?? shape.routerId) : null };
    else if (last.current?.parent && !last.current.draft.isWritten && isFocusLost()) focusNode(last.current.parent);
  }, [draft, shape, focusNode]);
  const left = gone && (gone.draft.isWritten ? words.written : words.discarded);
  const isLost = draft !== null && shape === null;
  return (
    <>
      <p className="sr" role="status">
        {draft && !isLost ? words.begun[draft.of] : left}
      </p>
      {isLost && (
        <div className="g-stale g-draft-lost m-ui" role="status">
          <Pencil size={16} strokeWidth={1.75} aria-hidden />
          <span className="grow">{words.gone(`${draft.ingress.namespace}/${draft.ingress.name}`)}</span>
          <Button size="small" look="line" onClick={() => actions.setDraft(null)}>
            {words.discard}
          </Button>
        </div>
      )}
    </>
  );
}
