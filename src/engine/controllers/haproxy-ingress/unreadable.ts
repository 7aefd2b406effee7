import { toBytes } from '../../match/bytes.ts';
import { compilePattern } from '../../match/pcre/pattern.ts';
import { type Reported, reportUnreadable, type ValueReaders } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located, Service } from '../../model/objects.ts';
import { rewriteTargetPattern, written } from './annotations.ts';
import { isMapKey } from './hosts.ts';
import { speaker } from './speaker.ts';
import { parseBool } from './values.ts';

/** What the controller makes of a value that it cannot read. */
type Instead = 'default' | 'false' | 'begin' | 'none' | 'broken';

const isPattern = (text: string): boolean => compilePattern(toBytes(text), false).kind !== 'invalid';

/**
 * What is read of each key: returns what stands in for a value, `null` for one that can be read. An empty text is as good as none
 * where a text is wanted.
 */
const readers: ValueReaders = [
  ['ssl-redirect', (value) => (parseBool(value) === null ? 'default' : null)],
  ['ssl-always-add-https', (value) => (parseBool(value) === null ? 'false' : null)],
  ['ssl-passthrough', (value) => (parseBool(value) === null ? 'false' : null)],
  ['path-type', (value) => (['', 'begin', 'prefix', 'exact', 'regex'].includes(value.toLowerCase()) ? null : 'begin')],
  ['tcp-service-port', (value) => (/^[+-]?\d+$/.test(value) ? null : 'none')],
  ['rewrite-target', readTarget],
  ['server-alias', readHost],
  ['server-alias-regex', readPattern],
  ['redirect-from', readHost],
  ['redirect-from-regex', readPattern],
];

function readTarget(value: string): Instead | null {
  if (!rewriteTargetPattern.test(value)) return 'none';
  return /[\n%]/.test(value) ? 'broken' : null;
}

function readHost(value: string): Instead | null {
  return value === '' || isMapKey(value) ? null : 'broken';
}

function readPattern(value: string): Instead | null {
  return readHost(value) ?? (isPattern(value) ? null : 'broken');
}

/** Returns one problem for each value that the controller cannot read, at its place. */
export function adviseValues(annotated: readonly Located<Ingress | Service>[]): readonly Reported[] {
  return annotated.flatMap((located) => reportUnreadable(speaker, located, readers, written));
}
