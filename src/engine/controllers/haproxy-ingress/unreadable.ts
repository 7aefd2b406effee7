import { toBytes } from '../../match/bytes.ts';
import { compilePattern } from '../../match/pcre/pattern.ts';
import { type Reported, reportUnreadable, type ValueReaders } from '../../match/report.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located, Service } from '../../model/objects.ts';
import { rewriteTargetPattern, written } from './annotations.ts';
import { isMapKey } from './hosts.ts';
import { identity } from './identity.ts';
import { readsOn } from './reads-on.ts';
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
  ['http-header-match', (value) => readHeaders(value, false)],
  ['http-header-match-regex', (value) => readHeaders(value, true)],
];

/** Lines without a name and a colon, and expressions that do not compile. Empty lines are nothing. */
function readHeaders(text: string, isRegex: boolean): Instead | null {
  const isBad = (line: string) => {
    const colon = line.indexOf(':');
    return colon < 0 || line.slice(0, colon).trim() === '' || (isRegex && !isPattern(line.slice(colon + 1).trim()));
  };
  return text.split('\n').some((line) => line.trim() !== '' && isBad(line)) ? 'broken' : null;
}

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

/** Those of the keys that are read of such an object. */
function readersFor({ kind }: Ingress | Service): ValueReaders {
  return readers.filter(([name]) => readsOn(name)?.includes(kind));
}

/** Returns one problem for each value that the controller cannot read, at its place. */
export function adviseValues(annotated: readonly Located<Ingress | Service>[]): readonly Reported[] {
  return annotated.flatMap((located) => reportUnreadable(identity, located, readersFor(located.object), written));
}

/** Keys that decide which requests match: with a value that cannot be read what they make of others is open. */
const matching = new Set(
  'server-alias server-alias-regex redirect-from redirect-from-regex http-header-match http-header-match-regex'.split(
    ' ',
  ),
);

/** An annotation that decides which requests match, and that the controller cannot read. */
export interface Broken {
  readonly ingress: Ingress;
  /** With its prefix. */
  readonly name: string;
  /** What the host of a request begins with that may meet it, `null` where its own paths alone do. */
  readonly begins: string | null;
}

/** Returns what cannot be read of the keys by which an Ingress chooses requests. A map ends a key at its first blank, and an expression meets any host. */
export function brokenOn(ingress: Ingress): readonly Broken[] {
  if (ingress.metadata.annotations.size === 0) return [];
  return readers.flatMap(([name, read]): readonly Broken[] => {
    const found = matching.has(name) ? written(name, ingress) : null;
    if (!found || read(found.value) !== 'broken') return [];
    const word = found.value.trim().split(/\s/)[0]?.toLowerCase() ?? '';
    const begins = name.startsWith('http-') ? null : name.endsWith('regex') || word.startsWith('*') ? '' : word;
    return [{ ingress, name: found.key, begins }];
  });
}
