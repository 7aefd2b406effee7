import type { TextEdit } from '../text/edit.ts';
import { type CommentScan, scanComments } from '../yaml/comments.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { changeBy } from '../yaml/edit-change.ts';
import { endOfLine, indentOf, isBlankLine, startOfLine } from '../yaml/edit-lines.ts';
import { type EditSource, lineEndOf } from '../yaml/edit-source.ts';
import type { SourceUnit } from '../yaml/source-file.ts';
import { check, type Planning } from './check.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish } from './draft.ts';

type AddTest = Extract<Command, { readonly type: 'test/add' }>;

const testLine = /^#+[ \t]*route-test[ \t]*:/i;

/** Plans one more comment line: behind the last routing test of the document, else at the end of the document. */
export function* planRouteTest(files: Draft['files'], command: AddTest): Planning<Plan> {
  const { object, line } = command;
  const file = files.get(object.file);
  const unit = file?.units[object.document];
  const base = file?.starts[object.document];
  if (!file || !unit || base === undefined) return yield* refuse<CommandError>({ code: 'target-gone' });
  yield* check('line', testLine.test(line) && !/[\r\n]/.test(line) ? [] : ['must be one comment line']);
  if (/^\ufeff?\s*[{[]/.test(unit.text))
    return yield* refuse<CommandError>({ code: 'unsupported', reason: 'json-file' });
  const scan = scanComments(unit.text);
  if (scan.comments.some(({ start, end }) => unit.text.slice(start, end).trimEnd() === line)) {
    return yield* refuse<CommandError>({ code: 'no-change' });
  }
  const eol = lineEndOf(file.text);
  const draft = createDraft(files);
  const source: EditSource = { file: file.name, text: unit.text, base, eol, root: null, aliases: [], anchors: [] };
  addChange(draft, source, changeBy(insertLine(unit, scan, line, eol)));
  return yield* finish(draft, command.type, { line: line.replace(testLine, '').trim() });
}

function insertLine(unit: SourceUnit, scan: CommentScan, line: string, eol: string): TextEdit {
  const { text } = unit;
  const last = scan.comments.findLast(({ start, end, ownLine }) => ownLine && testLine.test(text.slice(start, end)));
  if (last)
    return lineAt(text, endOfLine(text, last.start), text.slice(startOfLine(text, last.start), last.start), line, eol);
  const end = endOfDocument(text);
  const { endsInBlock } = end < text.length ? scanComments(text.slice(0, end)) : scan;
  // A line behind `|` without a line end would give the scalar one.
  if (endsInBlock && text[end - 1] !== '\n') return lineAt(text, contentStart(text), '', line, eol);
  return lineAt(text, endsInBlock ? end : contentEnd(text, end), ' '.repeat(indentFor(unit)), line, eol);
}

/** A line that stands at `at`, the start of a line or the end of the text. */
function lineAt(text: string, at: number, blanks: string, line: string, eol: string): TextEdit {
  const indent = blanks.replace('\ufeff', '');
  const isOpen = at > 0 && text[at - 1] !== '\n' && text !== '\ufeff';
  const insert = isOpen ? `${eol}${indent}${line}` : `${indent}${line}${eol}`;
  return { range: { start: at, end: at }, insert };
}

/** Where the line `...` starts that ends a document, else the end of the text. */
function endOfDocument(text: string): number {
  const start = text.lastIndexOf('\n...') + 1;
  return /^\.\.\.(?=\s|$)/.test(text.slice(start, start + 4)) ? start : text.length;
}

/** Behind the last line before `end` that holds something. */
function contentEnd(text: string, end: number): number {
  let at = end;
  for (;;) {
    const start = startOfLine(text, at > 0 && text[at - 1] === '\n' ? at - 1 : at);
    if (start >= at || !isBlankLine(text, start)) return at;
    at = start;
  }
}

/** The first line behind `---` and directives. */
function contentStart(text: string): number {
  const marker = /^\ufeff?(?:[ \t\r]*(?:[#%][^\n]*)?\n)*---[ \t\r]*(?:#[^\n]*)?\n/.exec(text)?.[0].length;
  return marker ?? (text.startsWith('\ufeff') ? 1 : 0);
}

/** What stands left of the dashes of a List would belong to its next item. */
function indentFor({ role, text }: SourceUnit): number {
  if (role !== 'list-item') return 0;
  const dash = /^[ \t]*-(?=\s)/m.exec(text);
  return dash ? indentOf(text, dash.index) + 2 : 2;
}
