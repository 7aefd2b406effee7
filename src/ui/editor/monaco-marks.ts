import { editor, MarkerSeverity, Range } from 'monaco-editor/editor';
import type { Diagnostic } from '../../engine/diagnostics/index.ts';
import type { SourceRange } from '../../engine/text/index.ts';
import { tableOf } from '../../engine/text/index.ts';
import type { AppState, TestState } from '../../state/types.ts';
import type { ShownTest } from '../parts/test-list.ts';
import type { Marks, ShownProblem } from './places.ts';
import type { SyncedModel } from './synced-model.ts';

/** More would only slow the editor down; the problems panel has them all. */
const MARKER_LIMIT = 500;
const HINT_LENGTH = 64;
const FLASH_MS = 2000;
/** Struck lines shown above a change; longer stretches end in an ellipsis. */
const STRUCK_LINES = 6;

/** Words the marks need; `problem` gives the sentence of a diagnostic. */
export interface MarkWords {
  readonly problem: (diagnostic: Diagnostic) => string;
  readonly matched: (order: number | null) => string;
  readonly changed: string;
  /** A sentence for each verdict on a test. */
  readonly test: (test: TestState) => readonly string[];
}

const severities: Readonly<Record<Diagnostic['severity'], MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
  hint: MarkerSeverity.Hint,
};

/** What was just changed shows over what answers, and that over what is selected. */
const layers = tableOf<number>({ 'ig-line-changed': 3, 'ig-line-edited': 2, 'ig-line-hit': 1 });

type Decorations = editor.IEditorDecorationsCollection;

/** Lines, gutter signs and words after lines: what the workspace says about the text. */
export class MonacoMarks {
  readonly #view: editor.ICodeEditor;
  readonly #lines: Decorations;
  readonly #problems: Decorations;
  readonly #tests: Decorations;
  readonly #flash: Decorations;
  #zones: readonly string[] = [];
  #fade: number | undefined;

  constructor(view: editor.ICodeEditor) {
    this.#view = view;
    this.#lines = view.createDecorationsCollection();
    this.#problems = view.createDecorationsCollection();
    this.#tests = view.createDecorationsCollection();
    this.#flash = view.createDecorationsCollection();
  }

  /** Shows the selected node's lines and the lines of the path that answers the request. */
  showMarks(synced: SyncedModel, marks: Marks, words: MarkWords): void {
    const decorations: editor.IModelDeltaDecoration[] = [];
    if (marks.selected) decorations.push(wholeLines(linesRange(synced, marks.selected), 'ig-line-selected'));
    if (marks.hit) {
      const range = linesRange(synced, marks.hit.range);
      decorations.push(wholeLines(range, 'ig-line-hit'));
      decorations.push(
        wordsAfter(synced, range.startLineNumber, words.matched(marks.hit.order), 'ig-hint ig-hint-hit'),
      );
    }
    this.#lines.set(decorations);
  }

  /** Shows problems as squiggles, gutter signs and a short sentence after the line. */
  showProblems(synced: SyncedModel, problems: readonly ShownProblem[], words: MarkWords): void {
    const shown = problems.slice(0, MARKER_LIMIT);
    const worst = new Map<number, ShownProblem>();
    const markers = shown.map((problem): editor.IMarkerData => {
      const { diagnostic } = problem;
      const range = synced.rangeOf(problem.range);
      const known = worst.get(range.startLineNumber);
      if (!known || severities[known.diagnostic.severity] < severities[diagnostic.severity]) {
        worst.set(range.startLineNumber, problem);
      }
      return {
        ...(range.isEmpty() ? widened(synced, range) : range),
        severity: severities[diagnostic.severity],
        message: plain(words.problem(diagnostic)),
        source: diagnostic.origin.kind === 'controller' ? diagnostic.origin.id : '',
      };
    });
    editor.setModelMarkers(synced.model, 'ingraph', markers);
    this.#problems.set([...worst].flatMap(([line, problem]) => problemSigns(synced, line, problem, words)));
  }

  /** Shows at each routing test whether it passes. */
  showTests(synced: SyncedModel, tests: readonly ShownTest[], words: MarkWords): void {
    this.#tests.set(
      tests.map(({ range, test }) => ({
        range: new Range(synced.rangeOf(range).startLineNumber, 1, synced.rangeOf(range).startLineNumber, 1),
        options: {
          glyphMarginClassName: `ig-sign ig-sign-${test.pass ? 'pass' : 'fail'}`,
          glyphMarginHoverMessage: words.test(test).map((value) => ({ value: escapeMarkdown(value) })),
        },
      })),
    );
  }

  /** Shows what a graph command changed: the new lines washed for 2 s, the old ones struck above them. */
  flash(synced: SyncedModel, flash: NonNullable<AppState['flash']>, words: MarkWords): void {
    this.clearFlash();
    const decorations: editor.IModelDeltaDecoration[] = [];
    const struck: { readonly line: number; readonly lines: readonly string[] }[] = [];
    for (const [index, change] of sameLineTogether(synced, flash).entries()) {
      const place = linesRange(synced, change.range);
      const old = oldLines(synced, change);
      if (old.length > 0) struck.push({ line: place.startLineNumber - 1, lines: old });
      if (change.range.end === change.range.start) continue;
      decorations.push(wholeLines(place, 'ig-line-changed'));
      if (index === 0)
        decorations.push(wordsAfter(synced, place.startLineNumber, words.changed, 'ig-hint ig-hint-changed'));
    }
    this.#flash.set(decorations);
    this.#showStruck(struck);
    this.#fade = window.setTimeout(() => {
      this.#removeZones();
      this.#flash.set(decorations.filter(isLine).map(({ range }) => wholeLines(range, 'ig-line-edited')));
    }, FLASH_MS);
  }

  clearFlash(): void {
    window.clearTimeout(this.#fade);
    this.#flash.clear();
    this.#removeZones();
  }

  dispose(): void {
    window.clearTimeout(this.#fade);
  }

  #showStruck(struck: readonly { readonly line: number; readonly lines: readonly string[] }[]): void {
    this.#view.changeViewZones((zones) => {
      this.#zones = struck.map(({ line, lines }) =>
        zones.addZone({
          afterLineNumber: line,
          heightInLines: lines.length,
          domNode: struckNode(lines),
          marginDomNode: minusNode(lines.length),
          suppressMouseDown: true,
        }),
      );
    });
  }

  #removeZones(): void {
    if (this.#zones.length === 0) return;
    this.#view.changeViewZones((zones) => {
      for (const zone of this.#zones) zones.removeZone(zone);
    });
    this.#zones = [];
  }
}

