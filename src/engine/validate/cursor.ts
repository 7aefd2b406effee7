import type { SourceEntry, SourceMap, SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';

/**
 * A place in the tree that may be empty: what the server reads there and where to point when it is missing.
 * A YAML null is the same as absent, as for the server.
 */
export interface Cursor {
  /** `null` when absent or null. */
  readonly node: SourceNode | null;
  /** The map entry that leads here, also when its value is null; `null` for list items, the root and missing fields. */
  readonly entry: SourceEntry | null;
  readonly parent: Cursor | null;
}

/** Returns the cursor of a whole tree. */
export function rootCursor(node: SourceNode): Cursor {
  return { node: presentNode(node), entry: null, parent: null };
}

function presentNode(node: SourceNode): SourceNode | null {
  return node.kind === 'scalar' && node.value === null ? null : node;
}

/**
 * Returns the entry kubectl takes for `key`: the last one. Merge keys are resolved in the tree already.
 * @source kubernetes-sigs/yaml YAMLToJSON over go-yaml v2 (duplicate keys: the last wins, executed)
 */
export function effectiveEntry(map: SourceMap, key: string): SourceEntry | null {
  return map.entries.findLast((entry) => entry.key === key) ?? null;
}

/** Returns the entries kubectl sends, in file order: each key once. The same array when no key is doubled. */
export function effectiveEntries(map: SourceMap): readonly SourceEntry[] {
  const { entries } = map;
  if (!hasDoubledKey(entries)) return entries;
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()];
}

/** Returns the entries kubectl sends, by their keys: Go sorts the keys of a map when it writes JSON, by bytes; code units agree for all field names. */
export function sortedEntries(map: SourceMap): readonly SourceEntry[] {
  return [...effectiveEntries(map)].sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
}

/** Returns the text of a map's field, `''` for anything else. */
export function textAt(map: SourceMap, key: string): string {
  const value = effectiveEntry(map, key)?.value;
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : '';
}

/** Returns a map with `apiVersion` and `kind`, as an item of an IngressList has them when it says neither. */
export function withHead(map: SourceMap, apiVersion: string, kind: string): SourceMap {
  const range = { start: map.range.start, end: map.range.start };
  const implied = (key: string, value: string): SourceEntry => ({
    key,
    keyRange: range,
    keyIsOdd: false,
    merged: true,
    value: { kind: 'scalar', value, source: value, style: 'plain', range, alias: null },
  });
  return { ...map, entries: [...map.entries, implied('apiVersion', apiVersion), implied('kind', kind)] };
}

function hasDoubledKey(entries: readonly SourceEntry[]): boolean {
  if (entries.length > 16) return new Set(entries.map((entry) => entry.key)).size < entries.length;
  for (let i = 1; i < entries.length; i++) {
    for (let j = 0; j < i; j++) if (entries[i]?.key === entries[j]?.key) return true;
  }
  return false;
}

/** Returns the field `key` of a map; a missing field, also of something that is no map, gives an empty cursor. */
export function child(cursor: Cursor, key: string): Cursor {
  const entry = cursor.node?.kind === 'map' ? effectiveEntry(cursor.node, key) : null;
  return { node: entry ? presentNode(entry.value) : null, entry, parent: cursor };
}

/** Returns the fields of a map in file order, doubled keys once; none for anything else. */
export function fields(cursor: Cursor): readonly (Cursor & { readonly entry: SourceEntry })[] {
  if (cursor.node?.kind !== 'map') return [];
  return effectiveEntries(cursor.node).map((entry) => ({ node: presentNode(entry.value), entry, parent: cursor }));
}

/** Returns the items of a list; none for anything else. */
export function items(cursor: Cursor): readonly Cursor[] {
  if (cursor.node?.kind !== 'seq') return [];
  return cursor.node.items.map((node) => ({ node: presentNode(node), entry: null, parent: cursor }));
}

/** Returns the string at the cursor, `''` when absent: Go's zero value. */
export function textOf(cursor: Cursor): string {
  return cursor.node?.kind === 'scalar' && typeof cursor.node.value === 'string' ? cursor.node.value : '';
}

/** Returns the number at the cursor, 0 when absent: Go's zero value. */
export function numberOf(cursor: Cursor): number {
  return cursor.node?.kind === 'scalar' && typeof cursor.node.value === 'number' ? cursor.node.value : 0;
}

/**
 * Returns where to point: a scalar's own range; the key of a map or list; for something missing the key of what should hold it.
 * A value that came through an alias is shown at the alias.
 */
export function rangeOf(cursor: Cursor): SourceRange {
  const alias = outermostAlias(cursor);
  return alias ?? writtenRange(cursor);
}

function outermostAlias(cursor: Cursor): SourceRange | null {
  let alias: SourceRange | null = null;
  for (let at: Cursor | null = cursor; at; at = at.parent) alias = at.node?.alias ?? alias;
  return alias;
}

function writtenRange(cursor: Cursor): SourceRange {
  const { node, entry, parent } = cursor;
  if (node && (node.kind === 'scalar' || parent === null)) return node.range;
  if (entry) return entry.keyRange;
  if (node) return headRange(node);
  return parent ? (kindRange(parent) ?? writtenRange(parent)) : { start: 0, end: 0 };
}

/** Returns where an object says its kind: what it lacks at its outermost level is told there. */
function kindRange({ node, parent }: Cursor): SourceRange | null {
  const kind = parent === null && node?.kind === 'map' ? effectiveEntry(node, 'kind') : undefined;
  return kind && !kind.merged ? kind.value.range : null;
}

/** Returns the first line's worth of a list item: its first key, or all of an empty one. */
function headRange(node: SourceNode): SourceRange {
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  if (!first || first.merged) return node.range;
  const value = first.value;
  const end = value.kind === 'scalar' && value.alias === null ? value.range.end : first.keyRange.end;
  return { start: first.keyRange.start, end: Math.max(end, first.keyRange.end) };
}

/** Returns true when nothing between the root and here came through an alias or merge key: then its text may be edited. */
export function isOwnText(cursor: Cursor): boolean {
  for (let at: Cursor | null = cursor; at; at = at.parent) {
    if (at.node?.alias || at.entry?.merged) return false;
  }
  return true;
}
