/**
 * What a file of a folder is. `helm`: a template that is no YAML before its chart is rendered;
 * `other`: settings of other tools, values of a chart, data: nothing that kubectl would send.
 */
export type FileKind = 'kubernetes' | 'kustomization' | 'helm' | 'other';

/** Returns the kind of a file by its name and text, without reading it as YAML: for whole folders. Linear. */
export function fileKindOf(name: string, text: string): FileKind {
  if (isKustomizationName(name)) return 'kustomization';
  if (/^\s*\{(?!\{)/.test(text)) return isObjectText(text, jsonField) ? 'kubernetes' : 'other';
  if (text.includes('{{') && isTemplate(name, text)) return 'helm';
  // A file in which nothing stands yet is nothing else either: it may be written to.
  if (text.split('\n').every((line) => /^\ufeff?(?:---)?\s*(?:#|$)/.test(line))) return 'kubernetes';
  // What looks like an object is looked at as one: a broken manifest is still a manifest.
  return text.split(/^---/m).some((document) => isObjectText(document, fieldIn(document))) ? 'kubernetes' : 'other';
}

/** @source kubernetes-sigs/kustomize api/konfig/general.go RecognizedKustomizationFileNames (v0.20) */
export function isKustomizationName(name: string): boolean {
  return /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(name);
}

/** Actions of a template where YAML has a line or a value; in texts and quotes `{{` is often meant for others. */
function isTemplate(name: string, text: string): boolean {
  if (/(?:^|\/)templates\//.test(name)) return true;
  return /^\s*\{\{-?\s*(?:if|range|with|define|include|template|end|\/\*|-?\$|\.)/m.test(text);
}

type FieldReader = (text: string, key: 'apiVersion' | 'kind') => string | null;

const jsonField: FieldReader = (text, key) => {
  const pattern =
    key === 'kind' ? /["']?\bkind["']?\s*:\s*["']?([\w.-]+)/ : /["']?\bapiVersion["']?\s*:\s*["']?([\w./-]+)/;
  return pattern.exec(text)?.[1] ?? null;
};

/** Reads the fields of a document's outermost map: those that stand as far left as its first line. */
function fieldIn(document: string): FieldReader {
  const first = /^\ufeff?([ \t]*)(?![\s#])/m.exec(document);
  const indent = first?.[1] ?? '';
  if (/^\s*\{/.test(document)) return jsonField;
  return (text, key) => {
    const line = new RegExp(`^\\ufeff?${indent}(?:- )?["']?${key}["']?[ \\t]*:[ \\t]+["']?([\\w./-]+)`, 'm').exec(text);
    return line?.[1] ?? null;
  };
}

const legacyGroups: ReadonlySet<string> = new Set(['apps', 'batch', 'autoscaling', 'policy', 'extensions']);

/** What is surely meant as an object even when one of its two names is missing or wrong. */
const routingKinds: ReadonlySet<string> = new Set(['Ingress', 'IngressClass', 'Service', 'EndpointSlice', 'HTTPRoute']);

function isObjectText(text: string, field: FieldReader): boolean {
  const kind = field(text, 'kind');
  if (kind !== null && routingKinds.has(kind)) return true;
  const apiVersion = field(text, 'apiVersion');
  if (apiVersion === null || !isServed(apiVersion)) return false;
  // A kubeconfig has both names, and credentials.
  return kind !== null ? !(apiVersion === 'v1' && kind === 'Config') : apiVersion.includes('.');
}

/** Groups of the API have a dot, but for the oldest ones. @source kubernetes/apiextensions-apiserver pkg/apis/apiextensions/validation/validation.go (v1.35) */
function isServed(apiVersion: string): boolean {
  const [group = '', version, ...rest] = apiVersion.split('/');
  if (rest.length > 0) return true;
  if (version === undefined) return /^v\d+(?:(?:alpha|beta)\d+)?$/.test(group);
  return group.includes('.') || legacyGroups.has(group);
}
