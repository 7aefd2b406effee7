import { editor, type IRange, Position, Range } from 'monaco-editor/editor';
import { diffAsEdit, lineStarts, positionAt, type SourceRange, type TextEdit } from '../../engine/text/index.ts';
import { lineEdits } from './line-edits.ts';
import { firstLineEnd, keepEndsApart, type LineEnds, lineEndsOf, withLineFeeds } from './line-ends.ts';
import { YAML } from './yaml-language.ts';

/** Above this many code units the text is not coloured. */
const COLOUR_LIMIT = 4_000_000;
const BOM = '\uFEFF';
/** Longer insertions reach the model in pieces, one per task, at first of this many code units. */
const FIRST_PIECE = 20_000;
const PIECE_LIMIT = 100_000;
/** Pieces grow and shrink so that each takes about this long, in milliseconds. */
const PIECE_MS = 10;
/** Above this many code units the editor's extras per line or bracket would cost more than they tell. */
const LONG_LENGTH = 1_000_000;

/** Text that still has to reach the model: from offset `from` on, at the model's place `at`. */
interface Pending {
  readonly text: string;
  readonly from: number;
  readonly at: Position;
}

/** Returns where a piece of `length` that starts at `from` ends: after a line feed where there is one, never inside a character. */
function pieceEnd(text: string, from: number, length: number): number {
  const most = from + length;
  if (most + length >= text.length) return text.length;
  const line = text.lastIndexOf('\n', most);
  if (line >= from) return line + 1;
  const code = text.charCodeAt(most - 1);
  // Neither a surrogate pair nor \r\n may be torn.
  return (code >= 0xd800 && code < 0xdc00) || code === 13 ? most - 1 : most;
}

/** Returns the place after `piece` has been inserted at `at`. */
function placeAfter(at: Position, piece: string): Position {
  const starts = lineStarts(piece);
  const last = starts.length - 1;
  const tail = piece.length - (starts[last] ?? 0);
  return last === 0 ? new Position(at.lineNumber, at.column + tail) : new Position(at.lineNumber + last, tail + 1);
}

/**
 * One file in the editor. The editor drops a byte order mark and makes all line ends equal; the workspace's text keeps them.
 * So places are translated: by offset where that is exact, else by line and column, which are the same on both sides.
 */
export class SyncedModel {
  readonly model: editor.ITextModel;
  #text: string;
  #ends: LineEnds;
  #bom: number;
  #starts: readonly number[] | null = null;
  #silent = false;
  #pending: Pending | null = null;
  #pieceLength = FIRST_PIECE;

