import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { SourceNode, SourceScalar } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { closeEntries, dropEntry, type EntryList, findEntry, pushEntry, startEntries } from './entry-list.ts';
import { resolvePlain, resolveTagged, type ScalarValue } from './scalar.ts';
import { detachText, longestShared, type TextPool } from './text-pool.ts';
import type { TreeProblem } from './tree-problem.ts';

/** Values that aliases may bring on top of what is written: enough for every manifest, too few for a bomb. */
const maxAliasedNodes = 100_000;

interface Anchor {
  readonly node: SourceNode;
  /** Number of values in it, those behind its aliases included. */
  readonly size: number;
}

/** State of one conversion. */
export interface Walk {
  readonly text: string;
  readonly pool: TextPool;
  readonly anchors: Map<string, Anchor>;
  readonly problems: TreeProblem[];
  /** Values so far, counted once per use. */
  count: number;
  aliased: number;
  /** Where the text of the node converted last ends, without comments and blank lines after it. */
  end: number;
}

/** Returns a fresh walk over the text that the nodes were parsed from. */
export function startWalk(text: string, pool: TextPool): Walk {
  return { text, pool, anchors: new Map(), problems: [], count: 0, aliased: 0, end: 0 };
}

/** Returns the light tree of a parsed node: aliases and merge keys resolved, scalars as kubectl reads them. */
export function convertNode(walk: Walk, node: Node): SourceNode {
  if (isAlias(node)) return followAlias(walk, node);
  const before = walk.count++;
  const converted = convertWritten(walk, node);
  if (!isAlias(node) && 'anchor' in node && node.anchor !== undefined) {
    walk.anchors.set(node.anchor, { node: converted, size: walk.count - before });
  }
  return converted;
}

function convertWritten(walk: Walk, node: Node): SourceNode {
  if (isMap(node)) return convertMap(walk, node);
  if (isSeq(node)) return convertSequence(walk, node);
  if (isScalar(node)) return convertScalar(walk, node);
  return nothingAt(walk.end);
}

function followAlias(walk: Walk, node: Alias): SourceNode {
  const range = rangeOf(node);
  const anchor = walk.anchors.get(node.source);
  walk.end = range.end;
  if (!anchor) {
    walk.problems.push({ kind: 'unknown-alias', alias: node.source, range });
    return { ...nothingAt(range.end), range };
  }
  walk.count += anchor.size;
  const isOver = walk.aliased > maxAliasedNodes;
  walk.aliased += anchor.size;
  if (walk.aliased > maxAliasedNodes) {
    if (!isOver) walk.problems.push({ kind: 'alias-bomb', limit: maxAliasedNodes, range });
    return { ...nothingAt(range.end), range };
  }
  return { ...anchor.node, alias: range };
}

function convertSequence(walk: Walk, node: YAMLSeq): SourceNode {
  const range = rangeOf(node);
  walk.end = range.start;
  const items: SourceNode[] = [];
  for (const item of node.items) {
    // A pair in a flow list (`[a: b]`) is a map of one.
    if (isNode(item)) items.push(convertNode(walk, item));
  }
  return { kind: 'seq', items, range: closeRange(walk, node, range), alias: null };
}

function isNode(item: unknown): item is Node {
  return isScalar(item) || isMap(item) || isSeq(item) || isAlias(item);
}

/** Block collections end where their last value ends; the library's own end takes in comments and blank lines. */
function closeRange(walk: Walk, node: YAMLMap | YAMLSeq, range: SourceRange): SourceRange {
  if (!node.flow) return { start: range.start, end: Math.max(range.start, walk.end) };
  walk.end = range.end;
  return range;
}

function convertMap(walk: Walk, node: YAMLMap): SourceNode {
  const range = rangeOf(node);
  walk.end = range.start;
  const list = startEntries(node.items.length);
  for (const pair of node.items) {
    if (isMergeKey(pair)) mergeInto(walk, list, pair);
    else addEntry(walk, list, pair);
  }
  return { kind: 'map', entries: closeEntries(list), range: closeRange(walk, node, range), alias: null };
}

