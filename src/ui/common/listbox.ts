import { type KeyboardEvent, type SyntheticEvent, useEffect, useId } from 'react';
import { tableOf } from '../../engine/text/index.ts';
import { isOfInputMethod } from './platform.ts';

/** What a key means to a list below a field: another entry, to take the highlighted one, or to close. */
export type ListAct = { readonly to: number } | 'take' | 'close';

interface ListKey {
  readonly key: string;
  /** An input method still makes a syllable of what was pressed: the key is its own. */
  readonly isComposing: boolean;
}

const page = 10;

/**
 * Returns what a key means to a list with `count` entries of which `at` is highlighted; `null` when it is none of the
 * list's. Arrows go round, pages stop at the ends.
 * @internal Its test asks for every key.
 */
export function listAct({ key, isComposing }: ListKey, at: number | null, count: number): ListAct | null {
  if (isComposing) return null;
  if (key === 'Escape') return 'close';
  if (count === 0) return null;
  const moves = tableOf<number>({
    ArrowDown: ((at ?? -1) + 1) % count,
    ArrowUp: ((at ?? 0) - 1 + count) % count,
    PageDown: Math.min((at ?? -1) + page, count - 1),
    PageUp: Math.max((at ?? 0) - page, 0),
  });
  const to = moves.get(key);
  if (to !== undefined) return { to };
  return key === 'Enter' && at !== null ? 'take' : null;
}

function keepFocus(event: SyntheticEvent): void {
  event.preventDefault();
}

interface ListboxProps {
  readonly count: number;
  /** The highlighted entry; `null` for none. */
  readonly at: number | null;
  readonly isOpen?: boolean;
  readonly onMove: (to: number) => void;
  readonly onTake: (at: number) => void;
  /** `null`: Escape is not for this list. */
  readonly onClose: (() => void) | null;
}

/**
 * A list to choose from whose field keeps the focus: the properties of the field, of the list and of its entries.
 * `onKeyDown` returns whether the key was for the list.
 */
export function useListbox({ count, at, isOpen = true, onMove, onTake, onClose }: ListboxProps) {
  const id = useId();
  const active = isOpen && at !== null && at < count ? at : null;
  useEffect(() => {
    if (active !== null) document.getElementById(`${id}${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const act = listAct({ key: event.key, isComposing: isOfInputMethod(event) }, active, count);
    if (act === null || (act === 'close' && !onClose)) return false;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'close') onClose?.();
    else if (act === 'take') onTake(active ?? 0);
    else onMove(act.to);
    return true;
  };
  return {
    onKeyDown,
    field: {
      role: 'combobox',
      'aria-expanded': isOpen && count > 0,
      'aria-controls': `${id}list`,
      'aria-autocomplete': 'list',
      'aria-activedescendant': active === null ? undefined : `${id}${active}`,
      spellCheck: false,
      autoComplete: 'off',
    } as const,
    list: (label: string) => ({ id: `${id}list`, role: 'listbox', 'aria-label': label }) as const,
    /** An option is never focused itself: a press on it takes it and leaves the focus, and with it the keys, to the field. */
    entry: (index: number) =>
      ({
        id: `${id}${index}`,
        role: 'option',
        tabIndex: -1,
        'aria-selected': index === active,
        onPointerDown: keepFocus,
        onClick: () => onTake(index),
      }) as const,
  };
}
