import type { Hint } from '../actions/action.ts';
import { dragKeys, editKeys, routeKeys } from '../actions/widget-keys.ts';
import { Kbd } from '../common/Kbd.tsx';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useMessages } from '../common/store-context.ts';
import { canvasActions } from '../graph/actions-on-nodes.ts';
import { markActions } from '../graph/manipulate/marking-actions.ts';
import { cellActions } from '../table/cell-actions.ts';
import { treeActions } from '../tree/tree-actions.ts';
import { pageActions, panelActions } from './page-actions.ts';
import './help-legend.css';

interface ListProps {
  readonly title: string;
  readonly hints: readonly Hint[];
}

function List({ title, hints }: ListProps) {
  const messages = useMessages();
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {hints.map(({ id, words, keys = [] }) => (
          <div key={id}>
            <dt>{words(messages)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the letters, numbers and bars of the graph mean. */
function Legend() {
  const { legend } = useMessages().palette;
  const types = ['Exact', 'Prefix', 'ImplementationSpecific'] as const;
  return (
    <section>
      <h3>{legend.title}</h3>
      <ul className="help-legend">
        {types.map((pathType) => (
          <li key={pathType}>
            <PathTypeBadge pathType={pathType} />
            {legend[pathType]}
          </li>
        ))}
        <li>
          <span className="help-disc" aria-hidden>
            2
          </span>
          {legend.number}
        </li>
        <li>
          <span className="help-disc lit" aria-hidden>
            1
          </span>
          {legend.step}
        </li>
        <li>
          <span className="help-bar" aria-hidden />
          {legend.bar}
        </li>
      </ul>
    </section>
  );
}

const onCanvas: readonly Hint[] = [...canvasActions, ...routeKeys];

/** The list of all keyboard shortcuts. */
export function HelpKeys() {
  const messages = useMessages();
  const { app, manipulate, table } = messages;
  const rowOf = ({ words, keys }: Hint) => `${words(messages)} ${keys}`;
  const said = new Set(onCanvas.map(rowOf));
  /** What a key means here as on a node of the graph is told there. */
  const own = (hints: readonly Hint[]) => hints.filter((hint) => !said.has(rowOf(hint)));
  return (
    <div className="help-sheet">
      <h2>{app.help.title}</h2>
      <Legend />
      <List title={app.help.everywhere} hints={pageActions} />
      <List title={app.views.label} hints={panelActions} />
      <List title={app.help.routes} hints={[...onCanvas, ...own(treeActions)]} />
      <List title={manipulate.help.title} hints={[...own(markActions), ...dragKeys]} />
      <List title={table.help.table} hints={[...cellActions, ...editKeys]} />
    </div>
  );
}
