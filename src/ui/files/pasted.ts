import { examples } from '../../content/examples/index.ts';
import type { FileState } from '../../state/types.ts';

/** What a pasted text is for. */
export type Pasted = 'request' | 'manifest' | null;

/** Returns whether a text pasted onto the page is a request, a manifest, or nothing we can use. */
export function whatIsPasted(text: string): Pasted {
  const trimmed = text.trim();
  if (/^(?:[$>]\s+)?curl(?:\.exe)?\s/.test(trimmed)) return 'request';
  if (/^https?:\/\/\S+$/.test(trimmed)) return 'request';
  return /[:{]/.test(trimmed) ? 'manifest' : null;
}

/** Returns a pasted curl line without the prompt that was copied along. */
export function asRequest(text: string): string {
  return text.trim().replace(/^[$>]\s+/, '');
}

/** Returns whether nothing in the workspace is the person's own: empty, or an example as it came. */
export function isUntouched(files: readonly FileState[]): boolean {
  if (files.some(({ text, openedText }) => text !== openedText)) return false;
  if (files.every(({ text }) => text.trim() === '')) return true;
  return examples.some(
    (example) =>
      example.files.length === files.length && example.files.every(({ text }, index) => text === files[index]?.text),
  );
}
