import { useState } from 'react';
import { Button } from '../common/Button.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { saveAs } from '../parts/export-files.ts';

/** Returns why the present work is not kept; `''` while it is. */
export function useKeepWords(): string {
  const { history } = useMessages();
  const keeping = useAppState((state) => state.keeping);
  const trouble = useAppState((state) => state.keepTrouble);
  switch (keeping) {
    case 'elsewhere':
      return history.elsewhere;
    case 'unreadable':
      return history.unreadable;
    case 'newer':
      return history.newer;
    case 'unwritable':
      return history.unwritable[trouble ?? 'refused'];
    case 'here':
    case 'nobody':
      return '';
  }
}

/** What can be done about it. */
export function KeepWays() {
  const actions = useActions();
  const { history } = useMessages();
  const keeping = useAppState((state) => state.keeping);
  const [isBusy, setBusy] = useState(false);
  const during = (work: Promise<void>): void => {
    setBusy(true);
    void work.finally(() => setBusy(false));
  };
  const isRefused = keeping === 'unreadable' || keeping === 'unwritable';
  return (
    <>
      {keeping === 'elsewhere' && (
        <Button size="small" look="line" onClick={actions.keepHere}>
          {history.keepHere}
        </Button>
      )}
      {isRefused && (
        <Button size="small" look="line" disabled={isBusy} onClick={() => during(actions.tryKeepingAgain())}>
          {history.tryAgain}
        </Button>
      )}
      {(keeping === 'unreadable' || keeping === 'newer') && (
        <Button
          size="small"
          onClick={() =>
            void actions.rawKept().then(
              (text) => saveAs({ name: 'ingraph-kept.json', text }, 'application/json'),
              () => actions.notify({ kind: 'unreadable', what: 'still' }),
            )
          }
        >
          {history.downloadRaw}
        </Button>
      )}
      {keeping === 'unreadable' && (
        <Button size="small" disabled={isBusy} onClick={() => during(actions.keepAnew())}>
          {history.keepAnew}
        </Button>
      )}
    </>
  );
}
