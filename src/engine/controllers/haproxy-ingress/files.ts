import { toBytes } from '../../match/bytes.ts';
import { goSort } from './go-sort.ts';
import type { Row } from './rows.ts';

/** The two types whose paths may begin each other. */
type FreeType = 'prefix' | 'begin';

/** Up to so many rows equal ones stay as they came. @source golang/go sort/zsortfunc.go pdqsort_func (1.23) */
const stableRows = 12;

/** Paths of one host in one file that are equal: the first answers, all of them may where it is open how they came. */
export interface Slot {
  readonly match: FreeType;
  /** As compared: prefix without slashes at its end, begin in lower case. */
  readonly text: string;
  readonly rows: readonly Row[];
}

/** The files of one host in the order in which they are asked: of one type each, longest first. */
export interface Layout {
  readonly priority: readonly Slot[];
  readonly prefix: readonly Slot[];
  readonly begin: readonly Slot[];
}

/** Begin paths stand in lower case in their map. */
function mapPath({ entry }: Row): string {
  return toBytes(entry.match === 'begin' ? entry.path.toLowerCase() : entry.path);
}

interface Free {
  readonly row: Row;
  readonly match: FreeType;
  readonly path: string;
  readonly key: string;
}

interface Group {
  readonly host: string;
  /** Descending by path. */
  readonly list: readonly Free[];
  /** Of each path that another of the other type begins. */
  readonly early: ReadonlySet<Free>;
  /** Type of the first file that this host would create, `null` for none. */
  readonly first: FreeType | null;
}

/** Returns what finds the shorter paths of the other type that begin a path of the list. */
function rivals(list: readonly Free[]): (free: Free) => readonly Free[] {
  const byPath = { prefix: new Map<string, Free[]>(), begin: new Map<string, Free[]>() };
  for (const free of list) {
    const same = byPath[free.match].get(free.path);
    if (same) same.push(free);
    else byPath[free.match].set(free.path, [free]);
  }
  return ({ match, path }) => {
    const others = byPath[match === 'prefix' ? 'begin' : 'prefix'];
    const found: Free[] = [];
    if (others.size === 0) return found;
    for (let end = path.length - 1; end > 0; end--) found.push(...(others.get(path.slice(0, end)) ?? []));
    return found;
  };
}

function groupOf(host: string, rows: readonly Row[]): Group {
  const free = rows.map((row): Free => {
    const match = row.entry.match === 'prefix' ? 'prefix' : 'begin';
    return { row, match, path: mapPath(row), key: `${toBytes(row.host)}#${mapPath(row)}` };
  });
  const list = goSort(free, (a, b) => a.path > b.path);
  const rivalsOf = rivals(list);
  const early = new Set(list.filter((free) => rivalsOf(free).length > 0));
  return { host, list, early, first: list.find((free) => early.has(free))?.match ?? null };
}

/**
 * Returns the place of each early path among the priority files, which alternate between the types from `first` on.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go findOrCreateMatchFileIfOverlaps, findMatchFile (465a51c)
 */
function placesOf({ list, early }: Group, first: FreeType): ReadonlyMap<Free, number> {
  const rivalsOf = rivals(list);
  const upper = new Map<Free, number>();
  const places = new Map<Free, number>();
  for (const free of list) {
    if (!early.has(free)) continue;
    const start = upper.get(free) ?? 0;
    const typeThere = start % 2 === 0 ? first : first === 'prefix' ? 'begin' : 'prefix';
    const place = typeThere === free.match ? start : start + 1;
    places.set(free, place);
    for (const rival of rivalsOf(free)) upper.set(rival, place);
  }
  return places;
}

/** The rows of a file after those with a priority were taken out: the last one fills each gap. */
function shrunk(rows: readonly Free[], early: (free: Free) => boolean): readonly Free[] {
  const left = [...rows];
  let length = left.length;
  for (let i = length - 1; i >= 0; i--) {
    const free = left[i];
    const last = left[length - 1];
    if (!free || !last || !early(free)) continue;
    length--;
    left[i] = last;
  }
  return left.slice(0, length);
}

