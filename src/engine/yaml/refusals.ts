import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import type { FixLabel } from '../diagnostics/fix-label.ts';
import type { SourceRange } from '../text/range.ts';
import { findNotJson } from './json-text.ts';
import type { ShortLine } from './lexer.ts';
import { diagnosticOf } from './problem.ts';
import { findBadTabs } from './tabs.ts';

/** What of its file decides how kubectl reads a document. */
export interface Standing {
  /** True for the first document of a file. */
  readonly isFirst: boolean;
  /** True in a file that begins with `{`. */
  readonly isJson: boolean;
}

/** Nobody reads more of one kind. */
const most = 50;

const fix = (range: SourceRange, insert: string, label: FixLabel): readonly Fix[] => [
  { label, edits: [{ range, insert }] },
];

/** Returns what kubectl refuses in a document that YAML 1.2 may read, each at its place. */
export function refusalsOf(text: string, standing: Standing): readonly Diagnostic[] {
  if (standing.isJson) return notJson(text);
  return [...directives(text), ...separator(text), ...marks(text, standing), ...tabs(text), ...invisible(text)];
}

/** @source kubernetes/apimachinery pkg/util/yaml/decoder.go YAMLOrJSONDecoder (v0.32: JSON only; since v0.34 YAML is tried then) */
function notJson(text: string): readonly Diagnostic[] {
  const at = findNotJson(text);
  if (at < 0) return [];
  return [
    { ...diagnosticOf('yaml/not-json', {}, { start: at, end: Math.min(at + 1, text.length) }), severity: 'warning' },
  ];
}

/** A directive stands alone in front of `---`, where kubectl cuts: what is left of it is no document. */
function directives(text: string): readonly Diagnostic[] {
  if (!text.includes('%')) return [];
  const found = /^(?:\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n))*?(\ufeff?%[^\r\n]*)(\r?\n|$)/.exec(text);
  if (!found) return [];
  const [whole, line = '', feed = ''] = found;
  const range = { start: whole.length - feed.length - line.length, end: whole.length - feed.length };
  return [
    {
      ...diagnosticOf('yaml/directive', {}, range),
      fixes: fix({ start: range.start, end: whole.length }, '', 'remove-line'),
    },
  ];
}

/** @source kubernetes/apimachinery pkg/util/yaml/decoder.go YAMLReader.Read (v0.35) */
function separator(text: string): readonly Diagnostic[] {
  const found = /^\ufeff?(?:(?:[ \t]*(?:#[^\n]*)?|%[^\n]*)\r?\n)*?---([ \t]+)([^ \t\r\n#][^\r\n]*)/.exec(text);
  if (!found) return [];
  const [whole, gap = '', rest = ''] = found;
  const start = whole.length - rest.length;
  return [
    {
      ...diagnosticOf('yaml/separator', { rest: rest.slice(0, 80) }, { start, end: whole.length }),
      fixes: fix({ start: start - gap.length, end: start }, '\n', 'move-to-next-line'),
    },
  ];
}

/** A byte order mark starts a file; kubectl also skips one that starts a later document. */
function marks(text: string, { isFirst }: Standing): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const begins = /^---[ \t]*(?:#[^\n]*)?\r?\n\ufeff/.exec(text);
  for (let at = text.indexOf('\ufeff', 1); at >= 0 && found.length < most; at = text.indexOf('\ufeff', at + 1)) {
    const range = { start: at, end: at + 1 };
    const isSkipped = begins?.[0].length === at + 1 && !isFirst;
    const isLineStart = text[at - 1] === '\n';
    if (!isLineStart) continue;
    const problem = diagnosticOf('yaml/byte-order-mark', { isRead: isSkipped }, range);
    found.push({ ...problem, severity: isSkipped ? 'info' : 'warning', fixes: fix(range, '', 'remove-character') });
  }
  return found;
}

function tabs(text: string): readonly Diagnostic[] {
  return findBadTabs(text)
    .slice(0, most)
    .map(({ before, start, end }) => {
      const problem = diagnosticOf('yaml/tab', { before }, { start, end });
      const mended = tabFix(text, start, before);
      return mended ? { ...problem, fixes: mended } : problem;
    });
}

/** A line with nothing else loses its blanks; before a comment and after a dash spaces do. */
function tabFix(text: string, at: number, before: 'nothing' | 'comment' | 'text'): readonly Fix[] | null {
  const start = text.lastIndexOf('\n', at) + 1;
  let end = at;
  while (text[end] === '\t' || text[end] === ' ') end++;
  if (before === 'nothing') return fix({ start, end }, '', 'remove-tab');
  if (before === 'comment') return fix({ start: at, end }, text.slice(at, end).replaceAll('\t', '  '), 'remove-tab');
  return /[-?]$/.test(text.slice(start, at)) ? fix({ start: at, end }, ' ', 'remove-tab') : null;
}

/** An escape sequence for colours goes as a whole. @source go.yaml.in/yaml/v2 readerc.go yaml_parser_update_buffer */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /\u001b\[[\d;]*[A-Za-z]|[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** Breaks that only YAML 1.1 knows: in a comment they end it. */
const oldBreak = /(?:^|[ \t\r\n])#[^\r\n\u0085\u2028\u2029]*([\u0085\u2028\u2029])(?=[ \t]*[^\s#])/g;

function invisible(text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of text.matchAll(control)) {
    const range = { start: match.index, end: match.index + match[0].length };
    found.push({
      ...diagnosticOf('yaml/control-character', { char: nameOf(match[0]), isBreak: false }, range),
      fixes: fix(range, '', 'remove-character'),
    });
    if (found.length >= most) return found;
  }
  for (const match of text.matchAll(oldBreak)) {
    const end = match.index + match[0].length;
    const range = { start: end - 1, end };
    found.push({
      ...diagnosticOf('yaml/control-character', { char: nameOf(match[1] ?? ''), isBreak: true }, range),
      fixes: fix(range, ' ', 'remove-character'),
    });
  }
  return found;
}

function nameOf(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Returns a text with control characters taken for blanks: what else is wrong with it can then be told. */
export function withoutControls(text: string): string {
  return text.replace(control, (found) => ' '.repeat(found.length));
}

/** Returns what YAML 1.2 forbids and kubectl reads: lines further left than their key, inside quotes and brackets. */
export function shortLineHints(text: string, short: readonly ShortLine[]): readonly Diagnostic[] {
  if (short.length === 0) return [];
  const edits = short.map(({ at, column }) => {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    return { range: { start, end: at }, insert: ' '.repeat(column) };
  });
  const [first] = short;
  const start = first?.at ?? 0;
  const feed = text.indexOf('\n', start);
  const range = { start, end: feed < 0 ? text.length : feed - (text[feed - 1] === '\r' ? 1 : 0) };
  const problem = diagnosticOf('yaml/less-indented', { inside: first?.inside ?? 'flow', lines: short.length }, range);
  return [{ ...problem, severity: 'info', fixes: [{ label: 'indent-lines', edits }] }];
}
