// biome-ignore-all lint/a11y/useSemanticElements: only rows in sight are mounted, each at its own place: no layout of a table does that
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on the cells, and on the buttons in the heads
import { ArrowDown, ArrowUp } from 'lucide-react';
import { lookup } from '../../engine/text/index.ts';
import { controllerName } from '../common/controllers.ts';
import { useAppState, useMessages } from '../common/store-context.ts';
import { type ColumnId, columnWords } from '../parts/columns.ts';
import type { TableSort } from './sort-filter.ts';

interface TableHeadProps {
  readonly columns: readonly ColumnId[];
  readonly sort: TableSort | null;
  /** The head that Tab leads to. */
  readonly stop: ColumnId | null;
  readonly onSort: (column: ColumnId) => void;
}

/** The heads: each sorts, rising, falling, and then as in the files again. */
export function TableHead({ columns, sort, stop, onSort }: TableHeadProps) {
  const words = useMessages().table;
  const second = useAppState((state) => state.compareWith);
  const ariaSort = (column: ColumnId) => {
    if (sort?.column !== column) return 'none';
    return sort.isDescending ? 'descending' : 'ascending';
  };
  return (
    <div role="rowgroup" className="tb-heads">
      <div role="row" className="tb-row tb-head" aria-rowindex={1}>
        {columns.map((column, at) => {
          const name = columnWords(words, column, controllerName(second ?? ''));
          const Arrow = sort?.isDescending ? ArrowDown : ArrowUp;
          return (
            <div
              key={column}
              role="columnheader"
              className={`tb-cell c-${column}`}
              aria-colindex={at + 1}
              aria-sort={ariaSort(column)}
            >
              <button
                type="button"
                tabIndex={stop === column ? 0 : -1}
                title={lookup(words.hint, column) ?? name}
                data-column={column}
                onClick={() => onSort(column)}
              >
                {column === 'order' ? (
                  <>
                    <span aria-hidden="true">#</span>
                    <span className="sr">{name}</span>
                  </>
                ) : (
                  <span className="ell">{name}</span>
                )}
                {sort?.column === column && <Arrow size={12} strokeWidth={2} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
