import type { Ingress } from '../../model/ingress.ts';

/** Where the controller's own annotations begin. */
export const prefix = 'nginx.ingress.kubernetes.io/';

/** Returns the value of an annotation of this controller, `undefined` when absent. */
export function read(ingress: Ingress, name: string): string | undefined {
  return ingress.metadata.annotations.get(prefix + name)?.value;
}

/** Returns whether an Ingress has any annotation of this controller: most of what is asked needs no answer then. */
export function hasAnnotations({ metadata }: Ingress): boolean {
  for (const key of metadata.annotations.keys()) if (key.startsWith(prefix)) return true;
  return false;
}

/** What a validator says of a value that is not empty. */
export type Validator = (text: string) => boolean;

/**
 * How the controller finds an annotation: it is absent, has nothing in it, is refused by its validator, or has a value.
 * @source kubernetes/ingress-nginx internal/ingress/annotations/parser/main.go, validators.go checkAnnotation (v1.15.1)
 */
export type Reading<T> =
  | { readonly state: 'absent' | 'empty' | 'invalid'; readonly value: null }
  | { readonly state: 'value'; readonly value: T };

const absent = { state: 'absent', value: null } as const;
const empty = { state: 'empty', value: null } as const;
const invalid = { state: 'invalid', value: null } as const;

/** @source golang/go strconv ParseBool (1.23) */
export function parseBool(text: string | null | undefined): boolean | null {
  if (text === null || text === undefined) return null;
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text)) return false;
  return null;
}

/** @source golang/go strconv Atoi (1.23): no spaces, no points, nothing beyond 64 bits */
export function parseInteger(text: string | null | undefined): number | null {
  if (text === null || text === undefined || !/^[+-]?\d+$/.test(text)) return null;
  const number = Number(text);
  return Math.abs(number) < 2 ** 63 ? number : null;
}

/** Every line without the spaces around it. Validators see the text before that: a newline at the end is refused by most. */
function normalise(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

function readAs<T>(text: string | undefined, parse: (text: string) => T | null): Reading<T> {
  if (text === undefined) return absent;
  if (text === '') return empty;
  const value = parse(text);
  return value === null ? invalid : { state: 'value', value };
}

/** Returns a flag: `true`, `1`, `T` … and nothing like `yes`. */
export function readBool(ingress: Ingress, name: string): Reading<boolean> {
  return readAs(read(ingress, name), parseBool);
}

/** Returns a whole number. */
export function readInteger(ingress: Ingress, name: string): Reading<number> {
  return readAs(read(ingress, name), parseInteger);
}

/** Returns a text that its validator takes. */
export function readText(ingress: Ingress, name: string, isValid: Validator): Reading<string> {
  const text = read(ingress, name);
  if (text === undefined) return absent;
  if (text !== '' && !isValid(text)) return invalid;
  const value = normalise(text);
  return value === '' ? empty : { state: 'value', value };
}

/** Returns an Ingress without one of its annotations. */
export function withoutKey(ingress: Ingress, key: string): Ingress {
  const annotations = new Map(ingress.metadata.annotations);
  annotations.delete(key);
  return { ...ingress, metadata: { ...ingress.metadata, annotations } };
}
