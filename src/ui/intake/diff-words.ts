import type { DiffFile } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';

/** Returns why a part of a file can change nothing that is open: its lines are nowhere, or it has none to be found by. */
export function partWords(words: Messages['intake']['diff'], { name, hunks }: DiffFile): string {
  return (hunks.every(({ before }) => before === '') ? words.added : words.part)(name);
}
