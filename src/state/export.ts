import type { FileState } from './types.ts';

/** A file to hand to the person. */
export interface Download {
  readonly name: string;
  readonly text: string;
}

/** What must stand between `before` and a document text that follows it. */
function separator(before: string, next: string): string {
  const lineEnd = before.includes('\r\n') ? '\r\n' : '\n';
  const ended = before.endsWith('\n') ? '' : lineEnd;
  // A directive belongs to the document after it, so the one before must be closed.
  if (next.startsWith('%')) return `${ended}...${lineEnd}`;
  return /^---(?:\s|$)/.test(next) ? ended : `${ended}---${lineEnd}`;
}

/** Returns the text of all files as one: joined by `---` lines where one is missing, otherwise as typed. */
export function joinFiles(files: readonly Pick<FileState, 'text'>[]): string {
  let joined = '';
  for (const { text } of files) {
    if (text.trim() === '') continue;
    // A byte order mark only means something at the very start.
    const next = joined ? text.replace(/^\uFEFF/, '') : text;
    joined += joined ? separator(joined, next) + next : next;
  }
  return joined;
}

/** Returns one file as typed, or all joined into `ingress.yaml`. */
export function downloadOf(files: readonly FileState[], which: string | 'all'): Download | null {
  if (which === 'all')
    return { name: files.length === 1 ? (files[0]?.name ?? 'ingress.yaml') : 'ingress.yaml', text: joinFiles(files) };
  const file = files.find(({ name }) => name === which);
  return file ? { name: file.name, text: file.text } : null;
}

/** Returns a shell command that applies `text` itself; the end mark is one that no line of the text equals. */
export function applyHeredoc(text: string): string {
  const lines = new Set(text.split(/\r?\n/));
  let mark = 'EOF';
  for (let n = 2; lines.has(mark); n++) mark = `EOF${n}`;
  return `kubectl apply -f - <<'${mark}'\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}${mark}\n`;
}
