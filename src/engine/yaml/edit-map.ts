import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { TextEdit } from '../text/edit.ts';
import { type Attempt, refuse } from './edit-attempt.ts';
import { changeBlock } from './edit-block.ts';
import { type Change, changeBy } from './edit-change.ts';
import { type Collection, collectionOf, type Entry, extentOf } from './edit-collection.ts';
import { changeFlow } from './edit-flow.ts';
import {
  columnOf,
  endOfLine,
  indentOf,
  isBlankLine,
  isCommentLine,
  opensLine,
  skipBlanks,
  startOfLine,
} from './edit-lines.ts';
import { flowText, isNested, pairLines, type Style, scalarText, type Value } from './edit-print.ts';
import { literalLines, setScalar } from './edit-scalar.ts';
import { type EditSource, guardChange, guardRemoval, rangeOfNode, refuseAlias } from './edit-source.ts';
import { flowStyleOf, styleOfUnit } from './edit-style.ts';
import { isEmptyScalar } from './edit-tokens.ts';

/** Returns the text of a key; a key that is no scalar has none. */
function keyOf(entry: Entry): string | null {
  const key = entry.pair?.key;
  return isScalar(key) ? String(key.value) : null;
}

/** Returns the index of the entry with this key, of doubled ones the last, which kubectl takes; -1 for none. */
function indexOfKey(list: Collection, key: string): number {
  return list.entries.findLastIndex((entry) => keyOf(entry) === key);
}

/** Returns `node` as a map; `null` stays `null`. An alias is refused, another type is not edited. */
export function* asMap(source: EditSource, node: Node | null): Attempt<YAMLMap | null> {
  if (isMissing(node)) return null;
  if (isAlias(node)) return yield* refuseAlias(source, rangeOfNode(node));
  return isMap(node) ? node : yield* refuse({ code: 'unsupported', reason: 'not-a-map' } as const);
}

/** Returns true for no value and for `null`, written or not. */
function isMissing(node: Node | null): node is null {
  return node === null || (isScalar(node) && node.value === null);
}

/** Returns what stands under `key`, `null` when the key is not there. What a merge key brings is refused. */
export function* valueAt(source: EditSource, map: YAMLMap, key: string): Attempt<Node | null> {
  const list = collectionOf(map);
  const index = indexOfKey(list, key);
  // A merge key replaces what is written above it.
  for (const other of list.entries.slice(index + 1)) if (keyOf(other) === '<<') yield* refuseMerge(source, other, key);
  const value = list.entries[index]?.value ?? null;
  return isAlias(value) ? yield* refuseAlias(source, rangeOfNode(value)) : value;
}

function* refuseMerge(source: EditSource, { value }: Entry, key: string): Attempt<void> {
  const maps = isSeq<Node>(value) ? value.items : value ? [value] : [];
  for (const map of maps) yield* refuseMerged(source, map, key);
}

function* refuseMerged(source: EditSource, from: Node, key: string): Attempt<void> {
  const range = rangeOfNode(from);
  const use = source.aliases.find(({ alias }) => alias.start === range.start);
  if (!use) return;
  // What the merged map holds, read from its text: enough to know whether it brings the key.
  const text = source.text.slice(use.target.start, use.target.end);
  const name = key.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  if (text.includes('<<') || new RegExp(`(?:^|[\\s{,"'])${name}["']?\\s*:`).test(text))
    yield* refuseAlias(source, range);
}

/** Returns the map under `key`, `null` when there is none. */
export function* mapAt(source: EditSource, map: YAMLMap, key: string): Attempt<YAMLMap | null> {
  return yield* asMap(source, yield* valueAt(source, map, key));
}

/** Returns true when keys of this map are written in JSON's way. */
function isJson(source: EditSource, map: YAMLMap): boolean {
  return map.flow === true && flowStyleOf(source, map).json;
}

/** Returns the change that gives `key` a value: in place when the key is there, else as a new key in the order of `order`. */
export function* setKey(
  source: EditSource,
  map: YAMLMap,
  key: string,
  value: Value,
  order: readonly string[],
  template: Node | null = null,
): Attempt<Change> {
  const list = collectionOf(map);
  const entry = list.entries[indexOfKey(list, key)];
  if (!entry) {
    yield* valueAt(source, map, key);
    if (list.entries.some((each) => source.text[each.start] === '?')) {
      return yield* refuse({ code: 'unsupported', reason: 'explicit-key' } as const);
    }
    return yield* insertKey(source, list, key, value, order, template);
  }
  if (source.text[entry.start] === '?') return yield* refuse({ code: 'unsupported', reason: 'explicit-key' } as const);
  yield* valueAt(source, map, key);
  yield* guardChange(source, entry.value ? rangeOfNode(entry.value) : { start: entry.end, end: entry.end });
  const literal = typeof value === 'string' && !list.flow ? literalLines(value) : null;
  const column = columnOf(source.text, entry.start);
  const isFree = !takesInComment(source.text, endOfLine(source.text, entry.end), column);
  if (literal && !isCollection(entry.value) && isFree) return replaceByLiteral(source, entry, literal);
  if ((typeof value === 'string' || typeof value === 'number') && isWrittenScalar(entry.value)) {
    return changeBy(yield* setScalar(source, entry.value, value, list.flow, isJson(source, map)));
  }
  return replaceValue(source, list, entry, value, template);
}

