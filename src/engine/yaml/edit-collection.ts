import {
  type CST,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { columnOf, endOfLine, indentOf, isCommentLine, opensLine, startOfLine } from './edit-lines.ts';
import { itemEnd, itemStart, nodeEnd } from './edit-tokens.ts';

/** One item of a list or one key with its value, with the place of its own text. */
export interface Entry {
  /** Of its dash in a block list, else of its first token (an anchor, its key). */
  readonly start: number;
  /** Where its last token ends: comments after it are not counted. */
  readonly end: number;
  readonly value: Node | null;
  readonly pair: Pair<Node, Node | null> | null;
}

/** A map or list with its entries, in the order of the text. */
export interface Collection {
  readonly kind: 'map' | 'seq';
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  /** Flow: just after the opening mark and just before the closing one. Block: the first token, the end of the last one. */
  readonly start: number;
  readonly end: number;
  readonly node: YAMLMap | YAMLSeq;
}

/** Returns the entries of a map or list with their places; entries that are not written (a lone comma) are left out. */
export function collectionOf(node: YAMLMap | YAMLSeq): Collection {
  const token = node.srcToken;
  const items: readonly CST.CollectionItem[] =
    token && 'items' in token ? token.items.filter((item) => isWritten(item, token.type)) : [];
  const flow = token?.type === 'flow-collection';
  const end = token ? nodeEnd(token) : 0;
  return {
    kind: isMap(node) ? 'map' : 'seq',
    flow,
    entries: items.map((item, index) => entryOf(item, node.items[index])),
    start: token ? token.offset + (flow ? 1 : 0) : 0,
    end: flow ? end - 1 : end,
    node,
  };
}

function isWritten(item: CST.CollectionItem, type: CST.Token['type']): boolean {
  if (type === 'block-seq') return item.start.some((token) => token.type === 'seq-item-ind');
  return item.key != null || item.sep !== undefined || item.value !== undefined || item.start.some(isProperty);
}

function isProperty(token: CST.SourceToken): boolean {
  return token.type === 'anchor' || token.type === 'tag' || token.type === 'explicit-key-ind';
}

function entryOf(item: CST.CollectionItem, parsed: unknown): Entry {
  const pair = isPair<Node, Node | null>(parsed) ? parsed : null;
  const node = pair ? pair.value : isNode(parsed) ? parsed : null;
  return { start: itemStart(item), end: itemEnd(item), value: node, pair };
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

/** The lines that belong to one entry of a block collection. */
export interface BlockExtent {
  /** Where its first comment line starts, else `head`. */
  readonly lead: number;
  /** Where its first line starts; `start` of the entry when it stands behind a dash on the same line. */
  readonly head: number;
  /** After the line end of its last line, comments that are indented deeper than the entry included. */
  readonly tail: number;
  /** True when it stands behind a dash (or other text) on the same line. */
  readonly inline: boolean;
}

/** Returns where the lines of entry `index` start and end. Comment lines directly above it are its own. */
export function extentOf(text: string, entries: readonly Entry[], index: number): BlockExtent {
  const entry = entries[index];
  if (!entry) throw new RangeError(`entry ${index} of ${entries.length}`);
  const tail = tailOf(text, entry);
  if (!opensLine(text, entry.start)) return { lead: entry.start, head: entry.start, tail, inline: true };
  const head = startOfLine(text, entry.start);
  const previous = entries[index - 1];
  const floor = previous ? tailOf(text, previous) : 0;
  return { lead: leadOf(text, head, floor, columnOf(text, entry.start)), head, tail, inline: false };
}

/** Returns where the lines of an entry end: comment lines right below that are indented deeper speak of its inside. */
function tailOf(text: string, entry: Entry): number {
  let at = text[entry.end - 1] === '\n' ? entry.end : endOfLine(text, entry.end);
  const column = columnOf(text, entry.start);
  while (at < text.length && isCommentLine(text, at) && indentOf(text, at) > column) at = endOfLine(text, at);
  return at;
}

function leadOf(text: string, head: number, floor: number, column: number): number {
  let at = head;
  while (at > floor) {
    const above = startOfLine(text, at - 1);
    // A comment deeper than the entry speaks of what stands above it.
    if (above < floor || !isCommentLine(text, above) || indentOf(text, above) > column) break;
    at = above;
  }
  return at;
}
