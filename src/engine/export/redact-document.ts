import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { decodedBase64 } from '../text/decoded-base64.ts';
import type { TextEdit } from '../text/edit.ts';
import { withoutEncoded } from './secret-encodings.ts';
import { isOddSecretKey, isSecretListKind, isSecretTalk, readsAsSecret } from './secret-likeness.ts';
import {
  type Entry,
  entriesOf,
  followed,
  hasRange,
  inBlock,
  inFlow,
  isMergeKey,
  isPlaceholder,
  isShown,
  placeholder,
  shownOf,
} from './secret-map.ts';
import { generatedLiterals, literalLeft, patchedValues, withoutLiterals } from './secret-recipes.ts';

/** A text without the values of its Secrets. */
export interface RedactedText {
  readonly text: string;
  /** Number of values (or of whole documents that could not be read) that were replaced. */
  readonly count: number;
}

/** A text inside a text: a manifest in a ConfigMap, an annotation, a value of Helm. */
type Inner = (text: string) => RedactedText;

/** A range in which nothing stands: all of it is replaced where it is written. */
const nowhere = [0, 0, 0] as const;

/** What the API server tells about a list. */
const listMeta = new Set(['resourceVersion', 'continue', 'remainingItemCount', 'selfLink']);

function isListMeta(parsed: Document, value: unknown): boolean {
  return isMap(value) && entriesOf(parsed, value).every(({ key, text }) => listMeta.has(key) && text !== null);
}

/** Finds the Secrets of one document that was read without an error, and what of it must go. Lines keep their numbers. */
export class DocumentRedactor {
  /** Number of values that go. */
  count = 0;
  private readonly parsed: Document;
  private readonly text: string;
  private readonly inner: Inner;
  private readonly secrets: (YAMLMap & { readonly range: [number, number, number] })[] = [];
  private readonly scalars = new Map<number, TextEdit>();

  constructor(parsed: Document, text: string, inner: Inner) {
    this.parsed = parsed;
    this.text = text;
    this.inner = inner;
  }

  /** True when the document holds a Secret: then its comments may speak of it. */
  get hasSecret(): boolean {
    return this.secrets.length > 0;
  }

  /** Returns the edits that leave the values out. */
  edits(): readonly TextEdit[] {
    this.walk(this.parsed.contents, false);
    this.writeOutAliases();
    const loose = [...this.scalars.values()].filter(({ range }) => !this.secretAround(range.start));
    return [...this.secrets.map((secret) => this.rewritten(secret)), ...loose];
  }

  private walk(node: unknown, isSecretItem: boolean): void {
    if (isMap(node)) this.map(node, isSecretItem);
    else if (isSeq(node)) for (const item of node.items) this.walk(item, isSecretItem);
    else if (isScalar(node)) this.scalar(node);
    else if (isSecretItem && isAlias(node)) this.walk(node.resolve(this.parsed), true);
  }

  private map(map: YAMLMap, isSecretItem: boolean): void {
    const entries = entriesOf(this.parsed, map);
    const kinds = entries.filter(({ key }) => key === 'kind');
    const isOdd = entries.some(({ key }) => isOddSecretKey(key));
    if (isOdd || (readsAsSecret(entries) && !this.isList(map))) this.secret(map);
    else if (isSecretItem && kinds.length === 0) this.secret(map);
    else {
      const isList = kinds.some(({ text }) => isSecretListKind(text ?? ''));
      for (const { key, value } of map.items) {
        this.walk(key, false);
        this.walk(value, isList && isScalar(key) && key.value === 'items');
      }
      this.recipes(entries);
    }
  }

  /** What is no Secret yet, but tells another program to make or change one. */
  private recipes(entries: readonly Entry[]): void {
    for (const value of patchedValues(this.parsed, entries)) this.leave(value, nowhere, new Set());
    for (const node of generatedLiterals(this.parsed, entries)) {
      const left = isScalar(node) && hasRange(node) ? literalLeft(String(node.value)) : null;
      if (left === null || !hasRange(node)) continue;
      this.count++;
      this.replace(node.range[0], node.range[1], JSON.stringify(left));
    }
  }

  /** A list of Secrets keeps its items, each without its values. */
  private isList(map: YAMLMap): boolean {
    return entriesOf(this.parsed, map).every(
      ({ key, value, text }) =>
        (key === 'items' && isSeq(value)) ||
        (key === 'metadata' && isListMeta(this.parsed, value)) ||
        ((key === 'kind' || key === 'apiVersion') && text !== null),
    );
  }

  private secret(map: YAMLMap): void {
    if (!hasRange(map) || this.secrets.includes(map)) return;
    this.secrets.push(map);
    for (const { key, value } of entriesOf(this.parsed, map)) {
      if (key === 'kind' || key === 'apiVersion' || key === 'type') continue;
      const node = followed(this.parsed, value);
      if (key !== 'metadata' || !isMap(node)) this.leave(value, map.range, new Set());
      else this.tally(node.get('annotations', true));
    }
  }

  /** Counts the values below a node. */
  private tally(node: unknown): void {
    if (isCollection(node)) for (const item of node.items) this.tally(isPair(item) ? item.value : item);
    else if (isScalar(node) && node.value !== null && !isPlaceholder(node)) this.count++;
  }

