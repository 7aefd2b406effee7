import { type Cursor, child, items, textOf } from './cursor.ts';
import { goJson } from './go-text.ts';
import { add, addRequired, type Report } from './report.ts';

const ownerFields = ['apiVersion', 'kind', 'name', 'uid'] as const;

/**
 * Returns the owner references the server keeps and the UIDs of those it drops because the very same stands before.
 * @source kubernetes/apiserver pkg/endpoints/handlers/rest.go dedupOwnerReferences (v0.35)
 */
export function keptOwners(owners: Cursor): { readonly kept: readonly Cursor[]; readonly doubled: readonly string[] } {
  const kept: Cursor[] = [];
  const doubled: string[] = [];
  const seen = new Set<string>();
  for (const owner of items(owners)) {
    const words = goJson(ownerValue(owner));
    if (seen.has(words)) doubled.push(textOf(child(owner, 'uid')));
    else kept.push(owner);
    seen.add(words);
  }
  return { kept, doubled };
}

/**
 * Adds the errors of `metadata.ownerReferences`.
 * @source kubernetes/apimachinery pkg/api/validation/objectmeta.go ValidateOwnerReferences (v0.35)
 */
export function checkOwners(report: Report, owners: Cursor): void {
  const { kept } = keptOwners(owners);
  let first: string | null = null;
  for (const [index, owner] of kept.entries()) {
    for (const name of ownerFields) checkOwnerField(report, child(owner, name), name, index);
    checkNoEvent(report, owner, index);
    const at = child(owner, 'controller');
    if (at.node?.kind !== 'scalar' || at.node.value !== true) continue;
    const title = `${textOf(child(owner, 'kind'))}/${textOf(child(owner, 'name'))}`;
    if (first !== null) {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${title}`;
      const site = { field: 'metadata.ownerReferences', at };
      add(report, 'M12', 'FieldValueInvalid', site, detail, goJson(kept.map(ownerValue)));
    }
    first ??= title;
  }
}

/** The wording follows the release. @source kubernetes/apimachinery pkg/api/validation/objectmeta.go validateOwnerReference (v0.33, v0.34, v0.37) */
function checkOwnerField(report: Report, at: Cursor, name: string, index: number): void {
  const text = textOf(at);
  const isVersion = name === 'apiVersion';
  if ((isVersion ? versionOf(text) : text) !== '') return;
  if (report.minor >= 37) {
    const site = { field: `metadata.ownerReferences[${index}].${name}`, at };
    if (text === '') addRequired(report, 'M11', site, 'must not be empty');
    else add(report, 'M11', 'FieldValueInvalid', site, 'must be <group>/<version> or <version>', goJson(text));
    return;
  }
  const subject = isVersion ? 'version ' : report.minor >= 34 ? '' : `${name} `;
  const site = { field: `metadata.ownerReferences.${name}`, at };
  add(report, 'M11', 'FieldValueInvalid', site, `${subject}must not be empty`, goJson(text));
}

/** What stands behind the group; nothing where there are two slashes. @source kubernetes/apimachinery pkg/runtime/schema/group_version.go ParseGroupVersion (v0.35) */
function versionOf(apiVersion: string): string {
  const parts = apiVersion.split('/');
  return parts.length > 2 ? '' : (parts.at(-1) ?? '');
}

/** @source kubernetes/apimachinery pkg/api/validation/objectmeta.go BannedOwners (v0.35) */
function checkNoEvent(report: Report, owner: Cursor, index: number): void {
  if (textOf(child(owner, 'kind')) !== 'Event' || !/^\/?v1$/.test(textOf(child(owner, 'apiVersion')))) return;
  const site = { field: `metadata.ownerReferences${report.minor >= 37 ? `[${index}]` : ''}`, at: owner };
  const detail = '/v1, Kind=Event is disallowed from being an owner';
  add(report, 'M13', 'FieldValueInvalid', site, detail, goJson(ownerValue(owner)));
}

function ownerValue(owner: Cursor): Readonly<Record<string, string | boolean>> {
  const flags = new Map<string, boolean>();
  for (const name of ['controller', 'blockOwnerDeletion']) {
    const { node } = child(owner, name);
    if (node?.kind === 'scalar' && typeof node.value === 'boolean') flags.set(name, node.value);
  }
  return Object.fromEntries<string | boolean>([
    ...ownerFields.map((name) => [name, textOf(child(owner, name))] as const),
    ...flags,
  ]);
}
