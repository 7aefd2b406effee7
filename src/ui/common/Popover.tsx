import type { KeyboardEvent, ReactNode } from 'react';
import { Floating } from './Floating.tsx';
import type { Align } from './place-beside.ts';
import { isOfInputMethod } from './platform.ts';
import { type TriggerElement, useOpening } from './use-opening.ts';

interface PopoverProps {
  /** A button: it opens the popover. */
  readonly trigger: TriggerElement;
  readonly label: string;
  readonly align?: Align;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

const fields = 'a[href], button:not(:disabled), input:not([hidden]), select, textarea';

/** A small non-modal sheet anchored to its button; Escape, leaving it and a press elsewhere close it. */
export function Popover({ trigger, label, align = 'end', open, onOpenChange, children }: PopoverProps) {
  const { isOpen, setOpen, closeAndReturn, dress, sheetId, anchor, owner } = useOpening({ open, onOpenChange });
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.key !== 'Escape' || isOfInputMethod(event)) return;
    event.preventDefault();
    event.stopPropagation();
    closeAndReturn();
  };
  return (
    <>
      {dress(trigger, { 'aria-haspopup': 'dialog', onClick: () => setOpen(!isOpen), onKeyDown })}
      {isOpen && (
        <Floating
          id={sheetId}
          role="dialog"
          aria-label={label}
          anchor={anchor}
          align={align}
          gap={6}
          owner={owner}
          onLeave={() => setOpen(false)}
          onShown={(sheet) => (sheet.querySelector<HTMLElement>(fields) ?? sheet).focus({ preventScroll: true })}
          onKeyDown={onKeyDown}
        >
          {children}
        </Floating>
      )}
    </>
  );
}
