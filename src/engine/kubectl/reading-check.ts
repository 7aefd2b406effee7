import type { Diagnostic, Fix } from '../diagnostics/diagnostic.ts';
import type { FixLabel } from '../diagnostics/fix-label.ts';
import type { SourceMap, SourceNode } from '../model/source-node.ts';
import type { SourceRange } from '../text/range.ts';
import { nearest } from '../text/suggest.ts';
import { child, effectiveEntry, rootCursor, textAt } from '../validate/cursor.ts';
import { replaceText } from '../validate/fix-edits.ts';
import type { KindTable } from '../validate/kind-rules.ts';
import { removePart } from '../validate/kinds/removals.ts';
import { findKind, servedKindsOf, servedName, versionsOf } from '../validate/served-kinds.ts';
import { kindUnset } from '../validate/validate.ts';
import { isNull, itemFindings, listFindings } from './list-check.ts';

const origin = { kind: 'api-server' } as const;

/**
 * Returns what kubectl refuses or drops before any object is judged: kinds that nobody serves, kinds in lower case,
 * Lists that its own check refuses, objects with `items: []`. `root` is a document, or an item of a block-style List. Never throws.
 */
export function checkReading(
  root: SourceNode,
  text: string,
  isItem: boolean,
  kinds?: KindTable,
): readonly Diagnostic[] {
  if (root.kind !== 'map') return [];
  if (isItem) return [...refusedList(root, itemFindings(root, kinds)), ...ofKind(root, text, false)];
  const items = effectiveEntry(root, 'items')?.value;
  const [apiVersion, kind] = [textAt(root, 'apiVersion'), textAt(root, 'kind')];
  const found = listFindings(root, apiVersion, kind, kinds).flatMap(({ at, words }) => refusedList(at, words));
  if (items?.kind !== 'seq')
    return [...(isEmptyList(kind, items) ? ofHead(root) : []), ...found, ...ofKind(root, text, false)];
  const inner = items.items.flatMap((item) => (item.kind === 'map' ? ofKind(item, text, false) : []));
  const head = ofHead(root);
  if (head.length > 0) return [...head, ...inner];
  const empty = items.items.length === 0 ? noItems(root, text, kind) : [];
  return [...found, ...empty, ...ofKind(root, text, true), ...inner];
}

/** A List without anything behind `items:` is no object to the reader: its head is judged here only. */
function isEmptyList(kind: string, items: SourceNode | undefined): boolean {
  return kind.endsWith('List') && items !== undefined && isNull(items);
}

