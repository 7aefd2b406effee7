import { Grid3x3, ListTree, Table2, Workflow } from 'lucide-react';
import type { RoutesView } from '../../state/types.ts';
import { useMessages } from '../common/store-context.ts';

interface ViewToggleProps {
  readonly view: RoutesView;
  readonly onChange: (view: RoutesView) => void;
}

/** The same routes as a picture, as a table, as a tree, or asked under every controller. */
export function ViewToggle({ view, onChange }: ViewToggleProps) {
  const {
    app: { views },
    compare,
  } = useMessages();
  return (
    <fieldset className="seg view-toggle">
      <legend className="sr">{views.label}</legend>
      <button type="button" aria-pressed={view === 'graph'} onClick={() => onChange('graph')}>
        <Workflow size={14} strokeWidth={1.75} aria-hidden />
        {views.graph}
      </button>
      <button type="button" aria-pressed={view === 'table'} onClick={() => onChange('table')}>
        <Table2 size={14} strokeWidth={1.75} aria-hidden />
        {views.table}
      </button>
      <button type="button" aria-pressed={view === 'tree'} onClick={() => onChange('tree')}>
        <ListTree size={14} strokeWidth={1.75} aria-hidden />
        {views.tree}
      </button>
      <button type="button" aria-pressed={view === 'matrix'} onClick={() => onChange('matrix')}>
        <Grid3x3 size={14} strokeWidth={1.75} aria-hidden />
        {compare.matrix}
      </button>
    </fieldset>
  );
}
