import { sortEdits, type TextEdit } from './edit.ts';

/** A stretch of the composed text: kept from the oldest text, or new. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

/** The text after `edits`, as pieces of the text before; the last piece is open-ended because no length is known. */
function piecesOf(edits: readonly TextEdit[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { range, insert } of sortEdits(edits)) {
    if (range.start > at) pieces.push({ from: at, to: range.start });
    if (insert) pieces.push({ text: insert });
    at = range.end;
  }
  pieces.push({ from: at, to: Number.POSITIVE_INFINITY });
  return pieces;
}

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.to - piece.from;
}

function slice(piece: Piece, start: number, end: number): Piece {
  return 'text' in piece
    ? { text: piece.text.slice(start, end) }
    : { from: piece.from + start, to: Math.min(piece.from + end, piece.to) };
}

/** Reads pieces front to back by length. */
function createReader(pieces: readonly Piece[]) {
  let index = 0;
  let used = 0;
  return (length: number, take: (piece: Piece) => void): void => {
    let left = length;
    while (left > 0) {
      const piece = pieces[index];
      if (!piece) return;
      const step = Math.min(left, lengthOf(piece) - used);
      if (step > 0) take(slice(piece, used, used + step));
      used += step;
      left -= step;
      if (used < lengthOf(piece)) return;
      index++;
      used = 0;
    }
  };
}

function editsOf(pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let insert = '';
  for (const piece of pieces) {
    if ('text' in piece) {
      insert += piece.text;
      continue;
    }
    if (insert || piece.from > at) edits.push({ range: { start: at, end: piece.from }, insert });
    at = piece.to;
    insert = '';
  }
  return edits;
}

/** Returns the edits that do `first` and then `second`, as one list that refers to the text before both. */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  const read = createReader(piecesOf(first));
  const out: Piece[] = [];
  const keep = (piece: Piece) => void out.push(piece);
  const drop = () => undefined;
  let at = 0;
  for (const { range, insert } of sortEdits(second)) {
    read(range.start - at, keep);
    if (insert) out.push({ text: insert });
    read(range.end - range.start, drop);
    at = range.end;
  }
  read(Number.POSITIVE_INFINITY, keep);
  return editsOf(out);
}
