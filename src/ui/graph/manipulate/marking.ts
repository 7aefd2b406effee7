import { hasMod } from '../../common/platform.ts';
import { rangeOf, toggled } from '../../parts/marks.ts';

/** What marking needs to know of the graph. */
export interface MarkingField {
  /** The shown paths, top to bottom. */
  readonly paths: readonly string[];
  readonly focusNode: (id: string) => void;
  readonly onRemove: (ids: ReadonlySet<string>) => void;
  readonly onDuplicate: (ids: ReadonlySet<string>) => void;
}

/** The marks, and what they can be made of. */
export interface Marking extends MarkingField {
  readonly marked: ReadonlySet<string>;
  readonly mark: (ids: ReadonlySet<string>) => void;
  /** The path that a range starts from. */
  readonly anchor: { current: string | null };
}

const nothing: ReadonlySet<string> = new Set();

type Click = Pick<MouseEvent, 'metaKey' | 'ctrlKey' | 'shiftKey'>;

/** Does what a click on a node, or on none, means for the marks; returns whether it meant nothing else. */
export function onClick(event: Click, id: string | null, { paths, marked, mark, anchor, focusNode }: Marking): boolean {
  const isPath = id !== null && paths.includes(id);
  if (isPath && event.shiftKey) mark(new Set([...marked, ...rangeOf(paths, anchor.current, id)]));
  else if (isPath && hasMod(event)) mark(toggled(marked, id));
  else if (marked.size > 0) mark(nothing);
  if (isPath && !event.shiftKey) anchor.current = id;
  const isMark = isPath && (event.shiftKey || hasMod(event));
  if (isMark) focusNode(id);
  return isMark;
}
