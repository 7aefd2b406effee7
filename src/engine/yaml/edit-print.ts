import { isCollection, isMap, isScalar, isSeq, type Node } from 'yaml';
import { literalLines, stringText, styleOf } from './edit-scalar.ts';
import { resolvePlain } from './scalar.ts';

/** A value to write. Keys keep their order. */
export type Value = string | number | boolean | null | readonly Value[] | ValueMap | Verbatim;

export interface ValueMap {
  readonly [key: string]: Value;
}

/** A list item whose text is there already: how it looks in a block list with its dash at a column, and in flow style. */
export class Verbatim {
  readonly lines: (column: number, style: Style) => readonly string[];
  readonly flow: (style: FlowStyle, column: number) => string;

  constructor(
    lines: (column: number, style: Style) => readonly string[],
    flow: (style: FlowStyle, column: number) => string,
  ) {
    this.lines = lines;
    this.flow = flow;
  }
}

/** How new block text looks in this unit. */
export interface BlockStyle {
  /** Columns by which a nested map is indented. */
  readonly step: number;
  /** Columns by which the dashes of a list stand right of its key; 0 = below it. */
  readonly dashStep: number;
  /** What stands between a dash and the item. */
  readonly dashGap: string;
  /** Texts of several lines in quotes: a literal block would take in the comment below it. */
  readonly quoteLines?: boolean;
}

/** How new flow text looks: JSON has quotes around keys and strings. */
export interface FlowStyle {
  readonly json: boolean;
  readonly bracePad: string;
  readonly bracketPad: string;
  readonly comma: string;
  readonly colon: string;
  /** Columns per level when maps and lists are written over several lines, `null` for one line. */
  readonly pretty: number | null;
}

export interface Style {
  readonly block: BlockStyle;
  readonly flow: FlowStyle;
}

/** Returns the child of a template under a key of a map, or an item of a list: what a neighbour looks like. */
function childOf(template: Node | null, key: string | number): Node | null {
  if (typeof key === 'number') return isSeq<Node>(template) ? (template.items[0] ?? null) : null;
  const pair = isMap<Node, Node | null>(template)
    ? template.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  return pair?.value ?? null;
}

function isMapValue(value: Value): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Verbatim);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Returns true when a value is written over several lines in block style. */
export function isNested(value: Value): boolean {
  return isList(value) ? value.length > 0 : isMapValue(value) && Object.keys(value).length > 0;
}

/** Returns a scalar or a key as text. */
export function scalarText(value: Value, inFlow: boolean, json: boolean, template: Node | null): string {
  if (typeof value !== 'string') return String(value);
  const style = json ? 'double' : styleOf(template);
  return stringText(value, style === 'literal' ? 'plain' : style, inFlow);
}

/** Returns `value` in flow style; continued lines are indented from column `column` on. */
export function flowText(value: Value, style: FlowStyle, column: number, template: Node | null, eol: string): string {
  if (value instanceof Verbatim) return value.flow(style, column);
  const isSequence = isList(value);
  if (!isSequence && !isMapValue(value)) return scalarText(value, true, style.json, template);
  const several = style.pretty !== null && (template === null || !isCollection(template) || isSeveralLines(template));
  const inner = column + (style.pretty ?? 0);
  const parts = isSequence
    ? value.map((item) => flowText(item, style, inner, childOf(template, 0), eol))
    : Object.entries(value).map(
        ([key, item]) =>
          `${scalarText(key, true, style.json, null)}${style.colon}${flowText(item, style, inner, childOf(template, key), eol)}`,
      );
  const [open, close, pad] = isSequence ? ['[', ']', style.bracketPad] : ['{', '}', style.bracePad];
  if (parts.length === 0) return open + close;
  if (!several) return `${open}${pad}${parts.join(style.comma)}${pad}${close}`;
  const indent = eol + ' '.repeat(inner);
  return `${open}${indent}${parts.join(`,${indent}`)}${eol}${' '.repeat(column)}${close}`;
}

