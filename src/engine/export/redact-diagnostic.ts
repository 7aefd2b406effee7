import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lookup } from '../text/lookup.ts';
import { redactSecrets } from './redact-secrets.ts';

/** Words of ours, not of the document. */
const ownWords = new Set(['yamlCode', 'rule', 'errorType', 'where', 'expected']);

interface Shown {
  readonly text: string;
  readonly redacted: string;
}

/** The problems of one document come one after another. */
let last: Shown = { text: '', redacted: '' };

function shownOf(text: string): string {
  if (last.text !== text) last = { text, redacted: redactSecrets(text).text };
  return last.redacted;
}

/** Returns true when the lines from `start` to `end` are as typed in what others may read: lines keep their numbers. */
function isAsTyped(text: string, redacted: string, start: number, end: number): boolean {
  const first = text.slice(0, start).split('\n').length - 1;
  const through = first + text.slice(start, end).split('\n').length;
  const typed = text.split('\n').slice(first, through);
  return redacted.split('\n').slice(first, through).join('\n') === typed.join('\n');
}

/** Answers of the server that hold nothing of the document: Go names types and fields of the API only. */
const serverWords = /^(illegal base64|json: cannot unmarshal [a-z]+ into)/;

/** Fields of a Secret: one in another letter case is the field's name, no value. */
const secretFields = new Set(['apiversion', 'kind', 'metadata', 'data', 'stringdata', 'type', 'immutable']);

/** True for an unknown field that is one of the Secret's in another letter case. */
function isOwnField({ code, params }: Diagnostic): boolean {
  return code === 'api/unknown-field' && params.field === params.name && secretFields.has(params.name.toLowerCase());
}

function quoted(name: string, value: unknown, redacted: string): unknown {
  if (typeof value !== 'string' || ownWords.has(name) || redacted.includes(value)) return value;
  if (name === 'message' && serverWords.test(value)) return value;
  if (name === 'found' && (value === 'list' || value === 'value')) return value;
  // The parser's own sentence: the words for it stand without it.
  return name === 'detail' ? '' : '…';
}

/**
 * Returns a problem of a document without what it quotes of a Secret, whatever the problem: names of aliases, keys and the
 * parser's words can be values in the wrong place. What others may read anyway stays. `text` is the document's.
 */
export function redactDiagnostic(diagnostic: Diagnostic, text: string): Diagnostic {
  const { code, params, range } = diagnostic;
  // Tests of routes are the person's text and are read by others.
  if (code.startsWith('route-test/') || !Object.values(params).some((value) => typeof value === 'string')) {
    return diagnostic;
  }
  // What the rules of a Secret's content say is the server's own, but for the name of a key (K1).
  if (code === 'api/invalid' && /K[2-4]/.test(params.rule)) return diagnostic;
  if (isOwnField(diagnostic)) return diagnostic;
  const redacted = shownOf(text);
  if (redacted === text || isAsTyped(text, redacted, range.start, range.end)) return diagnostic;
  const left = Object.entries(params).map(([name, value]) => [name, quoted(name, value, redacted)] as const);
  if (left.every(([name, value]) => value === lookup(params, name))) return diagnostic;
  // Its correction and its request repeat the value.
  const { fixes: _, witness: __, ...rest } = diagnostic;
  // The names are those of the code's own parameters, and a text stays a text.
  return { ...rest, params: Object.fromEntries(left) } as Diagnostic;
}
