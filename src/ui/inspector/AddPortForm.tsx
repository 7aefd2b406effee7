import { useState } from 'react';
import type { ServiceDetails } from '../../engine/language/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import { useMessages } from '../common/store-context.ts';
import { Field } from '../forms/Field.tsx';
import { CommandForm } from './CommandForm.tsx';
import { addPortCommand, nameForFirst, type PortDraft } from './port-draft.ts';

/** The form that adds a port to a Service; the only port there is gets a name first when it has none. */
export function AddPortForm(props: {
  readonly object: ObjectRef;
  readonly ports: ServiceDetails['ports'];
  readonly start: PortDraft;
  readonly onDone: () => void;
}) {
  const words = useMessages().authoring;
  const [draft, setDraft] = useState(props.start);
  const [first, setFirst] = useState(() => nameForFirst(props.ports));
  const nameless = props.ports.find(({ name }) => first !== null && name === null);
  return (
    <CommandForm title={words.addPort} command={addPortCommand(props.object, draft, first)} onDone={props.onDone}>
      <Field label={words.portName} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
      <Field label={words.portNumber} value={draft.port} onChange={(port) => setDraft({ ...draft, port })} />
      {first !== null && nameless && (
        <div className="ig-form-wide">
          <Field label={words.nameOfPort(nameless.port)} value={first} onChange={setFirst} />
        </div>
      )}
    </CommandForm>
  );
}
