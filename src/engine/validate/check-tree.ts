import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceNode } from '../model/source-node.ts';
import { containsRange } from '../text/range.ts';
import { adviseIngress } from './advice.ts';
import { kindKey } from './kind-rules.ts';
import { withRightTypes } from './right-types.ts';
import { objectsOf } from './sent-objects.ts';
import { toDiagnostics } from './to-diagnostics.ts';
import { validateObject } from './validate.ts';
import { type ApiVerdict, defaultValidateOptions, type ValidateOptions } from './verdict.ts';

/**
 * Returns what the API server says to every object of a tree: one, or the items of a List.
 * `text` is the text the tree was read from, `isTyped` whether it is an item of a list that is no `v1 List`. A tree that is no map gives nothing: the reader speaks of it. Never throws.
 */
export function checkTree(
  root: SourceNode,
  text: string,
  options: ValidateOptions = defaultValidateOptions,
  isTyped = false,
): readonly Diagnostic[] {
  return objectsOf(root).flatMap((object) => {
    const verdict = validateObject(object, isTyped ? { ...options, isTyped } : options);
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
