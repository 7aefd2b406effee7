import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { applyEdits, type TextEdit } from '../text/edit.ts';

/** A text without the values of its Secrets. */
export interface RedactedText {
  readonly text: string;
  /** Number of values (or of whole documents that could not be read) that were replaced. */
  readonly count: number;
}

/** Base64 of `redacted`: the API server refuses other texts under `data`. */
const encoded = 'cmVkYWN0ZWQ=';
const plain = 'redacted';

/** kubectl keeps a copy of the whole manifest here, values included. @source kubernetes/api core/v1/annotation_key_constants.go LastAppliedConfigAnnotation (v1.35) */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

const mayHoldSecret = /\bSecret(?:List)?\b/;

function textAt(map: YAMLMap, key: string): string | null {
  const value = map.get(key, true);
  return isScalar(value) && typeof value.value === 'string' ? value.value : null;
}

/** Collects what to replace in one text; each place once. */
class Redactor {
  readonly edits = new Map<number, TextEdit>();
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  replace(start: number, end: number, insert: string): void {
    // A block scalar ends with the line break that the next line needs.
    const lineEnd = /\r?\n$/.exec(this.source.slice(start, end))?.[0] ?? '';
    this.edits.set(start, { range: { start, end }, insert: insert + lineEnd });
  }

  value(parsed: Document, node: unknown, insert: string): void {
    if (isAlias(node)) this.value(parsed, node.resolve(parsed), insert);
    else if (isNode(node) && node.range) this.replace(node.range[0], node.range[1], insert);
  }

  values(parsed: Document, node: unknown, insert: string): void {
    const map = isAlias(node) ? node.resolve(parsed) : node;
    if (isMap(map)) for (const pair of map.items) if (isPair(pair)) this.entry(parsed, pair.key, pair.value, insert);
    if (!isMap(map) && isNode(map) && !(isScalar(map) && map.value === null)) this.value(parsed, map, insert);
  }

  private entry(parsed: Document, key: unknown, value: unknown, insert: string): void {
    // `<<: *shared` brings a whole map of values.
    if (isScalar(key) && key.value === '<<') this.values(parsed, value, insert);
    else this.value(parsed, value, insert);
  }

  secret(parsed: Document, secret: YAMLMap): void {
    this.values(parsed, secret.get('data', true), encoded);
    this.values(parsed, secret.get('stringData', true), plain);
    const copy = secret.getIn(['metadata', 'annotations', lastApplied], true);
    if (copy) this.value(parsed, copy, plain);
  }

  object(parsed: Document, node: unknown, isSecretItem: boolean): void {
    const map = isAlias(node) ? node.resolve(parsed) : node;
    if (!isMap(map)) return;
    const kind = textAt(map, 'kind');
    if (kind === 'Secret' || (kind === null && isSecretItem)) this.secret(parsed, map);
    const items = map.get('items', true);
    if (isSeq(items)) for (const item of items.items) this.object(parsed, item, kind === 'SecretList');
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}

/** Edits of one document; one that cannot be read and may be a Secret goes as a whole, up to `next`, where the next one starts. */
function redactDocument(redactor: Redactor, parsed: Document, text: string, next: number): void {
  if (parsed.errors.length === 0) {
    redactor.object(parsed, parsed.contents, false);
    return;
  }
  const start = parsed.range?.[0] ?? 0;
  if (mayHoldSecret.test(text.slice(start, next))) {
    redactor.replace(start, next, '\n# A Secret that cannot be read stood here.\n');
  }
}

/**
 * Returns `text` with the values of every Secret replaced, everything else as typed.
 * A document that cannot be read and mentions a Secret is left out as a whole: better too little than a leak.
 */
export function redactSecrets(text: string): RedactedText {
  if (!mayHoldSecret.test(text)) return { text, count: 0 };
  try {
    const redactor = new Redactor(text);
    const documents = parseAllDocuments(text, { merge: true, logLevel: 'silent' });
    // An empty stream is no list, but it holds no Secret either.
    const list = Array.isArray(documents) ? (documents as Document[]) : [];
    list.forEach((parsed, index) => {
      redactDocument(redactor, parsed, text, list[index + 1]?.range?.[0] ?? text.length);
    });
    const edits = [...redactor.edits.values()];
    return { text: applyEdits(text, edits), count: edits.length };
  } catch {
    // Nested too deeply for the parser.
    return { text: '# A file with a Secret that cannot be read stood here.\n', count: 1 };
  }
}
