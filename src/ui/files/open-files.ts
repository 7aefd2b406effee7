import type { StoreApi } from 'zustand/vanilla';
import { redactRequest } from '../../engine/index.ts';
import type { Actions, AppState } from '../../state/types.ts';
import { isUntouched } from '../../state/untouched.ts';
import { numberPaste, showPaste } from '../intake/pasted.ts';
import { type Intake, leadToPlace, longestAtOnce, readAside, takePaste } from '../intake/take-paste.ts';
import { asRequest, isExampleRequest } from './pasted.ts';
import { type Candidate, candidatesOfDrop, candidatesOfInput, type ReadFiles, readCandidates } from './read-files.ts';

const PASTED_NAME = 'pasted.yaml';

/** What opening and saving needs of the app. */
export interface FilesApp {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

function open(app: FilesApp, texts: readonly { readonly name: string; readonly text: string }[]): void {
  if (texts.length === 0) return;
  const { files, request } = app.store.getState();
  const replaces = isUntouched(files);
  app.actions.openFiles(texts, replaces ? 'replace' : 'add');
  // The request of an example asks for hosts that are gone with it.
  if (replaces && isExampleRequest(request)) {
    import('./first-request.ts')
      .then((part) => part.askWhatIsThere(app, request.text))
      .catch((cause: unknown) => reportError(cause));
  }
}

/** Opens the workspace that a picture of ours keeps inside, as its link would; returns whether there was one. */
async function reopen(candidates: readonly Candidate[]): Promise<boolean> {
  const [only, ...others] = candidates;
  if (!only || others.length > 0 || !/\.(?:svg|png)$/i.test(only.name)) return false;
  const { linkInside } = await import('../pictures/reopen.ts');
  const link = await linkInside(only.file).catch(() => null);
  if (link !== null) window.location.hash = link;
  return link !== null;
}

/**
 * Reads and opens files: beside what is there, or in its place when that is an untouched example.
 * Returns the names they have in the workspace, by the names they came with.
 */
export async function openCandidates(
  app: FilesApp,
  candidates: Promise<readonly Candidate[]> | readonly Candidate[],
): Promise<ReadonlyMap<string, string>> {
  const read = async () => {
    const found = await candidates;
    return (await reopen(found)) ? null : { count: found.length, ...(await readCandidates(found)) };
  };
  let texts: ReadFiles['texts'] = [];
  await app.actions.inOrder(read, (files) => {
    if (files) openRead(app, files);
    texts = files?.texts ?? [];
  });
  const opened = app.store.getState().files;
  return new Map(
    texts.map(({ name, text }) => [name, opened.findLast(({ openedText }) => openedText === text)?.name ?? name]),
  );
}

function openRead(
  app: FilesApp,
  { texts, skipped, others, recoded, count }: ReadFiles & { readonly count: number },
): void {
  open(app, texts);
  if (texts.length > 1 || skipped.length > 0 || recoded.length > 0 || others.count > 0 || count === 0) {
    app.actions.notify({ kind: 'opened', files: texts.length, skipped, others, recoded });
  }
}

/** Opens what was chosen in a file field or pasted as files. */
export async function openChosen(app: FilesApp, files: readonly File[]): Promise<void> {
  await openCandidates(app, candidatesOfInput(files));
}

/** Opens what was dropped, folders too. */
export async function openDropped(app: FilesApp, ...dropped: Parameters<typeof candidatesOfDrop>): Promise<void> {
  await openCandidates(app, candidatesOfDrop(...dropped));
}

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
  open(
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
