import { type Cursor, child, items, numberOf, textOf } from './cursor.ts';
import { goQuote } from './go-text.ts';
import { add, type Report } from './report.ts';

const immutableFields = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const;

/**
 * Adds the errors of an update's `metadata` that compare it with what is stored. On the way to a server a field that is
 * left out is filled from the stored object, and so are resourceVersion and generation: `isBare` requests go without that.
 * @source kubernetes/apimachinery pkg/api/validation/objectmeta.go ValidateObjectMetaAccessorUpdate (v0.35)
 * @source kubernetes/apiserver pkg/registry/rest/update.go BeforeUpdate (v0.35)
 */
export function checkMetadataUpdate(report: Report, metadata: Cursor, old: Cursor, isBare: boolean): void {
  checkNewFinalizers(report, metadata, old);
  if (isBare) checkCounters(report, metadata, old);
  for (const name of immutableFields) {
    const at = child(metadata, name);
    const [now, before] = [wordsOf(at), wordsOf(child(old, name))];
    // What is compared with may be a manifest: it lacks what the server has given the stored object.
    const isFilled = !isBare && (now === '' || (before === '' && name !== 'name'));
    if (isFilled || now === before) continue;
    const site = { field: `metadata.${name}`, at };
    add(report, 'U1', 'FieldValueInvalid', site, 'field is immutable', printed(at, name));
  }
}

function wordsOf({ node }: Cursor): string {
  return node?.kind === 'scalar' ? String(node.value) : '';
}

function printed({ node }: Cursor, name: string): string {
  const isText = name === 'name' || name === 'namespace' || name === 'uid';
  if (node?.kind !== 'scalar') return isText ? '""' : 'null';
  return typeof node.value === 'string' ? goQuote(node.value) : String(node.value);
}

function checkCounters(report: Report, metadata: Cursor, old: Cursor): void {
  const version = child(metadata, 'resourceVersion');
  if (textOf(version) === '') {
    const site = { field: 'metadata.resourceVersion', at: version };
    add(report, 'U4', 'FieldValueInvalid', site, 'must be specified for an update', '""');
  }
  const generation = child(metadata, 'generation');
  if (numberOf(generation) >= numberOf(child(old, 'generation'))) return;
  const site = { field: 'metadata.generation', at: generation };
  add(report, 'U5', 'FieldValueInvalid', site, 'must not be decremented', String(numberOf(generation)));
}

function checkNewFinalizers(report: Report, metadata: Cursor, old: Cursor): void {
  if (!child(old, 'deletionTimestamp').node) return;
  const known = new Set(items(child(old, 'finalizers')).map(textOf));
  const at = child(metadata, 'finalizers');
  const added = items(at)
    .map(textOf)
    .filter((name) => !known.has(name));
  if (added.length === 0) return;
  const list = `[]string{${added.map(goQuote).join(', ')}}`;
  const detail = `no new finalizers can be added if the object is being deleted, found new finalizers ${list}`;
  add(report, 'U2', 'FieldValueForbidden', { field: 'metadata.finalizers', at }, detail);
}

/** Adds the error of a class that changes its controller. @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go ValidateIngressClassUpdate (v1.35) */
export function checkControllerUpdate(report: Report, spec: Cursor, oldSpec: Cursor): void {
  const at = child(spec, 'controller');
  if (textOf(at) === textOf(child(oldSpec, 'controller'))) return;
  const site = { field: 'spec.controller', at };
  add(report, 'U3', 'FieldValueInvalid', site, 'field is immutable', goQuote(textOf(at)));
}
