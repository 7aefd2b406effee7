import type { Availability, BackendLookup } from '../../match/availability.ts';
import { hostId, type NodeId } from '../../match/ids.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { Matcher } from '../../match/matcher.ts';
import { elementKey, literalHead, parentKey } from '../../match/path-match.ts';
import type { Route } from '../../match/profile.ts';

/** Order of preference between equally long paths. */
export type TypeRank = 0 | 1 | 2;
export const exactRank: TypeRank = 0;
const prefixRank: TypeRank = 1;
export const implementationRank: TypeRank = 2;

/** A path that takes part in routing. */
export interface Entry {
  /** Of the path's node and its only route: they are one here. */
  readonly id: NodeId;
  readonly matcher: Matcher;
  readonly listed: ListedPath;
  readonly route: Route;
  /** The compared path: as written, `/` for an ImplementationSpecific path that is empty. */
  readonly path: string;
  readonly type: TypeRank;
  /** Age of its Ingress among all that route, from 0; then its place in the file decides. */
  readonly age: number;
  readonly availability: Availability;
  /** Place in the evaluation order of its host, from 0. */
  readonly order: number;
}

type Unordered = Omit<Entry, 'order'>;

/** All paths of one host, merged over rules and Ingresses. */
export interface HostTable {
  /** As first written; `null` for any host. */
  readonly host: string | null;
  readonly hostId: NodeId;
  /** In evaluation order. */
  readonly entries: readonly Entry[];
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  /** Prefix and ImplementationSpecific paths by their elements. */
  readonly prefix: ReadonlyMap<string, readonly Entry[]>;
  /** True when a path ends in several slashes (the API server refuses it): length then no longer follows the number of elements. */
  readonly isOdd: boolean;
  /** Paths with pattern characters, by the folder of the text before the first of them. */
  readonly patterns: ReadonlyMap<string, readonly PatternEntry[]>;
  /** By the elements before the last one; only for hosts with more paths than a trace lists. */
  readonly neighbours: ReadonlyMap<string, readonly Entry[]> | null;
}

export interface PatternEntry {
  readonly entry: Entry;
  readonly head: string;
}

/** Above this number of hosts or paths a trace lists only those that are near the request. */
export const traceLimit = 256;

/** Returns how many paths a trace lists beside those that fit: the larger the host, the fewer, so that the answer stays quick. */
export function nearLimit(pathCount: number): number {
  return Math.min(traceLimit, Math.max(8, Math.round(800_000 / pathCount)));
}

function typeRank(pathType: string | null): TypeRank | null {
  if (pathType === 'Exact') return exactRank;
  if (pathType === 'Prefix') return prefixRank;
  // An absent type meant ImplementationSpecific until the field became required with networking.k8s.io/v1.
  return pathType === 'ImplementationSpecific' || pathType === null ? implementationRank : null;
}

/** Returns the entry of a listed path, or `null` when its path type is none of the API's: the server refuses such an Ingress. */
export function entryOf(listed: ListedPath, age: number, lookup: BackendLookup): Unordered | null {
  const type = typeRank(listed.path.pathType.value);
  if (type === null) return null;
  const written = listed.path.path.value ?? '';
  const path = type === implementationRank && written === '' ? '/' : written;
  const backend = listed.path.backend.value ?? { service: null, resource: null };
  const id = listed.origin.pathId;
  const matcher: Matcher = { kind: type === exactRank ? 'exact' : 'element-prefix', path };
  return {
    id,
    matcher,
    listed,
    route: {
      id,
      host: listed.host,
      matcher,
      backend,
      origin: listed.origin,
    },
    path,
    type,
    age,
    availability: lookup.availability(listed.namespace, backend),
  };
}

/**
 * Negative when `a` is preferred: longest path, then Exact, then the older Ingress, then the first listed.
 * @source kubernetes/website content/en/docs/concepts/services-networking/ingress.md "Multiple matches" (v1.35); the rest is our choice (A5, A7)
 */
function preferEntry(a: Unordered, b: Unordered): number {
  return (
    b.path.length - a.path.length ||
    a.type - b.type ||
    a.age - b.age ||
    a.listed.origin.ruleIndex - b.listed.origin.ruleIndex ||
    a.listed.origin.pathIndex - b.listed.origin.pathIndex
  );
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Returns the folder of a path: everything before its last slash. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What a trace reads of every listed path comes first: it then shares one stretch of memory. */
function placeEntry(entry: Unordered, order: number): Entry {
  const { id, matcher, path, type, availability, route, listed, age } = entry;
  return { order, id, matcher, path, type, availability, route, listed, age };
}

/** Returns the table of one host over its entries, in any order. O(n log n). */
export function buildTable(className: string | null, host: string | null, unsorted: readonly Unordered[]): HostTable {
  const entries = [...unsorted].sort(preferEntry).map(placeEntry);
  const exact = new Map<string, Entry[]>();
  const prefix = new Map<string, Entry[]>();
  const patterns = new Map<string, PatternEntry[]>();
  const neighbours = entries.length > traceLimit ? new Map<string, Entry[]>() : null;
  let isOdd = false;
  for (const entry of entries) {
    if (entry.type === exactRank) push(exact, entry.path, entry);
    else {
      push(prefix, elementKey(entry.path), entry);
      isOdd ||= entry.path.endsWith('//') || !entry.path.startsWith('/');
    }
    const head = literalHead(entry.path);
    if (head !== null) push(patterns, folderOf(head), { entry, head });
    if (neighbours) push(neighbours, parentKey(elementKey(entry.path)) ?? '', entry);
  }
  return { host, hostId: hostId(className, host), entries, exact, prefix, isOdd, patterns, neighbours };
}
