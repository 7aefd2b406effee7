import { toBytes } from '../../match/bytes.ts';
import { compilePattern } from '../../match/pcre/pattern.ts';
import type { Ingress } from '../../model/ingress.ts';
import { ownKey } from './annotations.ts';

/** A header that a request must have for a path to be looked at. */
export interface HeaderMatch {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly isRegex: boolean;
}

function linesOf(text: string | null, isRegex: boolean): readonly HeaderMatch[] {
  return (text ?? '').split('\n').flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    return name === '' ? [] : [{ name, value: line.slice(colon + 1).trim(), isRegex }];
  });
}

/**
 * Returns the headers that the paths of an Ingress ask for: one a line, `name: value`; several must all be there.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go addHeaderMatch (465a51c)
 */
export function headersOf(ingress: Ingress): readonly HeaderMatch[] {
  if (ingress.metadata.annotations.size === 0) return [];
  return [
    ...linesOf(ownKey('http-header-match', ingress), false),
    ...linesOf(ownKey('http-header-match-regex', ingress), true),
  ];
}

/** Returns whether a request has the headers; an expression that is not simulated is taken for not matching. */
export function hasHeaders(wanted: readonly HeaderMatch[], headers: ReadonlyMap<string, string>): boolean {
  return wanted.every(({ name, value, isRegex }) => {
    const sent = headers.get(name);
    if (sent === undefined || !isRegex) return sent === value;
    const compiled = compilePattern(toBytes(value), false);
    return compiled.kind === 'pattern' && compiled.pattern.test(toBytes(sent)) === true;
  });
}

/** Returns a text that is equal for equal filters; `''` without one. */
export function filterKey(wanted: readonly HeaderMatch[]): string {
  return wanted.length === 0 ? '' : JSON.stringify(wanted);
}
