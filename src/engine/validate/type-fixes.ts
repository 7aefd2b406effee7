import type { Fix } from '../diagnostics/diagnostic.ts';
import type { FixLabel } from '../diagnostics/fix-label.ts';
import type { SourceScalar } from '../model/source-node.ts';
import type { TextEdit } from '../text/edit.ts';
import type { TypeIssue } from './decode.ts';
import { addQuotes, indentAt, lineEnd } from './fix-edits.ts';

/** Returns the obvious fixes of a value of the wrong type. */
export function typeFixesOf(text: string, issue: TypeIssue): readonly Fix[] {
  const { node, expected } = issue;
  if (node.kind !== 'scalar' || node.alias) return [];
  if (expected === 'string') return one('quote', addQuotes(text, node));
  if (expected === 'int' && typeof node.value === 'string') return numberFix(text, issue, node);
  // A text alone is one of several texts; of a list of objects it would be none.
  if (expected === 'list' && typeof node.value === 'string' && issue.message.endsWith('[]string'))
    return one('make-list', asList(text, node));
  if (expected === 'struct' && issue.field.endsWith('.port')) return one('port-object', portObject(text, node));
  return [];
}

function one(label: FixLabel, edit: TextEdit | null): readonly Fix[] {
  return edit ? [{ label, edits: [edit] }] : [];
}

/** `number: "80"` is 80; `number: http` is a name. */
function numberFix(text: string, { field }: TypeIssue, node: SourceScalar): readonly Fix[] {
  const value = String(node.value);
  if (/^[0-9]+$/.test(value)) return one('unquote-number', { range: node.range, insert: String(Number(value)) });
  const key = endBefore(text, node, /number[ \t]*:[ \t]*$/);
  if (!field.endsWith('port.number') || !key || !/^[a-z0-9-]+$/.test(value)) return [];
  const range = { start: key.index, end: node.range.end };
  return one('port-name', { range, insert: `name: ${text.slice(node.range.start, node.range.end)}` });
}

/** Returns what stands right before a value and where; only the line's own end is looked at, however long the text. */
function endBefore(
  text: string,
  node: SourceScalar,
  shape: RegExp,
): { readonly found: RegExpExecArray; readonly index: number } | null {
  const from = Math.max(0, node.range.start - 100);
  const found = shape.exec(text.slice(from, node.range.start));
  return found && { found, index: from + found.index };
}

function asList(text: string, node: SourceScalar): TextEdit | null {
  const written = text.slice(node.range.start, node.range.end);
  return written.includes('\n') ? null : { range: node.range, insert: `[${written}]` };
}

/** `port: 80` becomes `port:` with `number: 80` below. */
function portObject(text: string, node: SourceScalar): TextEdit | null {
  const lead = endBefore(text, node, /port[ \t]*:([ \t]+)$/);
  const blanks = lead?.found[1];
  if (!lead || blanks === undefined || node.range.end === node.range.start) return null;
  const isNumber = typeof node.value === 'number' || /^[0-9]+$/.test(String(node.value));
  const words = isNumber ? `number: ${Number(node.value)}` : `name: ${text.slice(node.range.start, node.range.end)}`;
  const lineStart = text.lastIndexOf('\n', lead.index) + 1;
  const isBlock = text.slice(lineStart, lead.index).trim() === '' || /^\s*- *$/.test(text.slice(lineStart, lead.index));
  if (!isBlock) return { range: node.range, insert: `{${words}}` };
  const indent = indentAt(text, lead.index);
  const range = { start: node.range.start - blanks.length, end: node.range.end };
  return { range, insert: `${lineEnd(text)}${indent}  ${words}` };
}
