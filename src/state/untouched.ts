import { examples } from '../content/examples/index.ts';
import { inKorean } from './korean-examples.ts';
import type { FileState } from './types.ts';

/** Returns whether nothing in the workspace is the person's own: empty, or an example as it came, in any language. */
export function isUntouched(files: readonly FileState[]): boolean {
  if (files.some(({ text, openedText }) => text !== openedText)) return false;
  if (files.every(({ text }) => text.trim() === '')) return true;
  return [...examples, ...examples.map(inKorean)].some(
    (example) =>
      example.files.length === files.length && example.files.every(({ text }, index) => text === files[index]?.text),
  );
}
