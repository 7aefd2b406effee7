import { isAlias, isMap, isSeq, Lexer, type Node, type YAMLSeq } from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { type SourceRange, shiftRange } from '../text/range.ts';
import { type Attempt, refuse } from './edit-attempt.ts';
import { changeBlock, type ListChange } from './edit-block.ts';
import type { Change } from './edit-change.ts';
import { type Collection, collectionOf, extentOf } from './edit-collection.ts';
import { changeFlow, type FlowItem } from './edit-flow.ts';
import { columnOf, indentOf, opensLine, shiftLines, startOfLine, withEol } from './edit-lines.ts';
import { type FlowStyle, flowText, itemLines, jsonValueOf, type Style, type Value, Verbatim } from './edit-print.ts';
import { type EditSource, guardCarry, guardChange, guardRemoval, rangeOfNode, refuseAlias } from './edit-source.ts';
import { flowStyleOf, isJsonText, styleOfUnit } from './edit-style.ts';

/** A list item with its text, taken from one place to be written in another. */
export interface Carried {
  readonly kind: 'carried';
  readonly node: Node | null;
  readonly flow: boolean;
  /** Block: its lines with their comments, without the last line end. Flow: the item itself. */
  readonly text: string;
  /** Of the dash, or the indentation of the line the flow item starts in. */
  readonly column: number;
  /** Comments in their order, each from its `#` on: above a flow item, or all those of a block item. */
  readonly comments: readonly string[];
  readonly trailing: string | null;
}

/** A list item to write: new, or carried from elsewhere. `template` shows how the new one should look. */
export type Item = Carried | { readonly kind: 'new'; readonly value: Value; readonly template: Node | null };

/** Returns `node` as a list; `null` stays `null`. An alias is refused, another type is not edited. */
export function* asList(source: EditSource, node: Node | null): Attempt<YAMLSeq<Node> | null> {
  if (isAlias(node)) return yield* refuseAlias(source, rangeOfNode(node));
  return node === null || isSeq<Node>(node)
    ? node
    : yield* refuse({ code: 'unsupported', reason: 'not-a-list' } as const);
}

/** Returns the change of a list: items that go with their comments, and items that come. */
export function* changeList(source: EditSource, list: YAMLSeq<Node>, change: ListChange<Item>): Attempt<Change> {
  const collection = collectionOf(list);
  if (change.insert.length > 0) yield* guardChange(source, rangeOfNode(list));
  for (const index of change.remove) {
    const entry = collection.entries[index];
    if (entry) yield* guardRemoval(source, { start: entry.start, end: entry.end });
  }
  if (collection.flow) return yield* changeFlowList(source, collection, change);
  const column = columnOf(source.text, collection.entries[0]?.start ?? collection.start);
  const style = styleOfUnit(source);
  const insert = change.insert.map(({ index, item }) => ({
    index,
    item: blockLines(item, column, gapStyle(source, collection, style), source.eol),
  }));
  return changeBlock(source, collection, { remove: change.remove, insert });
}

/** The dash style of the list itself, before that of the unit. */
function gapStyle({ text }: EditSource, list: Collection, style: Style): Style {
  const first = list.entries[0];
  const start = first?.value?.range?.[0];
  const gap = first && start !== undefined ? text.slice(first.start + 1, start) : '';
  return /^ +$/.test(gap) ? { ...style, block: { ...style.block, dashGap: gap } } : style;
}

/** Returns the lines of an item of a block list whose dashes stand at `column`. */
function blockLines(item: Item, column: number, style: Style, eol: string): readonly string[] {
  if (item.kind === 'new') return itemLines(item.value, column, style, item.template);
  if (!item.flow) return withEol(shiftLines(item.text, column - item.column), eol).split(eol);
  const indent = ' '.repeat(column);
  const inner = column + 1 + style.block.dashGap.length;
  const trailing = item.trailing === null ? '' : ` ${item.trailing}`;
  const core = continuedAt(item, inner, column + 1);
  const text = `${indent}-${style.block.dashGap}${core}${trailing}`;
  return [...item.comments.map((comment) => indent + comment), ...withEol(text, eol).split(eol)];
}

