import type { StoreApi } from 'zustand/vanilla';
import type { Actions, AppState } from '../../state/types.ts';
import { asRequest, isUntouched, whatIsPasted } from './pasted.ts';
import { type Candidate, readCandidates } from './read-files.ts';

const PASTED_NAME = 'pasted.yaml';

interface App {
  readonly store: StoreApi<AppState>;
  readonly actions: Actions;
}

function open({ store, actions }: App, texts: readonly { readonly name: string; readonly text: string }[]): void {
  if (texts.length === 0) return;
  actions.openFiles(texts, isUntouched(store.getState().files) ? 'replace' : 'add');
}

/** Reads and opens files: beside what is there, or in its place when that is an untouched example. */
export async function openCandidates(
  app: App,
  candidates: Promise<readonly Candidate[]> | readonly Candidate[],
): Promise<void> {
  const found = await candidates;
  const { texts, skipped } = await readCandidates(found);
  open(app, texts);
  if (texts.length > 1 || skipped.length > 0 || found.length === 0) {
    app.actions.notify({ kind: 'opened', files: texts.length, skipped });
  }
}

/** Takes a text pasted onto the page; returns whether it was of use. */
export function openPasted(app: App, text: string): boolean {
  const what = whatIsPasted(text);
  if (what === 'request') {
    app.actions.setRequest(asRequest(text));
    app.actions.send();
  }
  if (what === 'manifest') open(app, [{ name: PASTED_NAME, text }]);
  return what !== null;
}
