import type { FindQuery, TextEdit } from '../../engine/text/index.ts';
import type { Actions, AppState } from '../../state/types.ts';
import type { TextJob } from '../../worker/text-jobs.ts';

/** What is asked of the worker. */
export type ReplaceJob = Extract<TextJob, { readonly type: 'replace' }>;

/** Which of the places that are found. */
export interface ReplaceWhat {
  /** `null` = in every file. */
  readonly file: string | null;
  /** Offset of the only place; `null` = all. */
  readonly only: number | null;
}

interface Replacing extends ReplaceWhat {
  readonly query: FindQuery;
  readonly replacement: string;
}

/** So often it is looked again when texts change meanwhile. */
const mostLooks = 10;

/**
 * Replaces what a query finds in the files as they are when it is done, as one step of the history. Says so when it
 * cannot: the one place that was meant is known by its offset, which means nothing in another text.
 */
export async function replaceFound(
  get: () => AppState,
  actions: Pick<Actions, 'fix' | 'notify'>,
  ask: (job: ReplaceJob) => Promise<ReadonlyMap<string, readonly TextEdit[]> | null>,
  { file, only, query, replacement }: Replacing,
): Promise<void> {
  const textsOf = () =>
    get()
      .files.filter(({ name }) => file === null || name === file)
      .map(({ name, text }) => ({ name, text }));
  const [meant] = textsOf();
  for (let look = 0; look < mostLooks; look++) {
    const { revision } = get();
    const files = textsOf();
    if (only !== null && files[0]?.text !== meant?.text) break;
    const edits = await ask({ type: 'replace', files, query, replacement, only });
    if (!edits) return;
    // Somebody typed meanwhile: the places are those of an older text.
    if (get().revision !== revision) continue;
    const count = [...edits.values()].reduce((sum, list) => sum + list.length, 0);
    return actions.fix(edits, { type: 'text/replace', params: { from: query.text, count: String(count) } });
  }
  actions.notify({ kind: 'refused', command: 'batch', error: { code: 'target-gone' } });
}
