import { CircleAlert } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { IngressDetails } from '../../engine/language/index.ts';
import type { AnnotationSpec } from '../../engine/match/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import { lookup } from '../../engine/text/index.ts';
import type { HoverMessages } from '../../i18n/messages.ts';
import { useListbox } from '../common/listbox.ts';
import { Rich } from '../common/Rich.tsx';
import { useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { AnnotationInput } from './AnnotationInput.tsx';
import { AnnotationKey } from './AnnotationKey.tsx';
import { listed } from './annotation-list.ts';
import { firstValue, valueProblem } from './annotation-values.ts';
import { CommandForm } from './CommandForm.tsx';

interface AddAnnotationProps {
  readonly object: ObjectRef;
  readonly details: IngressDetails;
  readonly docs: HoverMessages['annotations'] | null;
  readonly onDone: () => void;
}

/** Returns what is offered that fits by its name or by what it does. */
function matching(
  offered: readonly AnnotationSpec[],
  docs: AddAnnotationProps['docs'],
  key: string,
): readonly AnnotationSpec[] {
  const sought = key.trim().toLowerCase();
  return offered.filter(
    ({ name, doc }) =>
      name.toLowerCase().includes(sought) || (lookup(docs, doc)?.toLowerCase().includes(sought) ?? false),
  );
}

/** The form that adds an annotation: one that the controller reads, found by its name or by what it does, or any other. */
export function AddAnnotation({ object, details, docs, onDone }: AddAnnotationProps) {
  const { authoring: words } = useMessages();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const valueBox = useRef<HTMLDivElement>(null);
  const spec = details.offered.find(({ name }) => name === key) ?? null;
  const found = useMemo(() => matching(details.offered, docs, key), [details.offered, docs, key]);
  const choose = (next: string) => {
    const known = details.offered.find(({ name }) => name === next);
    setKey(next);
    setValue(known ? firstValue(known) : '');
  };
  // A word that still finds something is a search, not a key.
  const isComplete = spec ? value !== '' : key.trim() !== '' && found.length === 0;
  useEffect(() => {
    if (spec) valueBox.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }, [spec]);
  return (
    <CommandForm
      title={words.addAnnotation}
      command={isComplete ? { type: 'annotation/set', object, key: key.trim(), value } : null}
      onDone={onDone}
    >
      <Finder found={found} docs={docs} value={key} isTaken={spec !== null} onChange={choose} />
      {(spec || (key.trim() !== '' && found.length === 0)) && (
        <div className="ig-form-wide ig-anno-value" ref={valueBox}>
          <ValueField spec={spec} value={value} onChange={setValue} />
          {spec?.doc && lookup(docs, spec.doc) && (
            <p className="small t2">
              <Rich text={lookup(docs, spec.doc) ?? ''} />
            </p>
          )}
        </div>
      )}
    </CommandForm>
  );
}

interface ValueFieldProps {
  readonly spec: AnnotationSpec | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ValueField({ spec, value, onChange }: ValueFieldProps) {
  const { authoring: words } = useMessages();
  const problem = valueProblem(spec, value, words.expects);
  if (spec?.type === 'bool' || spec?.type === 'enum' || spec?.format === 'lines') {
    return (
      <>
        <span className="ig-insp-label">{words.value}</span>
        <AnnotationInput label={words.value} spec={spec} value={value} onCommit={onChange} />
      </>
    );
  }
  return (
    <>
      <Field label={words.value} value={value} onChange={onChange} />
      {problem && (
        <p className="ig-field-warning" role="status">
          <CircleAlert size={13} aria-hidden />
          {problem}
        </p>
      )}
    </>
  );
}

interface FinderProps {
  readonly found: readonly AnnotationSpec[];
  readonly docs: AddAnnotationProps['docs'];
  readonly value: string;
  /** The key is one of those that are offered. */
  readonly isTaken: boolean;
  readonly onChange: (key: string) => void;
}

/** The key: typed freely, or taken from the list below, which keeps what fits; arrows highlight, Enter takes. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The markup of one part, read as one.
function Finder({ found, docs, value, isTaken, onChange }: FinderProps) {
  const { authoring: words } = useMessages();
  const id = useId();
  const groups = listed(found);
  const entries = groups.flatMap(({ specs }) => specs);
  const [pointed, setPointed] = useState<number | null>(null);
  // Typing finds, so the best of what was found is ready for Enter.
  const at = pointed ?? (value.trim() === '' ? null : 0);
  const take = (index: number) => {
    setPointed(null);
    onChange(entries[index]?.name ?? value);
  };
  const list = useListbox({
    count: entries.length,
    at: at === null ? null : Math.min(at, entries.length - 1),
    isOpen: !isTaken,
    onMove: setPointed,
    onTake: take,
    onClose: null,
  });
  return (
    <div className="ig-form-wide ig-field">
      <label htmlFor={`${id}-key`}>{words.key}</label>
      <input
        {...list.field}
        id={`${id}-key`}
        className="ig-input"
        value={value}
        placeholder={words.findAnnotation}
        autoCapitalize="off"
        onChange={(event) => {
          setPointed(null);
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (isTaken || list.onKeyDown(event)) return;
          // A form with a search in it is not whole yet.
          if (event.key === 'Enter' && entries.length > 0) event.preventDefault();
        }}
      />
      {!isTaken && (
        <>
          <p className="sr" role="status">
            {words.found(found.length)}
          </p>
          <div {...list.list(words.findAnnotation)} className="ig-anno-list">
            {groups.map(({ kind, specs, from }) => (
              // biome-ignore lint/a11y/useSemanticElements: a list of options has groups, not sets of fields
              <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
                <span id={`${id}-${kind}`} className="ig-insp-label">
                  {words[kind]}
                </span>
                {specs.map((spec, index) => (
                  <div {...list.entry(from + index)} key={spec.name} className="ig-anno-offer">
                    <AnnotationKey name={spec.name} />
                    {spec.doc && lookup(docs, spec.doc) && (
                      <span className="small t2">
                        <Rich text={lookup(docs, spec.doc) ?? ''} />
                      </span>
                    )}
                  </div>
                ))}
              </div>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
