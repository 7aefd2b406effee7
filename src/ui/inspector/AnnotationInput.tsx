import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import type { AnnotationSpec } from '../../engine/match/index.ts';
import { isOfInputMethod } from '../common/platform.ts';
import { useMessages } from '../common/store-context.ts';
import { valueProblem } from './annotation-values.ts';

interface AnnotationInputProps {
  readonly label: string;
  /** `null`: nothing is known about it, any text is right. */
  readonly spec: AnnotationSpec | null;
  /** As it is written. */
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** The value of an annotation: a switch, a choice, a number or a text, as its controller reads it. */
export function AnnotationInput({ label, spec, value, onCommit }: AnnotationInputProps) {
  const words = useMessages().authoring;
  if (spec?.type === 'bool' && (value === 'true' || value === 'false')) {
    const isOn = value === 'true';
    return (
      <button
        type="button"
        role="switch"
        aria-checked={isOn}
        aria-label={label}
        className="ig-switch"
        onClick={() => onCommit(isOn ? 'false' : 'true')}
      >
        <i aria-hidden="true" />
        {isOn ? words.on : words.off}
      </button>
    );
  }
  if (spec?.type === 'enum' && spec.values.includes(value)) {
    return (
      <select className="ig-input" aria-label={label} value={value} onChange={(event) => onCommit(event.target.value)}>
        {spec.values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    );
  }
  return <TextInput label={label} spec={spec} value={value} onCommit={onCommit} />;
}

function TextInput({ label, spec, value, onCommit }: AnnotationInputProps) {
  const words = useMessages().authoring;
  const id = useId();
  const [draft, setDraft] = useState(value);
  const [base, setBase] = useState(value);
  if (base !== value) {
    setBase(value);
    setDraft(value);
  }
  const problem = valueProblem(spec, draft, words.expects);
  const commit = () => {
    if (draft !== value) onCommit(draft);
  };
  const hasLines = spec?.format === 'lines' || draft.includes('\n');
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOfInputMethod(event)) return;
    if (event.key === 'Enter' && !hasLines) {
      event.preventDefault();
      commit();
    } else if (event.key === 'Escape' && draft !== value) {
      event.stopPropagation();
      setDraft(value);
    }
  };
  const shared = {
    className: 'ig-input',
    'aria-label': label,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    value: draft,
    spellCheck: false,
    autoComplete: 'off',
    onBlur: commit,
    onKeyDown,
  } as const;
  return (
    <>
      {hasLines ? (
        <textarea {...shared} rows={3} onChange={(event) => setDraft(event.target.value)} />
      ) : (
        <input
          {...shared}
          inputMode={spec?.type === 'number' ? 'numeric' : undefined}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
      {problem && (
        <p id={`${id}-problem`} className="ig-field-warning" role="status">
          <CircleAlert size={13} aria-hidden />
          {problem}
        </p>
      )}
    </>
  );
}
