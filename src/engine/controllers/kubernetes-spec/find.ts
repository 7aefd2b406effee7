import { elementKey, parentKey } from '../../match/path-match.ts';
import { type Entry, folderOf, type HostTable, type PatternEntry } from './table.ts';

/** Returns the path that takes a request, or `null`. O(elements of the path), whatever the number of paths. */
export function findPath(table: HostTable, requestPath: string): Entry | null {
  const exact = table.exact.get(requestPath)?.[0] ?? null;
  const prefix = table.prefix.size === 0 ? null : findPrefix(table, requestPath);
  if (!exact || !prefix) return exact ?? prefix;
  return exact.order < prefix.order ? exact : prefix;
}

function findPrefix(table: HostTable, requestPath: string): Entry | null {
  let best: Entry | null = null;
  for (let key: string | null = elementKey(requestPath); key !== null; key = parentKey(key)) {
    const found = table.prefix.get(key)?.[0];
    if (!found) continue;
    // More elements mean a longer path, so that the first hit wins.
    if (!table.isOdd) return found;
    if (!best || found.order < best.order) best = found;
  }
  return best;
}

/** Returns every path that fits a request, in evaluation order: the first is the one `findPath` gives. */
export function findAllPaths(table: HostTable, requestPath: string): readonly Entry[] {
  const found = [...(table.exact.get(requestPath) ?? [])];
  if (table.prefix.size > 0) {
    for (let key: string | null = elementKey(requestPath); key !== null; key = parentKey(key)) {
      const entries = table.prefix.get(key);
      if (entries) found.push(...entries);
    }
  }
  return found.length > 1 ? found.sort((a, b) => a.order - b.order) : found;
}

/** Returns the paths with pattern characters whose text before the first of them begins the request path. */
export function findPatterns(table: HostTable, requestPath: string): readonly Entry[] {
  if (table.patterns.size === 0) return [];
  const found: Entry[] = [];
  const add = (candidates: readonly PatternEntry[] | undefined) => {
    for (const { entry, head } of candidates ?? []) if (requestPath.startsWith(head)) found.push(entry);
  };
  for (let folder = requestPath; folder !== ''; ) {
    folder = folderOf(folder);
    add(table.patterns.get(folder));
  }
  return found.sort((a, b) => a.order - b.order);
}
