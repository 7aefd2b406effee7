import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { isStringDataKey, type ReadEntry } from './secret-likeness.ts';

/** Base64 of `redacted`: the API server refuses other texts under `data`. */
const encoded = 'cmVkYWN0ZWQ=';
/** What stands in the place of a value. */
export const placeholder = 'redacted';

/** Returns the node that a node stands for: itself, or what an alias leads to. */
export function followed(parsed: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(parsed) : node;
}

/** An entry with the node of its value. */
export interface Entry extends ReadEntry {
  readonly value: unknown;
}

function textOf(node: unknown): string | null {
  if (!isScalar(node) || node.value === null) return null;
  // The parser reads `<<` as a symbol.
  return typeof node.value === 'symbol' ? (node.value.description ?? '') : String(node.value);
}

/** Returns true for a key that merges other maps in, quoted or not: readers differ. */
export function isMergeKey(node: unknown): boolean {
  return textOf(node) === '<<';
}

function entriesOfPair(parsed: Document, { key, value }: Pair, seen: Set<unknown>): readonly Entry[] {
  const name = textOf(followed(parsed, key)) ?? '';
  if (name !== '<<') return [{ key: name, text: textOf(followed(parsed, value)), value }];
  const merged = followed(parsed, value);
  const maps = isSeq(merged) ? merged.items.map((item) => followed(parsed, item)) : [merged];
  return maps.flatMap((map) => (isMap(map) ? entriesOf(parsed, map, seen) : []));
}

/** Returns the entries of a map with those that `<<` merges in, of each merged map once: they can merge each other without end. */
export function entriesOf(parsed: Document, map: YAMLMap, seen = new Set<unknown>()): readonly Entry[] {
  if (seen.has(map)) return [];
  seen.add(map);
  return map.items.flatMap((pair) => entriesOfPair(parsed, pair, seen));
}

/** A Secret as it is shown. */
type Shown = readonly (readonly [key: string, value: string | readonly (readonly [key: string, value: string])[]])[];

/** Keys of `data`; others may be values that stand in the wrong place. */
const dataKey = /^[-._A-Za-z0-9]{1,253}$/;

function shownData(parsed: Document, map: YAMLMap, value: string): readonly (readonly [string, string])[] {
  const keys = new Set<string>();
  for (const entry of entriesOf(parsed, map)) {
    const isKey = dataKey.test(entry.key) && entry.text !== null;
    const name = isKey ? entry.key : placeholder;
    let free = name;
    for (let n = 2; keys.has(free) && !isKey; n++) free = `${name}-${n}`;
    keys.add(free);
  }
  return [...keys].map((key) => [key, value]);
}

/** Types of Kubernetes and those with the domain of their maker; another word may be a value. */
const knownType = /^(?:Opaque|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[\w.-]{1,63})$/;

function shownEntry(parsed: Document, entry: Entry): Shown[number] | null {
  const value = followed(parsed, entry.value);
  if (entry.key === 'metadata' && isMap(value)) {
    const names = entriesOf(parsed, value).filter(({ key }) => key === 'name' || key === 'namespace');
    return ['metadata', names.flatMap(({ key, text }) => (text === null ? [] : [[key, text] as const]))];
  }
  if (entry.key === 'data' && isMap(value)) return ['data', shownData(parsed, value, encoded)];
  if (isStringDataKey(entry.key) && isMap(value)) return ['stringData', shownData(parsed, value, placeholder)];
  if (entry.key === 'type' && entry.text !== null) {
    return ['type', knownType.test(entry.text.trim()) ? entry.text.trim() : placeholder];
  }
  const isKept = entry.key === 'kind' || entry.key === 'apiVersion';
  // Short words; a text of many lines is none of them.
  return isKept && entry.text !== null && /^[\w./-]{1,100}\s*$/.test(entry.text)
    ? [entry.key, entry.text.trim()]
    : null;
}

/** Returns what may be seen of a Secret: what it is, its name, namespace and type, and the keys of its data. */
export function shownOf(parsed: Document, secret: YAMLMap): Shown {
  const shown = new Map<string, Shown[number][1]>();
  for (const entry of entriesOf(parsed, secret)) {
    const one = shownEntry(parsed, entry);
    if (one && one[1].length > 0) shown.set(one[0], one[1]);
  }
  return [...shown];
}

/** Returns whether a value of a Secret is one that `shownOf` shows, so that aliases to it may be written out. */
export function isShown(parsed: Document, secret: YAMLMap, node: unknown): boolean {
  const entries = entriesOf(parsed, secret);
  const metadata = entries.flatMap(({ key, value }) => {
    const map = followed(parsed, value);
    return key === 'metadata' && isMap(map) ? entriesOf(parsed, map) : [];
  });
  const names = metadata.filter(({ key }) => key === 'name' || key === 'namespace');
  const own = entries.filter((entry) => entry.text !== null && shownEntry(parsed, entry)?.[1] === entry.text.trim());
  return [...names, ...own].some(({ value }) => value === node);
}

/** A scalar as it is written: plain where it can only mean this text. */
function written(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*=?$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Returns a Secret on one line: it can stand wherever a value can. */
export function inFlow(shown: Shown): string {
  const text = (value: Shown[number][1]): string =>
    typeof value === 'string' ? JSON.stringify(value) : `{${value.map(pairInFlow).join(', ')}}`;
  const pairInFlow = ([key, value]: Shown[number]): string => `${JSON.stringify(key)}: ${text(value)}`;
  return `{${shown.map(pairInFlow).join(', ')}}`;
}

/** Returns a Secret as lines, without their indentation. */
export function inBlock(shown: Shown): readonly string[] {
  return shown.flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${key}: ${written(value)}`]
      : [`${key}:`, ...value.map(([name, inner]) => `  ${written(name)}: ${written(inner)}`)],
  );
}

/** Returns true when a scalar says nothing any more. */
export function isPlaceholder(node: unknown): boolean {
  return isScalar(node) && (node.value === placeholder || node.value === encoded);
}

/** Returns true for a node that knows where it stands. */
export function hasRange(node: unknown): node is Node & { readonly range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