function isWrittenScalar(node: Node | null): node is Node {
  return isScalar(node) && isWritten(node) && node.value !== null;
}

function* insertKey(
  source: EditSource,
  list: Collection,
  key: string,
  value: Value,
  order: readonly string[],
  template: Node | null,
): Attempt<Change> {
  yield* guardChange(source, rangeOfNode(list.node));
  const rank = order.indexOf(key);
  const last = list.entries.findLastIndex((entry) => {
    const other = order.indexOf(keyOf(entry) ?? '');
    return other >= 0 && other < rank;
  });
  const index = rank < 0 ? list.entries.length : last + 1;
  const insert = { index, start: list.entries[0]?.start ?? list.start };
  const column = columnOf(source.text, insert.start);
  const usual = styleOfUnit(source);
  if (!list.flow) {
    const at = index > 0 ? extentOf(source.text, list.entries, index - 1).tail : insert.start;
    const quoteLines = takesInComment(source.text, at, column);
    const style = { ...usual, block: { ...usual.block, quoteLines } };
    const lines = pairLines(key, value, column, style, template);
    return changeBlock(source, list, { remove: new Set(), insert: [{ index, item: lines }] });
  }
  const flow = flowStyleOf(source, list.node);
  const name = scalarText(key, true, flow.json, null);
  const core = `${name}${flow.colon}${flowText(value, prettyHere(source, list, flow), column, template, source.eol)}`;
  const item = { core, leading: [], trailing: null };
  return changeFlow(source, list, { remove: new Set(), insert: [{ index, item }] }, flow);
}

/** Returns true when the next line that is not blank is a comment so deep that a literal block above it would take it in. */
function takesInComment(text: string, lineStart: number, column: number): boolean {
  let at = lineStart;
  while (isBlankLine(text, at)) at = endOfLine(text, at);
  return isCommentLine(text, at) && indentOf(text, at) > column;
}

/** A new value is written over several lines only where its neighbours have their own lines. */
function prettyHere<S extends { readonly pretty: number | null }>({ text }: EditSource, list: Collection, style: S): S {
  const first = list.entries[0];
  return first && !opensLine(text, first.start) ? { ...style, pretty: null } : style;
}

/** Returns where the colon of a key (with an anchor or tag after it) ends; the end of the key when it has none. */
function afterColon(entry: Entry): { readonly at: number; readonly hasColon: boolean } {
  const sep = entry.pair?.srcToken?.sep ?? [];
  const last = sep.findLast(
    (token) => token.type === 'map-value-ind' || token.type === 'anchor' || token.type === 'tag',
  );
  const keyRange = entry.pair?.key.range;
  return last
    ? { at: last.offset + last.source.length, hasColon: true }
    : { at: keyRange?.[1] ?? entry.end, hasColon: false };
}

function replaceValue(source: EditSource, list: Collection, entry: Entry, value: Value, template: Node | null): Change {
  const { at, hasColon } = afterColon(entry);
  const old = entry.value && isWritten(entry.value) ? rangeOfNode(entry.value) : null;
  const isFilledFlow = isCollection(entry.value) && entry.value.flow === true && entry.value.items.length > 0;
  const style = styleOfUnit(source);
  const asBlock = !list.flow && isNested(value) && !isFilledFlow && !(isCollection(template) && template.flow === true);
  if (asBlock) return replaceByBlock(source, entry, at, old, value, style);
  const text = inlineValue(source, list, entry, value, template);
  // A scalar in the place of a block value stands behind its key.
  const isBelow = old !== null && isCollection(entry.value) && entry.value.flow !== true;
  if (old && !isBelow) return changeBy({ range: old, insert: text });
  if (old) {
    const end = old.start + source.text.slice(old.start, old.end).trimEnd().length;
    return changeBy({ range: { start: at, end }, insert: ` ${text}` });
  }
  const insert = `${hasColon ? '' : ':'} ${text}`;
  const edit = { range: { start: at, end: at }, insert };
  return { edits: [edit], focus: { in: 'insert', edit, from: insert.length - text.length, to: insert.length } };
}

/** Returns a value that stands behind its key, as text. */
function inlineValue(source: EditSource, list: Collection, entry: Entry, value: Value, template: Node | null): string {
  if (!isNested(value) && !list.flow) return scalarText(value, false, false, template);
  const isFilledFlow = isCollection(entry.value) && entry.value.flow === true && entry.value.items.length > 0;
  const flow = prettyHere(source, list, flowStyleOf(source, isFilledFlow ? entry.value : list.node));
  const style = list.flow ? flow : { ...flow, pretty: null };
  return flowText(value, style, columnOf(source.text, entry.start), template ?? entry.value, source.eol);
}