/** Equal paths of one file, longest first. `rank`: where a row stands in the file; equal ranks may stand either way. */
function slotsOf(list: readonly Free[], rank: (free: Free) => number): readonly Slot[] {
  const byPath = new Map<string, Free[]>();
  for (const free of list) {
    const same = byPath.get(free.path);
    if (same) same.push(free);
    else byPath.set(free.path, [free]);
  }
  return [...byPath]
    .sort(([a], [b]) => (a > b ? -1 : 1))
    .flatMap(([path, same]): Slot[] => {
      const best = Math.min(...same.map(rank));
      const first = same.filter((free) => rank(free) === best);
      const match = first[0]?.match ?? 'prefix';
      const text = match === 'prefix' ? path.replace(/\/+$/, '') : path;
      return [{ match, text, rows: first.map(({ row }) => row) }];
    });
}

/** The order of the rows in a file: hosts by name, their paths descending, equal ones by number. */
function comesBefore(a: Free, b: Free): boolean {
  if (a.row.host !== b.row.host) return a.key < b.key;
  return a.path === b.path ? a.row.number < b.row.number : a.path > b.path;
}

function countBy<T>(items: Iterable<T>): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The files of every host, should the first priority file be of this type. */
function layoutsFor(groups: readonly Group[], first: FreeType): ReadonlyMap<string, Layout> {
  const placed = groups.map((group) => ({ group, places: placesOf(group, first) }));
  const sizes = countBy(placed.flatMap(({ places }) => [...places.values()]));
  const all = groups.flatMap(({ list }) => list).sort((a, b) => a.row.at - b.row.at);
  const isEarly = new Set(groups.flatMap(({ early }) => [...early]));
  const rest = (type: FreeType) =>
    shrunk(
      all.filter(({ match }) => match === type),
      (free) => isEarly.has(free),
    );
  const files = { prefix: goSort(rest('prefix'), comesBefore), begin: goSort(rest('begin'), comesBefore) };
  const ranks = new Map([...files.prefix, ...files.begin].map((free, index) => [free, index]));
  return new Map(
    placed.map(({ group, places }) => {
      const { host, list, early } = group;
      const byPlace = new Map<number, Free[]>();
      for (const [free, place] of places) {
        const there = byPlace.get(place);
        if (there) there.push(free);
        else byPlace.set(place, [free]);
      }
      const priority = [...byPlace]
        .sort(([a], [b]) => a - b)
        .flatMap(([place, frees]) => {
          // Rows of other hosts come in between at random: only a short file keeps equal ones as they came.
          const isStable = (sizes.get(place) ?? 0) <= stableRows;
          return slotsOf(frees, (free) => free.row.number * list.length + (isStable ? list.indexOf(free) : 0));
        });
      const others = (type: FreeType) =>
        slotsOf(
          list.filter((free) => free.match === type && !early.has(free)),
          (free) => ranks.get(free) ?? 0,
        );
      return [host, { priority, prefix: others('prefix'), begin: others('begin') }];
    }),
  );
}

/** What a map may look like: one way, or two where the order of the hosts decides. */
export type Layouts = readonly ReadonlyMap<string, Layout>[];

/**
 * Returns the files of the prefix and begin paths of literal hosts. All hosts of a map share the files and are walked in
 * random order: where they begin with different types there are two ways.
 * @source jcmoraisjr/haproxy-ingress pkg/haproxy/types/maps.go rebuildMatchFiles (465a51c)
 */
export function layoutsOf(rows: readonly Row[]): Layouts {
  const byHost = new Map<string, Row[]>();
  for (const row of rows) {
    const same = byHost.get(row.host);
    if (same) same.push(row);
    else byHost.set(row.host, [row]);
  }
  const groups = [...byHost].map(([host, own]) => groupOf(host, own));
  const firsts = new Set(groups.flatMap(({ first }) => first ?? []));
  return (firsts.size === 0 ? (['prefix'] as const) : [...firsts]).map((first) => layoutsFor(groups, first));
}

/** Returns whether a path is one that a slot takes. */
export function fits({ match, text }: Slot, path: string): boolean {
  if (match === 'begin') return path.slice(0, text.length).toLowerCase() === text;
  return path.startsWith(text) && (path.length === text.length || path.charCodeAt(text.length) === 0x2f || text === '');
}
