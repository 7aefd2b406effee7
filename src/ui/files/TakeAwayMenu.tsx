import { Copy, Download, Files, Link, SquareTerminal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { applyHeredoc, joinFiles } from '../../state/export.ts';
import { Button } from '../common/Button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { Popover } from '../common/Popover.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import './files.css';
import { copyText, download } from './take-away.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Longer links are cut by some chat programs and mail readers. */
const LONG_LINK = 8000;

/** Everything that leaves the page: downloads, copies, the share link. */
export function TakeAwayMenu() {
  return (
    <>
      <ExportMenu />
      <ShareButton />
    </>
  );
}

function ExportMenu(): ReactNode {
  const words = useMessages().files;
  const store = useAppStore();
  const actions = useActions();
  const active = useAppState((state) => state.activeFile);
  const count = useAppState((state) => state.files.length);
  const files = () => store.getState().files;
  const copy = async (text: string, what: 'yaml' | 'kubectl') => {
    if (await copyText(text)) actions.notify({ kind: 'copied', what });
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button aria-label={words.export}>
          <Download {...icon} />
          <span className="ig-wide-only">{words.export}</span>
        </Button>
      }
    >
      <MenuItem icon={<Download {...icon} />} onSelect={() => download(files(), active)}>
        {words.downloadFile(active)}
      </MenuItem>
      {count > 1 && (
        <>
          <MenuItem icon={<Download {...icon} />} onSelect={() => download(files(), 'all')}>
            {words.downloadJoined}
          </MenuItem>
          <MenuItem
            icon={<Files {...icon} />}
            onSelect={() => {
              for (const { name } of files()) download(files(), name);
            }}
          >
            {words.downloadEach(count)}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <MenuItem icon={<Copy {...icon} />} onSelect={() => void copy(joinFiles(files()), 'yaml')}>
        {words.copyYaml}
      </MenuItem>
      <MenuItem
        icon={<SquareTerminal {...icon} />}
        onSelect={() => void copy(applyHeredoc(joinFiles(files())), 'kubectl')}
      >
        {words.copyKubectl}
      </MenuItem>
    </Menu>
  );
}

function ShareButton(): ReactNode {
  const words = useMessages().files;
  const actions = useActions();
  const [link, setLink] = useState<string | null>(null);
  const share = async () => {
    const made = await actions.shareLink();
    setLink(made);
    await copyText(made);
  };
  return (
    <Popover
      label={words.share}
      onOpenChange={() => setLink(null)}
      trigger={
        <Button look="soft" aria-label={words.share}>
          <Link {...icon} />
          <span className="ig-wide-only">{words.share}</span>
        </Button>
      }
    >
      <div className="ig-share">
        <p>{words.shareWhat}</p>
        <ul>
          {words.shareHolds.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Button look="primary" onClick={() => void share()}>
          {words.copyLink}
        </Button>
        {link !== null && <LinkField link={link} />}
      </div>
    </Popover>
  );
}

function LinkField({ link }: { readonly link: string }): ReactNode {
  const words = useMessages().files;
  return (
    <>
      <input
        className="ig-share-link"
        aria-label={words.link}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className={link.length > LONG_LINK ? 'small warn' : 'small dim'} role="status">
        {link.length > LONG_LINK ? words.longLink(link.length) : words.linkLength(link.length)}
      </p>
    </>
  );
}
