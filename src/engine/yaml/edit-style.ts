import { isCollection, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import { collectionOf } from './edit-collection.ts';
import { columnOf, indentOf, opensLine, startOfLine } from './edit-lines.ts';
import type { BlockStyle, FlowStyle, Style } from './edit-print.ts';
import type { EditSource } from './edit-source.ts';

/** kubectl's own habit: two spaces, dashes below their key. */
const usualBlock: BlockStyle = { step: 2, dashStep: 0, dashGap: ' ' };

/** Returns how new text should look in this unit: as most of it looks already. */
export function styleOfUnit(source: EditSource): Style {
  return { block: blockStyleOf(source), flow: flowStyleOf(source, source.root) };
}

function blockStyleOf({ root, text }: EditSource): BlockStyle {
  const found: Found = {};
  look(text, root, found);
  return { ...usualBlock, ...found };
}

type Found = { -readonly [K in 'step' | 'dashStep' | 'dashGap']?: BlockStyle[K] };

/** Walks until both steps are known; the first of each counts. */
function look(text: string, node: Node | null, found: Found): void {
  if (!(isMap(node) || isSeq(node)) || node.flow === true || !node.srcToken) return;
  if (found.step !== undefined && found.dashStep !== undefined) return;
  const column = columnOf(text, node.srcToken.offset);
  for (const { start, value } of collectionOf(node).entries) {
    if (isSeq(node)) {
      if (value?.range) found.dashGap ??= gapOf(text, start, value.range[0]);
    } else noteStep(text, column, value, found);
    look(text, value, found);
  }
}

function noteStep(text: string, column: number, value: Node | null, found: Found): void {
  if (!isCollection(value) || value.flow === true || !value.srcToken) return;
  const by = columnOf(text, value.srcToken.offset) - column;
  if (isSeq(value)) found.dashStep ??= by;
  else found.step ??= by;
}

/** Returns the blanks between a dash and its item, one space when the item does not stand on the same line. */
function gapOf(text: string, dash: number, value: number): string {
  const gap = text.slice(dash + 1, value);
  return /^ +$/.test(gap) ? gap : ' ';
}

/** Returns how flow text near `near` is written. */
export function flowStyleOf(source: EditSource, near: Node | null): FlowStyle {
  const { text, root } = source;
  const start = near?.range?.[0] ?? 0;
  const sample = text.slice(start, near?.range?.[1] ?? start);
  const isJson = hasQuotedKeys(near) || isJsonText(source);
  const compact = isJson && /"[:,]"/.test(sample) && !/"[:,] /.test(sample);
  return {
    json: isJson,
    bracePad: /\{ +[^}\s]/.test(sample) ? ' ' : '',
    bracketPad: /\[ +[^\]\s]/.test(sample) ? ' ' : '',
    comma: compact ? ',' : ', ',
    colon: compact ? ':' : ': ',
    pretty: isFlow(root) && isMap(root) ? prettyStep(source, root) : null,
  };
}

/** Returns true for a document that is JSON as a whole, which has no comments. */
export function isJsonText({ root }: EditSource): boolean {
  return isFlow(root) && hasQuotedKeys(root);
}

function isFlow(node: Node | null): boolean {
  return isCollection(node) && node.flow === true;
}

/** Returns the columns per level of JSON written over several lines, else `null`. */
function prettyStep(source: EditSource, root: Parameters<typeof collectionOf>[0]): number | null {
  const first = collectionOf(root).entries[0];
  if (!first || !opensLine(source.text, first.start)) return null;
  const outer = indentOf(source.text, startOfLine(source.text, root.range?.[0] ?? 0));
  return Math.max(1, columnOf(source.text, first.start) - outer);
}

function hasQuotedKeys(node: Node | null): boolean {
  if (!isFlow(node)) return false;
  if (isMap(node)) {
    const key = node.items[0]?.key;
    return isScalar(key) && key.type === Scalar.QUOTE_DOUBLE;
  }
  // One item that came from JSON does not make its neighbours so.
  return isSeq<Node>(node) && node.items.length > 0 && node.items.every((item) => hasQuotedKeys(item));
}
