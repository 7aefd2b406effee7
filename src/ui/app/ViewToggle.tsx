import type { RoutesView } from '../../state/types.ts';
import { useActions, useMessages } from '../common/store-context.ts';
import { showPanel, viewPanels } from './panels.ts';

/** The same routes as a picture, as a table, as a tree, or asked under every controller. */
export function ViewToggle({ view }: { readonly view: RoutesView }) {
  const messages = useMessages();
  const actions = useActions();
  return (
    <fieldset className="seg view-toggle">
      <legend className="sr">{messages.app.views.label}</legend>
      {viewPanels.map((panel) => (
        <button key={panel.id} type="button" aria-pressed={view === panel.id} onClick={() => showPanel(panel, actions)}>
          <panel.icon size={14} strokeWidth={1.75} aria-hidden />
          {panel.words(messages)}
        </button>
      ))}
    </fieldset>
  );
}
