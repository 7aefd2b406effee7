import { Search } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { tableOf } from '../../engine/index.ts';
import { Kbd } from '../common/Kbd.tsx';
import { Rich } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { commandItems, type PaletteShell, placeItems } from './commands.ts';
import { type PaletteItem, rankItems } from './rank.ts';
import './palette.css';

/** Offers shown at most: nobody reads more. */
const mostShown = 60;

interface OfferProps {
  readonly item: PaletteItem;
  readonly id: string;
  readonly isCurrent: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Offer({ item, id, isCurrent, onPoint, onChoose }: OfferProps) {
  const { palette } = useMessages();
  const { kind, label, detail, keys } = item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and takes the keys of all options
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className="pal-offer"
      onPointerMove={onPoint}
      onClick={onChoose}
    >
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
function useItems(shell: PaletteShell): readonly PaletteItem[] {
  const messages = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are those of the snapshot
  return useMemo(() => [...commandItems(shell, messages), ...placeItems(shell, messages)], [shell, messages, snapshot]);
}

interface PaletteProps {
  readonly shell: PaletteShell;
  readonly onClose: () => void;
}

/** One field for commands and places: the arrows choose, Enter goes there, Escape goes back. */
export function Palette({ shell, onClose }: PaletteProps) {
  const { palette } = useMessages();
  const id = useId();
  const sheet = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const items = useItems(shell);
  const asked = useDeferredValue(query);
  const found = useMemo(() => rankItems(items, asked, mostShown), [items, asked]);
  const current = Math.min(at, found.length - 1);
  useEffect(() => sheet.current?.showModal(), []);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const choose = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const moves = tableOf<number>({
      ArrowDown: (current + 1) % Math.max(found.length, 1),
      ArrowUp: (current - 1 + found.length) % Math.max(found.length, 1),
      PageDown: Math.min(current + 10, found.length - 1),
      PageUp: Math.max(current - 10, 0),
    });
    const to = moves.get(event.key);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter') choose(found[current]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <dialog
      ref={sheet}
      className="palette"
      aria-label={palette.title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === sheet.current) onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <div className="pal-field">
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <input
          role="combobox"
          aria-label={palette.title}
          aria-expanded={found.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={found.length > 0 ? `${id}${current}` : undefined}
          aria-autocomplete="list"
          placeholder={palette.placeholder}
          value={query}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
        />
        <span className="small dim pal-hint">
          <Rich text={palette.hint} />
        </span>
      </div>
      <div ref={list} id={`${id}list`} role="listbox" aria-label={palette.results} className="pal-list">
        {found.map((item, index) => (
          <Offer
            key={item.id}
            id={`${id}${index}`}
            item={item}
            isCurrent={index === current}
            onPoint={() => setAt(index)}
            onChoose={() => choose(item)}
          />
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
