import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { commandOf, type Gesture } from '../../engine/gestures/index.ts';
import { isSaid } from '../common/gestures.ts';
import { placeBeside } from '../common/place-beside.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { meaningRefusal, useRefusal } from '../forms/refusal.ts';
import { pathTypes } from '../forms/specs.ts';
import type { ColumnId } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';
import { cellChoices, cellGesture, editableText } from './cell-edit.ts';
import { editEnd } from './edit-end.ts';

interface CellEditorProps {
  readonly row: TableRow;
  readonly column: ColumnId;
  /** The name of the field. */
  readonly label: string;
  /** `step`: columns that the focus goes on by; `null`: it is elsewhere already. */
  readonly onDone: (step: number | null) => void;
}

/** Writes a text as one command and closes; a refused one stays in the field, with the reason beside it. */
function useCommit(make: (text: string) => Gesture, onDone: CellEditorProps['onDone']) {
  const { write } = useActions();
  const [end] = useState(() => editEnd(write));
  return {
    commit: async (text: string, step: number | null) => {
      const gesture = make(text);
      if (!gesture.ok && isSaid(gesture.error)) return;
      await end.commit(
        () => commandOf(gesture),
        () => onDone(step),
      );
    },
    cancel: () => end.cancel(() => onDone(0)),
  };
}

/** Width that a refusal takes, px. */
const refusalPx = 340;

/** The field of a cell: Enter, Tab or leaving it writes, Esc takes the typed text back, refusals show while typing. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
export function CellEditor({ row, column, label, onDone }: CellEditorProps) {
  const snapshot = useAppState((state) => state.snapshot);
  const value = editableText(row, column) ?? '';
  const [draft, setDraft] = useState(value);
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ isUp: false, isEnd: false });
  const make = (text: string) => cellGesture(row, column, text, snapshot);
  const messages = useMessages();
  const gesture = make(draft);
  const refusal = useRefusal(commandOf(gesture)) ?? meaningRefusal(messages, gesture);
  const { commit, cancel } = useCommit(make, onDone);
  const stepNow = () => (box.current?.contains(document.activeElement) ? 0 : null);
  // Suggestions and refusals open to where there is more room.
  useLayoutEffect(() => {
    const place = box.current?.getBoundingClientRect();
    const around = box.current?.closest('.tb-scroll')?.getBoundingClientRect();
    if (!place || !around) return;
    const size = { width: refusalPx, height: Number.POSITIVE_INFINITY };
    const { side, left } = placeBeside({ anchor: place, size, area: around, gap: 0, align: 'start' });
    setRoom({ isUp: side === 'above', isEnd: left < Math.floor(place.left) });
  }, []);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, []);
  const field = { label, value: draft, error: refusal };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field inside
    <div
      ref={box}
      className="tb-edit"
      data-up={room.isUp || undefined}
      data-end={room.isEnd || undefined}
      onKeyDown={(event) => {
        // What is typed here is no key of the grid.
        event.stopPropagation();
        if (event.key !== 'Tab') return;
        event.preventDefault();
        void commit(draft, event.shiftKey ? -1 : 1);
      }}
    >
      {column === 'pathType' ? (
        <TypeField {...field} onChange={setDraft} onCommit={(text) => void commit(text, stepNow())} onCancel={cancel} />
      ) : (
        <Field
          {...field}
          choices={cellChoices(row, column, snapshot)}
          onChange={setDraft}
          onCommit={(text) => void commit(text, stepNow())}
          onCancel={() => {
            cancel();
            return true;
          }}
        />
      )}
    </div>
  );
}

interface TypeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
  readonly onCommit: (value: string) => void;
  readonly onCancel: () => void;
}

/** The path types to choose from. Arrow keys only try them; a choice by pointer is meant. */
function TypeField({ label, value, error, onChange, onCommit, onCancel }: TypeFieldProps) {
  const words = useMessages().inspector;
  const isByKey = useRef(true);
  const isKnown = pathTypes.some((known) => known === value);
  return (
    <>
      <select
        className="ig-input"
        aria-label={label}
        value={value}
        onPointerDown={() => {
          isByKey.current = false;
        }}
        onChange={({ target }) => {
          onChange(target.value);
          if (!isByKey.current) onCommit(target.value);
        }}
        onKeyDown={({ key }) => {
          isByKey.current = true;
          if (key === 'Enter') onCommit(value);
          if (key === 'Escape') onCancel();
        }}
        onBlur={() => onCommit(value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {pathTypes.map((known) => (
          <option key={known} value={known} title={words.typeNote[known]}>
            {known}
          </option>
        ))}
      </select>
      {error !== null && (
        <p className="ig-field-error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
