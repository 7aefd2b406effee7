import { type Cursor, child, fields, items, textOf } from './cursor.ts';
import { byteLength, goJson, goQuote } from './go-text.ts';
import { checkLabel, labelKeyCheck, labelValueCheck, type NameCheck } from './names.ts';
import { checkOwners } from './owner-rules.ts';
import { add, addChecked, addRequired, type Report, type Site } from './report.ts';

/** @source kubernetes/apimachinery pkg/api/validation/objectmeta.go TotalAnnotationSizeLimitB (v0.35) */
const mostAnnotationBytes = 262144;
/** @source kubernetes/apiserver pkg/storage/names/generate.go maxGeneratedNameLength (v0.35) */
const mostGeneratedBase = 58;

export interface MetadataOptions {
  readonly isNamespaced: boolean;
  /** `null`: the kind has name rules of its own that are not checked here. */
  readonly checkName: NameCheck | null;
  readonly generatedSuffix: string;
  /** True when the request is judged as it stands: a namespace where none belongs is not cleared first. */
  readonly isBare: boolean;
  /** A label that the server adds with the object's name as its value. */
  readonly nameLabel?: string;
}

/**
 * Adds the errors of `metadata`, in the server's order.
 * @source kubernetes/apimachinery pkg/api/validation/objectmeta.go ValidateObjectMetaAccessor (v0.35)
 */
export function checkMetadata(report: Report, metadata: Cursor, options: MetadataOptions): void {
  if (options.checkName) checkObjectName(report, metadata, options.checkName, options.generatedSuffix);
  const namespace = child(metadata, 'namespace');
  // An empty namespace is filled from the request; on kinds without namespaces it is cleared.
  if (options.isNamespaced && textOf(namespace) !== '') {
    addChecked(report, 'M4', { field: 'metadata.namespace', at: namespace }, checkLabel, textOf(namespace));
  } else if (options.isBare && textOf(namespace) !== '') {
    add(
      report,
      'M4',
      'FieldValueForbidden',
      { field: 'metadata.namespace', at: namespace },
      'not allowed on this type',
    );
  }
  checkLabels(report, child(metadata, 'labels'), options.nameLabel, child(metadata, 'name'));
  checkAnnotations(report, child(metadata, 'annotations'));
  checkOwners(report, child(metadata, 'ownerReferences'));
  checkFinalizers(report, child(metadata, 'finalizers'));
}

function checkObjectName(report: Report, metadata: Cursor, check: NameCheck, suffix: string): void {
  const name = child(metadata, 'name');
  const generate = child(metadata, 'generateName');
  const prefix = textOf(generate);
  if (prefix !== '')
    addChecked(report, 'M3', { field: 'metadata.generateName', at: generate }, maskedCheck(check), prefix);
  const site: Site = { field: 'metadata.name', at: textOf(name) === '' && prefix !== '' ? generate : name };
  const value = nameOf(metadata, suffix);
  if (value === '') addRequired(report, 'M1', site, 'name or generateName is required');
  else addChecked(report, 'M2', site, check, value);
}

/** Returns the name the server stores: `metadata.name`, else the generated one, else `''`. */
export function nameOf(metadata: Cursor, generatedSuffix: string): string {
  const prefix = textOf(child(metadata, 'generateName'));
  const generated = prefix === '' ? '' : prefix.slice(0, mostGeneratedBase) + generatedSuffix;
  return textOf(child(metadata, 'name')) || generated;
}

/** A trailing dash of generateName is fine: what follows it will not be. @source kubernetes/apimachinery pkg/api/validation/generic.go maskTrailingDash (v0.35) */
function maskedCheck(check: NameCheck): NameCheck {
  return (text) => check(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);
}

/** Go walks maps in random order; we take the sorted one. */
function pairs(map: Cursor): readonly { readonly key: string; readonly at: Cursor }[] {
  return fields(map)
    .map((at) => ({ key: at.entry.key, at }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function checkLabels(report: Report, labels: Cursor, nameLabel: string | undefined, name: Cursor): void {
  const checkKey = labelKeyCheck(report.minor);
  const checkValue = labelValueCheck(report.minor);
  const written = pairs(labels).filter(({ key }) => key !== nameLabel);
  const added = nameLabel !== undefined && textOf(name) !== '' ? [{ key: nameLabel, at: name }] : [];
  for (const { key, at } of [...written, ...added].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const site = { field: 'metadata.labels', at };
    addChecked(report, 'M5', site, checkKey, key);
    addChecked(report, 'M6', site, checkValue, textOf(at));
  }
}

function checkAnnotations(report: Report, annotations: Cursor): void {
  const checkKey = labelKeyCheck(report.minor);
  let size = 0;
  for (const { key, at } of pairs(annotations)) {
    // Upper case passes in an annotation key and fails in a label key.
    for (const detail of checkKey(key.toLowerCase())) {
      add(report, 'M7', 'FieldValueInvalid', { field: 'metadata.annotations', at }, detail, goQuote(key));
    }
    size += byteLength(key) + byteLength(textOf(at));
  }
  if (size <= mostAnnotationBytes) return;
  const words = report.minor >= 32 ? 'may not be more than' : 'must have at most';
  const site = { field: 'metadata.annotations', at: annotations };
  add(report, 'M8', 'FieldValueTooLong', site, `${words} ${mostAnnotationBytes} bytes`);
}

function checkFinalizers(report: Report, finalizers: Cursor): void {
  const checkKey = labelKeyCheck(report.minor);
  const values = items(finalizers).map((at) => ({ at, value: textOf(at) }));
  for (const { at, value } of values) addChecked(report, 'M9', { field: 'metadata.finalizers', at }, checkKey, value);
  const names = values.map(({ value }) => value);
  if (names.includes('orphan') && names.includes('foregroundDeletion')) {
    const detail = 'finalizer orphan and foregroundDeletion cannot be both set';
    add(report, 'M10', 'FieldValueInvalid', { field: 'metadata.finalizers', at: finalizers }, detail, goJson(names));
  }
  for (const [index, { at, value }] of values.entries()) {
    if (isStandardFinalizer(value)) continue;
    const site = { field: `metadata.finalizers[${index}]`, at };
    add(report, 'M14', 'FieldValueInvalid', site, standardWords, goQuote(value));
  }
}

export const standardWords = 'name is neither a standard finalizer name nor is it fully qualified';

/** Returns true for a finalizer with a prefix and for the three of Kubernetes itself. @source kubernetes/kubernetes pkg/apis/core/validation/validation.go validateKubeFinalizerName (v1.35) */
export function isStandardFinalizer(name: string): boolean {
  return name.includes('/') || name === 'orphan' || name === 'foregroundDeletion' || name === 'kubernetes';
}

/** Adds nothing but the label and annotation rules: all that is true of every kind. */
export function checkAnyMetadata(report: Report, metadata: Cursor): void {
  checkMetadata(report, metadata, { isNamespaced: true, checkName: null, generatedSuffix: '', isBare: false });
}
