import { toBytes } from '../../match/bytes.ts';
import { compilePattern, type PatternResult, tooManySteps } from '../../match/pcre/pattern.ts';
import { defaultHost, type Entries, type Entry } from './entries.ts';
import { filterKey, type HeaderMatch, hasHeaders } from './header-match.ts';
import type { MatchType } from './options.ts';

/** One way an entry can be found: under a literal host, or by a regular expression over `host#path`. */
export interface RegexRow {
  readonly entry: Entry;
  /** As HAProxy's regex map writes it. */
  readonly key: string;
  readonly compiled: Exclude<PatternResult, { readonly kind: 'invalid' }>;
}

/** A prefix or begin path ready to be compared. */
interface Free {
  readonly entry: Entry;
  /** Prefix: without slashes at the end; begin: in lower case. */
  readonly text: string;
}

function freeOf(entry: Entry): Free {
  return { entry, text: entry.match === 'prefix' ? entry.path.replace(/\/+$/, '') : entry.path.toLowerCase() };
}

function fits({ entry, text }: Free, path: string): boolean {
  if (entry.match === 'begin') return path.slice(0, text.length).toLowerCase() === text;
  return path.startsWith(text) && (path.length === text.length || path.charCodeAt(text.length) === 0x2f || text === '');
}

interface HostTable {
  readonly exact: ReadonlyMap<string, Entry>;
  /** Prefix and begin paths that get a priority file, longest first. */
  readonly priority: readonly Free[];
  readonly prefix: readonly Free[];
  readonly begin: readonly Free[];
  readonly regex: readonly RegexRow[];
}

/** Paths that ask for the same headers: looked up before all without. */
interface Filtered {
  readonly headers: readonly HeaderMatch[];
  readonly tables: LookupTables;
}

export interface LookupTables {
  /** Most headers first. */
  readonly filtered: readonly Filtered[];
  readonly literal: ReadonlyMap<string, HostTable>;
  /** By what follows the `*`, dot included. */
  readonly wildcard: ReadonlyMap<string, readonly RegexRow[]>;
  readonly aliasRegex: readonly RegexRow[];
  readonly isEmpty: boolean;
  /** False when the regex map has no rows at all. */
  readonly hasRows: boolean;
  readonly order: readonly MatchType[];
}

const special = /[\\.+*?()|[\]{}^$]/g;
const quote = (text: string) => text.replace(special, '\\$&');

/** The path half of a row in the regex map. @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go (465a51c) */
function pathPattern(entry: Entry): string {
  switch (entry.match) {
    case 'exact':
      return `${quote(entry.path)}$`;
    case 'prefix':
      // A path that ends with a slash is written as it is: /foo/ does not match /foo.
      return entry.path.endsWith('/') ? quote(entry.path) : `${quote(entry.path)}(/.*)?`;
    case 'begin':
      return quote(entry.path);
    case 'regex':
      return entry.path;
  }
}

/** Returns whether the path half of an entry's row in the regex map matches; `null` where that is not simulated. */
export function patternMatches(entry: Entry, path: string): boolean | null {
  const compiled = compilePattern(toBytes(`^${pathPattern(entry)}`), false);
  if (compiled.kind === 'invalid') return false;
  return compiled.kind === 'pattern' ? compiled.pattern.test(toBytes(path)) : null;
}

/** A row of the regex map; `null` for a pattern that PCRE refuses. */
function regexRow(entry: Entry, hostPattern: string): RegexRow | null {
  const key = `${hostPattern}#${pathPattern(entry)}`;
  const compiled = compilePattern(toBytes(key), false);
  return compiled.kind === 'invalid' ? null : { entry, key, compiled };
}

/** Longest key first, then by text. */
function byKey(a: RegexRow, b: RegexRow): number {
  if (a.key.length !== b.key.length) return b.key.length - a.key.length;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : a.entry.order - b.entry.order;
}

/** Element-wise and case-sensitive; trailing slashes of the rule do not count. */
export function prefixMatches(rule: string, path: string): boolean {
  const bare = rule.replace(/\/+$/, '');
  return path === bare || path.startsWith(`${bare}/`) || bare === '';
}

/** Character-wise and without case. */
export function beginMatches(rule: string, path: string): boolean {
  return path.slice(0, rule.length).toLowerCase() === rule.toLowerCase();
}

