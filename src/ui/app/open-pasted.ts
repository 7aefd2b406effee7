import { redactRequest } from '../../engine/export/index.ts';
import { type FilesApp, openChosen, openDropped, openTexts } from '../files/open-files.ts';
import { asRequest } from '../files/pasted.ts';
import { numberPaste, showPaste } from '../intake/pasted.ts';
import { type Intake, leadToPlace, longestAtOnce, readAside, takePaste } from '../intake/take-paste.ts';

const PASTED_NAME = 'pasted.yaml';

/** What a person has chosen and written: who has gone on since a paste is not led away by it. */
function standOf({ store }: FilesApp): () => boolean {
  const { selection, activeFile, bottomTab, revision } = store.getState();
  return () => {
    const now = store.getState();
    const isSame = now.selection === selection && now.activeFile === activeFile && now.bottomTab === bottomTab;
    return isSame && now.revision === revision;
  };
}

/**
 * Takes a text pasted onto the page: manifests are opened in one step, a request goes to the bar, and what is more than
 * that is shown on a card. Says what can be pasted when it is of no use. A long text is read in a thread of its own:
 * it is taken as if it had been at once.
 */
export async function openPasted(app: FilesApp, text: string): Promise<void> {
  const seq = numberPaste();
  if (text.length <= longestAtOnce) return takeUp(app, text, takePaste(text), seq, true);
  const isStill = standOf(app);
  await app.actions.inOrder(
    () => readAside(text),
    (read) => takeUp(app, text, takePaste(text, read), seq, isStill()),
  );
}

function takeUp(app: FilesApp, text: string, intake: Intake, seq: number, isLeading: boolean): void {
  const { actions, store } = app;
  const { parts, manifests, request, credentials, hasCard } = intake;
  openTexts(
    app,
    manifests.map((manifest) => ({ name: PASTED_NAME, text: manifest })),
  );
  if (manifests.length > 1) actions.notify({ kind: 'opened', files: manifests.length, skipped: [] });
  if (request) actions.sendAs(request, null);
  if (hasCard) {
    showPaste({ seq, text, parts, credentials, manifests });
    if (!isLeading) return;
    // A failed download of this code leaves the page as it was; the cause belongs in the console.
    const leading = leadToPlace({ actions, state: store.getState }, parts, standOf(app));
    leading.catch((cause: unknown) => reportError(cause));
  } else if (manifests.length === 0 && !request) openUnread(app, text);
}

/** A curl command that cannot be read is shown in the bar, with what is wrong; anything else is of no use. */
function openUnread({ actions }: FilesApp, text: string): void {
  const line = asRequest(text);
  const isCurl = /^curl(?:\.exe)?\s/.test(line);
  const bar = redactRequest({ text: isCurl ? line : '', method: 'GET', headers: [] }).request.text;
  if (bar === '') actions.notify({ kind: 'not-pasted', text: text.slice(0, 400) });
  else actions.sendAs({ text: bar, method: 'GET', headers: [] }, null);
}

/** All that is opened: code of its own, which the first view does without. */
export const opener = { openChosen, openDropped, openPasted };