/** Returns a flow item with its continued lines moved so that they keep their shape and stand at `least` or right of it. */
function continuedAt(item: Carried, column: number, least: number): string {
  const [first = '', ...rest] = item.text.split('\n');
  const filled = rest.filter((line) => line.trim() !== '');
  if (filled.length === 0) return item.text;
  const leftmost = Math.min(...filled.map((line) => indentOf(line, 0)));
  const by = Math.max(column - item.column, least - leftmost);
  return [first, ...rest.map((line) => shiftLines(line, by))].join('\n');
}

function* changeFlowList(source: EditSource, list: Collection, change: ListChange<Item>): Attempt<Change> {
  const style = flowStyleOf(source, list.node);
  const insert: { index: number; item: FlowItem }[] = [];
  for (const { index, item } of change.insert) insert.push({ index, item: yield* flowItem(source, list, item, style) });
  return changeFlow(source, list, { remove: change.remove, insert }, style);
}

function* flowItem(source: EditSource, list: Collection, item: Item, style: FlowStyle): Attempt<FlowItem> {
  const { text, eol } = source;
  const first = list.entries[0];
  const column = indentOf(text, startOfLine(text, first?.start ?? list.start));
  if (item.kind === 'new') {
    const template = item.template ?? first?.value ?? null;
    const at = first ? column : column + (style.pretty ?? 0);
    return { core: flowText(item.value, style, at, template, eol), leading: [], trailing: null };
  }
  if (isJsonText(source) && hasComments(item)) {
    return yield* refuse({ code: 'unsupported', reason: 'comments-into-json' } as const);
  }
  if (fitsAsItIs(item, style)) {
    const core = withEol(continuedAt(item, column, 0), eol);
    return { core, leading: item.comments, trailing: item.trailing };
  }
  if (holdsAlias(item.node)) return yield* refuse({ code: 'unsupported', reason: 'alias-into-flow' } as const);
  const inline = !first || opensLine(text, first.start) ? style : { ...style, pretty: null };
  const template = style.json ? (first?.value ?? null) : item.node;
  const core = flowText(jsonValueOf(item.node), inline, column, template, eol);
  return { core, leading: item.comments, trailing: item.trailing };
}

