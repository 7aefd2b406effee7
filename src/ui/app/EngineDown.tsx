import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** Says that nothing is worked out any more, and offers to begin again with the texts as they are. */
export function EngineDown() {
  const { restartEngine } = useActions();
  const { crash } = useMessages().app;
  const isOld = useAppState(
    ({ snapshot, revision }) => snapshot.counts.documents > 0 && snapshot.revision !== revision,
  );
  return (
    <div className="panel-empty afloat" role="alert">
      <p>{isOld ? crash.engineOld : crash.engine}</p>
      <Button look="line" onClick={restartEngine}>
        {crash.retry}
      </Button>
    </div>
  );
}
