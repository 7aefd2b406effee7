import { FileCode, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GraphNode } from '../../engine/index.ts';
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

/** The frame of every inspector: what it is, where it stands, its actions. */
export function Panel({ node, title, of, buttons, children }: PanelProps) {
  const words = useMessages().inspector;
  const actions = useActions();
  const lines = useLines(node);
  const sub = [of, lines && words.lines(lines.from, lines.to)].filter(Boolean).join(', ');
  return (
    <>
      <div className="ig-insp-head">
        <b id="ig-insp-title">{title}</b>
        <span className="dim small ell" title={sub}>
          {sub}
        </span>
        <span className="grow" />
        {lines && (
          <IconButton size="small" label={words.goToText} onClick={() => actions.revealNode(node.id, true)}>
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
