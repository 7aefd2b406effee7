import { editor, type IRange, type Position, Range } from 'monaco-editor/editor';
import { lineStarts, positionAt, type SourceRange, type TextEdit } from '../../engine/index.ts';
import { lineEdits } from './line-edits.ts';
import { keepEndsApart, type LineEnds, lineEndsOf, withLineFeeds } from './line-ends.ts';
import { YAML } from './yaml-language.ts';

/** Above this many code units the text is not coloured. */
const COLOUR_LIMIT = 4_000_000;
const BOM = '\uFEFF';

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

  constructor(text: string) {
    this.#text = text;
    this.#ends = lineEndsOf(text);
    this.#bom = text.startsWith(BOM) ? 1 : 0;
    this.model = editor.createModel(text.slice(this.#bom), text.length > COLOUR_LIMIT ? 'plaintext' : YAML);
    this.model.updateOptions({ tabSize: 2, insertSpaces: true });
    this.#alignLineEnds();
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
    const before = withLineFeeds(this.#text.slice(this.#bom));
    const bom = text.startsWith(BOM) ? 1 : 0;
    const after = withLineFeeds(text.slice(bom));
    const starts = before.length === this.model.getValueLength() ? null : lineStarts(before);
    const edits = lineEdits(before, after).map(({ range, insert }) => ({
      range: this.#rangeIn(starts, range),
      text: insert,
    }));
    this.#quietly(() => this.model.applyEdits(edits));
    this.#take(text);
    this.#alignLineEnds();
  }

  /** Returns the edits of the workspace's text that a change of the model means. Call `confirm` when they are applied. */
  editsOf(changes: readonly editor.IModelContentChange[]): readonly TextEdit[] {
    return changes.map(({ range, rangeOffset, rangeLength, text }) => {
      if (this.#isExact()) {
        const start = rangeOffset + this.#bom;
        return { range: { start, end: start + rangeLength }, insert: text };
      }
      return keepEndsApart(this.#text, { range: this.#ownRange(range), insert: text });
    });
  }

  /** Takes the text the workspace has after `editsOf`; returns false (and repairs the model) if the two went apart. */
  confirm(text: string): boolean {
    const exact = this.#isExact();
    this.#take(text, exact);
    const agrees = exact
      ? text.length - this.#bom === this.model.getValueLength()
      : withLineFeeds(text.slice(this.#bom)) === this.model.getValue(editor.EndOfLinePreference.LF);
    if (!agrees) this.#quietly(() => this.model.setValue(text.slice(this.#bom)));
    if (!agrees || !exact) this.#alignLineEnds();
    return agrees;
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
