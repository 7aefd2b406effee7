import type { Diagnostic, Fix, Severity } from '../diagnostics/diagnostic.ts';
import type { FixLabel } from '../diagnostics/fix-label.ts';
import type { SourceNode } from '../model/source-node.ts';
import type { TextEdit } from '../text/edit.ts';
import type { ApiError, ApiWarning } from './api-error.ts';
import { type Cursor, child, isOwnText, textOf } from './cursor.ts';
import type { StrictIssue, TypeIssue } from './decode.ts';
import { addField, removeLine, replaceText, yamlText } from './fix-edits.ts';
import { type KindRules, kindKey } from './kind-rules.ts';
import { checkSubdomain } from './names.ts';
import { upgradeBackend, upgradeIngress } from './old-backend.ts';
import { minorOf } from './report.ts';
import { fixesOf } from './rule-fixes.ts';
import { typeFixesOf } from './type-fixes.ts';
import { guessEdits, guessField } from './unknown-fields.ts';
import type { ApiRefusal, ApiVerdict } from './verdict.ts';
import { findSilentReadings, yaml11CodeOf, yaml11TypeFinding } from './yaml11.ts';

const origin = { kind: 'api-server' } as const;

/**
 * Returns a verdict as problems with places and fixes; `text` is the text the tree was read from.
 * Errors that only follow from a field the server did not know are left out: they go with it.
 */
export function toDiagnostics(verdict: ApiVerdict, text: string): readonly Diagnostic[] {
  const { refusal, types, strict, errors, later, warnings, root } = verdict;
  if (!root.node) return [];
  const found: Diagnostic[] = [];
  const rules = rulesOf(verdict);
  if (refusal) found.push(ofRefusal(verdict, refusal, text));
  for (const issue of types) found.push(ofType(issue, text, rules?.typeFixes?.(text, issue, root)));
  const unknownIn = new Set<SourceNode>(strict.map(({ owner }) => owner));
  for (const issue of strict) found.push(ofStrict(verdict, issue, text));
  for (const error of [...errors, ...later])
    if (!followsFrom(unknownIn, error)) found.push(ofError(error, fixesFor(verdict, error, text)));
  if (!refusal) for (const warning of warnings) found.push(ofWarning(verdict, warning, text));
  // In other kinds `defaultMode: 0644` is meant so, and a Secret's values are nobody's business.
  if (verdict.kind === 'Ingress' || verdict.kind === 'IngressClass') {
    found.push(...findSilentReadings(text, root.node, new Set(types.map(({ node }) => node))));
  }
  return found;
}

function rulesOf({ apiVersion, kind, options }: ApiVerdict): KindRules | undefined {
  return options.kinds?.get(kindKey(apiVersion, kind));
}

function fixesFor(verdict: ApiVerdict, error: ApiError, text: string): readonly Fix[] {
  const rules = rulesOf(verdict);
  if (!rules) return fixesOf(text, error);
  return rules.fixes(text, error, rules.nameCheck(minorOf(verdict.options.kubernetes)));
}

function withFixes(fixes: readonly Fix[]): { readonly fixes?: readonly Fix[] } {
  return fixes.length > 0 ? { fixes } : {};
}

/** True when the error is about the very map that holds an unknown field, or about something missing in it. */
function followsFrom(unknownIn: ReadonlySet<SourceNode>, { at, type }: ApiError): boolean {
  if (type === 'FieldValueDuplicate') return false;
  const near: readonly (Cursor | null)[] = [
    at,
    at.node ? null : at.parent,
    at.node ? null : (at.parent?.parent ?? null),
  ];
  return near.some((cursor) => cursor?.node && cursor.node.kind === 'map' && unknownIn.has(cursor.node));
}

function ofError(error: ApiError, fixes: readonly Fix[]): Diagnostic {
  const { rule, field, type, badValue, detail, message, range, dependsOnCluster } = error;
  return {
    code: 'api/invalid',
    params: { rule, field, errorType: type, badValue: badValue ?? '', detail, message },
    // A manifest does not tell the ranges of the cluster it is meant for.
    severity: dependsOnCluster ? 'warning' : 'error',
    range,
    origin,
    ...withFixes(fixes),
  };
}

const expectedWords = {
  string: 'string',
  int: 'number',
  bool: 'boolean',
  list: 'list',
  map: 'object',
  struct: 'object',
  bytes: 'string',
  time: 'time',
  any: 'object',
  'int-or-string': 'number-or-string',
} as const;

function ofType(issue: TypeIssue, text: string, more: readonly Fix[] = []): Diagnostic {
  const { node, expected, field, message, range } = issue;
  const code = expected === 'string' ? yaml11CodeOf(node) : null;
  if (code && node.kind === 'scalar') return yaml11TypeFinding(text, issue, node, code);
  const found = node.kind === 'scalar' ? shorten(node.source) : node.kind === 'map' ? '{…}' : '[…]';
  return {
    code: 'api/type',
    params: { field, expected: expectedWords[expected], found, message },
    severity: 'error',
    range,
    origin,
    ...withFixes([...typeFixesOf(text, issue), ...more]),
  };
}

