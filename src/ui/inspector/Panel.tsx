import { FileCode, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GraphNode } from '../../engine/graph/index.ts';
import { placeInFile, placeOfNode } from '../../state/places.ts';
import { IconButton } from '../common/Button.tsx';
import { lineAt } from '../common/places.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

export const iconSize = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface PanelProps {
  readonly node: GraphNode;
  readonly title: string;
  /** What the node belongs to: its host, its namespace. */
  readonly of?: string | undefined;
  /** Icon buttons between the heading and the close button. */
  readonly buttons?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a node's inspector: what it is, where it stands, its actions. */
export function Panel({ node, of, ...rest }: PanelProps) {
  const words = useMessages().inspector;
  const actions = useActions();
  const lines = useLines(node);
  const sub = [of, lines && words.lines(lines.from, lines.to)].filter(Boolean).join(', ');
  return (
    <SubjectPanel {...rest} of={sub} {...(lines ? { onGoToText: () => actions.revealNode(node.id, true) } : {})} />
  );
}

interface SubjectPanelProps extends Omit<PanelProps, 'node'> {
  /** Absent where it is written nowhere. */
  readonly onGoToText?: () => void;
}

/** The frame of every inspector. */
export function SubjectPanel({ title, of = '', buttons, onGoToText, children }: SubjectPanelProps) {
  const words = useMessages().inspector;
  const actions = useActions();
  return (
    <>
      <div className="ig-insp-head">
        <b id="ig-insp-title">{title}</b>
        <span className="dim small ell" title={of}>
          {of}
        </span>
        <span className="grow" />
        {onGoToText && (
          <IconButton size="small" label={words.goToText} onClick={onGoToText}>
            <FileCode {...iconSize} />
          </IconButton>
        )}
        {buttons}
        <IconButton size="small" label={words.close} onClick={() => actions.inspect(null)}>
          <X {...iconSize} />
        </IconButton>
      </div>
      <div className="ig-insp-body">{children}</div>
    </>
  );
}

/** The lines the node is written on, `null` when it stands nowhere. */
function useLines(node: GraphNode): { readonly from: number; readonly to: number } | null {
  const files = useAppState((state) => state.files);
  const snapshot = useAppState((state) => state.snapshot);
  const place = placeOfNode(node);
  const inFile = place && placeInFile(snapshot, place);
  if (!inFile) return null;
  const from = lineAt(files, inFile.file, inFile.range.start);
  const to = lineAt(files, inFile.file, Math.max(inFile.range.start, inFile.range.end - 1));
  return from === null || to === null ? null : { from, to };
}
