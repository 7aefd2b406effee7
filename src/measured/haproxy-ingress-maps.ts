import { goSort } from '../engine/controllers/haproxy-ingress/go-sort.ts';
import { toBytes } from '../engine/match/bytes.ts';
import { shuffled } from './haproxy-flavours.ts';
import type { MatchType, Path } from './haproxy-ingress-controller.ts';
import type { Random } from './random.ts';

/** One map file, with HAProxy's match method. */
export interface MapFile {
  readonly method: 'str' | 'dir' | 'beg' | 'reg';
  readonly rows: readonly (readonly [key: string, value: string])[];
}

interface Entry {
  readonly host: string;
  readonly path: string;
  readonly match: MatchType;
  readonly order: number;
  readonly key: string;
  readonly value: string;
  upper: number | null;
  file: number | null;
}

const special = /[\\.+*?()|[\]{}^$]/g;
const quote = (text: string) => text.replace(special, '\\$&');

function asExpression({ match, path }: Path): string {
  if (match === 'exact') return `${quote(path)}$`;
  if (match === 'prefix') return path.endsWith('/') ? quote(path) : `${quote(path)}(/.*)?`;
  return match === 'begin' ? quote(path) : path;
}

const methods = { exact: 'str', prefix: 'dir', begin: 'beg', regex: 'reg' } as const;

/**
 * A map of the controller in all its files, written down from its source and not from the profile's tables; only the sort is
 * shared, which is Go's own.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go (465a51c)
 */
export class HostsMap {
  private readonly entries: Entry[] = [];

  /** A host alone: `value` is what it leads to. */
  addHost(host: string, value: string): void {
    if (host.startsWith('*.')) this.push(`^[^.]+${quote(host.slice(1))}$`, '', 0, value, 'regex');
    else this.push(host, '', 0, value, 'exact');
  }

  addExpression(expression: string, value: string): void {
    this.push(expression, '', 0, value, 'regex');
  }

  addPath(host: string, path: Path, value: string): void {
    const { match, order } = path;
    if (host.startsWith('*.')) this.push(`^[^.]+${quote(host.slice(1))}$`, asExpression(path), order, value, 'regex');
    else if (match === 'regex') this.push(`^${quote(host)}$`, path.path, order, value, 'regex');
    else this.push(host, path.path, order, value, match);
  }

  addAliases(alias: string, expression: string, path: Path, value: string): void {
    if (alias !== '') this.addPath(alias, path, value);
    if (expression !== '') this.push(expression, asExpression(path), path.order, value, 'regex');
  }

  private push(written: string, given: string, order: number, value: string, match: MatchType): void {
    const host = toBytes(written.toLowerCase());
    const path = toBytes(match === 'begin' ? given.toLowerCase() : given);
    const name = match === 'regex' && path !== '' ? (host.endsWith('$') ? host.slice(0, -1) : `${host}[^#]*`) : host;
    const key = path === '' ? name : `${name}#${path}`;
    this.entries.push({ host, path, match, order, key, value, upper: null, file: null });
  }

  get isEmpty(): boolean {
    return this.entries.length === 0;
  }

  /** The files in the order of their look-up. The controller walks its hosts in random order. */
  files(matchOrder: readonly MatchType[], random: Random): readonly MapFile[] {
    const priority: { readonly match: MatchType; readonly entries: Entry[] }[] = [];
    for (const host of shuffled([...new Set(this.entries.map((entry) => entry.host))], random))
      this.place(host, priority);
    const rest = matchOrder.map((match) => ({
      match,
      entries: shrink(this.entries.filter((one) => one.match === match)),
    }));
    const exact = rest.filter(({ match }) => match === 'exact');
    return [...exact, ...priority, ...rest.filter((file) => !exact.includes(file))]
      .filter(({ entries }) => entries.length > 0)
      .map(({ match, entries }) => ({
        method: methods[match],
        rows: goSort(entries, before(match)).map(({ key, value }) => [key, value]),
      }));
  }

  private place(host: string, files: { readonly match: MatchType; readonly entries: Entry[] }[]): void {
    const list = goSort(
      this.entries.filter((entry) => entry.host === host),
      (a, b) => a.path > b.path,
    );
    for (const [index, entry] of list.entries()) {
      for (const other of list.slice(index + 1)) {
        if (!overlaps(entry, other)) continue;
        entry.file ??= findOrCreate(files, entry);
        other.upper = entry.file;
      }
    }
  }
}

function overlaps(a: Entry, b: Entry): boolean {
  const isFree = ({ match }: Entry) => match === 'prefix' || match === 'begin';
  return a.match !== b.match && a.path !== b.path && isFree(a) && isFree(b) && a.path.startsWith(b.path);
}

function findOrCreate(files: { readonly match: MatchType; readonly entries: Entry[] }[], entry: Entry): number {
  let at = entry.upper ?? 0;
  while (at < files.length && files[at]?.match !== entry.match) at++;
  if (at === files.length) files.push({ match: entry.match, entries: [] });
  files[at]?.entries.push(entry);
  return at;
}

function shrink(entries: Entry[]): readonly Entry[] {
  let length = entries.length;
  for (let i = length - 1; i >= 0; i--) {
    if (entries[i]?.file === null) continue;
    length--;
    const last = entries[length];
    if (last) entries[i] = last;
  }
  return entries.slice(0, length);
}

function before(match: MatchType): (a: Entry, b: Entry) => boolean {
  if (match === 'exact') return (a, b) => (a.key === b.key ? a.order < b.order : a.key < b.key);
  if (match === 'regex') {
    return (a, b) => {
      if (a.key.length !== b.key.length) return a.key.length > b.key.length;
      return a.key === b.key ? a.order < b.order : a.key < b.key;
    };
  }
  return (a, b) => {
    if (a.host !== b.host) return a.key < b.key;
    return a.path === b.path ? a.order < b.order : a.path > b.path;
  };
}