function shorten(text: string): string {
  const line = text.split('\n', 1).join();
  return line.length > 60 || line !== text ? `${line.slice(0, 60)}…` : line;
}

function ofStrict(verdict: ApiVerdict, issue: StrictIssue, text: string): Diagnostic {
  const severity: Severity = verdict.options.fieldValidation === 'Strict' ? 'error' : 'warning';
  const { field, message, entry } = issue;
  const range = entry.keyRange;
  if (issue.kind === 'duplicate')
    return { code: 'api/duplicate-field', params: { field, message }, severity, range, origin };
  const guess = guessField(issue);
  const fixes = verdict.refusal ? [] : unknownFieldFixes(verdict, issue, text);
  const params = { field, name: entry.key, suggestion: guess.suggestion, where: guess.where, message };
  return { code: 'api/unknown-field', params, severity, range, origin, ...withFixes(fixes) };
}

function unknownFieldFixes(verdict: ApiVerdict, issue: StrictIssue, text: string): readonly Fix[] {
  if (issue.entry.merged) return [];
  const guess = guessField(issue);
  const at = cursorOf(verdict.root, issue.owner);
  if (!at || !isOwnText(at)) return [];
  if (guess.where === 'old') return fixList('upgrade-backend', upgradeBackend(text, at));
  const edits = guessEdits(text, issue, guess);
  if (edits && guess.suggestion === 'defaultBackend') {
    const old = upgradeBackend(text, child(at, issue.entry.key));
    return fixList('upgrade-backend', [...edits, ...(old ?? [])]);
  }
  if (edits) return fixList(guess.where === 'deeper' ? 'indent-field' : 'rename-field', edits);
  const removal = guess.where === 'none' ? removeLine(text, issue.entry) : null;
  return removal ? fixList('remove-field', [removal]) : [];
}

function fixList(label: FixLabel, edits: readonly TextEdit[] | null): readonly Fix[] {
  return edits ? [{ label, edits }] : [];
}

/** Returns the cursor whose node is `wanted`. Only asked for when there is a finding. */
function cursorOf(cursor: Cursor, wanted: SourceNode): Cursor | null {
  const { node } = cursor;
  if (node === wanted) return cursor;
  if (!node || node.kind === 'scalar') return null;
  const inner: readonly Cursor[] =
    node.kind === 'map'
      ? node.entries.map((entry) => ({ node: entry.value, entry, parent: cursor }))
      : node.items.map((item) => ({ node: item, entry: null, parent: cursor }));
  for (const next of inner) {
    const found = cursorOf(next, wanted);
    if (found) return found;
  }
  return null;
}

function ofRefusal({ kind, apiVersion, root }: ApiVerdict, refusal: ApiRefusal, text: string): Diagnostic {
  const { message, range } = refusal;
  if (refusal.kind === 'no-kind') return { code: 'api/no-kind', params: { message }, severity: 'error', range, origin };
  const at = child(root, 'apiVersion');
  const params = { kind, apiVersion, message };
  if (refusal.kind === 'unknown-version') {
    const edit = replaceText(text, at, 'networking.k8s.io/v1');
    const fixes = edit ? fixList('set-api-version', [edit]) : [];
    return { code: 'api/unknown-version', params, severity: 'error', range, origin, ...withFixes(fixes) };
  }
  const edits =
    kind === 'Ingress' ? upgradeIngress(text, root, at) : oneEdit(replaceText(text, at, 'networking.k8s.io/v1'));
  const fixes = fixList('upgrade-version', edits);
  return { code: 'api/removed-version', params, severity: 'error', range, origin, ...withFixes(fixes) };
}

function oneEdit(edit: TextEdit | null): readonly TextEdit[] | null {
  return edit ? [edit] : null;
}

function ofWarning(verdict: ApiVerdict, warning: ApiWarning, text: string): Diagnostic {
  const { rule, message, range, at } = warning;
  const fixes = rule === 'W1' ? fixList('use-class-field', classFieldEdits(text, verdict.root, at)) : [];
  return { code: 'api/warning', params: { rule, message }, severity: 'warning', range, origin, ...withFixes(fixes) };
}

function classFieldEdits(text: string, root: Cursor, annotation: Cursor): readonly TextEdit[] | null {
  const removal = annotation.entry && isOwnText(annotation) ? removeLine(text, annotation.entry) : null;
  const value = textOf(annotation);
  if (!removal || checkSubdomain(value).length > 0) return null;
  const field = addField(text, child(root, 'spec'), 'ingressClassName', yamlText(value), '');
  return field ? [removal, field] : null;
}
