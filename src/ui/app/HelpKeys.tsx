import { Kbd } from '../common/Kbd.tsx';
import { PathTypeBadge } from '../common/PathTypeBadge.tsx';
import { useMessages } from '../common/store-context.ts';
import './help-legend.css';

interface Shortcut {
  readonly what: string;
  readonly keys: readonly string[];
}

function List({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ what, keys }) => (
          <div key={what}>
            <dt>{what}</dt>
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

/** The list of all keyboard shortcuts. */
export function HelpKeys() {
  const { app, authoring, graph, manipulate, matrix, palette, table, testResults, workspace } = useMessages();
  const { help } = app;
  return (
    <div className="help-sheet">
      <h2>{help.title}</h2>
      <Legend />
      <List
        title={help.everywhere}
        shortcuts={[
          { what: palette.title, keys: ['Mod+K'] },
          { what: help.focusRequest, keys: ['Mod+L', '/'] },
          { what: help.send, keys: ['Mod+Enter'] },
          { what: testResults.help.add, keys: ['Mod+Shift+T'] },
          { what: testResults.help.show, keys: ['Mod+Shift+Enter'] },
          { what: authoring.newIngress, keys: ['Alt+N'] },
          { what: help.undo, keys: ['Mod+Z'] },
          { what: help.redo, keys: ['Mod+Shift+Z', 'Mod+Y'] },
          { what: table.help.views, keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4'] },
          { what: help.panes, keys: ['F6', 'Shift+F6'] },
          { what: help.problems, keys: ['F8', 'Shift+F8'] },
          { what: palette.disagreement, keys: ['Alt+F8', 'Alt+Shift+F8'] },
          { what: palette.toNode, keys: ['Mod+Shift+L'] },
          { what: workspace.find.title, keys: ['Mod+Shift+F'] },
          { what: help.download, keys: ['Mod+S'] },
          { what: palette.export, keys: ['Mod+Shift+E'] },
          { what: palette.copyPicture, keys: ['Alt+Shift+C'] },
          { what: help.sheet, keys: ['?'] },
        ]}
      />
      <List
        title={help.routes}
        shortcuts={[
          { what: help.walk, keys: ['↑', '↓', '←', '→'] },
          { what: help.firstLast, keys: ['Home', 'End'] },
          { what: help.open2, keys: ['Enter'] },
          { what: help.toYaml, keys: ['F12'] },
          { what: palette.addPath, keys: ['A'] },
          { what: palette.addHost, keys: ['Shift+A'] },
          { what: palette.child, keys: ['Mod+→'] },
          { what: palette.connect, keys: ['M'] },
          { what: palette.order, keys: ['Alt+↑', 'Alt+↓'] },
          { what: palette.duplicate, keys: ['Mod+D'] },
          { what: help.remove, keys: ['Delete'] },
          { what: palette.menu, keys: ['Shift+F10'] },
          { what: palette.find, keys: ['Mod+F'] },
          { what: palette.back, keys: ['F'] },
          { what: palette.fit, keys: ['Shift+1', 'Shift+2', 'Shift+0'] },
          { what: graph.asList, keys: ['L'] },
          { what: graph.expandLevel, keys: ['E'] },
          { what: graph.collapseAll, keys: ['Shift+E'] },
          { what: graph.menu.focus, keys: ['O'] },
          { what: matrix.askSplit, keys: ['D'] },
          { what: help.escape, keys: ['Esc'] },
        ]}
      />
      <List
        title={manipulate.help.title}
        shortcuts={[
          { what: manipulate.help.extend, keys: ['Shift+↑', 'Shift+↓'] },
          { what: manipulate.help.toggle, keys: ['Shift+Space'] },
          { what: manipulate.help.all, keys: ['Mod+A'] },
          { what: manipulate.help.copy, keys: ['Alt'] },
        ]}
      />
      <List
        title={table.help.table}
        shortcuts={[
          { what: table.help.cells, keys: ['↑', '↓', '←', '→', 'PageUp', 'PageDown'] },
          { what: table.help.edit, keys: ['Enter', 'F2'] },
          { what: table.help.take, keys: ['Enter', 'Tab'] },
          { what: table.help.cancel, keys: ['Esc'] },
          { what: table.help.select, keys: ['Space'] },
        ]}
      />
    </div>
  );
}
