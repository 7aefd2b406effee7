import { type Document, type ParsedNode, Parser, parseAllDocuments, visit } from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { splitDocuments } from '../yaml/split.ts';
import type { RedactedText } from './redact-document.ts';
import { DocumentRedactor } from './redact-document.ts';
import { isPlainlyOther, isSecretTalk, maySpeakOfSecret, privateKey } from './secret-likeness.ts';

/** Texts inside texts that are looked into; below that a text that speaks of a Secret goes as a whole. */
const deepest = 4;

const note = '# A Secret that cannot be read stood here.';

/** Leaves out a whole document; markers and the number of its lines stay. */
function leftOut(text: string): RedactedText {
  const marker = /^\uFEFF?---(?=\s|$)/.exec(text)?.[0] ?? '';
  const end = /(?:^|\n)(\.\.\.[ \t]*\r*\n?)$/.exec(text)?.[1] ?? '';
  const breaks = text.slice(0, text.length - end.length).match(/\r*\n/g) ?? [];
  const head = marker === '' ? note : `${marker}${breaks.length > 1 ? `${breaks[0]}` : ' '}${note}`;
  const used = marker !== '' && breaks.length > 1 ? 1 : 0;
  return { text: head + breaks.slice(used).join('') + end, count: text.includes(note) ? 0 : 1 };
}

interface Comment {
  readonly offset: number;
  readonly source: string;
}

/** Collects the comments below a token. */
function collectComments(token: unknown, found: Comment[]): void {
  if (typeof token !== 'object' || token === null) return;
  if ('type' in token && token.type === 'comment' && 'offset' in token && 'source' in token) {
    found.push({ offset: Number(token.offset), source: String(token.source) });
  }
  for (const inner of Object.values(token)) collectComments(inner, found);
}

/** Tests of routes are the person's text and are meant to be read by others. */
const routeTest = /^#\s*route-test:/;

/** Comments with nothing but blanks between them: what is commented out reads as one text. */
function runsOf(text: string, comments: readonly Comment[]): readonly (readonly Comment[])[] {
  const runs: Comment[][] = [];
  let end = 0;
  for (const comment of comments) {
    const run = runs.at(-1);
    if (run && text.slice(end, comment.offset).trim() === '') run.push(comment);
    else runs.push([comment]);
    end = comment.offset + comment.source.length;
  }
  return runs;
}

function holdsSecret(run: readonly Comment[], inner: (text: string) => RedactedText): boolean {
  const body = run.map(({ source }) => source.replace(/^#+ ?/, '')).join('\n');
  if (!/kind|kin\b|data|secre|\\|PRIVATE KEY|--from-literal|--docker-password/i.test(body)) return false;
  return isSecretTalk(body) || (isRead(parse(body)) && inner(body).text !== body);
}

/** Returns edits that empty comments: all beside a Secret, else those that hold one. */
function commentEdits(text: string, hasSecret: boolean, inner: (text: string) => RedactedText): readonly TextEdit[] {
  if (!text.includes('#')) return [];
  const comments: Comment[] = [];
  for (const token of new Parser().parse(text)) collectComments(token, comments);
  const told = comments.filter(({ source }) => !routeTest.test(source) && source !== note && source !== '#');
  const secret = hasSecret
    ? told
    : runsOf(text, told)
        .filter((run) => holdsSecret(run, inner))
        .flat();
  return secret.map(({ offset, source }) => ({
    range: { start: offset, end: offset + source.trimEnd().length },
    insert: '#',
  }));
}

function parse(text: string): readonly Document<ParsedNode>[] {
  // A key that stands twice is read by kubectl; both readings go.
  const documents = parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' });
  // An empty stream is no list, but it holds no Secret either.
  return Array.isArray(documents) ? documents : [];
}

function isRead(documents: readonly Document[]): boolean {
  return documents.every(({ errors }) => errors.length === 0);
}

/** Returns true when a text or a key of the documents is a PEM private key, however its lines are folded. */
function hasPrivateKey(documents: readonly Document[]): boolean {
  let found = false;
  for (const document of documents) {
    visit(document, {
      Scalar: (_key, { value }) => {
        found ||= typeof value === 'string' && privateKey.test(value);
        return found ? visit.BREAK : undefined;
      },
    });
  }
  return found;
}

/** Breaks that one reader sees and another does not, and a byte order mark that only means something at the start. */
const oddBreak = /\r(?!\n)|[\u0085\u2028\u2029]|(?<=[\s\S])\uFEFF/;

function redactRead(text: string, documents: readonly Document[], depth: number): RedactedText {
  const inner = (value: string) => redactText(value, depth + 1);
  let count = 0;
  let hasSecret = false;
  const edits = documents.flatMap((parsed) => {
    const redactor = new DocumentRedactor(parsed, text, inner);
    const own = redactor.edits();
    count += redactor.count;
    hasSecret ||= redactor.hasSecret;
    return own;
  });
  const within = (at: number) => edits.some(({ range }) => range.start <= at && at < range.end);
  const comments = commentEdits(text, hasSecret, inner).filter(({ range }) => !within(range.start));
  if (edits.length + comments.length === 0) return { text, count: 0 };
  const made = applyEdits(text, [...edits, ...comments]);
  return { text: made, count: made === text ? 0 : Math.max(count, 1) };
}

function holdsKey(text: string, documents: readonly Document[]): boolean {
  return privateKey.test(text) || hasPrivateKey(documents);
}

/** One document; what cannot be read and may be a Secret goes as a whole: better too little than a leak. */
function redactDocument(text: string, depth: number): RedactedText {
  if (isPlainlyOther(text)) return { text, count: 0 };
  // Line ends that went through two changes: a letter too many in every word at a line's end.
  const plain = text.replace(/\r+\n/g, '\r\n');
  const documents = oddBreak.test(plain) ? null : parse(plain);
  if (!documents || !isRead(documents)) return maySpeakOfSecret(text) ? leftOut(text) : { text, count: 0 };
  const made = redactRead(plain, documents, depth);
  if (made.text === plain) return holdsKey(text, documents) ? leftOut(text) : { text, count: 0 };
  // A mistake of ours must not show a value or break the text.
  const left = parse(made.text);
  return !isRead(left) || holdsKey(made.text, left) ? leftOut(text) : made;
}

function redactText(text: string, depth: number): RedactedText {
  if (depth > deepest) return maySpeakOfSecret(text) ? { text: 'redacted', count: 1 } : { text, count: 0 };
  let made = '';
  let count = 0;
  for (const { start, end } of splitDocuments(text, 0)) {
    const one = redactDocument(text.slice(start, end), depth);
    made += one.text;
    count += one.count;
  }
  return { text: made, count };
}

/**
 * Returns `text` without the values of its Secrets: of each only its kind, name, namespace, type and the keys of its data stay.
 * Everything else is as typed, line by line; a document that cannot be read and may hold a Secret is left out as a whole.
 */
export function redactSecrets(text: string): RedactedText {
  try {
    return redactText(text, 0);
  } catch {
    // Nested too deeply for the parser.
    return maySpeakOfSecret(text) ? leftOut(text) : { text, count: 0 };
  }
}
