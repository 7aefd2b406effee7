import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceNode } from '../model/source-node.ts';
import { readVectors } from '../testing/run-vectors.ts';
import { encodingOf } from '../text/encoding.ts';
import { readSourceFile } from '../yaml/read.ts';
import { judgeTree } from './check-tree.ts';

/** A text, the objects that kubectl 1.32 makes of it, and what it says where it stops. */
interface Row {
  readonly id: string;
  readonly text?: string;
  readonly base64?: string;
  readonly objects: readonly unknown[];
  readonly error?: string;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'id' in value && 'objects' in value;
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

function decoded({ text, base64 }: Row): string {
  if (text !== undefined) return text;
  const bytes = Uint8Array.from(atob(base64 ?? ''), (c) => c.charCodeAt(0));
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
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

test('every text of vectors/kubectl-read.jsonl is read as kubectl reads it, and refused where kubectl refuses it', () => {
  const rows = readVectors('kubectl-read.jsonl').filter(isRow);
  expect(rows.length).toBeGreaterThanOrEqual(123);
  const wrong = rows.flatMap((row) => {
    const { objects, isRefused } = sent(decoded(row));
    const isRight =
      isRefused === (row.error !== undefined) && JSON.stringify(objects) === JSON.stringify(sorted(row.objects));
    return isRight ? [] : [{ id: row.id, error: row.error ?? null, isRefused, objects }];
  });
  expect(wrong).toEqual([]);
});
