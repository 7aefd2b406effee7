import { Check } from 'lucide-react';
import { type ReactNode, use, useState } from 'react';
import { ChooseContext, type FirstFocus, MenuSheet } from './MenuSheet.tsx';
import type { Align } from './place-beside.ts';
import { type TriggerElement, useOpening } from './use-opening.ts';

interface MenuProps {
  /** A button: it opens the menu. */
  readonly trigger: TriggerElement;
  readonly align?: Align;
  readonly children: ReactNode;
}

/** A button with a menu of actions or choices below it. */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  const { isOpen, setOpen, closeAndReturn, dress, sheetId, triggerId, anchor, owner } = useOpening({});
  const [firstFocus, setFirstFocus] = useState<FirstFocus>('none');
  const openAt = (focus: FirstFocus) => {
    setFirstFocus(focus);
    setOpen(true);
  };
  const button = dress(trigger, {
    'aria-haspopup': 'menu',
    onClick: ({ detail }) => {
      if (isOpen) setOpen(false);
      // Enter and Space click without a pointer: nothing was counted.
      else openAt(detail === 0 ? 'first' : 'none');
    },
    onKeyDown: (event) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      event.stopPropagation();
      openAt(event.key === 'ArrowDown' ? 'first' : 'last');
    },
  });
  return (
    <>
      {button}
      {isOpen && (
        <MenuSheet
          id={sheetId}
          labelledBy={triggerId}
          anchor={anchor}
          align={align}
          gap={4}
          firstFocus={firstFocus}
          owner={owner}
          onClose={() => setOpen(false)}
          onReturn={closeAndReturn}
        >
          {children}
        </MenuSheet>
      )}
    </>
  );
}

interface ItemProps {
  readonly role: 'menuitem' | 'menuitemradio';
  readonly isChecked?: boolean;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** Pointing at an item gives it the focus: pointer and keys share one place. */
function Item({ role, isChecked, disabled = false, onSelect, children }: ItemProps) {
  const choose = use(ChooseContext);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two, and only the radio is ever checked or not
    <button
      type="button"
      className="menu-item"
      role={role}
      aria-checked={isChecked}
      tabIndex={-1}
      disabled={disabled}
      onClick={() => choose(onSelect)}
      onPointerMove={({ currentTarget }) => {
        if (document.activeElement !== currentTarget) currentTarget.focus({ preventScroll: true });
      }}
    >
      {children}
    </button>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** One action of a menu. */
export function MenuItem({ icon, children, ...item }: MenuItemProps) {
  return (
    <Item {...item} role="menuitem">
      {icon}
      {children}
    </Item>
  );
}

interface MenuChoiceProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
}

/** A set of choices of which one holds. */
export function MenuChoice({ value, onChange, options }: MenuChoiceProps) {
  return options.map((option) => (
    <Item
      key={option.value}
      role="menuitemradio"
      isChecked={option.value === value}
      onSelect={() => onChange(option.value)}
    >
      <span className="mark">{option.value === value && <Check size={16} strokeWidth={2} aria-hidden />}</span>
      {option.label}
    </Item>
  ));
}

/** Words above a group of items. */
export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <div className="menu-label">{children}</div>;
}

/** A hairline between groups. */
export function MenuSeparator() {
  // biome-ignore lint/a11y/useSemanticElements: a rule of a menu, which nobody moves
  return <div className="menu-sep" role="separator" />;
}
