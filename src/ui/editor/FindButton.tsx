import { FileSearch, Search } from 'lucide-react';
import { IconButton } from '../common/Button.tsx';
import { Menu, MenuItem } from '../common/Menu.tsx';
import { keyWords } from '../common/platform.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { findInFiles } from '../parts/find-in-files.ts';

interface FindButtonProps {
  /** Opens the editor's own search. */
  readonly onFind: () => void;
}

/** Finds in the text; where there are several files, in this one or in all of them. */
export function FindButton({ onFind }: FindButtonProps) {
  const actions = useActions();
  const isOne = useAppState((state) => state.files.length === 1);
  const words = useMessages().workspace.find;
  const icon = <Search size={14} aria-hidden />;
  if (isOne) {
    return (
      <IconButton label={words.here} onClick={onFind}>
        {icon}
      </IconButton>
    );
  }
  return (
    <Menu trigger={<IconButton label={words.findIn}>{icon}</IconButton>}>
      <MenuItem icon={<FileSearch size={16} strokeWidth={1.75} aria-hidden />} onSelect={() => findInFiles(actions)}>
        <span className="grow">{words.title}</span>
        <span className="dim small">{keyWords('Mod+Shift+F')}</span>
      </MenuItem>
      <MenuItem icon={<Search size={16} strokeWidth={1.75} aria-hidden />} onSelect={onFind}>
        <span className="grow">{words.here}</span>
        <span className="dim small">{keyWords('Mod+F')}</span>
      </MenuItem>
    </Menu>
  );
}
