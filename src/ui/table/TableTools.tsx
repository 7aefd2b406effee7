import { Check, ChevronDown, Copy } from 'lucide-react';
import { useMemo } from 'react';
import { routingTableCsv, routingTableMarkdown } from '../../engine/export/index.ts';
import { type EdgeRouterNode, routerName } from '../../engine/graph/index.ts';
import { Button } from '../common/Button.tsx';
import { FilterField } from '../common/FilterField.tsx';
import { Menu, MenuItem } from '../common/Menu.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { exportRow, exportWords } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { noFilter, type TableFilter } from './sort-filter.ts';

function CopyMenu({ rows }: { readonly rows: readonly TableRow[] }) {
  const messages = useMessages();
  const { notify } = useActions();
  const words = messages.table;
  const copy = async (write: typeof routingTableCsv): Promise<void> => {
    const text = write(
      rows.map((row) => exportRow(row, messages)),
      exportWords(messages),
    );
    await navigator.clipboard.writeText(text);
    notify({ kind: 'copied', what: 'table' });
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" disabled={rows.length === 0}>
          <Copy size={14} strokeWidth={1.75} aria-hidden />
          {words.copy}
          <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => void copy(routingTableMarkdown)}>{words.copyMarkdown}</MenuItem>
      <MenuItem onSelect={() => void copy(routingTableCsv)}>{words.copyCsv}</MenuItem>
    </Menu>
  );
}

interface ToolProps {
  readonly filter: TableFilter;
  readonly onFilter: (filter: TableFilter) => void;
}

function useRouters(): readonly EdgeRouterNode[] {
  const nodes = useAppState((state) => state.snapshot.nodes);
  const ids = useAppState((state) => state.snapshot.order.routers);
  return useMemo(
    () =>
      ids.flatMap((id) => {
        const node = nodes.get(id);
        return node?.kind === 'edge-router' ? [node] : [];
      }),
    [nodes, ids],
  );
}

function ClassFilter({ filter, onFilter }: ToolProps) {
  const words = useMessages().table;
  const routers = useRouters();
  if (routers.length < 2) return null;
  return (
    <span className="select-wrap tb-class">
      <select
        aria-label={words.className}
        value={filter.routerId ?? ''}
        onChange={({ target }) => onFilter({ ...filter, routerId: target.value || null })}
      >
        <option value="">{words.allClasses}</option>
        {routers.map((router) => (
          <option key={router.id} value={router.id}>
            {routerName(router, words.noClass)}
          </option>
        ))}
      </select>
      <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
    </span>
  );
}

function QuickFilters({ filter, onFilter }: ToolProps) {
  const words = useMessages().table;
  const toggles = [
    { key: 'onlyProblems', label: words.problems },
    { key: 'onlyUnreachable', label: words.unreachable },
  ] as const;
  return (
    <fieldset className="tb-quick">
      <legend className="sr">{words.filters}</legend>
      {toggles.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          className="chip"
          aria-pressed={filter[key]}
          onClick={() => onFilter({ ...filter, [key]: !filter[key] })}
        >
          {filter[key] && <Check size={12} strokeWidth={2.25} aria-hidden />}
          {label}
        </button>
      ))}
      <ClassFilter filter={filter} onFilter={onFilter} />
    </fieldset>
  );
}

/** An end is no route. */
function routesIn(rows: readonly TableRow[]): number {
  return rows.reduce((sum, { node }) => (node.kind === 'end' ? sum : sum + 1), 0);
}

interface TableToolsProps extends ToolProps {
  readonly shown: readonly TableRow[];
  readonly all: readonly TableRow[];
}

/** Filter, quick filters, how many rows there are, and the ways to take them along. */
export function TableTools({ filter, onFilter, shown, all }: TableToolsProps) {
  const words = useMessages().table;
  return (
    <div className="tb-tools">
      <FilterField />
      <QuickFilters filter={filter} onFilter={onFilter} />
      <span className="grow" />
      <span className="dim small nowrap" role="status">
        {words.rows(routesIn(shown), routesIn(all))}
      </span>
      <CopyMenu rows={shown} />
    </div>
  );
}

/** Stands where the rows would, when the filter leaves none. */
export function NothingFits({ onFilter }: Pick<ToolProps, 'onFilter'>) {
  const words = useMessages().table;
  const actions = useActions();
  const clear = (): void => {
    actions.setSearch('');
    onFilter(noFilter);
  };
  return (
    <div className="panel-empty t2 tb-nothing">
      <p>{words.nothing}</p>
      <Button size="small" look="line" onClick={clear}>
        {words.clear}
      </Button>
    </div>
  );
}
