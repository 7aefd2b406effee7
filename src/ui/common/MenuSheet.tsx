import { createContext, type KeyboardEvent, useCallback, useRef } from 'react';
import { Floating } from './Floating.tsx';
import { arrowTarget, isLetter, isWordOpen, nothingTyped, typedTarget, typeLetter } from './menu-keys.ts';
import type { Align, Box } from './place-beside.ts';

/** Closes the menu an item belongs to, then does what the item is for. */
export const ChooseContext = createContext<(act: () => void) => void>((act) => act());

/** Which entry has the focus when a menu comes up: none after a press, an end of it after a key. */
export type FirstFocus = 'none' | 'first' | 'last';

interface MenuSheetProps {
  readonly id?: string;
  /** The id of its button, which names it; else `label`. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly anchor: () => Box;
  readonly align: Align;
  readonly gap: number;
  readonly firstFocus: FirstFocus;
  readonly owner: () => Element | null;
  readonly onClose: () => void;
  /** Closes it and puts the focus back to where it was. */
  readonly onReturn: () => void;
  readonly children: React.ReactNode;
}

function itemsOf(sheet: HTMLElement): readonly HTMLButtonElement[] {
  return [...sheet.querySelectorAll<HTMLButtonElement>('.menu-item')];
}

function entriesOf(items: readonly HTMLButtonElement[]) {
  return items.map(({ textContent, disabled }) => ({ label: textContent ?? '', isOff: disabled }));
}

/** Answers the keys of an open menu; returns true for those that are its own. */
function useMenuKeys(onReturn: () => void): (event: KeyboardEvent<HTMLElement>) => boolean {
  const typed = useRef(nothingTyped);
  return (event) => {
    const items = itemsOf(event.currentTarget);
    const elements: readonly (Element | null)[] = items;
    const at = elements.indexOf(document.activeElement);
    const { key, timeStamp } = event;
    if (key === 'Escape') {
      onReturn();
      return true;
    }
    if (key === 'Tab') {
      // From the button the browser goes on to its neighbours by itself.
      onReturn();
      return false;
    }
    // The key that opened the menu, still held down, must not choose.
    if (key === 'Enter') return event.repeat;
    if (key === ' ' && !isWordOpen(typed.current, timeStamp)) return event.repeat;
    if (isLetter(event)) {
      typed.current = typeLetter(typed.current, key, timeStamp);
      items[typedTarget(typed.current.text, entriesOf(items), at)]?.focus();
      return true;
    }
    const target = items[arrowTarget(key, entriesOf(items), at)];
    target?.focus();
    return target !== undefined;
  };
}

/** An open menu: items find the way to close it in `ChooseContext`. */
export function MenuSheet({ labelledBy, label, firstFocus, onClose, onReturn, children, ...place }: MenuSheetProps) {
  const answer = useMenuKeys(onReturn);
  const choose = useCallback(
    (act: () => void) => {
      onReturn();
      act();
    },
    [onReturn],
  );
  return (
    <Floating
      {...place}
      className="menu"
      role="menu"
      aria-orientation="vertical"
      aria-labelledby={labelledBy}
      aria-label={label}
      onLeave={onClose}
      onShown={(sheet) => {
        const items = itemsOf(sheet);
        const key = firstFocus === 'last' ? 'End' : 'Home';
        const first = firstFocus === 'none' ? undefined : items[arrowTarget(key, entriesOf(items), -1)];
        (first ?? sheet).focus({ preventScroll: true });
      }}
      onKeyDown={(event) => {
        if (answer(event)) event.preventDefault();
        // Nothing around the menu hears its keys; those with Ctrl or Meta are the page's.
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
      }}
      onPointerLeave={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <ChooseContext value={choose}>{children}</ChooseContext>
    </Floating>
  );
}