  /** Leaves out a value of a Secret: what stands inside goes with it, what stands elsewhere goes there too. */
  private leave(node: unknown, own: readonly [number, number, number], seen: Set<unknown>): void {
    if (seen.has(node) || isPlaceholder(node)) return;
    seen.add(node);
    if (isAlias(node)) this.leave(node.resolve(this.parsed), own, seen);
    else if (isCollection(node)) {
      for (const item of node.items) this.leave(isPair(item) ? item.value : item, own, seen);
    } else if (isScalar(node) && node.value !== null && hasRange(node)) {
      this.count++;
      const isOutside = node.range[0] < own[0] || node.range[0] >= own[1];
      if (isOutside) this.replace(node.range[0], node.range[1], placeholder);
    }
  }

  private replace(start: number, end: number, insert: string): void {
    const breaks = this.text.slice(start, end).match(/\r*\n/g) ?? [];
    this.scalars.set(start, { range: { start, end }, insert: insert + breaks.join('') });
  }

  private scalar(node: Scalar): void {
    const { value } = node;
    if (typeof value !== 'string' || value.length < 12 || !hasRange(node)) return;
    const left = this.leftOf(value, node === this.parsed.contents);
    if (left.text === value) return;
    this.count += left.count;
    const [start, end] = node.range;
    const block = node.type === 'BLOCK_LITERAL' ? this.blockScalar(start, end, left.text) : null;
    if (block === null) this.replace(start, end, left.text === placeholder ? placeholder : JSON.stringify(left.text));
    else this.scalars.set(start, { range: { start, end }, insert: block });
  }

  private leftOf(value: string, isRoot: boolean): RedactedText {
    const decoded = decodedBase64(value);
    const isEncoded = decoded !== null && /^[\t\n\r -~\u0080-\uffff]*$/.test(decoded);
    const isWhole = isEncoded ? this.inner(decoded).text !== decoded : isRoot && isSecretTalk(value);
    if (isWhole) return { text: placeholder, count: 1 };
    // A text that is nothing but a text has been looked into already.
    const inner = isRoot || decoded !== null ? { text: value, count: 0 } : this.inner(value);
    const left = withoutEncoded(withoutLiterals(inner.text), (text) => this.inner(text).text !== text);
    return left === inner.text ? inner : { text: left, count: inner.count + 1 };
  }

  /** Writes a text in the place of a block scalar, line by line; `null` where its form does not allow it. */
  private blockScalar(start: number, end: number, value: string): string | null {
    const lines = this.text.slice(start, end).split(/(?<=\n)/);
    const indent = /^ +/.exec(lines.slice(1).find((line) => line.trim() !== '') ?? '')?.[0];
    const next = value.replace(/\n+$/, '').split('\n');
    const isPlain = /^\|[-+]?\r*\n$/.test(lines[0] ?? '') && /^[\t\n -~\u00a1-\u1fff\u3000-\ud7ff]*$/.test(value);
    if (!indent || !isPlain || next.length >= lines.length || !/^[^ \t]/.test(next[0] ?? '')) return null;
    const lineEnd = (at: number) => /\r*\n$/.exec(lines[at] ?? '')?.[0] ?? '';
    return lines
      .map((line, at) => {
        const text = next[at - 1] ?? '';
        return at === 0 ? line : `${text === '' ? '' : indent + text}${lineEnd(at)}`;
      })
      .join('');
  }

  private rewritten(secret: DocumentRedactor['secrets'][number]): TextEdit {
    const [start, end] = secret.range;
    const shown = shownOf(this.parsed, secret);
    const slice = this.text.slice(start, end);
    const breaks = slice.match(/\r*\n/g) ?? [];
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const before = this.text.slice(lineStart, start).replace(/^\uFEFF/, '');
    const lines = inBlock(shown);
    const room = breaks.length - (slice.endsWith('\n') ? 1 : 0);
    const isBlock = !secret.flow && /^(?:- *| )*$/.test(before) && lines.length > 0 && lines.length - 1 <= room;
    const indent = ' '.repeat(before.length);
    const insert = isBlock
      ? lines.map((line, at) => (at === 0 ? line : `${breaks[at - 1]}${indent}${line}`)).join('')
      : inFlow(shown);
    return { range: { start, end }, insert: insert + breaks.slice(isBlock ? lines.length - 1 : 0).join('') };
  }

  private secretAround(at: number): DocumentRedactor['secrets'][number] | undefined {
    return this.secrets.find(({ range }) => range[0] <= at && at < range[1]);
  }

  /** An alias to something inside a Secret has nothing to lead to any more. */
  private writeOutAliases(): void {
    if (!this.hasSecret) return;
    visit(this.parsed, {
      Alias: (_key, alias, path) => {
        const target: unknown = alias.resolve(this.parsed);
        if (!hasRange(alias) || !hasRange(target) || this.secretAround(alias.range[0])) return;
        const secret = this.secretAround(target.range[0]);
        if (!secret || target === secret) return;
        const parent = path.at(-1);
        const isMerge = isPair(parent) && isScalar(parent.key) && isMergeKey(parent.key);
        this.replace(alias.range[0], alias.range[1], isMerge ? '{}' : this.safe(secret, target));
      },
    });
  }

  private safe(secret: YAMLMap, target: unknown): string {
    if (isMap(target)) return '{}';
    if (isSeq(target)) return '[]';
    return JSON.stringify(isScalar(target) && isShown(this.parsed, secret, target) ? target.value : placeholder);
  }
}
