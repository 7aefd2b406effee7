import { useId } from 'react';
import { useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { BackendInput } from './BackendFields.tsx';
import type { BackendDraft } from './backend-draft.ts';

interface BackendChoiceProps {
  readonly namespace: string;
  readonly value: BackendDraft;
  readonly onChange: (value: BackendDraft) => void;
}

/** A backend as fields of a form: a Service with its port, or any other object by group, kind and name. */
export function BackendChoice({ namespace, value, onChange }: BackendChoiceProps) {
  const words = useMessages().authoring;
  const name = useId();
  const choice = (isResource: boolean, text: string) => (
    <label>
      <input
        type="radio"
        name={name}
        checked={value.isResource === isResource}
        onChange={() => onChange({ ...value, isResource })}
      />
      {text}
    </label>
  );
  return (
    <>
      <fieldset className="ig-form-wide ig-radios">
        <legend>{words.kindOf}</legend>
        {choice(false, words.asService)}
        {choice(true, words.asResource)}
      </fieldset>
      {value.isResource ? (
        <>
          <Field
            label={words.kind}
            value={value.kind}
            placeholder="StorageBucket"
            onChange={(kind) => onChange({ ...value, kind })}
          />
          <Field
            label={words.resourceName}
            value={value.name}
            onChange={(resource) => onChange({ ...value, name: resource })}
          />
          <div className="ig-form-wide">
            <Field
              label={words.apiGroup}
              value={value.apiGroup}
              placeholder={words.apiGroupHint}
              onChange={(apiGroup) => onChange({ ...value, apiGroup })}
            />
          </div>
        </>
      ) : (
        <BackendInput namespace={namespace} value={value} onChange={(service) => onChange({ ...value, ...service })} />
      )}
    </>
  );
}
