import { removeRoutes } from '../../engine/gestures/index.ts';
import type { Actions, AppState } from '../../state/types.ts';
import { runGesture } from '../common/gestures.ts';
import { marksShown } from '../parts/marks.ts';
import type { TableRow } from '../parts/table-rows.ts';

/** How a row is chosen: beside those that are, or with all between the selection and it. */
export interface Choosing {
  readonly isMore: boolean;
  readonly isRange: boolean;
}

/** What keys and clicks do to a row. */
export interface RowActions {
  readonly choose: (row: TableRow, how: Choosing) => void;
  readonly inspect: (row: TableRow) => void;
  readonly goToYaml: (row: TableRow) => void;
  /** The row, or everything that is marked and shown when it is among it: one undo step. */
  readonly remove: (row: TableRow) => void;
  readonly unmark: () => void;
}

interface Wiring {
  readonly shown: readonly TableRow[];
  readonly actions: Actions;
  readonly get: () => AppState;
}

/** Returns the marks after a row was chosen. @internal Its test asks for every way to choose. */
export function marksAfter(
  row: TableRow,
  { isMore, isRange }: Choosing,
  shown: readonly TableRow[],
  { marked, selection }: Pick<AppState, 'marked' | 'selection'>,
): ReadonlySet<string> {
  if (isRange) {
    const [a, b] = [shown.findIndex(({ id }) => id === selection), shown.indexOf(row)];
    const between = shown.slice(Math.min(Math.max(a, 0), b), Math.max(a, b) + 1);
    return new Set(between.flatMap(({ id, node }) => (node.kind === 'path' ? [id] : [])));
  }
  if (!isMore) return new Set();
  const next = new Set(marked);
  // What is selected was chosen too, though nobody marked it.
  if (next.size === 0 && shown.some(({ id, node }) => id === selection && node.kind === 'path'))
    next.add(selection ?? '');
  if (row.node.kind === 'path' && !next.delete(row.id)) next.add(row.id);
  return next;
}

/** Returns what can be done with the shown rows. */
export function rowActions({ shown, actions, get }: Wiring): RowActions {
  return {
    choose(row, how) {
      const marks = marksAfter(row, how, shown, get());
      if (marks.size > 0 || get().marked.size > 0) actions.mark(marks);
      // The selection is the fixed end of a range.
      if (!how.isRange) actions.select(row.id);
    },
    inspect: ({ id }) => actions.inspectNode(id),
    goToYaml: ({ id }) => actions.revealNode(id, true),
    remove(row) {
      const { marked, snapshot } = get();
      const shownIds = shown.map(({ id }) => id);
      const ids = marked.has(row.id) ? [...marksShown(marked, shownIds)] : [row.id];
      runGesture(actions, removeRoutes(ids.flatMap((id) => snapshot.nodes.get(id) ?? [])));
    },
    unmark() {
      if (get().marked.size > 0) actions.mark(new Set());
    },
  };
}
