import type { StoreApi } from 'zustand/vanilla';
import type { Actions, AppState } from '../../state/types.ts';
import { isUntouched } from '../../state/untouched.ts';
import { askWhatIsThere, isExampleRequest } from '../parts/first-request.ts';
import { type Candidate, candidatesOfDrop, candidatesOfInput, type ReadFiles, readCandidates } from './read-files.ts';

/** What opening and saving needs of the app. */
export interface FilesApp {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

/** Opens texts beside what is there, or in its place when that is an untouched example. */
export function openTexts(app: FilesApp, texts: readonly { readonly name: string; readonly text: string }[]): void {
  if (texts.length === 0) return;
  const { files, request } = app.store.getState();
  const replaces = isUntouched(files);
  app.actions.openFiles(texts, replaces ? 'replace' : 'add');
  // The request of an example asks for hosts that are gone with it.
  if (replaces && isExampleRequest(request)) {
    askWhatIsThere(app, request.text).catch((cause: unknown) => reportError(cause));
  }
}

/** Opens the workspace that a picture of ours keeps inside, as its link would; returns whether there was one. */
async function reopen(candidates: readonly Candidate[]): Promise<boolean> {
  const [only, ...others] = candidates;
  if (!only || others.length > 0 || !/\.(?:svg|png)$/i.test(only.name)) return false;
  const { linkInside } = await import('./reopen.ts');
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
  openTexts(app, texts);
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
