import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { AddServiceForm } from './object-forms.tsx';
import { SubjectPanel } from './Panel.tsx';

const onePort = [{ name: 'http', port: 80 }];

/** The form of a Service of its own, at the end of the active file. */
export function NewService() {
  const words = useMessages().authoring;
  const actions = useActions();
  const file = useAppState((state) => state.activeFile);
  return (
    <SubjectPanel title={words.newService} of={file}>
      <AddServiceForm
        file={file}
        name=""
        namespace={null}
        ports={onePort}
        isFree
        onDone={() => actions.inspect(null)}
      />
    </SubjectPanel>
  );
}
