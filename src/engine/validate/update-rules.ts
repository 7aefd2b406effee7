import { type Cursor, child, items, textOf } from './cursor.ts';
import { goQuote } from './go-text.ts';
import { add, type Report } from './report.ts';

const immutableTexts = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp'] as const;

/**
 * Adds the errors of an update's `metadata` that compare it with what is stored.
 * A field the request leaves empty is filled from the stored object before they are compared; so are resourceVersion
 * and generation, whose rules therefore never show.
 * @source kubernetes/apimachinery pkg/api/validation/objectmeta.go ValidateObjectMetaAccessorUpdate (v0.35)
 * @source kubernetes/apiserver pkg/registry/rest/update.go BeforeUpdate (v0.35)
 */
export function checkMetadataUpdate(report: Report, metadata: Cursor, old: Cursor): void {
  checkNewFinalizers(report, metadata, old);
  for (const name of immutableTexts) {
    const at = child(metadata, name);
    if (textOf(at) === '' || textOf(at) === textOf(child(old, name))) continue;
    // Outside a namespaced test the stored object may carry none.
    if (name !== 'name' && textOf(child(old, name)) === '') continue;
    add(
      report,
      'U1',
      'FieldValueInvalid',
      { field: `metadata.${name}`, at },
      'field is immutable',
      goQuote(textOf(at)),
    );
  }
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
