import { FlaskConical } from 'lucide-react';
import type { Outcome } from '../../engine/match/index.ts';
import { Button } from '../common/Button.tsx';
import { keyWords } from '../common/platform.ts';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';

/** Answers that a test can say in one word. */
const testable: ReadonlySet<Outcome['kind']> = new Set(['backend', 'redirect', 'status', 'rejected']);

/** Writes the request and its answer as a test into the manifest; the code behind it is loaded at the first press. */
export function AddTest() {
  const actions = useActions();
  const store = useAppStore();
  const { tests } = useMessages();
  const kind = useAppState((state) => state.request.answer?.decision.outcome.kind);
  if (!kind) return null;
  const canAdd = testable.has(kind);
  const onClick = async () => {
    const { addTest } = await import('./add-test.ts');
    await addTest({ store, actions });
  };
  return (
    <Button
      size="small"
      className="res-add-test"
      aria-disabled={!canAdd}
      title={canAdd ? tests.addHint(keyWords('Mod+Shift+T')) : tests.cannotAdd}
      onClick={() => void onClick()}
    >
      <FlaskConical size={14} strokeWidth={1.75} aria-hidden />
      {tests.add}
    </Button>
  );
}
