import type { IntakePart } from '../../engine/intake/index.ts';
import type { SourceRange } from '../../engine/text/index.ts';

/** A stretch of the shown text; marked when something was understood there. */
export interface TextPiece {
  readonly start: number;
  readonly text: string;
  readonly isMarked: boolean;
}

/** Letters that are shown at most. */
const longest = 6000;

/** What a part names, in the order in which it stands there. */
function namesOf(part: IntakePart): readonly string[] {
  switch (part.kind) {
    case 'request': {
      const { request, status } = part.seen;
      const target = request.query === null ? request.rawPath : `${request.rawPath}?${request.query}`;
      return [request.host, target === '/' ? '' : target, status === null ? '' : String(status)];
    }
    case 'diff':
      return part.files.map(({ name }) => name);
    case 'listing':
      return part.ingresses.flatMap(({ name, routes }) => [
        name,
        ...routes.flatMap(({ host, path, backend }) => [host, path.length > 1 ? path : '', backend]),
      ]);
    default:
      return [];
  }
}

/** Where the names of a part stand, each the first time behind the one before it where that can be. */
function placesOf(text: string, part: IntakePart): readonly SourceRange[] {
  const { start } = part.range;
  const within = text.slice(start, part.range.end);
  let from = 0;
  return [...new Set(namesOf(part))].flatMap((name) => {
    if (name === '') return [];
    // A path stands right behind its host.
    const before = name.startsWith('/') ? '' : '(?<![\\w.-])';
    const word = new RegExp(`${before}${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
    word.lastIndex = from;
    const found = word.exec(within) ?? new RegExp(word.source).exec(within);
    if (!found) return [];
    from = Math.max(from, found.index);
    return [{ start: start + found.index, end: start + found.index + name.length }];
  });
}

function marksOf(text: string, parts: readonly IntakePart[]): readonly SourceRange[] {
  const marks = parts.slice(0, 200).flatMap((part) => {
    if (part.kind === 'other' || part.kind === 'address') return [part.range];
    return part.kind === 'error' ? part.marks : placesOf(text, part);
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
