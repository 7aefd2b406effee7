import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useListbox } from '../../common/listbox.ts';
import { isOfInputMethod } from '../../common/platform.ts';
import { useMessages } from '../../common/store-context.ts';
import type { PickerPlace } from './picker-place.ts';

export interface PickerOption {
  readonly key: string;
  readonly label: string;
  readonly aside: string;
  /** It is so already: choosing it changes nothing, and another is offered first. */
  readonly isHere?: boolean;
}

interface PickerProps {
  readonly title: string;
  readonly filterWords: string;
  readonly options: readonly PickerOption[];
  readonly at: PickerPlace;
  /** Pressed before the list was there: its first letters, perhaps Enter. */
  readonly keys: readonly string[];
  /** Makes an option of what was typed, when no option is called so; `null` for what cannot be one. */
  readonly asOption?: (typed: string) => PickerOption | null;
  /** What is said of the option that Enter would choose. */
  readonly note: (key: string) => ReactNode;
  readonly onPick: (key: string) => void;
  readonly onClose: () => void;
}

/** Options shown at once; typing finds the others. */
const mostShown = 100;

/** A list to choose from with the keyboard: a filter above, arrows, Enter. Escape and a click elsewhere close it. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function Picker({ title, filterWords, options, at: place, keys, asOption, note, onPick, onClose }: PickerProps) {
  const words = useMessages().manipulate.pick;
  const [filter, setFilter] = useState(() => keys.filter((key) => key.length === 1).join(''));
  const [index, setIndex] = useState<number | null>(null);
  const fieldId = useId();
  const input = useRef<HTMLInputElement>(null);
  const isEntered = useRef(keys.includes('Enter'));
  useEffect(() => input.current?.focus(), []);
  const wanted = filter.trim().toLowerCase();
  const isNew = wanted !== '' && options.every(({ label }) => label.toLowerCase() !== wanted);
  const typed = isNew ? asOption?.(filter.trim()) : null;
  const shown = [...options, ...(typed ? [typed] : [])]
    .filter(({ label, aside }) => `${label} ${aside}`.toLowerCase().includes(wanted))
    .slice(0, mostShown);
  const first = shown.findIndex(({ isHere }) => !isHere);
  const at = Math.min(index ?? Math.max(first, 0), shown.length - 1);
  const chosen = shown[at];
  const listbox = useListbox({
    count: shown.length,
    at,
    onMove: setIndex,
    onTake: (index) => {
      const option = shown[index];
      if (option) onPick(option.key);
    },
    onClose,
  });
  useEffect(() => {
    if (!isEntered.current || !chosen) return;
    isEntered.current = false;
    onPick(chosen.key);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (listbox.onKeyDown(event) || event.key !== 'Tab' || isOfInputMethod(event)) return;
    event.preventDefault();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes when focus leaves; the field inside has the role
    <div
      className="pop g-picker m-ui nopan nowheel"
      style={place}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
      onKeyDown={onKeyDown}
    >
      <label className="lab" htmlFor={fieldId}>
        {title}
      </label>
      <input
        {...listbox.field}
        id={fieldId}
        ref={input}
        className="input"
        placeholder={filterWords}
        value={filter}
        onChange={(event) => {
          setFilter(event.target.value);
          setIndex(null);
        }}
      />
      <div {...listbox.list(title)} className="g-picker-list">
        {shown.map((option, index) => (
          <div
            {...listbox.entry(index)}
            key={option.key}
            className="menu-item"
            data-highlighted={option === chosen || undefined}
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
