import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';
import type { BackendSpec, Command } from '../../engine/commands/index.ts';
import type { BackendDetails } from '../../engine/language/index.ts';
import { Button } from '../common/Button.tsx';
import { useMessages } from '../common/store-context.ts';
import { draftOf, emptyBackend } from './backend-draft.ts';
import { BackendForm } from './object-forms.tsx';
import { iconSize } from './Panel.tsx';

interface BackendSwitchProps {
  readonly namespace: string;
  readonly isResource: boolean;
  /** As it is written; `null` for none, and while that is not known. */
  readonly details: BackendDetails | null;
  readonly make: (backend: BackendSpec) => Command;
}

/** Shows a resource backend, and makes a resource of a Service or the reverse. */
export function BackendSwitch({ namespace, isResource, details, make }: BackendSwitchProps) {
  const words = useMessages().authoring;
  const [form, setForm] = useState<'edit' | 'switch' | null>(null);
  const resource = details && 'resource' in details ? details.resource : null;
  if (form) {
    const start = form === 'edit' ? draftOf(details) : { ...emptyBackend, isResource: !isResource };
    const title = form === 'edit' ? words.editResource : isResource ? words.useService : words.useResource;
    return <BackendForm title={title} start={start} namespace={namespace} make={make} onDone={() => setForm(null)} />;
  }
  return (
    <div className="ig-insp-line middle">
      {resource && (
        <span className="mono small ell">
          {resource.apiGroup && `${resource.apiGroup}/`}
          {resource.kind} {resource.name}
        </span>
      )}
      {resource && (
        <Button size="small" look="soft" onClick={() => setForm('edit')}>
          {words.editResource}
        </Button>
      )}
      <Button size="small" onClick={() => setForm('switch')}>
        <ArrowLeftRight {...iconSize} />
        {isResource ? words.useService : words.useResource}
      </Button>
    </div>
  );
}
