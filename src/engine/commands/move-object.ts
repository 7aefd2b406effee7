import type { TextEdit } from '../text/edit.ts';
import { refuse } from '../yaml/edit-attempt.ts';
import { type EditSource, guardRemoval, lineEndOf, rangeOfNode } from '../yaml/edit-source.ts';
import type { Planning } from './check.ts';
import type { Command, CommandError, Plan } from './command.ts';
import { addChange, createDraft, type Draft, finish, openObject } from './draft.ts';
import { documentRemoval } from './whole-object.ts';

type MoveCommand = Extract<Command, { readonly type: 'object/move-to-file' }>;

/** Plans the move of a whole document, its comments included, to the end of another file or of a new one. */
export function* planMoveObject(files: Draft['files'], { object: ref, file: to, type }: MoveCommand): Planning<Plan> {
  if (ref.file === to) return yield* refuse<CommandError>({ code: 'no-change' });
  const draft = createDraft(files);
  const target = yield* openObject(draft, ref);
  const { source, list } = target;
  if (list || files.get(ref.file)?.units[ref.document]?.role !== 'document') {
    return yield* refuse<CommandError>({ code: 'unsupported', reason: 'list-item' });
  }
  yield* guardRemoval(source, rangeOfNode(target.map));
  const removal = documentRemoval(source, target);
  const moved = source.text.slice(removal.range.start, removal.range.end);
  // A directive speaks of what follows it in its own file.
  if (/^%/m.test(moved)) return yield* refuse<CommandError>({ code: 'unsupported', reason: 'directive' });
  const insert = yield* insertion(files.get(to)?.text ?? '', moved);
  addChange(draft, source, { edits: [removal], focus: null });
  const focus = { in: 'insert', edit: insert.edit, from: insert.from, to: insert.edit.insert.length } as const;
  addChange(draft, targetSource(to), { edits: [insert.edit], focus });
  return yield* finish(draft, type, { name: target.object.metadata.name.value, to });
}

function targetSource(file: string): EditSource {
  return { file, text: '', base: 0, eol: '\n', root: null, aliases: [], anchors: [] };
}

/** What the other file gets at its end: the document with the line ends of that file, set apart by `---`. */
function* insertion(text: string, moved: string): Planning<{ readonly edit: TextEdit; readonly from: number }> {
  if (/^\ufeff?\s*\{/.test(text)) return yield* refuse<CommandError>({ code: 'unsupported', reason: 'json-file' });
  const isEmpty = text === '' || text === '\ufeff';
  const eol = lineEndOf(isEmpty ? moved : text);
  // A marker line with nothing else on it separates in the old file only; `--- # why` goes along.
  const body = moved.replace(/^---[ \t]*\r?\n/, '').replace(/\r?\n/g, eol);
  const endsLine = isEmpty || text.endsWith('\n');
  const isOpen =
    text.trim() === '' || text === '\ufeff' || /(?:^|\n)---[ \t]*\r?\n$/.test(text) || /^---(?:\s|$)/.test(body);
  const before = (endsLine ? '' : eol) + (isOpen ? '' : `---${eol}`);
  const after = !isEmpty && endsLine && !body.endsWith('\n') ? eol : '';
  const edit = { range: { start: text.length, end: text.length }, insert: before + body + after };
  return { edit, from: before.length };
}
