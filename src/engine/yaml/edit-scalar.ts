import { isScalar, type Node, Scalar } from 'yaml';
import type { TextEdit } from '../text/edit.ts';
import type { SourceRange } from '../text/range.ts';
import { type Attempt, refuse } from './edit-attempt.ts';
import { type EditSource, guardChange, rangeOfNode, refuseAlias } from './edit-source.ts';
import { resolveTagged } from './scalar.ts';

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** What a YAML 1.1 or 1.2 reader could take for something other than a string. Times and dates are quoted for the reader's sake. */
const notAString = [
  /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i,
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|[\d_]+)$/i,
  /^[-+]?(?:\d[\d_]*)?\.?[\d_]*(?:e[-+]?\d+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/,
  /^\d{4}-\d\d?-\d\d?/,
];

/** A mark that means something else at the start of a plain scalar, or `: ` and ` #` in it, or an end that YAML would cut. */
const breaksPlain = /^[-?:,[\]{}#&*!|>'"%@`=<~]|^\.\.\.|: |:$| #|^\s|\s$|[\t\r\n]/;

/** Characters that only double quotes can write: controls, line separators, lone surrogates, the byte order mark. */
const needsEscape = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u;

/** Returns true when `value` may be written without quotes and every YAML reader gives it back as this string. */
function isPlainString(value: string, inFlow: boolean): boolean {
  if (value === '' || breaksPlain.test(value) || needsEscape.test(value)) return false;
  if (inFlow && /[,[\]{}:]/.test(value)) return false;
  return !notAString.some((pattern) => pattern.test(value));
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns the text of a string in the wished style, or in the nearest one that keeps its value. */
export function stringText(value: string, style: ScalarStyle, inFlow: boolean): string {
  if (style === 'plain' && isPlainString(value, inFlow)) return value;
  if (needsEscape.test(value)) return doubleQuoted(value);
  if (style === 'single') return singleQuoted(value);
  if (style === 'plain' && /["\\]/.test(value)) return singleQuoted(value);
  return doubleQuoted(value);
}

/** Returns how a parsed scalar is written; folded text counts as literal, anything else as plain. */
export function styleOf(node: unknown): ScalarStyle {
  if (!isScalar(node)) return 'plain';
  if (node.type === Scalar.QUOTE_SINGLE) return 'single';
  if (node.type === Scalar.QUOTE_DOUBLE) return 'double';
  return node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED ? 'literal' : 'plain';
}

/** Returns the lines of a literal block (`|`), its header first, or `null` when the text does not fit into one. */
export function literalLines(value: string): readonly string[] | null {
  const body = value.replace(/\n+$/, '');
  if (!body.includes('\n') || /^[ \n]/.test(body) || needsEscape.test(value.replace(/[\n\t]/g, ''))) return null;
  if (/[ \t]+(?:\n|$)/.test(body) || /^\t/m.test(body)) return null;
  const breaks = value.length - body.length;
  if (breaks > 1) return null;
  return [breaks === 0 ? '|-' : '|', ...body.split('\n')];
}

/** An explicit tag before a value, and the anchor that may stand between them. */
const tagBefore = /!\S*[ \t]+(&\S+[ \t]+)?$/;

/**
 * Returns the stretch that a new value takes the place of: with the tag before the old one where it would say something
 * else of the new one (`!!int 80` that becomes a name); `null` when that tag stands elsewhere.
 */
function taggedRange(text: string, node: Scalar, value: string | number): SourceRange | null {
  const range = rangeOfNode(node);
  if (node.tag === undefined || resolveTagged(node.tag, String(value)) === value) return range;
  const [before, anchor = ''] = tagBefore.exec(text.slice(0, range.start)) ?? [];
  if (before === undefined || anchor !== '') return null;
  return { start: range.start - before.length, end: range.end };
}

/** Returns the edit that writes another scalar in the place of `node`; the quotes stay where the new value allows. */
export function* setScalar(
  source: EditSource,
  node: Node,
  value: string | number,
  inFlow: boolean,
  json: boolean,
): Attempt<TextEdit> {
  if (node.srcToken?.type === 'alias') return yield* refuseAlias(source, rangeOfNode(node));
  if (!isScalar(node)) return yield* refuse({ code: 'unsupported', reason: 'not-a-scalar' } as const);
  const range = taggedRange(source.text, node, value);
  if (!range) return yield* refuse({ code: 'unsupported', reason: 'not-a-scalar' } as const);
  yield* guardChange(source, range);
  const style = json ? 'double' : styleOf(node);
  const insert = typeof value === 'number' ? String(value) : stringText(value, style, inFlow);
  if (style !== 'literal') return { range, insert };
  // A block scalar's own line end stays where it is.
  const end = range.start + source.text.slice(range.start, range.end).trimEnd().length;
  return { range: { start: range.start, end }, insert };
}
