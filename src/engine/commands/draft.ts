import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { KubernetesObject, ObjectRef } from '../model/objects.ts';
import { sortEdits, type TextEdit } from '../text/edit.ts';
import { type Attempt, refuse } from '../yaml/edit-attempt.ts';
import { type Change, type Focus, focusRange } from '../yaml/edit-change.ts';
import { type EditSource, openUnit } from '../yaml/edit-source.ts';
import type { SourceFile, SourceUnit } from '../yaml/source-file.ts';
import type { Planning } from './check.ts';
import type { CommandError, CommandType, Plan } from './command.ts';

/** An object of the workspace, opened for editing. */
export interface Target {
  readonly ref: ObjectRef;
  readonly source: EditSource;
  readonly object: KubernetesObject;
  readonly map: YAMLMap;
  /** The list that holds it, when it is an item of a `kind: List` that is read as one unit. */
  readonly list: { readonly node: Node; readonly index: number } | null;
}

/** A plan in the making: units are parsed once, edits are collected per file. */
export interface Draft {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly units: Map<string, EditSource>;
  readonly edits: Map<string, TextEdit[]>;
  focus: { readonly file: string; readonly base: number; readonly focus: Focus } | null;
}

/** Returns an empty draft. */
export function createDraft(files: ReadonlyMap<string, SourceFile>): Draft {
  return { files, units: new Map(), edits: new Map(), focus: null };
}

/** Opens an object: refuses when it is gone, or when its document cannot be read now. */
export function* openObject(draft: Draft, ref: ObjectRef): Planning<Target> {
  const unit = draft.files.get(ref.file)?.units[ref.document];
  if (!unit) return yield* refuse<CommandError>({ code: 'target-gone' });
  yield* refuseUnread(unit);
  const object = unit.objects[ref.item];
  const source = openSource(draft, ref);
  if (!object || !source) return yield* refuse<CommandError>({ code: 'target-gone' });
  const found = findMap(source.root, object.range.start, null);
  if (!found) return yield* refuse<CommandError>({ code: 'unsupported', reason: 'object-shape' });
  return { ref, source, object, ...found };
}

function* refuseUnread(unit: SourceUnit): Attempt<void, CommandError> {
  if (unit.status === 'broken') yield* refuse<CommandError>({ code: 'yaml-broken' });
  if (unit.status === 'helm' || unit.status === 'too-large') {
    yield* refuse<CommandError>({ code: 'unsupported', reason: unit.status });
  }
}

function openSource(draft: Draft, ref: ObjectRef): EditSource | null {
  const key = `${ref.document} ${ref.file}`;
  const known = draft.units.get(key);
  if (known) return known;
  const file = draft.files.get(ref.file);
  const source = file ? openUnit(file, ref.document) : null;
  if (source) draft.units.set(key, source);
  return source;
}

type Found = Pick<Target, 'map' | 'list'>;

/** Returns the map that starts at `start`: the document itself or an item of a list, however deep. */
function findMap(node: unknown, start: number, list: Target['list']): Found | null {
  if (isMap<Node, Node | null>(node)) {
    return node.range?.[0] === start ? { map: node, list } : findMap(node.get('items', true), start, null);
  }
  if (!isSeq<Node>(node)) return null;
  // The last item that starts at or before the place holds it.
  const index = node.items.findLastIndex((item) => (item.range?.[0] ?? 0) <= start);
  return index < 0 ? null : findMap(node.items[index], start, { node, index });
}

/** Adds a change of one unit; the first focus that comes is the plan's. */
export function addChange(draft: Draft, source: EditSource, change: Change): void {
  const list = draft.edits.get(source.file) ?? [];
  const shifted = new Map<TextEdit, TextEdit>();
  for (const edit of change.edits) {
    const { start, end } = edit.range;
    const moved = { range: { start: start + source.base, end: end + source.base }, insert: edit.insert };
    shifted.set(edit, moved);
    list.push(moved);
  }
  draft.edits.set(source.file, list);
  if (draft.focus || !change.focus) return;
  const { focus } = change;
  if (focus.in === 'insert') {
    draft.focus = { file: source.file, base: 0, focus: { ...focus, edit: shifted.get(focus.edit) ?? focus.edit } };
  } else {
    const range = { start: focus.range.start + source.base, end: focus.range.end + source.base };
    draft.focus = { file: source.file, base: source.base, focus: { in: 'old', range } };
  }
}

/** Puts the plan's focus on a place of the old text, whatever came before. */
export function focusOn(
  draft: Draft,
  source: EditSource,
  range: { readonly start: number; readonly end: number },
): void {
  draft.focus = null;
  addChange(draft, source, { edits: [], focus: { in: 'old', range } });
}

/** A text without a final line end stays without one when its last lines go. */
function keepOpenEnd(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (text.endsWith('\n')) return edits;
  const sorted = sortEdits(edits);
  const last = sorted.at(-1);
  if (!last || last.range.end !== text.length || last.range.start === text.length || last.insert !== '') return edits;
  const before = sorted.at(-2);
  if (before && before.range.end === last.range.start && before.insert.endsWith('\n')) {
    return edits.map((edit) => (edit === before ? { ...edit, insert: edit.insert.replace(/\r?\n$/, '') } : edit));
  }
  let { start } = last.range;
  if (text[start - 1] === '\n') start -= text[start - 2] === '\r' ? 2 : 1;
  if (before && before.range.end > start) return edits;
  return edits.map((edit) => (edit === last ? { range: { start, end: last.range.end }, insert: '' } : edit));
}

/** Returns the finished plan; refuses one without edits, or whose edits leave every text as it is. */
export function* finish(draft: Draft, type: CommandType, params: Readonly<Record<string, string>>): Planning<Plan> {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [file, list] of draft.edits) {
    const text = draft.files.get(file)?.text ?? '';
    const real = list.filter(({ range, insert }) => text.slice(range.start, range.end) !== insert);
    if (real.length > 0) edits.set(file, keepOpenEnd(text, real));
  }
  if (edits.size === 0) return yield* refuse<CommandError>({ code: 'no-change' });
  const focus = draft.focus;
  const range = focus ? focusRange(focus.focus, edits.get(focus.file) ?? []) : null;
  return { edits, focus: focus && range ? { file: focus.file, range } : null, label: { type, params } };
}
