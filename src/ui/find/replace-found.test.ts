import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../engine/text/index.ts';
import type { AppState } from '../../state/types.ts';
import { replaceFound } from './replace-found.ts';

const query = { text: 'old', isRegex: false, isCase: false, isWord: false };

/** A workspace of one file; `meanwhile` is done once, while the worker looks. */
function workspace(text: string, meanwhile: (text: string) => string) {
  let state = { files: [{ name: 'a.yaml', text, openedText: text }], revision: 1 } as unknown as AppState; // all that is asked
  const said: string[] = [];
  let looks = 0;
  const put = (next: string) => {
    state = { ...state, files: [{ name: 'a.yaml', text: next, openedText: text }], revision: state.revision + 1 };
  };
  const now = () => state.files[0]?.text ?? '';
  const replace = (only: number | null) =>
    replaceFound(
      () => state,
      {
        fix: (edits) => put(applyEdits(now(), edits.get('a.yaml') ?? [])),
        notify: ({ kind }) => void said.push(kind),
      },
      async ({ files }) => {
        const list: TextEdit[] = [...(files[0]?.text ?? '').matchAll(/old/g)].map(({ index }) => ({
          range: { start: index, end: index + 3 },
          insert: 'new',
        }));
        if (looks++ === 0) put(meanwhile(now()));
        return new Map([['a.yaml', list.filter(({ range }) => only === null || range.start === only)]]);
      },
      { query, replacement: 'new', file: 'a.yaml', only },
    );
  return { replace, now, said };
}

describe('replacing what is found', () => {
  test('goes by the texts as they are when it is done', async () => {
    const { replace, now, said } = workspace('old old', (text) => `typed ${text}`);
    await replace(null);
    expect(now()).toBe('typed new new');
    expect(said).toEqual([]);
  });

  test('says so when the one place that was meant is in another text now', async () => {
    const { replace, now, said } = workspace('old old', (text) => `typed ${text}`);
    await replace(4);
    expect(now()).toBe('typed old old');
    expect(said).toEqual(['refused']);
  });
});
