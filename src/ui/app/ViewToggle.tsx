import { ListTree, Workflow } from 'lucide-react';
import { useMessages } from '../common/store-context.ts';

export type RoutesView = 'graph' | 'tree';

interface ViewToggleProps {
  readonly view: RoutesView;
  readonly onChange: (view: RoutesView) => void;
}

/** The same routes as a picture or as a tree. */
export function ViewToggle({ view, onChange }: ViewToggleProps) {
  const { views } = useMessages().app;
  return (
    <fieldset className="seg view-toggle">
      <legend className="sr">{views.label}</legend>
      <button type="button" aria-pressed={view === 'graph'} onClick={() => onChange('graph')}>
        <Workflow size={14} strokeWidth={1.75} aria-hidden />
        {views.graph}
      </button>
      <button type="button" aria-pressed={view === 'tree'} onClick={() => onChange('tree')}>
        <ListTree size={14} strokeWidth={1.75} aria-hidden />
        {views.tree}
      </button>
    </fieldset>
  );
}