/** JSON text fits into every flow list, other flow text only where no JSON is written. */
function fitsAsItIs(item: Carried, style: FlowStyle): boolean {
  return item.flow && (!style.json || /^[[{]\s*"/.test(item.text));
}

/** Returns an item with its text and comments, to be written elsewhere; an alias in it whose anchor stays behind is refused. */
export function* carryItem(source: EditSource, list: YAMLSeq<Node>, index: number): Attempt<Carried> {
  const collection = collectionOf(list);
  const entry = collection.entries[index];
  if (!entry) return yield* refuse({ code: 'unsupported', reason: 'not-a-list' } as const);
  const range = { start: entry.start, end: entry.end };
  yield* guardCarry(source, range);
  const { text } = source;
  if (collection.flow) {
    const { leading, trailing } = commentsAround(text, collection, index);
    const column = indentOf(text, startOfLine(text, entry.start));
    return {
      kind: 'carried',
      node: entry.value,
      flow: true,
      text: text.slice(entry.start, entry.end),
      column,
      comments: leading,
      trailing,
    };
  }
  const { lead, tail } = extentOf(text, collection.entries, index);
  const lines = text.slice(lead, tail).replace(/\r?\n$/, '');
  const column = columnOf(text, entry.start);
  return {
    kind: 'carried',
    node: entry.value,
    flow: false,
    text: lines,
    column,
    comments: commentsIn(lines),
    trailing: null,
  };
}

/**
 * Returns a copy of an item without the comments above it and without anchors that only the original may have.
 * `changes` are edits inside the item that only the copy gets.
 */
export function* copyItem(
  source: EditSource,
  list: YAMLSeq<Node>,
  index: number,
  changes: readonly TextEdit[] = [],
): Attempt<Carried> {
  const carried = yield* carryItem(source, list, index);
  const entry = collectionOf(list).entries[index];
  if (!entry) return carried;
  const text = copyText(source, { start: entry.start, end: entry.end }, changes);
  if (carried.flow) return { ...carried, text, comments: [], trailing: null };
  const lines = ' '.repeat(carried.column) + text.replace(/\r?\n$/, '');
  return { ...carried, text: lines, comments: commentsIn(lines), trailing: null };
}

/** Returns the text of `range` with edits inside it applied and without the anchors that nothing in it uses. */
export function copyText(source: EditSource, range: SourceRange, changes: readonly TextEdit[]): string {
  const isInside = (inner: SourceRange): boolean => range.start <= inner.start && inner.end <= range.end;
  const names = source.anchors
    .filter(({ at }) => isInside(at))
    .filter(({ at }) => !source.aliases.some(({ alias, target }) => target.start === at.start && isInside(alias)))
    .map(({ at }) => ({ range: { start: at.start, end: at.end + (source.text[at.end] === ' ' ? 1 : 0) }, insert: '' }));
  const edits = [...names, ...changes.filter((edit) => isInside(edit.range))];
  const own = edits.map((edit) => ({ range: shiftRange(edit.range, -range.start), insert: edit.insert }));
  return applyEdits(source.text.slice(range.start, range.end), own);
}

/** Returns true when comments stand at an item or in it. */
export function hasComments(item: Carried): boolean {
  return (
    item.comments.length > 0 || item.trailing !== null || (item.text.includes('#') && commentsIn(item.text).length > 0)
  );
}

/** Returns a carried item as a value to write inside a new one; its comments cannot go into flow style. */
export function verbatimOf(item: Carried, source: EditSource): Verbatim {
  return new Verbatim(
    (column, style) => blockLines(item, column, style, source.eol),
    (style, column) =>
      item.flow && !style.json
        ? withEol(continuedAt(item, column, 0), source.eol)
        : flowText(jsonValueOf(item.node), style, column, style.json ? null : item.node, source.eol),
  );
}

function commentsAround(text: string, list: Collection, index: number): { leading: string[]; trailing: string | null } {
  const entry = list.entries[index];
  if (!entry) return { leading: [], trailing: null };
  const from = list.entries[index - 1]?.end ?? list.start;
  const before = text.slice(from, entry.start);
  // The rest of the line above belongs to what stands there, comments above a blank line to nobody.
  const own = before.includes('\n') ? before.slice(before.indexOf('\n') + 1) : '';
  const near = own.split(/\n[ \t]*\r?\n/).at(-1) ?? '';
  const after = text.slice(entry.end, list.entries[index + 1]?.start ?? list.end);
  const trailing = /^[ \t]*,?[ \t]*(#[^\r\n]*)/.exec(after)?.[1] ?? null;
  return { leading: commentsIn(near), trailing };
}

/**
 * Returns the comments of a stretch of YAML in their order, each from its `#` to the end of its line.
 * @internal The laws of editing count comments with it.
 */
export function commentsIn(text: string): string[] {
  const found: string[] = [];
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    // A scalar's text comes after the mark \x1f; only then may it start with `#`.
    if (token.startsWith('#') && previous !== '\u001f') found.push(token.trimEnd());
    previous = token;
  }
  return found;
}

/** Returns true when a value holds an alias anywhere. */
function holdsAlias(node: Node | null): boolean {
  if (isAlias(node)) return true;
  if (isSeq<Node>(node)) return node.items.some((item) => holdsAlias(item));
  return isMap<Node, Node | null>(node) && node.items.some((pair) => holdsAlias(pair.value));
}
