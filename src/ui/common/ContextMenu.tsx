import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useCallback, useState } from 'react';
import { type FirstFocus, MenuSheet } from './MenuSheet.tsx';
import type { Box } from './place-floating.ts';

interface ContextMenuProps {
  readonly label: string;
  readonly items: ReactNode;
  /** Called with `false` before what was chosen is done: the time to put the focus back. */
  readonly onOpenChange: (open: boolean) => void;
  /** What is asked for its menu. */
  readonly children: ReactElement<{ readonly onContextMenu?: (event: MouseEvent) => void }>;
}

interface Asked {
  readonly at: Box;
  readonly firstFocus: FirstFocus;
  /** Asked for again elsewhere it is a new menu. */
  readonly seq: number;
}

/** True for Shift+F10 and the menu key. Not for a long press, nor for Ctrl with a press, which ask with other buttons than the second. */
function isByKey({ button, ctrlKey, nativeEvent }: MouseEvent): boolean {
  const pointer = nativeEvent instanceof PointerEvent ? nativeEvent.pointerType : '';
  return button !== 2 && !ctrlKey && pointer !== 'touch' && pointer !== 'pen';
}

/** At the pointer; asked for by a key, below what has the focus. */
function placeOf(event: MouseEvent): Box {
  const { clientX, clientY, target } = event;
  if (isByKey(event) && target instanceof Element) return target.getBoundingClientRect();
  return { left: clientX, top: clientY, right: clientX, bottom: clientY };
}

const nobody = () => null;

/** A menu at the pointer, or at the focused element for Shift+F10 and the menu key. */
export function ContextMenu({ label, items, onOpenChange, children }: ContextMenuProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = useCallback(() => {
    onOpenChange(false);
    setAsked(null);
  }, [onOpenChange]);
  const target = cloneElement(children, {
    onContextMenu: (event) => {
      event.preventDefault();
      const firstFocus = isByKey(event) ? 'first' : 'none';
      const at = placeOf(event);
      setAsked((before) => ({ at, firstFocus, seq: (before?.seq ?? 0) + 1 }));
      onOpenChange(true);
    },
  });
  return (
    <>
      {target}
      {asked && (
        <MenuSheet
          key={asked.seq}
          label={label}
          anchor={() => asked.at}
          align="start"
          gap={2}
          firstFocus={asked.firstFocus}
          owner={nobody}
          onClose={() => setAsked(null)}
          onReturn={close}
        >
          {items}
        </MenuSheet>
      )}
    </>
  );
}
