import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceMap, SourceNode } from '../model/source-node.ts';
import { effectiveEntries, effectiveEntry, sortedEntries, textAt } from '../validate/cursor.ts';
import { decode } from '../validate/decode.ts';
import { goJson, goQuote } from '../validate/go-text.ts';
import type { KindTable } from '../validate/kind-rules.ts';
import { minorOf } from '../validate/report.ts';
import { otherObjectSchema } from '../validate/schema.ts';
import { itemsOf } from '../validate/sent-objects.ts';
import { findKind, servedName } from '../validate/served-kinds.ts';
import { badRequestMessage, internalWords } from '../validate/status.ts';
import { kindUnset, typelessWords, validateObject } from '../validate/validate.ts';
import { type ApiVerdict, stageOf, type ValidateOptions } from '../validate/verdict.ts';
import { readSourceFile } from '../yaml/read.ts';
import type { SourceUnit } from '../yaml/source-file.ts';
import { parseTree } from '../yaml/tree.ts';
import { isNull, listFindings, schemaOf } from './list-check.ts';
import { type DocumentText, syntaxWords } from './yaml-words.ts';

/** What became of one request that kubectl sends. `unknown`: a kind whose rules we do not know. */
export interface SentObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly stage: 'accepted' | 'invalid' | 'badrequest' | 'other' | 'unknown';
  /** The server's 400, or of `other` its 500. */
  readonly message?: string;
  /** The causes of its 422, in its order. */
  readonly messages?: readonly string[];
  readonly strict?: readonly string[];
  readonly warnings?: readonly string[];
}

/** What `kubectl create -f` says itself, in order and without `error: `, and what it sends. */
export interface CreateAnswer {
  readonly client: readonly string[];
  readonly objects: readonly SentObject[];
  /** Both in the order in which kubectl comes to them. */
  readonly steps: readonly (string | SentObject)[];
}

interface Run {
  readonly file: string;
  readonly options: ValidateOptions;
  readonly client: string[];
  readonly objects: SentObject[];
  readonly steps: (string | SentObject)[];
}

function refuse(run: Run, words: string): void {
  run.client.push(words);
  run.steps.push(words);
}

function note(run: Run, sent: SentObject): void {
  run.objects.push(sent);
  run.steps.push(sent);
}

/**
 * Returns what `kubectl create -f FILE` says of a text and what the server answers to each object it sends. Never throws.
 * @source kubernetes/cli-runtime pkg/resource/builder.go, visitor.go, mapper.go; kubernetes/kubectl pkg/validation/schema.go (v0.35)
 */
export function createAnswer(file: string, text: string, options: ValidateOptions): CreateAnswer {
  const run: Run = { file, options, client: [], objects: [], steps: [] };
  let isEmpty = true;
  for (const document of documentsOf(readSourceFile(file, text).units)) {
    const refusal = syntaxWords(document);
    if (refusal !== null) {
      refuse(run, `error parsing ${file}: ${refusal}`);
      return run;
    }
    const { root } = parseTree(document.text);
    if (!root || isNull(root)) continue;
    isEmpty = false;
    const odd = unsendable(root);
    if (odd !== null) {
      refuse(run, `error parsing ${file}: error converting YAML to JSON: json: unsupported value: ${odd}`);
      return run;
    }
    readDocument(run, root);
  }
  if (isEmpty || (run.client.length === 0 && run.objects.length === 0)) refuse(run, 'no objects passed to create');
  return run;
}

/** Puts the parts of each document together again. */
function documentsOf(units: readonly SourceUnit[]): readonly DocumentText[] {
  const documents: { text: string; problems: Diagnostic[] }[] = [];
  for (const { role, text, diagnostics } of units) {
    if (role === 'dropped' || role === 'cut') continue;
    const last = documents.at(-1);
    const isPart = role === 'list-item' || role === 'list-tail';
    const start = isPart ? (last?.text.length ?? 0) : 0;
    const problems = diagnostics.map((problem) => ({
      ...problem,
      range: { start: problem.range.start + start, end: problem.range.end + start },
    }));
    if (isPart && last) {
      last.text += text;
      last.problems.push(...problems);
    } else documents.push({ text, problems });
  }
  return documents;
}

/** JSON has no words for these numbers. */
function unsendable(node: SourceNode): string | null {
  if (node.kind === 'scalar') {
    if (typeof node.value !== 'number' || Number.isFinite(node.value)) return null;
    return Number.isNaN(node.value) ? 'NaN' : node.value > 0 ? '+Inf' : '-Inf';
  }
  const inner = node.kind === 'seq' ? node.items : effectiveEntries(node).map(({ value }) => value);
  for (const next of inner) {
    const found = unsendable(next);
    if (found !== null) return found;
  }
  return null;
}

const turnOff = 'if you choose to ignore these errors, turn validation off with --validate=false';

function validating({ file }: Run, problems: readonly string[]): string {
  const list = [...new Set(problems)];
  return `error validating "${file}": error validating data: ${list.length === 1 ? list.join() : `[${list.join(', ')}]`}; ${turnOff}`;
}

