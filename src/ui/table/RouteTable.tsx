import { useMessages } from '../common/store-context.ts';
import { NothingDrawn } from '../parts/NothingDrawn.tsx';
import { StaleBanner } from '../parts/StaleBanner.tsx';
import { Grid } from './Grid.tsx';
import { nextSort } from './sort-filter.ts';
import { NothingFits, TableTools } from './TableTools.tsx';
import { useChoice, useTable } from './use-table.ts';
import './table.css';

/** All routes as a table: the same selection as the graph, sortable, filterable, with cells that edit the manifest. */
export function RouteTable() {
  const words = useMessages().table;
  const [choice, change] = useChoice();
  const view = useTable(choice);
  if (!view) return <div className="tb-pane" aria-busy="true" />;
  if (view.all.length === 0) return <NothingDrawn otherwise={words.empty} />;
  const onFilter = (filter: typeof choice.filter) => change({ filter });
  return (
    <div className="tb-pane">
      <TableTools filter={choice.filter} onFilter={onFilter} shown={view.shown} all={view.all} />
      {view.shown.length === 0 ? (
        <NothingFits onFilter={onFilter} />
      ) : (
        <Grid view={view} sort={choice.sort} onSort={(column) => change({ sort: nextSort(choice.sort, column) })} />
      )}
      <StaleBanner />
    </div>
  );
}
