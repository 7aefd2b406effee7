import type { ProfileOptions } from '../../engine/match/index.ts';
import { applyEdits, diffAsEdit, type TextEdit } from '../../engine/text/index.ts';
import type { RouterOptions } from '../../protocol/router-options.ts';
import type { SavedWorkspace } from '../core.ts';
import type { History, HistoryEntry } from '../history.ts';
import type { FileState } from '../types.ts';
import { asJson } from './as-json.ts';
import { type Fields, fieldsOf, isCount, isText, listOf } from './checks.ts';
import type { FoundState, FoundText, StoredState } from './database.ts';
import { formatVersion, isNewer, momentOf, type RawText, type StoredMoment } from './moment.ts';
import { checkHistory } from './stored-changes.ts';

/** Code units of history that are kept between visits; the newest step is always kept. */
const keptHistory = 2 * 1024 * 1024;

/** A file without its text: that is stored beside, at the same index. */
interface StoredFile {
  readonly name: string;
  /** What leads from the text back to the one that was opened; its insert is stored beside too, after all texts. */
  readonly opened: TextEdit['range'] | null;
}

/** The head of a stored workspace. Its texts: one per file, one insert per file, the history as JSON. */
interface Stored extends StoredMoment {
  readonly format: number;
  readonly files: readonly StoredFile[];
  readonly workspace: Omit<SavedWorkspace, 'files' | 'history' | 'draft'>;
}

/** What the database holds, read field by field. */
export type Read =
  | {
      readonly kind: 'workspace';
      readonly workspace: SavedWorkspace;
      readonly moment: StoredMoment;
      /** What was there and is not understood, as it was found; the texts of the files are never among it. */
      readonly lost: readonly RawText[];
    }
  /** A newer version of the app has written it. */
  | { readonly kind: 'newer' }
  /** Something is there, and no workspace can be made of it. */
  | { readonly kind: 'damaged'; readonly raw: readonly RawText[] };

function checkStoredFile(value: unknown): StoredFile | null {
  const file = fieldsOf(value);
  if (!file) return null;
  const { name } = file;
  if (!isText(name) || name === '') return null;
  const range = fieldsOf(file['opened']);
  const [start, end] = [range?.['start'], range?.['end']];
  const opened = isCount(start) && isCount(end) && start <= end ? { start, end } : null;
  return { name, opened };
}

/** Returns a request of the bar as it was kept; `null` for anything that is none. */
export function checkRequest(value: unknown): SavedWorkspace['request'] | null {
  const request = fieldsOf(value);
  const headers = listOf(request?.['headers'], (header) => (isText(header) ? header : null));
  if (!request || !headers) return null;
  const { text, method } = request;
  return isText(text) && isText(method) && method !== '' ? { text, method, headers } : null;
}

/** Returns the controllers of edge routers as they were kept; `null` for anything that is none. */
export function checkControllers(value: unknown): ReadonlyMap<string, string> | null {
  if (!(value instanceof Map)) return null;
  const pairs: unknown[] = [...value];
  const isPair = (pair: unknown): pair is [string, string] => Array.isArray(pair) && pair.every(isText);
  return pairs.every(isPair) ? new Map(pairs) : null;
}

/** A value of an option: text, number, yes or no, or names with texts. */
function isSetting(value: unknown): boolean {
  if (typeof value === 'boolean' || typeof value === 'number' || isText(value)) return true;
  const fields = fieldsOf(value);
  return fields !== null && Object.values(fields).every(isText);
}

function isProfileOptions(value: unknown): value is ProfileOptions {
  const fields = fieldsOf(value);
  return fields !== null && Object.values(fields).every(isSetting);
}

/** Returns options of controllers as they were kept; `null` for anything that is none. */
export function checkOptions(value: unknown): ReadonlyMap<string, RouterOptions> | null {
  if (!(value instanceof Map)) return null;
  const options = new Map<string, RouterOptions>();
  for (const [router, byProfile] of value as ReadonlyMap<unknown, unknown>) {
    const fields = fieldsOf(byProfile);
    if (!isText(router) || !fields) return null;
    const profiles = Object.entries(fields);
    if (!profiles.every((entry): entry is [string, ProfileOptions] => isProfileOptions(entry[1]))) return null;
    options.set(router, Object.fromEntries(profiles));
  }
  return options;
}

/** Takes fields that are as they should be, and notes the names of those that are not. */
class FieldReader {
  readonly lost: string[] = [];
  private readonly fields: Fields;

  constructor(fields: Fields) {
    this.fields = fields;
  }

  /** A field that is absent is what it is without any choice of a person. */
  take<T>(name: string, check: (value: unknown) => T | null, otherwise: T): T {
    const value = this.fields[name];
    if (value === undefined || value === null) return otherwise;
    const checked = check(value);
    if (checked === null) this.lost.push(name);
    return checked ?? otherwise;
  }
}