function addEntry(walk: Walk, list: EntryList, pair: Pair): void {
  const keyNode = isNode(pair.key) ? convertNode(walk, pair.key) : nothingAt(walk.end);
  const keyRange = keyNode.alias ?? keyNode.range;
  const key = keyText(keyNode);
  if (key === null) walk.problems.push(badKey(keyRange));
  const value = isNode(pair.value) ? convertNode(walk, pair.value) : nothingAt(walk.end);
  const text = key ?? '';
  const at = findEntry(list, text);
  const earlier = list.entries[at];
  if (earlier?.merged) dropEntry(list, at);
  else if (earlier && key !== null) {
    walk.problems.push({ kind: 'duplicate-key', key, range: keyRange, first: earlier.keyRange });
  }
  const keyIsOdd = keyNode.kind === 'scalar' && typeof keyNode.value !== 'string';
  pushEntry(list, { key: text, keyRange, keyIsOdd, merged: false, value });
}

/** JSON has text keys only: kubectl turns numbers and booleans into text and refuses everything else. */
function keyText(node: SourceNode): string | null {
  if (node.kind !== 'scalar' || node.value === null) return null;
  return String(node.value);
}

function badKey(range: SourceRange): TreeProblem {
  return { kind: 'syntax', yamlCode: 'NON_STRING_KEY', detail: 'A key must be a text, a number or a boolean', range };
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.source === '<<' && pair.key.type === 'PLAIN';
}

/**
 * Brings in the fields of a merge key. As in kubectl it also replaces fields written before it,
 * and of several maps the first has its way. @source go.yaml.in/yaml/v2 decode.go merge (measured with kubectl 1.32)
 */
function mergeInto(walk: Walk, list: EntryList, pair: Pair): void {
  if (isNode(pair.key)) convertNode(walk, pair.key);
  const value = isNode(pair.value) ? convertNode(walk, pair.value) : nothingAt(walk.end);
  const maps = value.kind === 'seq' ? [...value.items].reverse() : [value];
  for (const map of maps) {
    if (map.kind !== 'map') {
      const range = map.alias ?? map.range;
      walk.problems.push({
        kind: 'syntax',
        yamlCode: 'BAD_COLLECTION_TYPE',
        detail: 'A merge key takes a map or a list of maps',
        range,
      });
      continue;
    }
    const alias = value.alias ?? map.alias;
    for (const entry of map.entries) {
      dropEntry(list, findEntry(list, entry.key));
      pushEntry(list, { ...entry, merged: true, value: alias ? { ...entry.value, alias } : entry.value });
    }
  }
}

const styles = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
} as const;

function convertScalar(walk: Walk, node: Scalar): SourceScalar {
  const range = rangeOf(node);
  walk.end = range.end;
  const source = textOf(walk, node, range);
  const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
  return { kind: 'scalar', value: scalarValue(walk, node, source, range), source, style, range, alias: null };
}

/**
 * The library builds quoted and block texts letter by letter, which keeps a tree of small strings alive:
 * a stretch of the source, a shared string or a flat copy says the same in less memory.
 */
function textOf(walk: Walk, node: Scalar, range: SourceRange): string {
  const source = node.source ?? '';
  if (source.length <= longestShared) return walk.pool.share(source);
  if (node.type === 'PLAIN') return source;
  const inner = walk.text.slice(range.start + 1, range.end - 1);
  return inner === source ? inner : detachText(source);
}

function scalarValue(walk: Walk, node: Scalar, source: string, range: SourceRange): ScalarValue {
  if (node.tag === undefined && node.type !== 'PLAIN') return source;
  const value = node.tag === undefined ? resolvePlain(source) : resolveTagged(node.tag, source);
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    walk.problems.push({
      kind: 'syntax',
      yamlCode: 'TAG_RESOLVE_FAILED',
      detail: `Not a value that JSON can hold: ${source}`,
      range,
    });
    return null;
  }
  return value;
}

function nothingAt(at: number): SourceScalar {
  return { kind: 'scalar', value: null, source: '', style: 'plain', range: { start: at, end: at }, alias: null };
}

function rangeOf(node: Node): SourceRange {
  const start = node.range?.[0] ?? 0;
  return { start, end: node.range?.[1] ?? start };
}