/** What holds items is no object of its own: nobody else tells what its head lacks. */
function ofHead(root: SourceMap): readonly Diagnostic[] {
  const unset = kindUnset(root);
  const { node } = child(rootCursor(root), 'kind');
  if (unset.length === 0 && textAt(root, 'kind') !== '') return [];
  const list = unset.length === 1 ? unset.join() : `[${unset.join(', ')}]`;
  const message =
    unset.length === 0
      ? "Object 'Kind' is missing in '{…}'"
      : `error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`;
  const odd = unset.some((word) => /^kind isn't/.test(word)) ? node : null;
  const range = oddVersion(root)?.range ?? odd?.range ?? headOf(root);
  return [{ code: 'api/no-kind', params: { message }, severity: 'error', range, origin }];
}

function oddVersion(root: SourceMap): SourceNode | null {
  const { node } = child(rootCursor(root), 'apiVersion');
  const isPlain = node?.kind === 'scalar' && typeof node.value === 'string' && node.value.split('/').length < 3;
  return isPlain ? null : node;
}

/** An object without its head is told where it is decoded. */
function isHeadless(words: readonly string[]): boolean {
  return words.length === 0 || words.every((word) => /not set$|isn't string type$/.test(word));
}

function refusedList(at: SourceNode, words: readonly string[]): readonly Diagnostic[] {
  if (isHeadless(words)) return [];
  const list = [...new Set(words)];
  const message = list.length === 1 ? list.join() : `[${list.join(', ')}]`;
  const kind = at.kind === 'map' ? textAt(at, 'kind') : '';
  return [{ code: 'api/list-refused', params: { kind, message }, severity: 'error', range: headOf(at), origin }];
}

/** The kind of an object, else its first key. */
function headOf(node: SourceNode): SourceRange {
  if (node.kind !== 'map') return node.range;
  const kind = effectiveEntry(node, 'kind');
  if (kind && !kind.merged) return kind.value.range;
  return node.entries.find(({ merged }) => !merged)?.keyRange ?? node.range;
}

/** kubectl takes everything with a list of items for a list, and of an empty one it sends nothing. */
function noItems(root: SourceMap, text: string, kind: string): readonly Diagnostic[] {
  const at = child(rootCursor(root), 'items');
  const isList = kind.endsWith('List');
  const edit = isList ? null : removePart(text, at);
  const fixes: readonly Fix[] = edit ? [{ label: 'remove-field', edits: [edit] }] : [];
  return [
    {
      code: 'api/no-items',
      params: { kind, isList, message: 'no objects passed to create' },
      severity: isList ? 'warning' : 'error',
      range: at.entry?.keyRange ?? root.range,
      origin,
      ...(fixes.length > 0 ? { fixes } : {}),
    },
  ];
}

function ofKind(node: SourceMap, text: string, isList: boolean): readonly Diagnostic[] {
  const [apiVersion, kind] = [textAt(node, 'apiVersion'), textAt(node, 'kind')];
  if (kind === '' || kindUnset(node).length > 0) return [];
  const way = findKind(apiVersion, kind);
  if (way === 'lower') return lowerKind(node, text, apiVersion, kind);
  // Of these the rules of an Ingress speak, with the way to the new version; what holds items is not judged by them.
  return way === 'none' && (isList || !/^Ingress(?:Class)?$/.test(kind)) ? unserved(node, text, apiVersion, kind) : [];
}

/** @source kubernetes/client-go restmapper/discovery.go NewDiscoveryRESTMapper (v0.35); measured with kubectl 1.35.4 */
function lowerKind(node: SourceMap, text: string, apiVersion: string, kind: string): readonly Diagnostic[] {
  const at = child(rootCursor(node), 'kind');
  const served = servedName(apiVersion, kind) ?? '';
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  // The end of the server's sentence differs from build to build.
  const message = `${kind} in version "${version}" cannot be handled as a ${served}: no kind "${kind}" is registered for version "${apiVersion}" in scheme`;
  return [
    {
      code: 'api/lower-kind',
      params: { kind, served, message },
      severity: 'error',
      range: at.node?.range ?? node.range,
      origin,
      ...fixesOf('correct-kind', replaceText(text, at, served)),
    },
  ];
}

function unserved(node: SourceMap, text: string, apiVersion: string, kind: string): readonly Diagnostic[] {
  const root = rootCursor(node);
  const [version, ...others] = kind === 'List' ? ['v1'] : versionsOf(kind.replace(/List$/, ''));
  const meant = nearest(kind, servedKindsOf(apiVersion));
  // A kind that is served elsewhere has the wrong version; one that is none anywhere is misspelt.
  const isVersion = version !== undefined && others.length === 0;
  const key = isVersion || meant === '' ? 'apiVersion' : 'kind';
  const suggestion = isVersion ? version : meant;
  const at = child(root, key);
  const edit = suggestion === '' ? null : replaceText(text, at, suggestion);
  const message = `no matches for kind "${kind}" in version "${apiVersion}"`;
  return [
    {
      code: 'api/unserved-kind',
      params: { kind, apiVersion, suggestion, message },
      severity: 'error',
      range: at.node?.range ?? node.range,
      origin,
      ...fixesOf(isVersion ? 'correct-version' : 'correct-kind', edit),
    },
  ];
}

function fixesOf(label: FixLabel, edit: Fix['edits'][number] | null): { readonly fixes?: readonly Fix[] } {
  return edit ? { fixes: [{ label, edits: [edit] }] } : {};
}