  constructor(text: string) {
    this.#text = text;
    this.#ends = lineEndsOf(text);
    this.#bom = text.startsWith(BOM) ? 1 : 0;
    const first = pieceEnd(text, this.#bom, FIRST_PIECE);
    this.model = editor.createModel(text.slice(this.#bom, first), text.length > COLOUR_LIMIT ? 'plaintext' : YAML);
    this.model.updateOptions({
      tabSize: 2,
      insertSpaces: true,
      // Its brackets are those of flow style only; finding their pairs takes a pass over the whole text.
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    this.#alignLineEnds();
    if (first < text.length) this.#pending = { text, from: first, at: this.model.getFullModelRange().getEndPosition() };
  }

  /** True while part of the text has not reached the model: it must not be edited, and places may be off. */
  get isLoading(): boolean {
    return this.#pending !== null;
  }

  /** True for texts on which per-line extras of the editor would take too long. */
  get isLong(): boolean {
    return this.#text.length > LONG_LENGTH;
  }

  /** Brings the next piece into the model; call it in a task of its own while `isLoading`. */
  loadMore(): void {
    const pending = this.#pending;
    if (!pending) return;
    const { text, from, at } = pending;
    const end = pieceEnd(text, from, this.#pieceLength);
    const piece = text.slice(from, end);
    const start = performance.now();
    this.#quietly(() => this.model.applyEdits([{ range: Range.fromPositions(at), text: piece }]));
    const share = PIECE_MS / Math.max(performance.now() - start, 1);
    const next = this.#pieceLength * Math.min(Math.max(share, 0.5), 1.5);
    this.#pieceLength = Math.round(Math.min(Math.max(next, FIRST_PIECE / 4), PIECE_LIMIT));
    if (end < text.length) this.#pending = { text, from: end, at: placeAfter(at, piece) };
    else {
      this.#pending = null;
      this.#alignLineEnds();
    }
  }

  get text(): string {
    return this.#text;
  }

  /** True while a change of the model comes from `update`: listeners must not send it back. */
  get silent(): boolean {
    return this.#silent;
  }

  get hasMixedLineEnds(): boolean {
    return this.#ends === 'mixed';
  }

  dispose(): void {
    this.model.dispose();
  }

  /** Brings the model to `text` with small edits, so that cursor and scroll stay. */
  update(text: string): void {
    if (text === this.#text) return;
    // What has not reached the model yet need not: the new text may do without it.
    const before = this.#pending
      ? this.model.getValue(editor.EndOfLinePreference.LF)
      : withLineFeeds(this.#text.slice(this.#bom));
    this.#pending = null;
    const bom = text.startsWith(BOM) ? 1 : 0;
    const after = withLineFeeds(text.slice(bom));
    const starts = before.length === this.model.getValueLength() ? null : lineStarts(before);
    const edits = lineEdits(before, after).map(({ range, insert }) => ({
      range: this.#rangeIn(starts, range),
      text: insert,
    }));
    this.#apply(edits);
    this.#take(text);
    this.#alignLineEnds();
  }

  #apply(edits: readonly { readonly range: Range; readonly text: string }[]): void {
    const [only] = edits;
    const first = only && edits.length === 1 ? pieceEnd(only.text, 0, FIRST_PIECE) : Number.POSITIVE_INFINITY;
    if (!only || first >= only.text.length) {
      this.#quietly(() => this.model.applyEdits([...edits]));
      return;
    }
    const piece = only.text.slice(0, first);
    this.#quietly(() => this.model.applyEdits([{ range: only.range, text: piece }]));
    this.#pending = { text: only.text, from: first, at: placeAfter(only.range.getStartPosition(), piece) };
  }

  /** Returns the edits of the workspace's text that a change of the model means. Call `confirm` when they are applied. */
  editsOf(changes: readonly editor.IModelContentChange[]): readonly TextEdit[] {
    return changes.map(({ range, rangeOffset, rangeLength, text }) => {
      if (this.#isExact()) {
        const start = rangeOffset + this.#bom;
        return { range: { start, end: start + rangeLength }, insert: text };
      }
      // The model's own line end is not the text's: it may be left from what the file held before.
      const insert = withLineFeeds(text).replace(/\n/g, firstLineEnd(this.#text));
      return keepEndsApart(this.#text, { range: this.#ownRange(range), insert });
    });
  }

  /** Takes the text the workspace has after `editsOf`. */
  confirm(text: string): void {
    this.#take(text, this.#isExact());
  }

  /**
   * Returns what the model holds that the workspace does not, as edits of the workspace's text; `null` when they agree.
   * Call it when no change is on its way: several letters that come at once are told one by one, the model being ahead.
   */
  difference(): TextEdit | null {
    if (this.#pending) return null;
    if (!this.#isExact()) {
      const agrees = withLineFeeds(this.#text.slice(this.#bom)) === this.model.getValue(editor.EndOfLinePreference.LF);
      if (!agrees) this.#quietly(() => this.model.setValue(this.#text.slice(this.#bom)));
      this.#alignLineEnds();
      return null;
    }
    if (this.#text.length - this.#bom === this.model.getValueLength()) return null;
    return diffAsEdit(this.#text, this.#text.slice(0, this.#bom) + this.model.getValue());
  }

  /** Returns the workspace offset of a place in the model. */
  offsetAt(position: Position): number {
    if (this.#isExact()) return this.model.getOffsetAt(position) + this.#bom;
    return this.#ownOffset(position.lineNumber, position.column);
  }

  /** Returns the model's range for workspace offsets; offsets past the end give the end. */
  rangeOf(range: SourceRange): Range {
    if (this.#isExact()) {
      return this.#rangeIn(null, {
        start: Math.max(0, range.start - this.#bom),
        end: Math.max(0, range.end - this.#bom),
      });
    }
    const place = (offset: number) => {
      const { line, column } = positionAt(this.#ownStarts(), offset);
      return { lineNumber: line, column: line === 1 ? Math.max(1, column - this.#bom) : column };
    };
    return this.model.validateRange(Range.fromPositions(place(range.start), place(range.end)));
  }

  #isExact(): boolean {
    return this.#ends !== 'mixed';
  }

  #take(text: string, keepEnds = false): void {
    this.#text = text;
    this.#starts = null;
    this.#bom = text.startsWith(BOM) ? 1 : 0;
    if (!keepEnds) this.#ends = lineEndsOf(text);
  }

  /** Offsets are exact only while the model ends its lines as the text does. */
  #alignLineEnds(): void {
    if (this.#ends === 'mixed') return;
    const wanted = this.#ends === 'crlf' ? '\r\n' : '\n';
    if (this.model.getEOL() === wanted) return;
    const sequence = this.#ends === 'crlf' ? editor.EndOfLineSequence.CRLF : editor.EndOfLineSequence.LF;
    this.#quietly(() => this.model.setEOL(sequence));
  }

  #quietly(change: () => void): void {
    this.#silent = true;
    try {
      change();
    } finally {
      this.#silent = false;
    }
  }

  /** `starts` are the line starts that `range` counts in; `null` = the model's own offsets. */
  #rangeIn(starts: readonly number[] | null, range: SourceRange): Range {
    if (!starts) return Range.fromPositions(this.model.getPositionAt(range.start), this.model.getPositionAt(range.end));
    const from = positionAt(starts, range.start);
    const to = positionAt(starts, range.end);
    return new Range(from.line, from.column, to.line, to.column);
  }

  #ownStarts(): readonly number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }

  #ownOffset(line: number, column: number): number {
    return (this.#ownStarts()[line - 1] ?? this.#text.length) + column - 1 + (line === 1 ? this.#bom : 0);
  }

  #ownRange(range: IRange): SourceRange {
    return {
      start: this.#ownOffset(range.startLineNumber, range.startColumn),
      end: this.#ownOffset(range.endLineNumber, range.endColumn),
    };
  }
}
