import { useEffect, useState } from 'react';
import type { FindQuery } from '../../engine/text/index.ts';
import type { FileState } from '../../state/types.ts';
import { askText } from '../../worker/text-client.ts';
import type { FindReply } from '../../worker/text-jobs.ts';

/** Places that are listed; more are only counted. */
const listedPlaces = 1000;
const pauseMs = 150;

/** What a search came to, and the texts it looked at. */
export interface FindState {
  readonly files: readonly FileState[];
  readonly reply: FindReply | { readonly type: 'slow' };
}

/** Returns what is found in the files; the answer before stays until the next one is there. `null` before the first. */
export function useFind(files: readonly FileState[], query: FindQuery): FindState | null {
  const [state, setState] = useState<FindState | null>(null);
  const { text, isRegex, isCase, isWord } = query;
  useEffect(() => {
    const overtaken = new AbortController();
    const ask = async () => {
      const texts = files.map((file) => ({ name: file.name, text: file.text }));
      const query = { text, isRegex, isCase, isWord };
      const job = { type: 'find', files: texts, query, limit: listedPlaces } as const;
      const reply = await askText<'find'>(job, overtaken.signal);
      if (!overtaken.signal.aborted) setState({ files, reply: reply ?? { type: 'slow' } });
    };
    const timer = setTimeout(() => {
      ask().catch((cause: unknown) => reportError(cause));
    }, pauseMs);
    return () => {
      overtaken.abort();
      clearTimeout(timer);
    };
  }, [files, text, isRegex, isCase, isWord]);
  return state;
}
