import { type Download, downloadOf } from '../../state/export.ts';
import type { FileState } from '../../state/types.ts';

const REVOKE_MS = 60_000;

/** Hands data to the person as a file; folders of the name become part of it. */
export function saveBlob(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll('/', '-');
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}

/** Hands a text to the person as a file. */
export function saveAs({ name, text }: Download, type = 'application/yaml'): void {
  saveBlob(name, new Blob([text], { type }));
}

/** Downloads one file as typed, or all joined. */
export function download(files: readonly FileState[], which: string | 'all'): void {
  const made = downloadOf(files, which);
  if (made) saveAs(made);
}

/** Copies text; returns false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
