import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceNode } from '../model/source-node.ts';
import { containsRange } from '../text/range.ts';
import { adviseIngress } from './advice.ts';
import { effectiveEntry, textAt, withHead } from './cursor.ts';
import { kindKey } from './kind-rules.ts';
import { withRightTypes } from './right-types.ts';
import { toDiagnostics } from './to-diagnostics.ts';
import { validateObject } from './validate.ts';
import { type ApiVerdict, defaultValidateOptions, type ValidateOptions } from './verdict.ts';

/**
 * Returns what the API server says to every object of a tree: one, or the items of a List.
 * `text` is the text the tree was read from. A tree that is no map gives nothing: the reader speaks of it. Never throws.
 */
export function checkTree(
  root: SourceNode,
  text: string,
  options: ValidateOptions = defaultValidateOptions,
): readonly Diagnostic[] {
  return objectsOf(root).flatMap((object) => {
    const verdict = validateObject(object, options);
    return [
      ...toDiagnostics(verdict, text),
      ...behindTypes(object, verdict, text, options),
      ...adviceOf(verdict, text),
    ];
  });
}

/** The server stops at the first wrong type: what it would say next is told in the same breath. */
function behindTypes(
  object: SourceNode,
  { types, kind, apiVersion }: ApiVerdict,
  text: string,
  options: ValidateOptions,
): readonly Diagnostic[] {
  if (types.length === 0 || !(kind === 'Ingress' || options.kinds?.has(kindKey(apiVersion, kind)))) return [];
  const next = validateObject(withRightTypes(object, types), options);
  // What stands at a wrong value, or in it, goes with it.
  const isSame = ({ range }: Diagnostic): boolean => types.some((issue) => containsRange(issue.range, range));
  return toDiagnostics({ ...next, refusal: null, strict: [], warnings: [] }, text).filter(
    (diagnostic) => diagnostic.code === 'api/invalid' && !isSame(diagnostic),
  );
}

/** Advice is for what the server would take: where it refuses, that comes first. */
function adviceOf({ ingress, errors }: ApiVerdict, text: string): readonly Diagnostic[] {
  return ingress && errors.length === 0 ? adviseIngress(ingress, text) : [];
}

/** Returns the verdict on every object of a tree, in file order. */
export function judgeTree(root: SourceNode, options: ValidateOptions = defaultValidateOptions): readonly ApiVerdict[] {
  return objectsOf(root).map((object) => validateObject(object, options));
}

/**
 * Returns the objects kubectl sends for a tree: it takes Lists apart, one in another too.
 * @source kubernetes/apimachinery pkg/apis/meta/v1/unstructured/helpers.go decodeToList (v0.35)
 */
export function objectsOf(root: SourceNode, depth = 0): readonly SourceNode[] {
  if (root.kind !== 'map') return [];
  const list = effectiveEntry(root, 'items')?.value;
  const kind = textAt(root, 'kind');
  if (list?.kind !== 'seq' || !kind.endsWith('List') || depth > 20) return [root];
  const apiVersion = textAt(root, 'apiVersion');
  const inherited = kind.slice(0, -'List'.length);
  return list.items.flatMap((item) =>
    objectsOf(inherited === '' ? item : withKind(item, inherited, apiVersion), depth + 1),
  );
}

/** An item of an IngressList without kind and apiVersion has those of the list. */
function withKind(item: SourceNode, kind: string, apiVersion: string): SourceNode {
  if (item.kind !== 'map' || textAt(item, 'kind') !== '' || textAt(item, 'apiVersion') !== '') return item;
  return withHead(item, apiVersion, kind);
}
