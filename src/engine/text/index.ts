/** The door of this room for all outside of the engine: ranges and edits of texts. */

export { composeEdits } from './compose.ts';
export { diffLines, type LineHunk, linesOf } from './diff-lines.ts';
export { applyEdits, diffAsEdit, invertEdits, mapOffset, sortEdits, type TextEdit } from './edit.ts';
export { type Encoding, encodingOf, toUtf16 } from './encoding.ts';
export { type FindQuery, type Found, findIn, patternOf, replaceIn } from './find.ts';
export { type LinePosition, lineStarts, positionAt } from './lines.ts';
export { lookup, tableOf } from './lookup.ts';
export { containsRange, type SourceRange, shiftRange } from './range.ts';
export { fail, ok, type Result } from './result.ts';
export { wellFormed } from './well-formed.ts';
