import type { HistoryLabel } from '../../engine/commands/index.ts';
import { sortEdits, type TextEdit } from '../../engine/text/index.ts';
import type { StoredBelongings } from '../belonging.ts';
import type { History, HistoryEntry } from '../history.ts';
import type { FileState } from '../types.ts';
import type { WorkspaceChange } from '../workspace.ts';
import { type Fields, fieldsOf, isCount, isText, listOf } from './checks.ts';

function checkFile(value: unknown): FileState | null {
  const file = fieldsOf(value);
  if (!file) return null;
  const { name, text, openedText } = file;
  return isText(name) && name !== '' && isText(text) && isText(openedText) ? { name, text, openedText } : null;
}

function checkEdit(value: unknown): TextEdit | null {
  const edit = fieldsOf(value);
  const range = fieldsOf(edit?.['range']);
  if (!edit || !range) return null;
  const { start, end } = range;
  const { insert } = edit;
  return isCount(start) && isCount(end) && start <= end && isText(insert) ? { range: { start, end }, insert } : null;
}

function checkNamed(kind: 'edit' | 'remove' | 'rename' | 'move', file: string, change: Fields): WorkspaceChange | null {
  const { to } = change;
  switch (kind) {
    case 'edit': {
      const edits = listOf(change['edits'], checkEdit);
      return edits && { kind, file, edits };
    }
    case 'remove':
      return { kind, file };
    case 'rename':
      return isText(to) && to !== '' ? { kind, file, to } : null;
    case 'move':
      return isCount(to) ? { kind, file, to } : null;
  }
}

/** Returns one change of the workspace as it was kept; `null` for anything that is none. */
export function checkChange(value: unknown): WorkspaceChange | null {
  const change = fieldsOf(value);
  if (!change) return null;
  const { kind, at } = change;
  if (kind === 'add') {
    const added = checkFile(change['file']);
    return added && isCount(at) ? { kind, at, file: added } : null;
  }
  const { file } = change;
  if (!isText(file)) return null;
  return kind === 'edit' || kind === 'remove' || kind === 'rename' || kind === 'move'
    ? checkNamed(kind, file, change)
    : null;
}

function checkLabel(value: unknown): HistoryLabel | null {
  const label = fieldsOf(value);
  const params = fieldsOf(label?.['params']);
  if (!label || !params || !isText(label['type'])) return null;
  const texts = Object.entries(params).filter((entry): entry is [string, string] => isText(entry[1]));
  // Types that this version has no words for are said as what they are: see `stepText`.
  return { type: label['type'] as HistoryLabel['type'], params: Object.fromEntries(texts) };
}

/** Checks what `readBelongings` takes as it is; the rest is checked there, when it is used. */
function checkBelongings(value: unknown): StoredBelongings | null {
  const belongings = fieldsOf(value);
  if (!belongings) return null;
  const { activeFile, compareWith = null, requestRouter, selection } = belongings;
  const isSound =
    isText(activeFile) && [compareWith, requestRouter, selection].every((id) => id === null || isText(id));
  return isSound ? (value as StoredBelongings) : null;
}

function checkEntry(value: unknown): HistoryEntry | null {
  const entry = fieldsOf(value);
  const label = checkLabel(entry?.['label']);
  const changes = listOf(entry?.['changes'], checkChange);
  if (!entry || !label || !changes || !isCount(entry['cost'])) return null;
  const at = entry['at'];
  const belongings = checkBelongings(entry['belongings']);
  return {
    label,
    changes,
    cost: entry['cost'],
    ...(typeof at === 'number' ? { at } : {}),
    ...(belongings ? { belongings } : {}),
  };
}

/** Lengths of the texts by name, in tab order: enough to know whether changes can be done. */
type Lengths = Map<string, number>;

function editedLength(length: number, edits: readonly TextEdit[]): number | null {
  let next = length;
  let from = 0;
  for (const { range, insert } of sortEdits(edits)) {
    if (range.start < from || range.end > length) return null;
    from = range.end;
    next += insert.length - (range.end - range.start);
  }
  return next;
}

function canDo(lengths: Lengths, change: WorkspaceChange): boolean {
  if (change.kind === 'add') {
    if (lengths.has(change.file.name)) return false;
    lengths.set(change.file.name, change.file.text.length);
    return true;
  }
  const length = lengths.get(change.file);
  if (length === undefined) return false;
  if (change.kind === 'move') return true;
  if (change.kind === 'edit') {
    const next = editedLength(length, change.edits);
    if (next !== null) lengths.set(change.file, next);
    return next !== null;
  }
  if (change.kind === 'rename' && lengths.has(change.to)) return false;
  lengths.delete(change.file);
  if (change.kind === 'rename') lengths.set(change.to, length);
  return true;
}

/** Returns the steps, newest last, that can be done one after the other from these texts; older ones are left out. */
function doable(entries: readonly HistoryEntry[], files: readonly FileState[]): readonly HistoryEntry[] {
  const lengths: Lengths = new Map(files.map(({ name, text }) => [name, text.length]));
  const from = entries.findLastIndex(
    ({ changes }) => !changes.every((change) => canDo(lengths, change)) || lengths.size === 0,
  );
  return entries.slice(from + 1);
}

/** Returns the kept steps as far as they fit the texts; `null` when they are not readable or do not all fit. */
export function checkHistory(
  json: string,
  files: readonly FileState[],
): { readonly history: Pick<History, 'undo' | 'redo'>; readonly isWhole: boolean } {
  const nothing = { history: { undo: [], redo: [] }, isWhole: false };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return nothing;
  }
  const lists = fieldsOf(value);
  const [undo, redo] = [listOf(lists?.['undo'], checkEntry), listOf(lists?.['redo'], checkEntry)];
  if (!undo || !redo) return nothing;
  const history = { undo: doable(undo, files), redo: doable(redo, files) };
  return { history, isWhole: history.undo.length === undo.length && history.redo.length === redo.length };
}
