import type { IntakePart, SourceRange } from '../../engine/index.ts';

/** A stretch of the shown text; marked when something was understood there. */
export interface TextPiece {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Letters that are shown at most. */
const longest = 6000;

/** Where the names of a request stand: host, target, status. */
function marksOfRequest(text: string, part: Extract<IntakePart, { kind: 'request' }>): readonly SourceRange[] {
  const { request, status } = part.seen;
  const target = request.query === null ? request.rawPath : `${request.rawPath}?${request.query}`;
  const names = [request.host, target === '/' ? '' : target, status === null ? '' : String(status)];
  const within = text.slice(part.range.start, part.range.end);
  return names.flatMap((name) => {
    const at =
      name === ''
        ? -1
        : within.search(new RegExp(`(?<![\\w.-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`));
    return at < 0 ? [] : [{ start: part.range.start + at, end: part.range.start + at + name.length }];
  });
}

function marksOf(text: string, parts: readonly IntakePart[]): readonly SourceRange[] {
  const marks = parts.slice(0, 200).flatMap((part) => {
    if (part.kind === 'error') return part.marks;
    return part.kind === 'request' ? marksOfRequest(text, part) : [];
  });
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Returns a pasted text in pieces, those marked that were understood; a long text is cut at its end. */
export function piecesOf(text: string, parts: readonly IntakePart[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  const add = (end: number, isMarked: boolean): void => {
    const to = Math.min(end, longest);
    if (to > at) pieces.push({ start: at, text: text.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const { start, end } of marksOf(text, parts)) {
    if (start < at) continue;
    add(start, false);
    add(end, true);
  }
  add(text.trimEnd().length, false);
  return pieces;
}
