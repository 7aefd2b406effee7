import type { Aliases, Entry } from '../engine/controllers/haproxy-ingress/entries.ts';
import type { MatchType } from '../engine/controllers/haproxy-ingress/options.ts';

/** One map file, with HAProxy's match method. */
export interface MapFile {
  readonly method: 'str' | 'dir' | 'beg' | 'reg';
  readonly rows: readonly (readonly [key: string, value: string])[];
}

interface Input {
  readonly entries: readonly Entry[];
  readonly aliases: Aliases;
  readonly order: readonly MatchType[];
  readonly nameOf: (entry: Entry) => string;
}

/** An entry under one of the names of its host. */
interface Named {
  readonly host: string;
  readonly entry: Entry;
}

const special = /[\\.+*?()|[\]{}^$]/g;
const quote = (text: string) => text.replace(special, '\\$&');

function namesOf({ entries, aliases }: Input): readonly Named[] {
  return entries.flatMap((entry) => {
    const alias = aliases.literal.get(entry.host)?.toLowerCase();
    return [{ host: entry.host, entry }, ...(alias === undefined ? [] : [{ host: alias, entry }])];
  });
}

function keyOf({ host, entry }: Named): string {
  return `${host}#${entry.match === 'begin' ? entry.path.toLowerCase() : entry.path}`;
}

/** HAProxy's map_dir takes the first row that fits: the longest must come first. */
function longestFirst(a: Named, b: Named): number {
  const first = Number(a.entry.match === 'begin') - Number(b.entry.match === 'begin');
  return b.entry.path.length - a.entry.path.length || first || a.entry.order - b.entry.order;
}

/** A path goes into a priority file when a shorter path of the other type on its host begins it. */
function isPrior(one: Named, all: readonly Named[]): boolean {
  return all.some(
    (other) =>
      other.host === one.host &&
      other.entry.match !== one.entry.match &&
      other.entry.path.length < one.entry.path.length &&
      keyOf(one).startsWith(keyOf(other)),
  );
}

/** Splits a list, longest first, into runs of one match type. */
function runs(list: readonly Named[]): readonly (readonly Named[])[] {
  const found: Named[][] = [];
  for (const one of list) {
    const last = found.at(-1);
    if (last?.[0]?.entry.match === one.entry.match) last.push(one);
    else found.push([one]);
  }
  return found;
}

/** Priority files: hosts do not meet in them, so the runs of one place may share a file for each type. */
function priorityFiles(prior: readonly Named[], file: (list: readonly Named[]) => MapFile): readonly MapFile[] {
  const byHost = new Map<string, Named[]>();
  for (const one of prior) byHost.set(one.host, [...(byHost.get(one.host) ?? []), one]);
  const places: Named[][] = [];
  for (const list of byHost.values()) {
    for (const [place, run] of runs(list.sort(longestFirst)).entries())
      places[place] = [...(places[place] ?? []), ...run];
  }
  return places.flatMap((list) =>
    (['prefix', 'begin'] as const).map((type) => file(list.filter(({ entry }) => entry.match === type))),
  );
}

/** What a path becomes in the regex file on a wildcard host or an expression. */
function pathPattern({ match, path }: Entry): string {
  if (match === 'exact') return `${quote(path)}$`;
  if (match === 'prefix') return path.endsWith('/') ? quote(path) : `${quote(path)}(/.*)?`;
  return match === 'begin' ? quote(path) : path;
}

/** Rows of literal hosts' regex paths, of wildcard hosts and of alias expressions: longest key first. */
function regexFile(input: Input, named: readonly Named[]): MapFile {
  const rows: (readonly [string, string, number])[] = [];
  const add = (host: string, entry: Entry) =>
    rows.push([`${host}#${pathPattern(entry)}`, input.nameOf(entry), entry.order]);
  for (const { host, entry } of named) {
    if (host.startsWith('*.')) add(`^[^.]+${quote(host.slice(1))}`, entry);
    else if (entry.match === 'regex') add(`^${quote(host)}`, entry);
  }
  for (const entry of input.entries) {
    const alias = input.aliases.regex.get(entry.host);
    if (alias !== undefined) add(alias.endsWith('$') ? alias.slice(0, -1) : `${alias}[^#]*`, entry);
  }
  rows.sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[2] - b[2]));
  return { method: 'reg', rows: rows.map(([key, value]) => [key, value]) };
}

/**
 * Returns the map files of these entries in the order of their look-up, written down from the specification and not from
 * the profile's own tables: exact of literal hosts, priority files, then one file for each type.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go rebuildMatchFiles (465a51c)
 */
export function matchFiles(input: Input): readonly MapFile[] {
  const named = namesOf(input);
  const literal = named.filter(({ host }) => !host.startsWith('*.'));
  const ofType = (type: MatchType) => literal.filter(({ entry }) => entry.match === type);
  const free = [...ofType('prefix'), ...ofType('begin')];
  const prior = free.filter((one) => isPrior(one, free));
  const file = (method: MapFile['method'], list: readonly Named[]): MapFile => ({
    method,
    rows: [...list]
      .sort(method === 'str' ? (a, b) => a.entry.order - b.entry.order : longestFirst)
      .map((one) => [keyOf(one), input.nameOf(one.entry)]),
  });
  const exact = file('str', ofType('exact'));
  const left = (type: MatchType) => ofType(type).filter((one) => !prior.includes(one));
  const last = {
    exact,
    prefix: file('dir', left('prefix')),
    begin: file('beg', left('begin')),
    regex: regexFile(input, named),
  };
  const priority = priorityFiles(prior, (list) => file(list[0]?.entry.match === 'begin' ? 'beg' : 'dir', list));
  return [exact, ...priority, ...input.order.map((type) => last[type])].filter(({ rows }) => rows.length > 0);
}
