import { X } from 'lucide-react';
import { controllerName } from '../common/controllers.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** Says that the answer is that of a controller which a test names, not of the own one; a press goes back. */
export function AskedAs() {
  const { stopAskingAs } = useActions();
  const { tests } = useMessages();
  const as = useAppState((state) => state.request.as ?? null);
  if (as === null) return null;
  const name = controllerName(as);
  return (
    <button type="button" className="chip accw asked-as" aria-label={tests.stopAskingAs(name)} onClick={stopAskingAs}>
      {tests.askedAs(name)}
      <X size={11} strokeWidth={2.25} aria-hidden />
    </button>
  );
}
