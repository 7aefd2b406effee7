import type { Plan } from '../engine/commands/index.ts';
import { applyEdits, diffAsEdit, invertEdits, mapOffset, sortEdits, type TextEdit } from '../engine/text/index.ts';
import type { Core } from './core.ts';
import { carryFocus } from './pending-focus.ts';
import { retype, type Stand, type Typed } from './retype.ts';
import type { FileState } from './types.ts';
import { applyChanges, type WorkspaceChange } from './workspace.ts';

type EditChange = Extract<WorkspaceChange, { kind: 'edit' }>;

/**
 * Returns the edits as they read on a text that `over` has changed; both mean the same text before.
 * Of two texts put in at one place the one that moves to the `side` comes there. Nothing that is put in is lost.
 */
export function rebaseEdits(
  edits: readonly TextEdit[],
  over: readonly TextEdit[],
  side: 'before' | 'after',
): readonly TextEdit[] {
  let least = 0;
  return sortEdits(edits).map(({ range, insert }) => {
    const isPoint = range.start === range.end;
    const from = mapOffset(over, range.start, isPoint ? side : 'after');
    const start = Math.max(from, least);
    const end = Math.max(isPoint ? from : mapOffset(over, range.end, 'before'), start);
    least = end;
    return { range: { start, end }, insert };
  });
}

/** Returns what was typed as it reads after `changes`, made before it; `null` when they take its file away. */
export function carryTyped(typed: readonly Typed[], changes: readonly WorkspaceChange[]): readonly Typed[] | null {
  let over = changes;
  const carried: Typed[] = [];
  for (const one of typed) {
    let { file, edits } = one;
    const next: WorkspaceChange[] = [];
    for (const change of over) {
      if (change.kind === 'remove' && change.file === file) return null;
      if (change.kind === 'edit' && change.file === file) {
        next.push({ ...change, edits: rebaseEdits(change.edits, edits, 'after') });
        edits = rebaseEdits(edits, change.edits, 'before');
      } else next.push(change);
      if (change.kind === 'rename' && change.file === file) file = change.to;
    }
    over = next;
    carried.push({ ...one, file, edits });
  }
  return carried;
}

/** What takes `typed` away again, the last first; `files` are those without it. */
function untyped(files: readonly FileState[], typed: readonly Typed[]): readonly EditChange[] {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const back = typed.map(({ file, edits }): EditChange => {
    const text = texts.get(file) ?? '';
    texts.set(file, applyEdits(text, edits));
    return { kind: 'edit', file, edits: invertEdits(text, edits) };
  });
  return back.toReversed();
}

/** Returns a plan for texts with `typed` in them as one for the texts without; `files` are those without. */
export function beneathTyped(plan: Plan, files: readonly FileState[], typed: readonly Typed[]): Plan {
  const edits = new Map(plan.edits);
  for (const { file, edits: over } of untyped(files, typed)) {
    const list = edits.get(file);
    if (list) edits.set(file, rebaseEdits(list, over, 'before'));
  }
  if (!plan.focus) return { ...plan, edits };
  const changes = [...edits].map(([file, list]): EditChange => ({ kind: 'edit', file, edits: list }));
  const known = changes.filter(({ file }) => files.some(({ name }) => name === file));
  const after = applyChanges(files, known).files;
  const focus = carryFocus({ kind: 'change', ...plan.focus }, untyped(after, carryTyped(typed, known) ?? []));
  return { ...plan, edits, focus: focus?.kind === 'change' ? { file: focus.file, range: focus.range } : plan.focus };
}

/** Returns edits as they read after `changes`; `null` when what they are about has changed or is gone. */
export function carryEdits(
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  changes: readonly WorkspaceChange[],
): ReadonlyMap<string, readonly TextEdit[]> | null {
  const carried = new Map(edits);
  for (const change of changes) {
    const list = change.kind === 'add' ? undefined : carried.get(change.file);
    if (!list || change.kind === 'add' || change.kind === 'move') continue;
    if (change.kind === 'remove') return null;
    if (change.kind === 'rename') {
      carried.delete(change.file);
      carried.set(change.to, list);
    } else if (!areApart(list, change.edits)) return null;
    else carried.set(change.file, rebaseEdits(list, change.edits, 'before'));
  }
  return carried;
}

function areApart(edits: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return edits.every(({ range: a }) => others.every(({ range: b }) => a.end <= b.start || a.start >= b.end));
}

/** Returns changes that lead from some files to others: edits of those whose names stay, the others taken out and put in. */
export function changesBetween(before: readonly FileState[], after: readonly FileState[]): readonly WorkspaceChange[] {
  const changes: WorkspaceChange[] = [];
  const wanted = new Map(after.map((file) => [file.name, file]));
  for (const { name } of before) if (!wanted.has(name)) changes.push({ kind: 'remove', file: name });
  const names = before.flatMap(({ name }) => (wanted.has(name) ? [name] : []));
  for (const [at, file] of after.entries()) {
    const was = names.indexOf(file.name);
    if (was < 0) changes.push({ kind: 'add', at, file });
    else if (was !== at) changes.push({ kind: 'move', file: file.name, to: at });
    if (was >= 0) names.splice(was, 1);
    names.splice(at, 0, file.name);
  }
  for (const { name, text } of before) {
    const edit = diffAsEdit(text, wanted.get(name)?.text ?? text);
    if (edit) changes.push({ kind: 'edit', file: name, edits: [edit] });
  }
  return changes;
}

/**
 * Does an act on a stand of texts that is not shown, and shows it with what was typed since on top.
 * `null`, with nothing done, when the act takes a file away in which something was typed.
 */
export function doAhead<T>(
  core: Core,
  stand: Stand,
  later: readonly Typed[],
  act: () => T,
): { readonly value: T; readonly after: Stand; readonly typed: readonly Typed[] } | null {
  const shown = core.get();
  const { history, pendingFocus } = core;
  const changes: WorkspaceChange[] = [];
  let value: T;
  core.pendingFocus = carryFocus(pendingFocus, untyped(stand.files, later));
  core.history = stand.history;
  const draft = core.startDraft(stand.files, changes);
  try {
    value = act();
  } catch (error) {
    Object.assign(core, { history, pendingFocus });
    throw error;
  } finally {
    core.endDraft();
  }
  const typed = carryTyped(later, changes);
  if (!typed) {
    Object.assign(core, { history, pendingFocus });
    // The engine is told at once what is chosen: this was not.
    core.deps.client.setControllers(shown.controllers);
    core.deps.client.setOptions(shown.options);
    return null;
  }
  const after: Stand = { files: draft().files, history: core.history };
  const again = typed.reduce(retype, after);
  const { files: _, revision: __, history: ___, ...extra } = draft();
  const focus = core.pendingFocus;
  core.put(again.files, changesBetween(shown.files, again.files), again.history, extra);
  const edits = typed.map(({ file, edits }): WorkspaceChange => ({ kind: 'edit', file, edits }));
  core.pendingFocus = carryFocus(focus, edits);
  return { value, after, typed };
}