function isSeveralLines(node: Node): boolean {
  const token = node.srcToken;
  if (token?.type !== 'flow-collection') return true;
  // An item of a list that starts on a later line than its bracket.
  return token.items.some((item) => item.start.some(({ type }) => type === 'newline'));
}

/** Returns the lines of a map in block style, the first one indented like the others. */
export function mapLines(value: ValueMap, column: number, style: Style, template: Node | null): readonly string[] {
  return Object.entries(value).flatMap(([key, item]) => pairLines(key, item, column, style, childOf(template, key)));
}

/** Returns the lines of one key with its value in block style. */
export function pairLines(
  key: string,
  value: Value,
  column: number,
  style: Style,
  template: Node | null,
): readonly string[] {
  const indent = ' '.repeat(column);
  const name = scalarText(key, false, false, null);
  const flow = isCollection(template) && template.flow === true && template.items.length > 0;
  if (isNested(value) && !flow) {
    const inner = isList(value)
      ? listLines(value, column + style.block.dashStep, style, template)
      : mapLines(isMapValue(value) ? value : {}, column + style.block.step, style, template);
    return [`${indent}${name}:`, ...inner];
  }
  const literal = typeof value === 'string' && !style.block.quoteLines ? literalLines(value) : null;
  if (literal) {
    const [header = '|', ...body] = literal;
    const inner = ' '.repeat(column + style.block.step);
    return [`${indent}${name}: ${header}`, ...body.map((line) => (line === '' ? '' : inner + line))];
  }
  return [`${indent}${name}: ${inlineText(value, style, template)}`];
}

/** Returns a value that stands behind a key or a dash of block text, on one line. */
function inlineText(value: Value, style: Style, template: Node | null): string {
  const oneLine = { ...style.flow, pretty: null };
  return isNested(value)
    ? flowText(value, oneLine, 0, template, '\n')
    : isList(value)
      ? '[]'
      : isMapValue(value)
        ? '{}'
        : scalarText(value, false, false, template);
}

function listLines(items: readonly Value[], column: number, style: Style, template: Node | null): readonly string[] {
  return items.flatMap((item) => itemLines(item, column, style, childOf(template, 0)));
}

/** Returns the lines of one list item in block style, its dash at `column`. */
export function itemLines(value: Value, column: number, style: Style, template: Node | null): readonly string[] {
  if (value instanceof Verbatim) return value.lines(column, style);
  const dash = `${' '.repeat(column)}-`;
  const gap = style.block.dashGap;
  const flow = isCollection(template) && template.flow === true && template.items.length > 0;
  if (!isNested(value) || flow || isList(value)) return [`${dash}${gap}${inlineText(value, style, template)}`];
  const lines = mapLines(isMapValue(value) ? value : {}, column + 1 + gap.length, style, template);
  return lines.map((line, index) => (index === 0 ? `${dash}${gap}${line.slice(column + 1 + gap.length)}` : line));
}

/** Returns a parsed value as one to write, with the text of plain scalars that are no strings resolved as YAML 1.1 has it. */
export function jsonValueOf(node: Node | null): Value {
  if (isSeq<Node>(node)) return node.items.map((item) => jsonValueOf(item));
  if (isMap<Node, Node | null>(node)) {
    return Object.fromEntries(
      node.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', jsonValueOf(pair.value)]),
    );
  }
  return isScalar(node) ? scalarValue(node.source ?? '', node.value, styleOf(node)) : null;
}

/** Infinity and NaN cannot be written in JSON: they stay text. */
function scalarValue(text: string, value: unknown, style: string): Value {
  if (style !== 'plain') return typeof value === 'string' ? value : text;
  const plain = resolvePlain(text);
  return typeof plain === 'number' && !Number.isFinite(plain) ? text : plain;
}