/** Longest first; of one path the prefix before the begin, then the order of declaration. */
function longestFirst(a: Entry, b: Entry): number {
  if (a.path.length !== b.path.length) return b.path.length - a.path.length;
  if (a.match !== b.match) return a.match === 'prefix' ? -1 : 1;
  return a.order - b.order;
}

/** Begin paths stand in lower case in their map. */
function mapPath({ match, path }: Entry): string {
  return match === 'begin' ? path.toLowerCase() : path;
}

/** Returns what says whether a path earns a priority file: a shorter path of the other type on its host begins it. */
function rivalry(all: readonly Entry[]): (entry: Entry) => boolean {
  const paths = { prefix: new Set<string>(), begin: new Set<string>() };
  for (const entry of all)
    if (entry.match === 'prefix' || entry.match === 'begin') paths[entry.match].add(mapPath(entry));
  return (entry) => {
    const others = entry.match === 'prefix' ? paths.begin : paths.prefix;
    const path = mapPath(entry);
    for (let end = path.length - 1; end >= 0; end--) if (others.has(path.slice(0, end))) return true;
    return false;
  };
}

function hostTable(host: string, entries: readonly Entry[]): HostTable {
  const exact = new Map<string, Entry>();
  for (const entry of entries) if (entry.match === 'exact' && !exact.has(entry.path)) exact.set(entry.path, entry);
  const free = entries.filter(({ match }) => match === 'prefix' || match === 'begin').sort(longestFirst);
  // Without paths of both types no priority file exists.
  const isMixed = free.some(({ match }) => match !== free[0]?.match);
  const priority = isMixed ? free.filter(rivalry(free)) : [];
  const early = new Set(priority);
  const rest = isMixed ? free.filter((entry) => !early.has(entry)) : free;
  const regex = entries
    .filter(({ match }) => match === 'regex')
    .map((entry) => regexRow(entry, `^${quote(host)}`))
    .filter((row) => row !== null)
    .sort(byKey);
  return {
    exact,
    priority: priority.map(freeOf),
    prefix: rest.filter(({ match }) => match === 'prefix').map(freeOf),
    begin: rest.filter(({ match }) => match === 'begin').map(freeOf),
    regex,
  };
}

function groupByHost(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.host);
    if (group) group.push(entry);
    else groups.set(entry.host, [entry]);
  }
  return groups;
}

/** The host half of a server-alias-regex. @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go (465a51c) */
function aliasHostPattern(alias: string): string {
  return alias.endsWith('$') ? alias.slice(0, -1) : `${alias}[^#]*`;
}

