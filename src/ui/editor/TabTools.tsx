import { ArrowLeft, ArrowRight, ChevronDown, FileCode, Pencil, Search } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { IconButton } from '../common/Button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { findInFiles } from '../parts/find-in-files.ts';
import { MoveSelected } from '../parts/MoveToFile.tsx';
import { watchTabs } from './tab-drag.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface TabToolsProps {
  /** The element that holds the tabs. */
  readonly list: RefObject<HTMLElement | null>;
  readonly onRename: (name: string) => void;
}

/** What the first view does without: all files in a menu, tabs that can be moved, the active tab kept in sight. */
export function TabTools({ list, onRename }: TabToolsProps) {
  const store = useAppStore();
  const actions = useActions();
  const active = useAppState((state) => state.activeFile);
  const files = useAppState((state) => state.files);
  useEffect(() => (list.current ? watchTabs(list.current, { store, actions }) : undefined), [list, store, actions]);
  useEffect(() => {
    const tab = list.current?.querySelector(`[data-file="${CSS.escape(active)}"]`)?.parentElement;
    if (!tab?.parentElement) return;
    // Marks of problems and changes make tabs wider after they are there, as a splitter makes the strip narrower.
    const sizes = new ResizeObserver(() => tab.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    sizes.observe(tab);
    sizes.observe(tab.parentElement);
    return () => sizes.disconnect();
  }, [list, active]);
  return (
    <>
      {files.length > 1 && <FileList onRename={onRename} />}
      <MoveSelected />
    </>
  );
}

/** Every file, however many tabs fit; and what a drag does, for keys and touch. */
function FileList({ onRename }: Pick<TabToolsProps, 'onRename'>) {
  const actions = useActions();
  const files = useAppState((state) => state.files);
  const active = useAppState((state) => state.activeFile);
  const { workspace } = useMessages();
  const at = files.findIndex(({ name }) => name === active);
  const trigger = (
    <IconButton label={workspace.allFiles(files.length)}>
      <ChevronDown {...icon} size={14} />
    </IconButton>
  );
  return (
    <Menu trigger={trigger}>
      <MenuItem icon={<ArrowLeft {...icon} />} disabled={at <= 0} onSelect={() => actions.moveFile(active, at - 1)}>
        {workspace.moveLeft(active)}
      </MenuItem>
      <MenuItem
        icon={<ArrowRight {...icon} />}
        disabled={at === files.length - 1}
        onSelect={() => actions.moveFile(active, at + 1)}
      >
        {workspace.moveRight(active)}
      </MenuItem>
      <MenuItem icon={<Pencil {...icon} />} onSelect={() => onRename(active)}>
        {workspace.rename(active)}
      </MenuItem>
      <MenuItem icon={<Search {...icon} />} onSelect={() => findInFiles(actions)}>
        {workspace.find.title}
      </MenuItem>
      <MenuSeparator />
      <div className="ig-file-list">
        {files.map(({ name, text, openedText }) => (
          <MenuItem key={name} icon={<FileCode {...icon} />} onSelect={() => actions.activateFile(name)}>
            <span className="ell">{name}</span>
            {text !== openedText && <span className="faint">{workspace.changedMark}</span>}
          </MenuItem>
        ))}
      </div>
    </Menu>
  );
}
