import { toBytes } from '../../match/bytes.ts';
import type { PcreConstruct } from '../../match/pcre/escape.ts';
import { tooManySteps } from '../../match/pcre/pattern.ts';
import type { Entry } from './entries.ts';
import { fits, type Layout, type Layouts, layoutsOf, type Slot } from './files.ts';
import { goSort } from './go-sort.ts';
import { filterKey, type HeaderMatch, hasHeaders } from './header-match.ts';
import type { Hosts } from './hosts.ts';
import type { MatchType } from './options.ts';
import { type RegexRow, type Row, rowsOf, suffixOf } from './rows.ts';

/** Paths that ask for the same headers: looked up before all without. */
interface Filtered {
  readonly headers: readonly HeaderMatch[];
  readonly tables: LookupTables;
}

/** One map of the controller, in all of its files. */
export interface LookupTables {
  /** Most headers first. */
  readonly filtered: readonly Filtered[];
  /** By host and path. */
  readonly exact: ReadonlyMap<string, ReadonlyMap<string, readonly Row[]>>;
  readonly layouts: Layouts;
  /** By literal host or the suffix of a wildcard, in order. */
  readonly regex: ReadonlyMap<string, readonly Placed[]>;
  /** Rows that may stand for any host, in order. */
  readonly anyHost: readonly Placed[];
  readonly isEmpty: boolean;
  readonly order: readonly MatchType[];
  /** The expressions, for who wants to know whether HAProxy takes them. */
  readonly expressions: readonly RegexRow[];
}

/** A row of the regex map with its place in the file. */
interface Placed extends RegexRow {
  readonly place: number;
}

/** Longest key first, then by text and number. */
function isEarlier(a: RegexRow, b: RegexRow): boolean {
  if (a.key.length !== b.key.length) return a.key.length > b.key.length;
  return a.key === b.key ? a.number < b.number : a.key < b.key;
}

const byPlace = (a: Placed, b: Placed) => a.place - b.place;

/** Element-wise and case-sensitive; trailing slashes of the rule do not count. */
export function prefixMatches(rule: string, path: string): boolean {
  const bare = rule.replace(/\/+$/, '');
  return path === bare || path.startsWith(`${bare}/`) || bare === '';
}

