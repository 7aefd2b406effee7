import './draft.css';
import { PencilLine } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { RoutingGraph } from '../../../engine/index.ts';
import type { RouteDraft } from '../../../state/draft.ts';
import { draftId } from '../../../state/subjects.ts';
import { PathTypeBadge } from '../../common/PathTypeBadge.tsx';
import { useActions, useAppState, useMessages } from '../../common/store-context.ts';
import type { PathSplit } from '../canvas-nodes.ts';
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
  readonly focusNode: (id: string) => void;
}

function Line({
  text,
  hint,
  children,
}: {
  readonly text: string;
  readonly hint: string;
  readonly children?: ReactNode;
}) {
  return (
    <>
      <span className={text === '' ? 'gn-name gn-hint' : 'gn-name'} title={text}>
        {text || hint}
      </span>
      {children}
    </>
  );
}

/** What stands in the three nodes of a draft. */
function useLooks(draft: RouteDraft | null): DraftDrawing['looks'] {
  const { authoring, graph } = useMessages();
  const words = authoring.draft;
  return useMemo(() => {
    if (!draft) return new Map();
    const host = hostWords(draft, graph.anyHost);
    const backend = backendText(draft);
    const said = words.node({ path: draft.path.trim(), host, backend });
    const look = (whole: ReactNode): PathSplit => ({ said, badge: () => null, ask: () => undefined, whole });
    return new Map([
      [draftHostId, look(<Line text={draft.host.trim()} hint={graph.anyHost} />)],
      [
        draftId,
        look(
          <>
            <PathTypeBadge pathType={draft.pathType} />
            <Line text={draft.path.trim()} hint={words.pathHint}>
              <span className="chip gn-draft-chip">
                <PencilLine size={11} strokeWidth={2} aria-hidden />
                {words.chip}
              </span>
            </Line>
          </>,
        ),
      ],
      [draftBackendId, look(<Line text={backend} hint="" />)],
    ]);
  }, [draft, words, graph]);
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
export function DraftLayer({ onDraw, focusNode }: DraftLayerProps) {
  const { draft: words } = useMessages().authoring;
  const actions = useActions();
  const draft = useAppState((state) => state.draft);
  const snapshot = useAppState((state) => state.snapshot);
  const shape = useMemo(() => draft && draftShape(draft, snapshot), [draft, snapshot]);
  const key = shape && JSON.stringify(shape);
  // The key is a shape that was made plain text a line above.
  const add = useMemo(() => key && ((view: RoutingGraph) => withDraft(view, JSON.parse(key) as DraftShape)), [key]);
  const looks = useLooks(draft);
  useEffect(() => {
    const take = (id: string, pressed: string): boolean => {
      if (!looks.has(id)) return false;
      if (pressed === 'Enter' || pressed === ' ') actions.inspect(draftId);
      else if (pressed === 'Delete' || pressed === 'Backspace' || pressed === 'Escape') actions.setDraft(null);
      else return false;
      return true;
    };
    onDraw(add ? { add, looks, take } : noDrawing);
  }, [add, looks, actions, onDraw]);
  const last = useRef<{ readonly draft: RouteDraft; readonly parent: string | null } | null>(null);
  const gone = draft ? null : last.current;
  useEffect(() => {
    if (draft) last.current = { draft, parent: shape ? (shape.hostId ?? shape.routerId) : null };
    else if (last.current?.parent && !last.current.draft.isWritten && isFocusLost()) focusNode(last.current.parent);
  }, [draft, shape, focusNode]);
  const left = gone && (gone.draft.isWritten ? words.written : words.discarded);
  return (
    <p className="sr" role="status">
      {draft ? words.begun[draft.of] : left}
    </p>
  );
}