/** Returns the look-up tables of the entries; `aliases` add names to hosts with the same paths. */
export function buildTables(given: Pick<Entries, 'entries' | 'aliases'>, order: readonly MatchType[]): LookupTables {
  const plain = given.entries.filter(({ headers }) => headers.length === 0);
  if (plain.length === given.entries.length) return tablesOf(given, order, []);
  const groups = new Map<string, Entry[]>();
  for (const entry of given.entries) {
    const key = filterKey(entry.headers);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const filtered = [...groups.values()]
    .map((entries) => ({
      headers: entries[0]?.headers ?? [],
      tables: tablesOf({ entries, aliases: given.aliases }, order, []),
    }))
    .sort((a, b) => b.headers.length - a.headers.length);
  return tablesOf({ entries: plain, aliases: given.aliases }, order, filtered);
}

function tablesOf(
  { entries, aliases }: Pick<Entries, 'entries' | 'aliases'>,
  order: readonly MatchType[],
  filtered: readonly Filtered[],
): LookupTables {
  const groups = groupByHost(entries);
  const literal = new Map<string, Entry[]>();
  const wildcard = new Map<string, RegexRow[]>();
  const aliasRegex: RegexRow[] = [];
  const addWildcard = (host: string, group: readonly Entry[]) => {
    const rows = group.map((entry) => regexRow(entry, `^[^.]+${quote(host.slice(1))}`)).filter((row) => row !== null);
    wildcard.set(host.slice(1), [...(wildcard.get(host.slice(1)) ?? []), ...rows]);
  };
  const add = (host: string, group: readonly Entry[]) => {
    if (host.startsWith('*.')) addWildcard(host, group);
    else literal.set(host, [...(literal.get(host) ?? []), ...group]);
  };
  for (const [host, group] of groups) {
    add(host, group);
    const alias = aliases.literal.get(host)?.toLowerCase();
    if (alias) add(alias, group);
    const expression = aliases.regex.get(host);
    if (expression) {
      for (const entry of group) {
        const row = regexRow(entry, aliasHostPattern(expression));
        if (row) aliasRegex.push(row);
      }
    }
  }
  const tables = new Map([...literal].map(([host, group]) => [host, hostTable(host, inOrder(group))]));
  return {
    filtered,
    literal: tables,
    wildcard: new Map([...wildcard].map(([suffix, rows]) => [suffix, rows.sort(byKey)])),
    aliasRegex: aliasRegex.sort(byKey),
    isEmpty: entries.length === 0 && filtered.length === 0,
    hasRows: wildcard.size > 0 || aliasRegex.length > 0 || [...tables.values()].some(({ regex }) => regex.length > 0),
    order,
  };
}

function inOrder(group: readonly Entry[]): readonly Entry[] {
  return [...group].sort((a, b) => a.order - b.order);
}

/** An entry, or none, or why a row that comes first is not simulated. */
export type Found = Entry | { readonly notSimulated: string } | null;

/** The first row that matches `host#path`. */
function firstRow(rows: readonly RegexRow[], text: string): Found {
  const bytes = toBytes(text);
  for (const { entry, compiled } of rows) {
    const matches = compiled.kind === 'pattern' ? compiled.pattern.test(bytes) : null;
    if (matches) return entry;
    if (matches === null) return { notSimulated: compiled.kind === 'unknown' ? compiled.construct : tooManySteps };
  }
  return null;
}

function firstFree(list: readonly Free[] | undefined, path: string): Entry | null {
  if (list) for (const free of list) if (fits(free, path)) return free.entry;
  return null;
}

function ofType(
  tables: LookupTables,
  type: MatchType,
  host: string,
  path: string,
  table: HostTable | undefined,
): Found {
  switch (type) {
    case 'exact':
      return table?.exact.get(path) ?? null;
    case 'prefix':
      return firstFree(table?.prefix, path);
    case 'begin':
      return firstFree(table?.begin, path);
    case 'regex':
      return tables.hasRows ? firstRow(rowsOf(tables, host), `${host}#${path}`) : null;
  }
}

/** Rows of a host, of its wildcard and of alias expressions, in the order of the regex map. */
function rowsOf(tables: LookupTables, host: string): readonly RegexRow[] {
  const dot = host.indexOf('.');
  const own = tables.literal.get(host)?.regex ?? [];
  const byWildcard = dot > 0 ? (tables.wildcard.get(host.slice(dot)) ?? []) : [];
  const lists = [own, byWildcard, tables.aliasRegex].filter((list) => list.length > 0);
  // Each list is in order already.
  return lists.length > 1 ? lists.flat().sort(byKey) : (lists[0] ?? []);
}

function lookupKey(tables: LookupTables, host: string, path: string): Found {
  const table = tables.literal.get(host);
  const exact = table?.exact.get(path);
  if (exact) return exact;
  const prior = firstFree(table?.priority, path);
  if (prior) return prior;
  for (const type of tables.order) {
    const found = ofType(tables, type, host, path, table);
    if (found) return found;
  }
  return null;
}

/** What asks for headers that the request has comes before everything. */
function underHost(tables: LookupTables, host: string, path: string, headers: Headers): Found {
  for (const one of tables.filtered) {
    const found = hasHeaders(one.headers, headers) ? lookupKey(one.tables, host, path) : null;
    if (found) return found;
  }
  return lookupKey(tables, host, path);
}

type Headers = ReadonlyMap<string, string>;

/** Returns the entry that answers: under the host, else under the internal default host; `null` when none does. */
export function lookup(
  tables: LookupTables,
  { host, path, headers }: { readonly host: string; readonly path: string; readonly headers: Headers },
  strictHost: boolean,
): Found {
  if (tables.isEmpty) return null;
  const found = underHost(tables, host, path, headers);
  const isKnown = tables.literal.has(host) || tables.filtered.some((one) => one.tables.literal.has(host));
  if (found || (strictHost && isKnown)) return found;
  return underHost(tables, defaultHost, path, headers);
}
