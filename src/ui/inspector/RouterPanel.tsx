import { Copy, Ellipsis, Globe, Pencil, Plus, Trash2 } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { duplicateIngress } from '../../engine/gestures/index.ts';
import { type EdgeRouterNode, routerName } from '../../engine/graph/index.ts';
import type { IngressPart } from '../../state/subjects.ts';
import type { IngressSummary } from '../../state/types.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { controllerName, controllerNames } from '../common/controllers.ts';
import { runGesture } from '../common/gestures.ts';
import { Menu, MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { EditField } from '../forms/Field.tsx';
import { AddHostForm } from './forms.tsx';
import { iconSize, Panel } from './Panel.tsx';

type Mode = { readonly of: IngressSummary } | null;

/** What can be done to an edge router: its controller, its Ingresses. */
export function RouterPanel({ node }: { readonly node: EdgeRouterNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const all = useAppState((state) => state.snapshot.ingresses);
  const ingresses = useMemo(
    () => all.filter(({ className }) => node.classNames.includes(className)),
    [all, node.classNames],
  );
  const [mode, setMode] = useState<Mode>(null);
  const done = () => setMode(null);
  return (
    <Panel node={node} title={words.router} of={routerName(node, words.noClass)}>
      <ControllerChoice node={node} />
      <div className="ig-insp-part">
        <span className="ig-insp-label">{words.owners}</span>
        <ul className="ig-insp-ingresses">
          {ingresses.map((ingress) => (
            <IngressRow
              key={`${ingress.object.file}:${ingress.object.document}:${ingress.object.item}`}
              ingress={ingress}
              onMode={setMode}
            />
          ))}
        </ul>
      </div>
      {mode === null && (
        <Button
          size="small"
          look="soft"
          className="ig-insp-add"
          onClick={() => actions.inspect({ kind: 'new-ingress', className: node.className })}
        >
          <Plus {...iconSize} />
          {words.newIngress}
        </Button>
      )}
      {mode && <AddHostForm object={mode.of.object} namespace={mode.of.namespace} onDone={done} />}
    </Panel>
  );
}

function ControllerChoice({ node }: { readonly node: EdgeRouterNode }) {
  const words = useMessages().inspector;
  const actions = useActions();
  const chosen = useAppState((state) => state.controllers.get(node.id));
  const id = useId();
  return (
    <div className="ig-field">
      <label htmlFor={id}>{words.controller}</label>
      <select
        id={id}
        className="ig-input"
        data-first=""
        value={chosen ?? ''}
        onChange={(event) => actions.setController(node.id, event.target.value || null)}
      >
        <option value="">{words.guessed(chosen ? '…' : controllerName(node.controller))}</option>
        {controllerNames.map((controller) => (
          <option key={controller.id} value={controller.id}>
            {controller.name} {controller.version}
          </option>
        ))}
      </select>
    </div>
  );
}

interface IngressRowProps {
  readonly ingress: IngressSummary;
  readonly onMode: (mode: Mode) => void;
}

function IngressRow({ ingress, onMode }: IngressRowProps) {
  const { inspector: words, authoring } = useMessages();
  const actions = useActions();
  const all = useAppState((state) => state.snapshot.ingresses);
  const { object, name, className } = ingress;
  const open = (part: IngressPart) => actions.inspect({ kind: 'ingress', object, part });
  return (
    <li>
      <EditField
        label={words.ingress}
        value={name}
        make={(text) => (text.trim() ? { type: 'ingress/rename', object, name: text.trim() } : null)}
      />
      <EditField
        label={words.className}
        value={className ?? ''}
        make={(text) => ({ type: 'ingress/set-class', object, className: text.trim() || null })}
      />
      <Menu
        align="end"
        trigger={
          <IconButton label={words.moreOf(name)}>
            <Ellipsis {...iconSize} />
          </IconButton>
        }
      >
        <MenuItem icon={<Pencil {...iconSize} />} onSelect={() => actions.inspect({ kind: 'ingress', object })}>
          {authoring.openIngress(name)}
        </MenuItem>
        <MenuItem icon={<Globe {...iconSize} />} onSelect={() => onMode({ of: ingress })}>
          {words.addHost}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Copy {...iconSize} />} onSelect={() => runGesture(actions, duplicateIngress(object, all))}>
          {words.duplicate}
        </MenuItem>
        <MenuItem icon={<Trash2 {...iconSize} />} onSelect={() => void actions.run({ type: 'ingress/remove', object })}>
          {words.remove}
        </MenuItem>
      </Menu>
      <div className="ig-insp-line ig-insp-parts">
        <Button size="small" look="soft" onClick={() => open('default')}>
          {words.defaultBackend}
        </Button>
        <Button size="small" look="soft" onClick={() => open('annotations')}>
          {authoring.annotations}
        </Button>
      </div>
    </li>
  );
}
