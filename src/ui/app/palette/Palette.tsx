import { Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Kbd } from '../../common/Kbd.tsx';
import { useListbox } from '../../common/listbox.ts';
import { Rich } from '../../common/Rich.tsx';
import { useAppState, useMessages } from '../../common/store-context.ts';
import type { Shell } from '../page-actions.ts';
import { commandItems, placeItems } from './commands.ts';
import { type PaletteItem, rankItems } from './rank.ts';
import './palette.css';

/** Offers shown at most: nobody reads more. */
const mostShown = 60;

interface OfferProps {
  readonly item: PaletteItem;
  readonly entry: ReturnType<ReturnType<typeof useListbox>['entry']>;
  readonly onPoint: () => void;
}

function Offer({ item, entry, onPoint }: OfferProps) {
  const { palette } = useMessages();
  const { kind, label, detail, keys } = item;
  return (
    <div {...entry} className="pal-offer" onPointerMove={onPoint}>
      <span className="pal-kind dim">{palette.kinds[kind]}</span>
      <span className={kind === 'command' || kind === 'example' ? 'ell' : 'ell mono'} title={`${label} ${detail}`}>
        {label}
      </span>
      {detail !== '' && <span className="ell dim small">{detail}</span>}
      <span className="grow" />
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  );
}

/** Everything that can be gone to: made when the palette opens, and again when the workspace changes under it. */
function useItems(shell: Shell): readonly PaletteItem[] {
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are those of the snapshot
  return useMemo(() => [...commandItems(shell, messages), ...placeItems(shell, messages)], [shell, messages, snapshot]);
}

interface PaletteProps {
  readonly shell: Shell;
  readonly onClose: () => void;
}

/** One field for commands and places: the arrows choose, Enter goes there, Escape goes back. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function Palette({ shell, onClose }: PaletteProps) {
  const { palette } = useMessages();
  const sheet = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const items = useItems(shell);
  const asked = useDeferredValue(query);
  const found = useMemo(() => rankItems(items, asked, mostShown), [items, asked]);
  const current = Math.min(at, found.length - 1);
  const isBehind = asked !== query;
  useEffect(() => sheet.current?.showModal(), []);
  const choose = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    item.run();
  };
  const listbox = useListbox({
    // While the list is one of older letters its first entry stands for the first of the new ones.
    count: isBehind ? Math.max(1, found.length) : found.length,
    at: isBehind ? Math.max(0, current) : current,
    onMove: setAt,
    onTake: (index) => choose(isBehind ? rankItems(items, query, mostShown)[index] : found[index]),
    // The dialog closes by itself.
    onClose: null,
  });
  return (
    <dialog
      ref={sheet}
      className="palette"
      aria-label={palette.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === sheet.current) onClose();
      }}
      onKeyDown={listbox.onKeyDown}
    >
      <div className="pal-field">
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <input
          {...listbox.field}
          aria-label={palette.title}
          placeholder={palette.placeholder}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
        />
        <span className="small dim pal-hint">
          <Rich text={palette.hint} />
        </span>
      </div>
      <div {...listbox.list(palette.results)} className="pal-list">
        {found.map((item, index) => (
          <Offer key={item.id} entry={listbox.entry(index)} item={item} onPoint={() => setAt(index)} />
        ))}
      </div>
      <p className={found.length === 0 || found.length === mostShown ? 'pal-note small dim' : 'sr'} role="status">
        {found.length === 0
          ? palette.nothing
          : found.length < mostShown
            ? palette.count(found.length)
            : palette.more(mostShown)}
      </p>
    </dialog>
  );
}
