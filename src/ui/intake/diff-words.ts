import type { DiffFile } from '../../engine/intake/index.ts';
import type { IntakeMessages } from '../../i18n/en/intake.ts';

/** Returns why a part of a file can change nothing that is open: its lines are nowhere, or it has none to be found by. */
export function partWords(words: IntakeMessages['diff'], { name, hunks }: DiffFile): string {
  return (hunks.every(({ before }) => before === '') ? words.added : words.part)(name);
}
