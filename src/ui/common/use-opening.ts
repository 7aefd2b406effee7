import { cloneElement, type ReactElement, type Ref, useCallback, useId, useRef, useState } from 'react';
import type { Box } from './place-beside.ts';

/** What an element must take to be the button of a menu or popover. */
interface TriggerProps {
  readonly id?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onClick?: (event: React.MouseEvent) => void;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string | undefined;
  readonly 'data-state'?: 'open' | 'closed';
}

export type TriggerElement = ReactElement<TriggerProps>;

/** What a button opens: whether it is open, and the button dressed for it. */
export interface Opening {
  readonly isOpen: boolean;
  readonly sheetId: string;
  readonly triggerId: string;
  /** The button's rectangle in the window. */
  readonly anchor: () => Box;
  readonly owner: () => HTMLButtonElement | null;
  readonly setOpen: (isOpen: boolean) => void;
  /** Closes and gives the focus back to the button, at once: what is done next may take it elsewhere. */
  readonly closeAndReturn: () => void;
  readonly dress: (trigger: TriggerElement, props: TriggerProps) => ReactElement;
}

const nowhere: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/** Keeps a sheet and its button together; `control` hands the open state to the caller. */
export function useOpening(control: {
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
}): Opening {
  const [isOpenHere, setOpenHere] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { open, onOpenChange } = control;
  const setOpen = useCallback(
    (next: boolean) => {
      setOpenHere(next);
      onOpenChange?.(next);
    },
    [onOpenChange],
  );
  const isOpen = open ?? isOpenHere;
  const owner = useCallback(() => button.current, []);
  const closeAndReturn = useCallback(() => {
    button.current?.focus();
    setOpen(false);
  }, [setOpen]);
  return {
    isOpen,
    sheetId: `${id}sheet`,
    triggerId: `${id}button`,
    anchor: () => button.current?.getBoundingClientRect() ?? nowhere,
    owner,
    setOpen,
    closeAndReturn,
    dress: (trigger, props) =>
      cloneElement(trigger, {
        id: `${id}button`,
        ref: button,
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? `${id}sheet` : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        ...props,
      }),
  };
}
