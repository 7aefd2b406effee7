import { ChevronsUpDown, CircleAlert } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import type { Command } from '../../engine/commands/index.ts';
import { useListbox } from '../common/listbox.ts';
import { isOfInputMethod } from '../common/platform.ts';
import { useActions } from '../common/store-context.ts';
import './fields.css';
import { useRefusal } from './refusal.ts';
import type { Choice } from './specs.ts';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onCommit?: (value: string) => void;
  readonly onCancel?: () => boolean;
  readonly choices?: readonly Choice[];
  readonly error?: string | null;
  readonly placeholder?: string;
  readonly isFirst?: boolean;
}

/** A labelled text field, with a list of choices where there are any; free text is always possible. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function Field({
  label,
  value,
  onChange,
  onCommit,
  onCancel,
  choices = [],
  error = null,
  placeholder,
  isFirst,
}: FieldProps) {
  const id = useId();
  const list = useChoices(choices, value, (choice) => {
    onChange(choice);
    onCommit?.(choice);
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isOfInputMethod(event)) return;
    if (list.onKeyDown(event)) return;
    if (event.key === 'Enter' && onCommit) {
      event.preventDefault();
      onCommit(value);
    }
    if (event.key === 'Escape' && onCancel?.()) event.stopPropagation();
  };
  return (
    <div className="ig-field" ref={list.box}>
      <label htmlFor={id}>{label}</label>
      <div className="ig-field-box">
        <input
          id={id}
          className="ig-input"
          value={value}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          data-first={isFirst ? '' : undefined}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          {...(choices.length > 0 ? list.listbox.field : {})}
          onChange={(event) => {
            onChange(event.target.value);
            list.open(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            list.close();
            onCommit?.(value);
          }}
        />
        {choices.length > 0 && (
          <button
            type="button"
            className="ig-field-open"
            tabIndex={-1}
            aria-hidden="true"
            onPointerDown={(event) => {
              // The field keeps the focus, so that leaving it still means "done".
              event.preventDefault();
              list.toggle();
            }}
          >
            <ChevronsUpDown size={14} aria-hidden />
          </button>
        )}
        {list.isOpen && <ChoiceList label={label} list={list} />}
      </div>
      {error !== null && (
        <p id={`${id}-error`} className="ig-field-error" role="alert">
          <CircleAlert size={13} aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}

interface ChoicesState {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly isOpen: boolean;
  readonly shown: readonly Choice[];
  readonly listbox: ReturnType<typeof useListbox>;
  readonly open: (filter: string) => void;
  readonly close: () => void;
  readonly toggle: () => void;
  /** Returns true when the key was for the list. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => boolean;
}

function useChoices(choices: readonly Choice[], value: string, onPick: (value: string) => void): ChoicesState {
  const box = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<string | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const shown = filter ? choices.filter((choice) => choice.value.includes(filter)) : choices;
  const isOpen = filter !== null && shown.length > 0;
  const close = () => {
    setFilter(null);
    setActive(null);
  };
  const show = (text: string) => {
    setFilter(text);
    setActive(null);
  };
  const pick = (choice: string) => {
    close();
    onPick(choice);
  };
  const listbox = useListbox({
    count: shown.length,
    at: active,
    isOpen,
    onMove: setActive,
    onTake: (at) => pick(shown[at]?.value ?? value),
    onClose: close,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    if (isOpen) return listbox.onKeyDown(event);
    if (choices.length === 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return false;
    event.preventDefault();
    event.stopPropagation();
    setFilter('');
    setActive(
      Math.max(
        0,
        choices.findIndex((choice) => choice.value === value),
      ),
    );
    return true;
  };
  const toggle = () => {
    box.current?.querySelector('input')?.focus();
    if (isOpen) close();
    else show('');
  };
  return { box, isOpen, shown, listbox, open: show, close, toggle, onKeyDown };
}

function ChoiceList({ label, list }: { readonly label: string; readonly list: ChoicesState }): ReactNode {
  return (
    <div {...list.listbox.list(label)} className="ig-choices">
      {list.shown.map(({ value, note }, index) => (
        <div {...list.listbox.entry(index)} key={value}>
          <span className="ell">{value}</span>
          {note && <small>{note}</small>}
        </div>
      ))}
    </div>
  );
}

interface EditFieldProps {
  readonly label: string;
  /** As it is written now. */
  readonly value: string;
  /** Returns the command that writes the typed text, `null` when there is nothing to write. */
  readonly make: (text: string) => Command | null;
  /** Returns why there is none for a text that was meant to be written. */
  readonly refused?: (text: string) => string | null;
  readonly choices?: readonly Choice[];
  readonly placeholder?: string;
  readonly isFirst?: boolean;
}

/** A field that edits the manifest: Enter or leaving it writes, Esc takes the typed text back, refusals show while typing. */
export function EditField({
  label,
  value,
  make,
  refused,
  choices = [],
  placeholder = '',
  isFirst = false,
}: EditFieldProps) {
  const actions = useActions();
  const [draft, setDraft] = useState(value);
  const [base, setBase] = useState(value);
  if (base !== value) {
    setBase(value);
    setDraft(value);
  }
  const refusal = useRefusal(draft === value ? null : make(draft));
  const sent = useRef<string | null>(null);
  const commit = (text: string) => {
    const command = text === value ? null : make(text);
    // Enter and the blur after it mean one change.
    if (!command || sent.current === text) return;
    sent.current = text;
    void actions.write(command).then(() => {
      sent.current = null;
    });
  };
  return (
    <Field
      label={label}
      value={draft}
      onChange={setDraft}
      onCommit={commit}
      onCancel={() => {
        setDraft(value);
        return draft !== value;
      }}
      choices={choices}
      placeholder={placeholder}
      error={refused?.(draft) ?? refusal}
      isFirst={isFirst}
    />
  );
}
