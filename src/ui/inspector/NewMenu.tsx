import { FilePlus, Network, Server } from 'lucide-react';
import { IconButton } from '../common/Button.tsx';
import { Menu, MenuItem } from '../common/Menu.tsx';
import { keyWords } from '../common/platform.ts';
import { useActions, useMessages } from '../common/store-context.ts';
import { iconSize } from './Panel.tsx';

/** Makes a new object: the forms open in the inspector. */
export function NewMenu() {
  const words = useMessages().authoring;
  const actions = useActions();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton size="small" label={words.newObject}>
          <FilePlus {...iconSize} size={15} />
        </IconButton>
      }
    >
      <NewIngressItem />
      <MenuItem icon={<Server {...iconSize} size={16} />} onSelect={() => actions.inspect({ kind: 'new-service' })}>
        {words.newService}…
      </MenuItem>
    </Menu>
  );
}

/** The item of menus that opens the form of a new Ingress. */
export function NewIngressItem() {
  const words = useMessages().authoring;
  const actions = useActions();
  return (
    <MenuItem
      icon={<Network {...iconSize} size={16} />}
      onSelect={() => actions.inspect({ kind: 'new-ingress', className: null })}
    >
      <span className="grow">{words.newIngress}…</span>
      <span className="dim small">{keyWords('Alt+N')}</span>
    </MenuItem>
  );
}