function isLine({ options }: editor.IModelDeltaDecoration): boolean {
  return options.isWholeLine === true;
}

/** A range that ends at the start of a line does not touch that line. */
function linesRange(synced: SyncedModel, range: SourceRange): Range {
  const { startLineNumber, endLineNumber, endColumn } = synced.rangeOf(range);
  const last = endColumn === 1 && endLineNumber > startLineNumber ? endLineNumber - 1 : endLineNumber;
  return new Range(startLineNumber, 1, last, 1);
}

function widened(synced: SyncedModel, range: Range): Range {
  const last = synced.model.getLineMaxColumn(range.startLineNumber);
  return range.startColumn < last
    ? range.setEndPosition(range.startLineNumber, range.startColumn + 1)
    : range.setStartPosition(range.startLineNumber, Math.max(1, range.startColumn - 1));
}

function wholeLines(range: editor.IModelDeltaDecoration['range'], name: string): editor.IModelDeltaDecoration {
  return {
    range,
    options: {
      isWholeLine: true,
      zIndex: layers.get(name) ?? 0,
      className: name,
      marginClassName: `${name} ig-line-bar`,
      stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
    },
  };
}

function wordsAfter(synced: SyncedModel, line: number, content: string, name: string): editor.IModelDeltaDecoration {
  const column = synced.model.getLineMaxColumn(line);
  return {
    range: new Range(line, column, line, column),
    options: {
      showIfCollapsed: true,
      after: { content, inlineClassName: name, inlineClassNameAffectsLetterSpacing: true },
    },
  };
}

/** Markers and hints cannot show code marks. */
function plain(sentence: string): string {
  return sentence.replaceAll('`', '');
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|~]/g, '\\$&');
}

function problemSigns(
  synced: SyncedModel,
  line: number,
  { diagnostic }: ShownProblem,
  words: MarkWords,
): editor.IModelDeltaDecoration[] {
  const { severity } = diagnostic;
  const sentence = plain(words.problem(diagnostic));
  const short = sentence.length > HINT_LENGTH ? `${sentence.slice(0, HINT_LENGTH - 1).trimEnd()}…` : sentence;
  const sign: editor.IModelDeltaDecoration = {
    range: new Range(line, 1, line, 1),
    options: {
      glyphMarginClassName: `ig-sign ig-sign-${severity}`,
      glyphMarginHoverMessage: { value: escapeMarkdown(sentence) },
    },
  };
  return severity === 'info' ? [sign] : [sign, wordsAfter(synced, line, short, `ig-hint ig-hint-${severity}`)];
}

interface Change {
  readonly range: SourceRange;
  /** The text that stood at `range` before. */
  readonly before: string;
}

/** Changes on one line become one: the line as it was is shown once. */
function sameLineTogether(synced: SyncedModel, flash: NonNullable<AppState['flash']>): readonly Change[] {
  const changes: Change[] = [];
  for (const [index, range] of flash.ranges.entries()) {
    const before = flash.before[index] ?? '';
    const last = changes.at(-1);
    const between = last && synced.rangeOf({ start: last.range.end, end: range.start });
    if (last && between && between.startLineNumber === between.endLineNumber && last.range.end <= range.start) {
      const kept = synced.model.getValueInRange(between);
      changes[changes.length - 1] = {
        range: { start: last.range.start, end: range.end },
        before: last.before + kept + before,
      };
    } else changes.push({ range, before });
  }
  return changes;
}

/** The whole lines as they stood before the change: a struck scalar alone would not tell where it was. */
function oldLines(synced: SyncedModel, { range, before }: Change): readonly string[] {
  const { model } = synced;
  const now = synced.rangeOf(range);
  const inLine = now.startLineNumber === now.endLineNumber;
  if (before === '' && !inLine) return [];
  const head = model.getLineContent(now.startLineNumber).slice(0, now.startColumn - 1);
  const tail = model.getLineContent(now.endLineNumber).slice(now.endColumn - 1);
  const text = before.endsWith('\n') ? head + before.replace(/\r?\n$/, '') : head + before + tail;
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.every((line) => line.trim() === '')) return [];
  return lines.length > STRUCK_LINES ? [...lines.slice(0, STRUCK_LINES - 1), '…'] : lines;
}

function struckNode(lines: readonly string[]): HTMLElement {
  const node = document.createElement('div');
  node.className = 'ig-struck';
  for (const line of lines) {
    const row = document.createElement('div');
    const words = document.createElement('s');
    words.textContent = line.trimStart();
    row.append(' '.repeat(line.length - line.trimStart().length), words);
    node.append(row);
  }
  return node;
}

function minusNode(count: number): HTMLElement {
  const node = document.createElement('div');
  node.className = 'ig-struck-margin';
  for (let i = 0; i < count; i++) {
    const sign = document.createElement('div');
    sign.textContent = '−';
    node.append(sign);
  }
  return node;
}
