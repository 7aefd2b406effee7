import { Copy, Download, Files, Image, Link, SquareTerminal } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { applyHeredoc, joinFiles } from '../../state/export.ts';
import { Button } from '../common/Button.tsx';
import { boundedPart } from '../common/bounded-part.tsx';
import { Menu, MenuItem, MenuSeparator } from '../common/Menu.tsx';
import { Popover } from '../common/Popover.tsx';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import '../files/files.css';
import { copyText, download } from '../parts/export-files.ts';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

const ShareSheet = boundedPart(() => import('../files/ShareSheet.tsx').then((part) => part.ShareSheet), {
  wait: <div className="ig-share" />,
});

const PictureSheet = boundedPart(() => import('../pictures/PictureSheet.tsx').then((part) => part.PictureSheet), {
  isAfloat: true,
});

/** Everything that leaves the page: downloads, copies, the share link. */
export function ExportTools() {
  return (
    <>
      <ExportMenu />
      <ShareButton />
    </>
  );
}

/** Downloads, copies and pictures. */
export function ExportMenu(): ReactNode {
  const words = useMessages().files;
  const store = useAppStore();
  const actions = useActions();
  const active = useAppState((state) => state.activeFile);
  const count = useAppState((state) => state.files.length);
  const files = () => store.getState().files;
  const copy = async (text: string, what: 'yaml' | 'kubectl') => {
    if (await copyText(text)) actions.notify({ kind: 'copied', what });
  };
  const place = useRef<HTMLSpanElement>(null);
  const [isDrawing, setDrawing] = useState(false);
  return (
    <span ref={place} data-export>
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
              onSelect={() => void import('../files/save.ts').then((part) => part.downloadZip({ store, actions }))}
            >
              {words.downloadZip(count)}
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
        <MenuSeparator />
        <MenuItem icon={<Image {...icon} />} onSelect={() => setDrawing(true)}>
          {words.pictures}
        </MenuItem>
      </Menu>
      {isDrawing && <PictureSheet place={place} onClose={() => setDrawing(false)} />}
    </span>
  );
}

/** The share link in its popover. */
export function ShareButton(): ReactNode {
  const words = useMessages().files;
  return (
    <Popover
      label={words.share}
      trigger={
        <Button look="soft" aria-label={words.share}>
          <Link {...icon} />
          <span className="ig-wide-only">{words.share}</span>
        </Button>
      }
    >
      <ShareSheet />
    </Popover>
  );
}
