import type { SourceEntry, SourceMap, SourceNode, SourceScalar } from '../model/source-node.ts';
import { tableOf } from '../text/lookup.ts';
import type { SourceRange } from '../text/range.ts';
import { base64Problem } from './base64.ts';
import { effectiveEntries, sortedEntries } from './cursor.ts';
import { goNumber } from './go-text.ts';
import { timeProblem } from './go-time.ts';
import type { Schema, StructSchema } from './schema.ts';

/** `kubectl` sends each key once and in sorted order; `direct` is a request whose JSON text is the document itself. */
export type Client = 'kubectl' | 'direct';

/** A field the server does not know, or one that stands there twice. */
export interface StrictIssue {
  readonly kind: 'unknown' | 'duplicate';
  /** With list indexes: `spec.rules[0].host`. */
  readonly field: string;
  /** The server's own words. */
  readonly message: string;
  readonly entry: SourceEntry;
  readonly owner: SourceMap;
  /** The structs around it, the innermost (which should hold the field) last. */
  readonly structs: readonly StructSchema[];
}

/** A value of the wrong type. */
export interface TypeIssue {
  readonly field: string;
  readonly message: string;
  readonly node: SourceNode;
  readonly range: SourceRange;
  /** What was wanted: the kind of schema. */
  readonly expected: Schema['kind'];
}

export interface DecodeResult {
  /** In the server's order, each message once, at most 100. */
  readonly strict: readonly StrictIssue[];
  /** The one the server answers with comes first; the others it would tell later, one at a time. */
  readonly types: readonly TypeIssue[];
}

/** @source kubernetes-sigs/json internal/golang/encoding/json/kubernetes_patch.go maxStrictErrors */
const maxStrictIssues = 100;

type MapSchema = Extract<Schema, { readonly kind: 'struct' | 'list' | 'map' }>;

interface Walk {
  readonly client: Client;
  /** The minor version of the release. */
  readonly minor: number;
  readonly sorted: boolean;
  readonly path: (string | number)[];
  /** The path as type errors tell it: no indexes, no keys of maps, embedded structs where the release tells them. */
  readonly goPath: string[];
  readonly structs: StructSchema[];
  readonly strict: StrictIssue[];
  readonly types: TypeIssue[];
  /** A type with its own reading failed: the server stops there. */
  aborted: boolean;
}

/** Returns what decoding `node` into `schema` complains of; never throws. Linear in the size of the tree. */
export function decode(node: SourceNode, schema: StructSchema, client: Client, minor: number): DecodeResult {
  const walk = startWalk(client, minor, false);
  visit(walk, node, schema, node.range);
  // Order matters only between several findings: the usual document is walked once, unsorted.
  if (client === 'direct' || walk.strict.length + walk.types.length < 2) return resultOf(walk);
  const sorted = startWalk(client, minor, true);
  visit(sorted, node, schema, node.range);
  return resultOf(sorted);
}

function startWalk(client: Client, minor: number, sorted: boolean): Walk {
  return { client, minor, sorted, path: [], goPath: [], structs: [], strict: [], types: [], aborted: false };
}

function resultOf(walk: Walk): DecodeResult {
  const seen = new Set<string>();
  const strict = walk.strict.filter(({ message }) => !seen.has(message) && seen.add(message));
  const types = walk.aborted ? walk.types.slice(-1) : walk.types;
  // The server tells one wrong type at a time; more than a screenful helps nobody.
  return { strict: strict.slice(0, maxStrictIssues), types: types.slice(0, maxStrictIssues) };
}

function visit(walk: Walk, node: SourceNode, schema: Schema, at: SourceRange): void {
  if (walk.aborted || schema.kind === 'any') return;
  if (node.kind === 'scalar') visitScalar(walk, node, schema, at);
  else if (node.kind === 'seq') visitList(walk, node.items, node, schema, at);
  else visitMap(walk, node, schema, at);
}

function visitList(walk: Walk, nodes: readonly SourceNode[], node: SourceNode, schema: Schema, at: SourceRange): void {
  if (schema.kind !== 'list') {
    complain(walk, node, schema, 'array', at);
    return;
  }
  for (const [index, item] of nodes.entries()) {
    walk.path.push(index);
    visit(walk, item, schema.of, item.range);
    walk.path.pop();
  }
}

function visitMap(walk: Walk, map: SourceMap, schema: Schema, at: SourceRange): void {
  if (schema.kind !== 'struct' && schema.kind !== 'map') {
    complain(walk, map, schema, 'object', at);
    return;
  }
  if (schema.kind === 'struct') walk.structs.push(schema);
  const seen = walk.client === 'direct' ? new Set<string>() : null;
  for (const entry of entriesOf(walk, map)) {
    if (walk.aborted) break;
    walk.path.push(entry.key);
    const depth = walk.goPath.length;
    if (schema.kind === 'struct') walk.goPath.push(...goSteps(walk, schema, entry.key));
    if (seen?.has(entry.key)) note(walk, 'duplicate', entry, map);
    seen?.add(entry.key);
    visitEntry(walk, entry, map, schema);
    walk.path.pop();
    walk.goPath.length = depth;
  }
  if (schema.kind === 'struct') walk.structs.pop();
}

/** Map keys are no fields for Go: `annotations` ends the path. @source kubernetes-sigs/json internal/golang/encoding/json/decode.go addErrorContext (2d320260d730) */
function goSteps({ minor }: Walk, { embedded }: StructSchema, key: string): readonly string[] {
  const around = minor >= 35 ? embedded?.get(key) : undefined;
  return around === undefined ? [key] : [around, key];
}

