import { hasMod } from '../../common/platform.ts';
import { marksShown, rangeOf, toggled } from '../../parts/marks.ts';

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

function extend({ paths, marked, mark, focusNode, anchor }: Marking, id: string, by: 1 | -1): boolean {
  const next = paths[paths.indexOf(id) + by];
  if (!paths.includes(id) || next === undefined) return false;
  // Going back takes out what going forth took in.
  const isBack = marked.has(next) && marked.has(id);
  if (marked.size === 0) anchor.current = id;
  mark(isBack ? toggled(marked, id) : new Set([...marked, id, next]));
  focusNode(next);
  return true;
}

type Key = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

function chordOf(event: Key): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${hasMod(event) ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${key}`;
}

/** Does what a key on a node means for the marks; returns whether it meant anything. */
export function onKey(event: Key, id: string, marking: Marking): boolean {
  const { paths, marked, mark } = marking;
  const acted = marksShown(marked, paths);
  const isAmong = acted.size > 1 && acted.has(id);
  switch (chordOf(event)) {
    case 'Mod+a':
      mark(new Set(paths));
      return true;
    case 'Shift+ArrowDown':
      return extend(marking, id, 1);
    case 'Shift+ArrowUp':
      return extend(marking, id, -1);
    case 'Shift+ ':
      if (!paths.includes(id)) return false;
      marking.anchor.current = id;
      mark(toggled(marked, id));
      return true;
    case 'Escape':
      if (marked.size === 0) return false;
      mark(nothing);
      return true;
    case 'Delete':
    case 'Backspace':
      if (isAmong) marking.onRemove(acted);
      return isAmong;
    case 'Mod+d':
      if (isAmong) marking.onDuplicate(acted);
      return isAmong;
    default:
      return false;
  }
}

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
