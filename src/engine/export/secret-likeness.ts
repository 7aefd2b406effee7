import { decodedBase64 } from '../text/decoded-base64.ts';
import { isPrintable } from './secret-encodings.ts';

/** An entry of a map as it reads: aliases followed, merged maps spread. */
export interface ReadEntry {
  readonly key: string;
  /** Text of a scalar; `null` for a list, a map or nothing. */
  readonly text: string | null;
}

/** What a word says without its case, quotes, control characters and letters of other scripts. */
function letters(word: string): string {
  return word.replace(/[^A-Za-z]/g, '').toLowerCase();
}

/** Returns how many letters are to be typed, taken away or exchanged to get from one short word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

function isNear(word: string, wanted: string): boolean {
  return Math.abs(word.length - wanted.length) <= 2 && distance(word, wanted) <= 2;
}

/** Returns true for `Secret`, `SecretList`, what is on the way there (`Secre`) and what was mistyped (`Sceret`). */
export function isSecretKind(kind: string): boolean {
  const word = letters(kind);
  if (word === '') return false;
  return 'secretlist'.startsWith(word) || (word.length >= 4 && isNear(word, 'secret'));
}

/** Returns true for `SecretList`: its items need no kind of their own. */
export function isSecretListKind(kind: string): boolean {
  return letters(kind).startsWith('secretl');
}

/** Returns true for `stringData` and what is on the way there: no other object has it. */
export function isStringDataKey(key: string): boolean {
  const word = letters(key);
  return word.startsWith('stringd') || isNear(word, 'stringdata');
}

/** Fields of a reference: it names a Secret and holds nothing of it. */
const referenceKeys = new Set([
  'apiVersion',
  'kind',
  'name',
  'namespace',
  'group',
  'version',
  'uid',
  'resourceVersion',
  'fieldPath',
  'optional',
  'sectionName',
  'weight',
  'port',
]);

function isReference(entries: readonly ReadEntry[]): boolean {
  return entries.every(({ key, text }) => referenceKeys.has(key) && text !== null);
}

/** In JSON with comments the key that follows a comment reads as one with it. */
const endsInKind = /[\s"']kind["'\s]*$/i;
const endsInStringData = /[\s"']stringData["'\s]*$/i;

/** Returns true when a map is a Secret, as it reads or as it will read once it is typed to its end. */
export function readsAsSecret(entries: readonly ReadEntry[]): boolean {
  if (entries.some(({ key }) => isStringDataKey(key) || endsInStringData.test(key))) return true;
  const kinds = entries
    .filter(({ key }) => letters(key) === 'kind' || endsInKind.test(key))
    .map(({ text }) => text ?? '');
  const misspelt = entries.some(
    ({ key, text }) => /^(?:kin|knd|kid|ind|iknd|knid|kidn)$/.test(letters(key)) && letters(text ?? '') === 'secret',
  );
  if (misspelt || kinds.some(isSecretKind)) return !isReference(entries);
  // Nothing says yet what it is, but it is an object with data.
  const has = (name: string) => entries.some(({ key }) => letters(key) === name);
  const isUnnamed = kinds.every((kind) => letters(kind) === '');
  return isUnnamed && has('data') && (kinds.length > 0 || has('apiversion') || has('metadata') || has('type'));
}

/** PEM, whatever stands before `PRIVATE KEY` and however its lines end or are folded. */
export const privateKey = /-----BEGIN[^-]{1,80}PRIVATE[^-]{1,80}KEY/;

/** Words of manifests and commands that hold or make a Secret. */
const secretWords = /\bSecret(?:List)?\b|[sS]tringD|[sS]ecretGenerator|--from-literal|--docker-password/;

/** Joins lines that end in a backslash, as quotes and shells do. */
function joined(text: string): string {
  return text.includes('\\') ? text.replace(/\\\r*\n[ \t]*/g, '') : text;
}

/** `kind`, what stands between it and its value, and the value's first word. */
const anyKind = /(?:(?<![A-Za-z])|(?<=\\[nrt]))kind([^A-Za-z0-9_\n]{0,80}\n?[^A-Za-z0-9_\n]{0,80})(\w*)/gi;

function isEncodedTalk(run: string): boolean {
  const text = decodedBase64(run);
  return text !== null && isPrintable(text) && /:|PRIVATE KEY/.test(text) && maySpeakOfSecret(text);
}

/** Returns true when a text that cannot be read may hold a Secret: then all of it goes. */
export function maySpeakOfSecret(text: string): boolean {
  if (privateKey.test(joined(text)) || secretWords.test(text)) return true;
  for (const [run] of text.matchAll(/[A-Za-z0-9+/]{24,}/g)) if (isEncodedTalk(run)) return true;
  let hasKind = false;
  for (const [, between = '', word = ''] of text.matchAll(anyKind)) {
    hasKind = true;
    // An alias, a tag, an escape, a template or nothing at all: the kind is not to be seen.
    const isHidden = /[&*!\\|>{}]/.test(between.replace(/[,}\]]+$/, '')) || word === '';
    if (isHidden || isSecretKind(word) || (between.includes('\n') && /\bdata\b/i.test(text))) return true;
  }
  return !hasKind && /^[ \t]*["']?data\b/m.test(text);
}

/** Returns true for a key that holds more than a key: `kind:'Secret'` without a blank is all one. */
export function isOddSecretKey(key: string): boolean {
  if (privateKey.test(key) || /stringd\w*["']?:/i.test(key)) return true;
  return [...key.matchAll(anyKind)].some(
    ([, between = '', word = '']) => between.includes(':') && (word === '' || isSecretKind(word)),
  );
}

/** Returns true when a comment that is no YAML speaks of a Secret's content, not only of Secrets. */
export function isSecretTalk(comment: string): boolean {
  return (
    privateKey.test(comment) ||
    /kind\W{0,20}secre|stringd|--from-literal|--docker-password|^\s*kind:\s*[{*"']/im.test(comment)
  );
}

/** Returns true when a document is so plainly made of other objects that nobody needs to read it. */
export function isPlainlyOther(text: string): boolean {
  if (/[\\\u0085\u2028\u2029]|\r(?!\n)|PRIVATE KEY|secre(?!tName:)|stringd|\bdata\b|[A-Za-z0-9+/]{40}/i.test(text)) {
    return false;
  }
  let plain = 0;
  for (const [, kind = ''] of text.matchAll(/^[ -]*kind: ([A-Z][a-z]\w{3,})[ \t]*\r?$/gm)) {
    if (isSecretKind(kind)) return false;
    plain++;
  }
  return plain > 0 && plain === (text.match(/kind/gi)?.length ?? 0);
}
