import { CircleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { Command } from '../../engine/commands/index.ts';
import { Button } from '../common/Button.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { useRefusal } from '../forms/refusal.ts';

interface FormProps {
  readonly title: string;
  /** `null` while something needed is missing. */
  readonly command: Command | null;
  /** Words of the button; else "Add". */
  readonly action?: string;
  readonly onDone: () => void;
  /** Stands in for `onDone` when the command was carried out. */
  readonly onRun?: () => void;
  readonly children: ReactNode;
}

/** The frame of all forms: shows why Kubernetes would refuse the result, runs it, goes away. */
export function CommandForm({ title, command, action, onDone, onRun, children }: FormProps) {
  const words = useMessages().inspector;
  const actions = useActions();
  const refusal = useRefusal(command);
  const form = useRef<HTMLFormElement>(null);
  const titleId = useId();
  useEffect(() => {
    const inspector = form.current?.closest<HTMLElement>('[role="dialog"]');
    form.current?.querySelector<HTMLElement>('input')?.focus();
    return () => {
      // The form took the focus with it: without this the keyboard would start again at the top of the page.
      if (document.activeElement === document.body || document.activeElement === null) inspector?.focus();
    };
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (command && (await actions.run(command))) (onRun ?? onDone)();
  };
  return (
    <form
      ref={form}
      className="ig-form"
      aria-labelledby={titleId}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <b id={titleId} className="ig-form-title">
        {title}
      </b>
      <div className="ig-form-fields">{children}</div>
      {refusal !== null && (
        <p className="ig-field-error" role="alert">
          <CircleAlert size={13} aria-hidden />
          {refusal}
        </p>
      )}
      <div className="ig-form-end">
        <Button size="small" onClick={onDone}>
          {words.cancel}
        </Button>
        <button type="submit" className="btn sm pri" disabled={!command || refusal !== null}>
          {action ?? words.add}
        </button>
      </div>
    </form>
  );
}