/** Character-wise and without case. */
export function beginMatches(rule: string, path: string): boolean {
  return path.slice(0, rule.length).toLowerCase() === rule.toLowerCase();
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The first of equal rows answers. @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go sort (465a51c) */
function exactTable(rows: readonly Row[]): LookupTables['exact'] {
  const keyed = rows.map((row) => ({ row, key: toBytes(`${row.host}#${row.entry.path}`) }));
  const sorted = goSort(keyed, (a, b) => (a.key === b.key ? a.row.number < b.row.number : a.key < b.key));
  const table = new Map<string, Map<string, readonly Row[]>>();
  for (const { row } of sorted) {
    const paths = table.get(row.host) ?? new Map<string, readonly Row[]>();
    table.set(row.host, paths);
    if (!paths.has(row.entry.path)) paths.set(row.entry.path, [row]);
  }
  return table;
}

/** What a map is made of. */
export interface TableInput {
  readonly entries: readonly Entry[];
  readonly scheme: 'http' | 'https';
  /** Settings of the hosts, for their aliases; none where a map knows none. */
  readonly hosts: Hosts;
  readonly order: readonly MatchType[];
}

/** Returns the look-up tables of some entries. */
export function buildTables(input: TableInput): LookupTables {
  const plain = input.entries.filter(({ headers }) => headers.length === 0);
  if (plain.length === input.entries.length) return tablesOf(input, []);
  const asking = input.entries.filter(({ headers }) => headers.length > 0);
  const filtered = [...groupBy(asking, ({ headers }) => filterKey(headers)).values()]
    .map((entries) => ({ headers: entries[0]?.headers ?? [], tables: tablesOf({ ...input, entries }, []) }))
    .sort((a, b) => b.headers.length - a.headers.length);
  return tablesOf({ ...input, entries: plain }, filtered);
}

function tablesOf({ entries, scheme, hosts, order }: TableInput, filtered: readonly Filtered[]): LookupTables {
  const { literal, regex } = rowsOf(entries, scheme, hosts);
  const isExact = ({ entry }: Row) => entry.match === 'exact';
  const sorted = goSort(regex, isEarlier).map((row, place) => ({ ...row, place }));
  return {
    filtered,
    exact: exactTable(literal.filter(isExact)),
    layouts: layoutsOf(literal.filter((row) => !isExact(row))),
    regex: groupBy(
      sorted.filter(({ bucket }) => bucket !== null),
      ({ bucket }) => bucket ?? '',
    ),
    anyHost: sorted.filter(({ bucket }) => bucket === null),
    isEmpty: entries.length === 0 && filtered.length === 0,
    order,
    expressions: [...sorted, ...filtered.flatMap(({ tables }) => tables.expressions)],
  };
}

/** Rows that may answer: one, or several where the controller leaves it open; or none, or why one that comes first is not simulated. */
export type Found = readonly Row[] | { readonly notSimulated: PcreConstruct } | null;

/** The first row that matches `host#path`. */
function firstRow(rows: readonly RegexRow[], text: string): Found {
  if (rows.length === 0) return null;
  const bytes = toBytes(text);
  for (const row of rows) {
    const { compiled } = row;
    if (compiled.kind === 'invalid') continue;
    const matches = compiled.kind === 'pattern' ? compiled.pattern.test(bytes) : null;
    if (matches) return [row];
    if (matches === null) return { notSimulated: compiled.kind === 'unknown' ? compiled.construct : tooManySteps };
  }
  return null;
}

function firstSlot(list: readonly Slot[] | undefined, path: string): readonly Row[] | null {
  if (list) for (const slot of list) if (fits(slot, path)) return slot.rows;
  return null;
}

/** Rows of a host, of its wildcard and of alias expressions, in the order of the regex map. */
function regexRowsOf({ regex, anyHost }: LookupTables, host: string): readonly Placed[] {
  const own = regex.get(host) ?? [];
  const byWildcard = regex.get(suffixOf(host)) ?? [];
  const lists = [own, byWildcard, anyHost].filter((list) => list.length > 0);
  // Each list is in order already.
  return lists.length > 1 ? lists.flat().sort(byPlace) : (lists[0] ?? []);
}

function ofType(tables: LookupTables, type: MatchType, host: string, path: string, layout: Layout | undefined): Found {
  switch (type) {
    case 'exact':
      return tables.exact.get(host)?.get(path) ?? null;
    case 'prefix':
      return firstSlot(layout?.prefix, path);
    case 'begin':
      return firstSlot(layout?.begin, path);
    case 'regex':
      return firstRow(regexRowsOf(tables, host), `${host}#${path}`);
  }
}

function lookupKey(tables: LookupTables, host: string, path: string): Found {
  const exact = tables.exact.get(host)?.get(path);
  if (exact) return exact;
  const [one, other] = tables.layouts.map((layouts) => underLayout(tables, host, path, layouts.get(host)));
  return other === undefined ? (one ?? null) : either(one ?? null, other);
}

function underLayout(tables: LookupTables, host: string, path: string, layout: Layout | undefined): Found {
  const prior = firstSlot(layout?.priority, path);
  if (prior) return prior;
  for (const type of tables.order) {
    const found = ofType(tables, type, host, path, layout);
    if (found) return found;
  }
  return null;
}

function isRows(found: Found): found is readonly Row[] {
  return Array.isArray(found);
}

/** What two ways of laying out the files answer together. */
function either(one: Found, other: Found): Found {
  if (!isRows(one)) return one;
  return isRows(other) ? [...new Set([...one, ...other])] : other;
}

/** The look-up itself: what asks for headers that the request has comes before everything. */
export function underHost(
  tables: LookupTables,
  {
    host,
    path,
    headers,
  }: { readonly host: string; readonly path: string; readonly headers: ReadonlyMap<string, string> },
): Found {
  if (tables.isEmpty) return null;
  for (const one of tables.filtered) {
    const found = hasHeaders(one.headers, headers) ? lookupKey(one.tables, host, path) : null;
    if (found) return found;
  }
  return lookupKey(tables, host, path);
}