const noRequest: SavedWorkspace['request'] = { text: '', method: 'GET', headers: [] };
const textOrNull = (value: unknown): string | null => (isText(value) ? value : null);

/** Returns the text that was opened, or the text itself where the way back does not fit. */
function openedText(text: string, { opened }: StoredFile, insert: string | undefined): string {
  if (!opened || insert === undefined || opened.end > text.length) return text;
  return applyEdits(text, [{ range: opened, insert }]);
}

/** Texts as they were found, under the best names there are. */
function rawOf({ head, texts }: FoundState): readonly RawText[] {
  const names: unknown = fieldsOf(head)?.['files'];
  const files = Array.isArray(names) ? names : [];
  const nameOf = (index: number): string => {
    const name = fieldsOf(files[index])?.['name'];
    return isText(name) && name !== '' ? name : `kept-text-${index + 1}`;
  };
  return texts.flatMap(({ text }, index) => (text === '' ? [] : [{ name: nameOf(index), text }]));
}

/** Returns a name that no other file has, in order: the first of equals keeps its own. */
function apart<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let { name } = item;
    for (let n = 2; taken.has(name); n++) name = `${item.name}-${n}`;
    taken.add(name);
    return { ...item, name };
  });
}

function filesOf(names: readonly StoredFile[], texts: readonly FoundText[]): readonly FileState[] {
  return apart(names).map((file, index) => {
    const text = texts[index]?.text ?? '';
    const insert = texts[names.length + index];
    return { name: file.name, text, openedText: openedText(text, file, insert?.isWhole ? insert.text : undefined) };
  });
}

function damaged(found: FoundState): Read {
  const record = { name: 'kept-record.json', text: asJson(found.head) };
  return { kind: 'damaged', raw: apart([...rawOf(found), record]) };
}

/** Returns what was found in the database as far as it is what this version writes. Never throws. */
export function readStored(found: FoundState): Read {
  const { head, texts } = found;
  if (isNewer(head)) return { kind: 'newer' };
  const fields = fieldsOf(head);
  const names = listOf(fields?.['files'], checkStoredFile);
  if (!fields || fields['format'] !== formatVersion || !names || names.length === 0) return damaged(found);
  // A file whose text is not there as a whole must not be shown as if it were.
  if (!names.every((_, index) => texts[index]?.isWhole)) return damaged(found);
  const files = filesOf(names, texts);
  const reader = new FieldReader(fieldsOf(fields['workspace']) ?? {});
  const history = texts[names.length * 2];
  const kept = checkHistory(history?.isWhole ? history.text : '', files);
  const activeFile = reader.take('activeFile', textOrNull, '');
  const workspace: SavedWorkspace = {
    files,
    activeFile: files.some(({ name }) => name === activeFile) ? activeFile : (files[0]?.name ?? ''),
    request: reader.take('request', checkRequest, noRequest),
    controllers: reader.take('controllers', checkControllers, new Map()),
    options: reader.take('options', checkOptions, new Map()),
    compareWith: reader.take('compareWith', textOrNull, null),
    requestRouter: reader.take('requestRouter', textOrNull, null),
    selection: reader.take('selection', textOrNull, null),
    history: kept.history,
  };
  const lost: RawText[] = [];
  if (!kept.isWhole) lost.push({ name: 'kept-history.json', text: history?.text ?? '' });
  if (reader.lost.length > 0) lost.push({ name: 'kept-record.json', text: asJson(head) });
  // A head without a moment fits no journal and is replaced by the next save.
  return { kind: 'workspace', workspace, moment: momentOf(head) ?? { session: '', changeCount: 0 }, lost };
}

function keptEntries(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let left = keptHistory;
  const from = entries.findLastIndex((entry, index) => {
    left -= entry.cost;
    return left < 0 && index < entries.length - 1;
  });
  return entries.slice(from + 1);
}

/** Returns what is stored of a workspace. */
export function toStored(saved: SavedWorkspace, { session, changeCount }: StoredMoment): StoredState {
  const { files, history, draft: _, ...workspace } = saved;
  const back = files.map(({ text, openedText }) => diffAsEdit(text, openedText));
  const head: Stored = {
    format: formatVersion,
    session,
    changeCount,
    files: files.map(({ name }, index) => ({ name, opened: back[index]?.range ?? null })),
    workspace,
  };
  const kept: Pick<History, 'undo' | 'redo'> = { undo: keptEntries(history.undo), redo: keptEntries(history.redo) };
  const texts = [...files.map(({ text }) => text), ...back.map((edit) => edit?.insert ?? ''), JSON.stringify(kept)];
  return { head, texts };
}