function readDocument(run: Run, root: SourceNode): void {
  const problems = root.kind === 'map' ? kindUnset(root) : ['invalid object to validate'];
  if (problems.length > 0) {
    refuse(run, validating(run, problems));
    return;
  }
  if (root.kind !== 'map') return;
  const apiVersion = textAt(root, 'apiVersion');
  const kind = textAt(root, 'kind');
  const found = listFindings(root, apiVersion, kind, run.options.kinds).flatMap(({ words }) => words);
  if (found.length > 0) refuse(run, validating(run, found));
  else if (kind === '') refuse(run, `unable to decode "${run.file}": Object 'Kind' is missing in '${goText(root)}'`);
  else sendDocument(run, root, apiVersion, kind);
}

function sendDocument(run: Run, root: SourceMap, apiVersion: string, kind: string): void {
  const way = findKind(apiVersion, kind);
  const items = itemsOf(root);
  const isList = items !== null;
  const wrong = isList ? null : metadataProblem(root, run.options);
  if (wrong !== null) refuse(run, `unable to decode "${run.file}": ${wrong}`);
  else if (way === 'none') refuse(run, notServed(run, root, apiVersion, kind, isList));
  else if (items) sendItems(run, items);
  else send(run, root, apiVersion, kind);
}

function notServed({ file }: Run, root: SourceMap, apiVersion: string, kind: string, isList: boolean): string {
  const metadata = effectiveEntry(root, 'metadata')?.value;
  const at = (key: string): string => (metadata?.kind === 'map' && !isList ? textAt(metadata, key) : '');
  const name = `name: ${goQuote(at('name'))} namespace: ${goQuote(at('namespace'))}`;
  return `resource mapping not found for ${name} from ${goQuote(file)}: ${noMatch(kind, apiVersion)}\nensure CRDs are installed first`;
}

/** @source kubernetes/apimachinery pkg/api/meta/errors.go NoKindMatchError (v0.35) */
function noMatch(kind: string, apiVersion: string): string {
  return `no matches for kind ${goQuote(kind)} in version ${goQuote(apiVersion)}`;
}

function sendItems(run: Run, items: NonNullable<ReturnType<typeof itemsOf>>): void {
  if (items === 'nested') {
    refuse(run, '*unstructured.Unstructured is not a list: no Items field in this object');
    return;
  }
  for (const item of items) if (item.kind === 'map') sendItem(run, item);
}

function sendItem(run: Run, item: SourceMap): void {
  const [apiVersion, kind] = [textAt(item, 'apiVersion'), textAt(item, 'kind')];
  const typeless = typelessWords(item);
  if (typeless !== null) refuse(run, typeless);
  else if (findKind(apiVersion, kind) === 'none') refuse(run, `unable to recognize ${noMatch(kind, apiVersion)}`);
  else send(run, item, apiVersion, kind);
}

/** kubectl decodes `metadata` alone before it sends anything. @source kubernetes/cli-runtime pkg/resource/metadata_decoder.go (v0.35) */
function metadataProblem(root: SourceMap, options: ValidateOptions): string | null {
  const metadata = { ...root, entries: root.entries.filter(({ key }) => key === 'metadata') };
  const issue = decode(metadata, otherObjectSchema, 'kubectl', minorOf(options.kubernetes)).types[0];
  const words = 'struct field metadataOnlyObject.metadata of type';
  return issue?.message.replace(/struct field \S+\.metadata of type/, words) ?? null;
}

function send(run: Run, node: SourceMap, apiVersion: string, kind: string): void {
  const served = servedName(apiVersion, kind);
  const name = nameAt(node);
  if (served !== null && served !== kind) {
    const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
    const message = `${kind} in version "${version}" cannot be handled as a ${served}: no kind "${kind}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`;
    note(run, { kind: served, apiVersion, name, stage: 'badrequest', message });
    return;
  }
  note(run, answerOf(validateObject(node, run.options), run.options));
}

function nameAt(node: SourceMap): string {
  const metadata = effectiveEntry(node, 'metadata')?.value;
  return metadata?.kind === 'map' ? textAt(metadata, 'name') : '';
}

function answerOf(verdict: ApiVerdict, options: ValidateOptions): SentObject {
  const { kind, apiVersion, root, strict, errors, warnings } = verdict;
  const head = { kind, apiVersion, name: root.node?.kind === 'map' ? nameAt(root.node) : '' };
  const isKnown = isKnownKind(apiVersion, kind, options.kinds);
  const told = warnings.length > 0 ? { warnings: warnings.map(({ message }) => message) } : {};
  switch (stageOf(verdict)) {
    case 'type':
      return { ...head, stage: 'badrequest', message: badRequestMessage(verdict) };
    case 'strict': {
      const words = strict.map(({ message }) => message);
      const message = badRequestMessage(verdict);
      return { ...head, stage: 'badrequest', message, strict: words };
    }
    case 'invalid':
      if (errors[0]?.type === 'InternalError') return { ...head, stage: 'other', message: internalWords(errors[0]) };
      return { ...head, stage: 'invalid', messages: errors.map(({ message }) => message), ...told };
    default:
      return { ...head, stage: isKnown ? 'accepted' : 'unknown', ...told };
  }
}

function isKnownKind(apiVersion: string, kind: string, kinds: KindTable | undefined): boolean {
  return schemaOf(apiVersion, kind, kinds) !== null;
}

/** Returns the JSON that kubectl makes of a tree: keys sorted. */
function goText(node: SourceNode): string {
  if (node.kind === 'scalar') return goJson(node.value);
  if (node.kind === 'seq') return `[${node.items.map(goText).join(',')}]`;
  return `{${sortedEntries(node)
    .map(({ key, value }) => `${goJson(key)}:${goText(value)}`)
    .join(',')}}`;
}
