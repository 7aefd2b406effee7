import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '../common/store-context.ts';
import type { PickerPlace } from './picker-place.ts';

export interface PickerOption {
  readonly key: string;
  readonly label: string;
  readonly aside: string;
}

interface PickerProps {
  readonly title: string;
  readonly filterWords: string;
  readonly options: readonly PickerOption[];
  readonly at: PickerPlace;
  /** Pressed before the list was there: its first letters, perhaps Enter. */
  readonly keys: readonly string[];
  /** Makes an option of what was typed, when no option is called so. */
  readonly asOption?: (typed: string) => PickerOption;
  /** What is said of the option that Enter would choose. */
  readonly note: (key: string) => ReactNode;
  readonly onPick: (key: string) => void;
  readonly onClose: () => void;
}

/** Options shown at once; typing finds the others. */
const mostShown = 100;

/** A list to choose from with the keyboard: a filter above, arrows, Enter. Escape and a click elsewhere close it. */
export function Picker({ title, filterWords, options, at, keys, asOption, note, onPick, onClose }: PickerProps) {
  const words = useMessages().manipulate.pick;
  const [filter, setFilter] = useState(() => keys.filter((key) => key.length === 1).join(''));
  const [index, setIndex] = useState(0);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const isEntered = useRef(keys.includes('Enter'));
  useEffect(() => input.current?.focus(), []);
  const wanted = filter.trim().toLowerCase();
  const isNew = wanted !== '' && options.every(({ label }) => label.toLowerCase() !== wanted);
  const shown = [...options, ...(asOption && isNew ? [asOption(filter.trim())] : [])]
    .filter(({ label, aside }) => `${label} ${aside}`.toLowerCase().includes(wanted))
    .slice(0, mostShown);
  const chosen = shown[Math.min(index, shown.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (!isEntered.current || !chosen) return;
    isEntered.current = false;
    onPick(chosen.key);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setIndex(Math.min(Math.max(index + by, 0), shown.length - 1));
    else if (event.key === 'Enter' && chosen) onPick(chosen.key);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes when focus leaves; the field inside has the role
    <div
      className="pop g-picker m-ui nopan nowheel"
      style={at}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <label className="lab" htmlFor={`${listId}-field`}>
        {title}
      </label>
      <input
        id={`${listId}-field`}
        ref={input}
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen ? `${listId}-${chosen.key}` : undefined}
        placeholder={filterWords}
        spellCheck={false}
        autoComplete="off"
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setIndex(0);
        }}
      />
      <div id={listId} ref={list} className="g-picker-list" role="listbox" aria-label={title}>
        {shown.map((option) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
          <div
            key={option.key}
            id={`${listId}-${option.key}`}
            className="menu-item"
            role="option"
            tabIndex={-1}
            aria-selected={option === chosen}
            data-highlighted={option === chosen || undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(option.key)}
          >
            <span className="ell mono grow">{option.label}</span>
            <span className="dim small">{option.aside}</span>
          </div>
        ))}
        {shown.length === 0 && <p className="dim small g-picker-none">{words.none}</p>}
      </div>
      {chosen && note(chosen.key)}
    </div>
  );
}
