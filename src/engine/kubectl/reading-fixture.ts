import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceNode } from '../model/source-node.ts';
import { decodedBase64 } from '../text/decoded-base64.ts';
import { encodingOf } from '../text/encoding.ts';
import { decodedText } from '../validate/base64.ts';
import { judgeTree } from '../validate/check-tree.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { FixtureResult } from './fixture.ts';

/** One line of kubectl-read.jsonl: a text, the objects that kubectl 1.32 makes of it, and what it says where it stops. */
export interface ReadingFixture {
  readonly id: string;
  readonly text?: string;
  readonly base64?: string;
  readonly objects: readonly unknown[];
  readonly error?: string;
}

/** Returns whether a value read from JSON is such a line. */
export function isReadingFixture(value: unknown): value is ReadingFixture {
  if (typeof value !== 'object' || value === null || !('id' in value && 'objects' in value)) return false;
  const text = 'text' in value ? value.text : 'base64' in value ? value.base64 : null;
  return typeof value.id === 'string' && Array.isArray(value.objects) && typeof text === 'string';
}

/** A warning for us, since kubectl 1.34 reads these files. */
const refusedThen: ReadonlySet<string> = new Set(['yaml/not-json']);

type Plain = string | number | boolean | null | object;

/** Keys sorted, nulls left out, of doubled keys the last. */
function plainOf(node: SourceNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plainOf);
  return sorted(Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value)])));
}

function sorted(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value as Plain;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

function decoded({ text, base64 = '' }: ReadingFixture): string {
  if (text !== undefined) return text;
  const bytes = Uint8Array.from(decodedText(base64), (letter) => letter.charCodeAt(0));
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') return decodedBase64(base64) ?? '';
  const view = new DataView(bytes.buffer);
  const units = Array.from({ length: bytes.length >> 1 }, (_, at) => view.getUint16(2 * at, encoding === 'utf-16le'));
  // The first two bytes say the order of the others.
  return String.fromCharCode(...units.slice(1));
}

const isRefusal = ({ code, severity }: Diagnostic): boolean =>
  code.startsWith('yaml/') && (severity === 'error' || refusedThen.has(code));

/** kubectl itself looks into metadata before it sends anything. */
function refusesMetadata(node: SourceNode): boolean {
  return judgeTree(node).some(({ types }) => /metadata/.test(types[0]?.message ?? ''));
}

/** What kubectl sends of a file, by our reading: up to the first document that it refuses. */
function sent(text: string): { readonly objects: readonly Plain[]; readonly isRefused: boolean } {
  const nodes: SourceNode[] = [];
  const objects: Plain[] = [];
  const seen = new Map<string, number>();
  const file = readSourceFile('shop.yaml', text, {
    check: (node) => {
      nodes.push(node);
      return [];
    },
  });
  let at = 0;
  for (const unit of file.units) {
    const own = nodes.slice(at, at + unit.objects.length);
    at += unit.objects.length;
    if (unit.diagnostics.some(isRefusal)) {
      // A wrong separator ends the document above it, too: kubectl looks for them while it reads.
      const isSeparator = unit.diagnostics.some(
        ({ code, severity }) => code === 'yaml/separator' && severity === 'error',
      );
      return {
        objects: isSeparator ? objects.slice(0, -(seen.get('last') ?? 0) || undefined) : objects,
        isRefused: true,
      };
    }
    if (own.some(refusesMetadata)) return { objects, isRefused: true };
    objects.push(...own.map(plainOf));
    seen.set('last', own.length);
  }
  return { objects, isRefused: false };
}

/** Runs one line of a file of texts as kubectl reads them: what it makes of each, and where it stops. */
export function runReadingFixture(fixture: ReadingFixture): FixtureResult {
  const { objects, isRefused } = sent(decoded(fixture));
  const { id, error } = fixture;
  const [got, expected] = [JSON.stringify(objects), JSON.stringify(sorted(fixture.objects))];
  const failures = [
    ...(isRefused === (error !== undefined)
      ? []
      : [`error: expected ${JSON.stringify(error ?? null)}, ${isRefused ? 'refused' : 'read'}`]),
    ...(got === expected ? [] : [`objects: expected ${expected}, got ${got}`]),
  ];
  return { id, passed: failures.length === 0, failures };
}
