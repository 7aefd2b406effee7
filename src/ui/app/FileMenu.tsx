import { BookOpen, ChevronDown, FilePlus, FileText, FolderOpen, Save, X } from 'lucide-react';
import { lazy, type ReactNode, useRef } from 'react';
import { examples } from '../../content/examples/index.ts';
import { Button } from '../common/Button.tsx';
import { Later } from '../common/Later.tsx';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../common/Menu.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { opening } from './opening.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

const NewIngressItem = lazy(() =>
  import('../inspector/NewMenu.tsx').then((part) => ({ default: part.NewIngressItem })),
);

/** Holds the place of an item that is still to come: nothing moves under a pointer. */
const held = (
  <MenuItem disabled onSelect={() => undefined}>
    …
  </MenuItem>
);

/** The menu of the workspace: new, open, examples, close. */
export function FileMenu() {
  const messages = useMessages();
  const words = messages.files;
  const actions = useActions();
  const active = useAppState((state) => state.activeFile);
  const app = { store: useAppStore(), actions };
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  /** Where the browser can write back it asks by itself; else its file dialog only reads. */
  const pick = (what: 'File' | 'Directory', input: typeof files) => {
    const name = what === 'File' ? 'showOpenFilePicker' : 'showDirectoryPicker';
    if (name in window)
      void import('../files/pick.ts').then((part) => (what === 'File' ? part.pickFiles(app) : part.pickFolder(app)));
    else input.current?.click();
  };
  return (
    <>
      <Menu
        trigger={
          <Button aria-label={words.menu}>
            <span className="ell ig-menu-name">{words.menuShort}</span>
            <ChevronDown {...icon} size={14} />
          </Button>
        }
      >
        <MenuItem icon={<FilePlus {...icon} />} onSelect={() => actions.addFile(messages.editor.newFileName)}>
          {words.newFile}
        </MenuItem>
        <Later fallback={held}>
          <NewIngressItem />
        </Later>
        <MenuItem icon={<FileText {...icon} />} onSelect={() => pick('File', files)}>
          {words.openFiles}
        </MenuItem>
        <MenuItem icon={<FolderOpen {...icon} />} onSelect={() => pick('Directory', folder)}>
          {words.openFolder}
        </MenuItem>
        <MenuItem
          icon={<Save {...icon} />}
          onSelect={() => void import('../files/save.ts').then((part) => part.save(app))}
        >
          {words.save}
        </MenuItem>
        <MenuItem icon={<X {...icon} />} onSelect={() => actions.closeFile(active)}>
          {words.closeFile(active)}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<FileText {...icon} />} onSelect={() => actions.startBlank()}>
          {words.startBlank}
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>{words.examples}</MenuLabel>
        {examples.map(({ id }) => (
          <MenuItem key={id} icon={<BookOpen {...icon} />} onSelect={() => actions.loadExample(id)}>
            {messages.examples[id].title}
          </MenuItem>
        ))}
      </Menu>
      <FileInput inputRef={files} label={words.openFiles} />
      <FileInput inputRef={folder} label={words.openFolder} isFolder />
    </>
  );
}

interface FileInputProps {
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly isFolder?: boolean;
}

/** The browser's own file dialog, opened by the menu. */
function FileInput({ inputRef, label, isFolder = false }: FileInputProps): ReactNode {
  const store = useAppStore();
  const actions = useActions();
  return (
    <input
      ref={inputRef}
      type="file"
      hidden
      multiple
      tabIndex={-1}
      aria-label={label}
      {...(isFolder ? { webkitdirectory: '' } : { accept: '.yaml,.yml,.json,.svg,.png,text/*' })}
      onChange={(event) => {
        const chosen = [...(event.currentTarget.files ?? [])];
        if (chosen.length > 0) opening(({ openChosen }) => openChosen({ store, actions }, chosen));
        // Choosing the same file again must be a change again.
        event.currentTarget.value = '';
      }}
    />
  );
}
