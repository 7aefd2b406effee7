import { toBytes } from '../../match/bytes.ts';
import { compilePattern, type PatternResult } from '../../match/pcre/pattern.ts';
import type { Entry } from './entries.ts';
import { type Hosts, isMapKey, settingOf } from './hosts.ts';

/** One row of a map: an entry under one of its host's names. */
export interface Row {
  readonly entry: Entry;
  /** The name that a literal row stands under, `''` for an expression. */
  readonly host: string;
  /** Place among the paths of its host. */
  readonly number: number;
  /** Place among all rows as the controller writes them. */
  readonly at: number;
  /** True under a server-alias: the backend knows its paths by the hosts of the rules alone. */
  readonly isAlias: boolean;
}

/** A row of the regex map. */
export interface RegexRow extends Row {
  /** `host#path` as an expression, in bytes. */
  readonly key: string;
  readonly compiled: PatternResult;
  /** What follows the `*` of a wildcard host, dot included; the literal host of a regex path; `null` where any host may match. */
  readonly bucket: string | null;
}

export interface Rows {
  readonly literal: readonly Row[];
  readonly regex: readonly RegexRow[];
}

const special = /[\\.+*?()|[\]{}^$]/g;

/** Returns a text as an expression that matches just it. */
export const quote = (text: string): string => text.replace(special, '\\$&');

/** The path half of a row in the regex map. @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go (465a51c) */
export function pathPattern({ match, path }: Entry): string {
  switch (match) {
    case 'exact':
      return `${quote(path)}$`;
    case 'prefix':
      // A path that ends with a slash is written as it is: /foo/ does not match /foo.
      return path.endsWith('/') ? quote(path) : `${quote(path)}(/.*)?`;
    case 'begin':
      return quote(path);
    case 'regex':
      return path;
  }
}

/** Returns whether the path half of an entry's row in the regex map matches; `null` where that is not simulated. */
export function patternMatches(entry: Entry, path: string): boolean | null {
  const compiled = compilePattern(toBytes(`^${pathPattern(entry)}`), false);
  if (compiled.kind === 'invalid') return false;
  return compiled.kind === 'pattern' ? compiled.pattern.test(toBytes(path)) : null;
}

/** The host half of a server-alias-regex. @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go buildMapKey (465a51c) */
function aliasPattern(alias: string): string {
  const lower = alias.toLowerCase();
  return lower.endsWith('$') ? lower.slice(0, -1) : `${lower}[^#]*`;
}

/** Returns what follows the star of a wildcard host, `null` for any other. */
export function wildcardSuffix(host: string): string | null {
  return host.startsWith('*.') ? host.slice(1) : null;
}

/** Returns the part of a host behind its first label, dot included; `''` where a wildcard could not stand for it. */
export function suffixOf(host: string): string {
  const dot = host.indexOf('.');
  return dot > 0 ? host.slice(dot) : '';
}

/** Returns the host of which a name is an alias, `null` for none. */
export function hostCalled(hosts: Hosts, name: string): string | null {
  for (const [host] of hosts) {
    const alias = settingOf(hosts, host, 'server-alias').toLowerCase();
    const isWild = wildcardSuffix(alias) !== null && wildcardSuffix(alias) === suffixOf(name);
    if (isMapKey(alias) && (alias === name || isWild)) return host;
    const expression = settingOf(hosts, host, 'server-alias-regex');
    if (!isMapKey(expression)) continue;
    const compiled = compilePattern(toBytes(`${aliasPattern(expression)}#`), false);
    if (compiled.kind === 'pattern' && compiled.pattern.test(toBytes(`${name}#`))) return host;
  }
  return null;
}

class Writer {
  readonly literal: Row[] = [];
  readonly regex: RegexRow[] = [];
  private readonly scheme: 'http' | 'https';
  private at = 0;

  constructor(scheme: 'http' | 'https') {
    this.scheme = scheme;
  }

  private row(entry: Entry, host: string, isAlias: boolean): Row {
    return { entry, host, number: entry.number[this.scheme], at: this.at++, isAlias };
  }

  private expression(entry: Entry, host: string, bucket: string | null, isAlias: boolean): void {
    const key = toBytes(`${host}#${pathPattern(entry)}`);
    this.regex.push({ ...this.row(entry, '', isAlias), key, compiled: compilePattern(key, false), bucket });
  }

  /** A path under a host's name, literal or wildcard. */
  name(entry: Entry, host: string, isAlias: boolean): void {
    const suffix = wildcardSuffix(host);
    if (suffix !== null) this.expression(entry, `^[^.]+${quote(suffix)}`, suffix, isAlias);
    else if (entry.match === 'regex') this.expression(entry, `^${quote(host)}`, host, isAlias);
    else this.literal.push(this.row(entry, host, isAlias));
  }

  alias(entry: Entry, hosts: Hosts): void {
    const name = settingOf(hosts, entry.host, 'server-alias');
    if (isMapKey(name)) this.name(entry, name.toLowerCase(), true);
    const expression = settingOf(hosts, entry.host, 'server-alias-regex');
    if (isMapKey(expression)) this.expression(entry, aliasPattern(expression), null, true);
  }
}

/**
 * Returns the rows of a map in the order in which the controller writes them: hosts by name, their paths as numbered, each
 * under its host before its aliases.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/config.go writeFrontendMaps (465a51c)
 */
export function rowsOf(entries: readonly Entry[], scheme: 'http' | 'https', hosts: Hosts): Rows {
  const writer = new Writer(scheme);
  const ordered = entries
    .map((entry) => ({ entry, host: toBytes(entry.host) }))
    .sort(
      (a, b) => (a.host < b.host ? -1 : a.host > b.host ? 1 : 0) || a.entry.number[scheme] - b.entry.number[scheme],
    );
  for (const { entry } of ordered) {
    writer.name(entry, entry.host, false);
    if (hosts.size > 0) writer.alias(entry, hosts);
  }
  return writer;
}
