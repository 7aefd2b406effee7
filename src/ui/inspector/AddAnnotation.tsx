import { useId, useState } from 'react';
import type { AnnotationSpec, IngressDetails, ObjectRef } from '../../engine/index.ts';
import { Rich } from '../common/Rich.tsx';
import { useMessages } from '../common/store-context.ts';
import { AnnotationKey } from './AnnotationKey.tsx';
import { firstValue, valueProblem } from './annotation-values.ts';
import { CommandForm } from './CommandForm.tsx';
import { Field } from './Field.tsx';

interface AddAnnotationProps {
  readonly object: ObjectRef;
  readonly details: IngressDetails;
  readonly docs: Readonly<Record<string, string>> | null;
  readonly onDone: () => void;
}

/** The form that adds an annotation: one that the controller reads, found by its name or by what it does, or any other. */
export function AddAnnotation({ object, details, docs, onDone }: AddAnnotationProps) {
  const { authoring: words } = useMessages();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const spec = details.offered.find(({ name }) => name === key) ?? null;
  const choose = (next: string, known: AnnotationSpec | null) => {
    setKey(next);
    setValue(known ? firstValue(known) : '');
  };
  const problem = valueProblem(spec, value, words.expects);
  const doc = docs?.[spec?.doc ?? ''];
  return (
    <CommandForm
      title={words.addAnnotation}
      command={key.trim() ? { type: 'annotation/set', object, key: key.trim(), value } : null}
      onDone={onDone}
    >
      <Finder offered={details.offered} docs={docs} value={key} onChange={choose} />
      {key !== '' && (
        <div className="ig-form-wide">
          <Field
            label={words.value}
            value={value}
            choices={valuesOf(spec).map((one) => ({ value: one }))}
            onChange={setValue}
          />
          {problem && (
            <p className="ig-field-warning" role="status">
              {problem}
            </p>
          )}
          {doc && (
            <p className="small t2">
              <Rich text={doc} />
            </p>
          )}
        </div>
      )}
    </CommandForm>
  );
}

function valuesOf(spec: AnnotationSpec | null): readonly string[] {
  return spec?.type === 'bool' ? ['true', 'false'] : (spec?.values ?? []);
}

interface FinderProps {
  readonly offered: readonly AnnotationSpec[];
  readonly docs: Readonly<Record<string, string>> | null;
  readonly value: string;
  readonly onChange: (key: string, spec: AnnotationSpec | null) => void;
}

/** The key: typed freely, or taken from the list below, which keeps what fits by name or by what it does. */
function Finder({ offered, docs, value, onChange }: FinderProps) {
  const { authoring: words } = useMessages();
  const id = useId();
  const sought = value.trim().toLowerCase();
  const isTaken = offered.some(({ name }) => name === value);
  const fits = ({ name, doc }: AnnotationSpec) =>
    name.toLowerCase().includes(sought) || (docs?.[doc ?? '']?.toLowerCase().includes(sought) ?? false);
  const found = offered.filter(fits);
  const groups = [
    { title: words.routing, specs: found.filter(({ doc }) => doc !== null) },
    { title: words.others, specs: found.filter(({ doc }) => doc === null) },
  ].filter(({ specs }) => specs.length > 0);
  return (
    <div className="ig-form-wide">
      <Field
        label={words.key}
        value={value}
        placeholder={words.findAnnotation}
        onChange={(key) => onChange(key, offered.find(({ name }) => name === key) ?? null)}
      />
      {!isTaken && (
        <>
          <p className="sr" role="status">
            {words.found(found.length)}
          </p>
          <div className="ig-anno-list">
            {groups.map(({ title, specs }, index) => (
              <section key={title} aria-labelledby={`${id}-${index}`}>
                <span id={`${id}-${index}`} className="ig-insp-label">
                  {title}
                </span>
                <ul>
                  {specs.map((spec) => (
                    <li key={spec.name}>
                      <button type="button" onClick={() => onChange(spec.name, spec)}>
                        <AnnotationKey name={spec.name} />
                        {spec.doc && docs?.[spec.doc] && (
                          <span className="small t2">
                            <Rich text={docs[spec.doc] ?? ''} />
                          </span>
                        )}
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