function visitEntry(walk: Walk, entry: SourceEntry, map: SourceMap, schema: MapSchema): void {
  const inner = schema.kind === 'struct' ? schema.fields.get(entry.key) : schema.of;
  if (inner) visit(walk, entry.value, inner, entry.keyRange);
  else if (schema.kind === 'struct' && !schema.isOpen) note(walk, 'unknown', entry, map);
}

function entriesOf(walk: Walk, map: SourceMap): readonly SourceEntry[] {
  if (walk.client === 'direct') return map.entries;
  return walk.sorted ? sortedEntries(map) : effectiveEntries(map);
}

function note(walk: Walk, kind: StrictIssue['kind'], entry: SourceEntry, owner: SourceMap): void {
  const field = fieldPath(walk.path);
  walk.strict.push({ kind, field, message: `${kind} field "${field}"`, entry, owner, structs: [...walk.structs] });
}

/** Returns `a.b[0].c` for a path of keys and indexes. */
export function fieldPath(path: readonly (string | number)[]): string {
  let out = '';
  for (const part of path) out += typeof part === 'number' ? `[${part}]` : `${out === '' ? '' : '.'}${part}`;
  return out;
}

function visitScalar(walk: Walk, node: SourceScalar, schema: Schema, at: SourceRange): void {
  const { value } = node;
  if (value === null) return;
  if (schema.kind === 'time' || schema.kind === 'int-or-string') {
    visitOwnReading(walk, node, schema, at);
  } else if (schema.kind === 'bytes' && typeof value === 'string') {
    const at = base64Problem(value);
    if (at !== null) walk.types.push(badBytes(walk, node, at));
  } else if (typeof value === 'string') {
    if (schema.kind !== 'string') complain(walk, node, schema, 'string', at);
  } else if (typeof value === 'boolean') {
    if (schema.kind !== 'bool') complain(walk, node, schema, 'bool', at);
  } else if (schema.kind !== 'int') complain(walk, node, schema, 'number', at);
  else if (!fitsInt(walk, node, value, schema.type))
    complain(walk, node, schema, `number ${sentNumber(walk, node)}`, at);
}

/** @source golang/go encoding/json/decode.go literalStore, encoding/base64 CorruptInputError (1.25) */
function badBytes(walk: Walk, node: SourceScalar, at: number): TypeIssue {
  const message = `illegal base64 data at input byte ${at}`;
  return { field: goPath(walk), message, node, range: node.alias ?? node.range, expected: 'bytes' };
}

/** kubectl writes the number anew, `80.0` as 80; a direct request has it as written, and Go takes only digits there. */
function fitsInt(walk: Walk, { source }: SourceScalar, value: number, type: string): boolean {
  if (walk.client === 'direct' && !/^-?[0-9]+$/.test(source)) return false;
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return false;
  return type === 'int64' ? Math.abs(value) < 2 ** 63 : value >= -(2 ** 31) && value < 2 ** 31;
}

function sentNumber({ client }: Walk, { source, value }: SourceScalar): string {
  return client === 'direct' ? source : goNumber(Number(value));
}

/** `time` and `int-or-string` read JSON themselves; their error ends decoding and takes the place of earlier ones. */
function visitOwnReading(walk: Walk, node: SourceScalar, schema: Schema, at: SourceRange): void {
  const { value } = node;
  if (schema.kind === 'time') {
    if (typeof value !== 'string') {
      abort(walk, node, { kind: 'string', type: 'string' }, at);
      return;
    }
    const problem = timeProblem(value);
    if (problem === null) return;
    walk.aborted = true;
    walk.types.push({ field: goPath(walk), message: problem, node, range: at, expected: 'time' });
  } else if (typeof value === 'boolean' || (typeof value === 'number' && !fitsInt(walk, node, value, 'int32'))) {
    abort(walk, node, { kind: 'int', type: 'int32' }, at);
  }
}

function abort(walk: Walk, node: SourceScalar, schema: Schema, at: SourceRange): void {
  const { value } = node;
  const found =
    typeof value === 'number' ? `number${schema.kind === 'int' ? ` ${sentNumber(walk, node)}` : ''}` : 'bool';
  complain(walk, node, schema, found, at);
  walk.aborted = true;
}

/** @source golang/go encoding/json/decode.go UnmarshalTypeError.Error (1.23): innermost struct, then the path without indexes */
function complain(walk: Walk, node: SourceNode, schema: Schema, found: string, at: SourceRange): void {
  const field = goPath(walk);
  const struct = walk.structs.at(-1)?.name;
  const type = ownReadingTypes.get(schema.kind) ?? schema.type;
  const target = struct === undefined ? `value of type ${type}` : `struct field ${struct}.${field} of type ${type}`;
  const message = `json: cannot unmarshal ${found} into Go ${target}`;
  const range = node.alias ?? (node.kind === 'scalar' ? node.range : at);
  walk.types.push({ field, message, node, range, expected: schema.kind });
  if (schema.kind === 'time' || schema.kind === 'int-or-string') walk.aborted = true;
}

/** What the types with their own reading unmarshal into. */
const ownReadingTypes = tableOf<string>({ time: 'string', 'int-or-string': 'int32' });

function goPath(walk: Walk): string {
  return walk.goPath.join('.');
}
