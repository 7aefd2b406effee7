import { isCommandLine, promptOf } from './command-line.ts';
import { isErrorLine } from './error-reading.ts';
import { type Line, type Reader, rangeOfLines, textOfLines } from './part.ts';

/** JSON or a flow mapping, a document's start, or a line that begins with a key. */
const structured = /^\s*[{[]|^---|^%YAML|^\s*(?:- +)*(?:"[^"\n]+"|'[^'\n]+'|[\w./-]+) *:(?:\s|$)/;

/** A line at the margin that no manifest has: a fence, the head of a diff, a prompt, what Helm says around its manifests. */
const foreign =
  /^(?:```|~~~|@@ -\d|\+\+\+ \S|(?:LAST DEPLOYED|TEST SUITE|HOOKS|MANIFEST|NOTES):|\[[\w.-]+@[\w.-]+ [^\]]*\][$#%])/;

/** Returns whether a line can be the first of a manifest. */
export function isStructured(line: string): boolean {
  return structured.test(line.slice(0, 4000));
}

/**
 * Returns whether a text is a manifest from its first to its last line: what says something begins as YAML or JSON do,
 * and no line at the margin is of a terminal, of Markdown or of a diff.
 */
export function isWholeManifest(lines: readonly Line[], from: number, end: number): boolean {
  let first = from;
  while (first < end && /^\s*(?:#.*)?$/.test(lines[first]?.text ?? '')) first++;
  const head = lines[first]?.text ?? '';
  if (!isStructured(head) || isErrorLine(head)) return false;
  for (let at = from; at < end; at++) {
    const text = lines[at]?.text ?? '';
    if (foreign.test(text) || (/^[^\s#]/.test(text) && isTerminal(text))) return false;
  }
  return true;
}

/** Keys and list items are asked first: hardly a line of a manifest is anything else. */
function isTerminal(text: string): boolean {
  return !/^(?:[\w./"'-]+ *:|- |[{}[\]#.]|---)/.test(text) && promptOf(text) !== null;
}

const objectKey = /^(?:- +)?["']?(?:apiVersion|kind)["']?\s*:/;

/** Returns whether an object of Kubernetes begins within the next lines: its first keys may come after others. */
function beginsObject(lines: readonly Line[], at: number, end: number): boolean {
  const text = lines[at]?.text ?? '';
  if (objectKey.test(text)) return true;
  if (!/^(?:---(?:\s|$)|\{\s*$|\{.*["'](?:apiVersion|kind)["']|metadata:|spec:|%YAML)/.test(text)) return false;
  for (let next = at; next < Math.min(end, at + 400); next++) {
    const line = lines[next]?.text ?? '';
    if (objectKey.test(line.trimStart()) || /["'](?:apiVersion|kind)["']\s*:/.test(line)) return true;
    if (next > at && !continues(line)) return false;
  }
  return false;
}

/** A line that goes on with a manifest: indented, or something YAML has at the margin. */
function continues(line: string): boolean {
  return /^(?:\s|$|#|- |-$|---|\.\.\.|[{}[\]]|\{\{|["']?[\w./-]+["']?\s*:(?:\s|$))/.test(line);
}

/** Reads a manifest that stands between other lines: up to the first line that is none of it. */
export const readManifest: Reader = (lines, at, end) => {
  if (!beginsObject(lines, at, end)) return null;
  let next = at + 1;
  for (; next < end; next++) {
    const text = lines[next]?.text ?? '';
    if (!continues(text)) break;
    if (foreign.test(text)) break;
    if (/^[^\s#{}[\]]/.test(text) && (isCommandLine(text) || isErrorLine(text))) break;
  }
  let last = next - 1;
  while (last > at && /^\s*(?:---\s*)?$/.test(lines[last]?.text ?? '')) last--;
  const range = rangeOfLines(lines, at, last);
  const text = textOfLines(lines, at, last);
  return { parts: [{ kind: 'manifest', wrapping: 'terminal', range, text, escapes: 0 }], next };
};
