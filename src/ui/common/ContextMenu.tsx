import type { ReactNode } from 'react';
import { MenuSheet } from './MenuSheet.tsx';
import type { Box } from './place-beside.ts';

interface ContextMenuProps {
  readonly label: string;
  /** What asked for it. */
  readonly asked: MouseEvent;
  /** Closes it: someone pressed or went elsewhere. */
  readonly onClose: () => void;
  /** Closes it before what was chosen is done: the time to put the focus back. */
  readonly onReturn: () => void;
  readonly children: ReactNode;
}

/** True for Shift+F10 and the menu key. Not for a long press, nor for Ctrl with a press, which ask with other buttons than the second. */
function isByKey(event: MouseEvent): boolean {
  const pointer = event instanceof PointerEvent ? event.pointerType : '';
  const isPress = event.button === 2 || event.ctrlKey || pointer === 'touch' || pointer === 'pen';
  return event.type === 'contextmenu' && !isPress;
}

/** At the pointer; asked for by a key, below what has the focus. */
function placeOf(event: MouseEvent): Box {
  const { clientX, clientY, target } = event;
  if (isByKey(event) && target instanceof Element) return target.getBoundingClientRect();
  return { left: clientX, top: clientY, right: clientX, bottom: clientY };
}

const nobody = () => null;

/** A menu at the pointer, or at the focused element for Shift+F10 and the menu key. */
export function ContextMenu({ label, asked, onClose, onReturn, children }: ContextMenuProps) {
  return (
    <MenuSheet
      label={label}
      anchor={() => placeOf(asked)}
      align="start"
      gap={2}
      firstFocus={isByKey(asked) ? 'first' : 'none'}
      owner={nobody}
      onClose={onClose}
      onReturn={onReturn}
    >
      {children}
    </MenuSheet>
  );
}