function isWritten(node: Node): boolean {
  return isCollection(node) || (node.srcToken !== undefined && !isEmptyScalar(node.srcToken));
}

/** A block value stands on the lines below its key; what else stands on the key's line stays there. */
function replaceByBlock(
  source: EditSource,
  entry: Entry,
  afterKey: number,
  old: TextEdit['range'] | null,
  value: Value,
  style: Style,
): Change {
  const { text, eol } = source;
  const column = columnOf(text, entry.start);
  const [, ...lines] = pairLines('k', value, column, style, null);
  const body = lines.join(eol);
  const indent = body.length - body.trimStart().length;
  if (old && opensLine(text, old.start) && startOfLine(text, old.start) > afterKey) {
    const end = text.slice(old.start, old.end).trimEnd().length + old.start;
    const edit = { range: { start: startOfLine(text, old.start), end }, insert: body };
    return { edits: [edit], focus: { in: 'insert', edit, from: indent, to: body.length } };
  }
  const place = endOfLine(text, old?.end ?? afterKey);
  const open = place > 0 && text[place - 1] !== '\n' ? eol : '';
  const edit = { range: { start: place, end: place }, insert: open + body + (open ? '' : eol) };
  const focus = { in: 'insert', edit, from: open.length + indent, to: open.length + body.length } as const;
  return { edits: old ? [{ range: { start: afterKey, end: old.end }, insert: '' }, edit] : [edit], focus };
}

/** A text of several lines is written as a literal block, one step right of its key. */
function replaceByLiteral(source: EditSource, entry: Entry, [header = '|', ...lines]: readonly string[]): Change {
  const { text, eol } = source;
  const indent = ' '.repeat(columnOf(text, entry.start) + styleOfUnit(source).block.step);
  const body = [header, ...lines.map((line) => (line === '' ? '' : indent + line))].join(eol);
  const old = entry.value && isWritten(entry.value) ? rangeOfNode(entry.value) : null;
  if (!old) {
    const { at } = afterColon(entry);
    return changeBy({ range: { start: at, end: at }, insert: ` ${body}` });
  }
  const end = old.start + text.slice(old.start, old.end).trimEnd().length;
  const rest = /^[ \t]+(#[^\r\n]*)/.exec(text.slice(end));
  // Blanks at the end of the line would become part of the text.
  if (!rest) return changeBy({ range: { start: old.start, end: skipBlanks(text, end) }, insert: body });
  // A comment behind the old value stands behind the block's header now.
  const moved = body.replace(header, `${header} ${rest[1]}`);
  return changeBy({ range: { start: old.start, end: end + rest[0].length }, insert: moved });
}

/** Returns the change that takes keys away, doubled ones all of them, with their values and comments. Keys that are not there are passed over. */
export function* deleteKeys(source: EditSource, map: YAMLMap, keys: readonly string[]): Attempt<Change> {
  const list = collectionOf(map);
  const remove = new Set(list.entries.flatMap((entry, index) => (keys.includes(keyOf(entry) ?? '') ? [index] : [])));
  for (const key of keys) if (indexOfKey(list, key) < 0) yield* valueAt(source, map, key);
  for (const index of remove) {
    const entry = list.entries[index];
    if (entry) yield* guardRemoval(source, { start: entry.start, end: entry.end });
  }
  return list.flow
    ? changeFlow(source, list, { remove, insert: [] }, flowStyleOf(source, map))
    : changeBlock(source, list, { remove, insert: [] });
}

/** Returns the edit that writes another name for a key, its quotes kept; the value stays. A doubled key would still be there. */
export function* renameKey(source: EditSource, map: YAMLMap, from: string, to: string): Attempt<TextEdit> {
  const list = collectionOf(map);
  const entry = list.entries[indexOfKey(list, from)];
  const key = entry?.pair?.key;
  if (!key) return yield* refuse({ code: 'unsupported', reason: 'not-a-map' } as const);
  if (list.entries.some((each) => each !== entry && keyOf(each) === from)) {
    return yield* refuse({ code: 'unsupported', reason: 'doubled-key' } as const);
  }
  return yield* setScalar(source, key, to, list.flow, isJson(source, map));
}

/** Returns the place of a whole entry: its key with its value. */
export function entryRange(map: YAMLMap, key: string): { readonly start: number; readonly end: number } | null {
  const list = collectionOf(map);
  const entry = list.entries[indexOfKey(list, key)];
  return entry ? { start: entry.start, end: entry.end } : null;
}

/** Returns the names of the keys of a map. */
export function keysOf(map: YAMLMap): readonly string[] {
  return collectionOf(map).entries.flatMap((entry) => keyOf(entry) ?? []);
}
