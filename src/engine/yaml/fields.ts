import type { SourceMap, SourceNode } from '../model/source-node.ts';
import type { Sourced } from '../model/sourced.ts';
import type { SourceRange } from '../text/range.ts';

/** A place in the tree while it is decoded; a YAML null is the same as absent. */
export interface Field {
  /** `null` when absent or null. */
  readonly node: SourceNode | null;
  /** The outermost alias the way here goes through, `null` when the text is the object's own. */
  readonly via: SourceRange | null;
}

const nowhere: Field = { node: null, via: null };

/** The value of everything that is absent: one object for all, since most fields are. */
export const absent: Sourced<null> = { value: null, range: null };

/** Returns the field of a node. */
export function fieldOf(node: SourceNode, via: SourceRange | null = null): Field {
  if (node.kind === 'scalar' && node.value === null) return nowhere;
  return { node, via: via ?? node.alias };
}

/** Returns the field `key` of a map; of doubled keys the last. Empty for anything that is no map. */
export function get({ node, via }: Field, key: string): Field {
  if (node?.kind !== 'map') return nowhere;
  const { entries } = node;
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries[i];
    if (entry?.key === key) return fieldOf(entry.value, via);
  }
  return nowhere;
}

/** Returns the items of a list with nulls kept, since places in lists count; none for anything else. */
export function itemsOf({ node, via }: Field): readonly Field[] {
  return node?.kind === 'seq' ? node.items.map((item) => ({ node: item, via: via ?? item.alias })) : [];
}

/** Returns the map at a field, `null` for anything else. */
export function mapAt({ node }: Field): SourceMap | null {
  return node?.kind === 'map' ? node : null;
}

/** Returns the text at a field: numbers and booleans as kubectl would print them, `null` for lists, maps and nothing. */
export function textAt({ node }: Field): string | null {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : String(node.value);
}

/** Returns the whole number at a field; `null` for anything else, also for a number in quotes. */
export function integerAt({ node }: Field): number | null {
  return node?.kind === 'scalar' && Number.isInteger(node.value) ? Number(node.value) : null;
}

/** Returns where a field stands in the object's own text; `null` when absent or behind an alias. */
export function ownRange({ node, via }: Field): SourceRange | null {
  return node && !via ? node.range : null;
}

/** Returns a place for a field in any case: what is behind an alias is shown at the alias. */
export function anyRange({ node, via }: Field): SourceRange {
  return via ?? node?.range ?? { start: 0, end: 0 };
}

/** Returns the text at a field with its place. */
export function sourcedText(field: Field): Sourced<string | null> {
  return field.node ? { value: textAt(field), range: ownRange(field) } : absent;
}

const noTexts: ReadonlyMap<string, string> = new Map();

/** Returns a map of texts; values that are no text are left out, nulls become `''`. */
export function textMapAt(field: Field): ReadonlyMap<string, string> {
  const map = mapAt(field);
  if (!map || map.entries.length === 0) return noTexts;
  const texts = new Map<string, string>();
  for (const entry of map.entries) {
    if (entry.value.kind === 'scalar') texts.set(entry.key, textAt(fieldOf(entry.value)) ?? '');
  }
  return texts;
}
