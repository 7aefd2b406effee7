import type { Location } from './servers.ts';

/** A location as nginx.conf has it. */
export interface Written {
  readonly kind: 'exact' | 'prefix' | 'regex';
  /** In bytes; for regex without the `^` that the template adds. */
  readonly path: string;
  readonly from: Location;
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A rewrite only counts when it says something else than the path itself. */
function needsRewrite({ annotations, path }: { annotations: Location['annotations']; path: string }): boolean {
  const target = annotations?.rewriteTarget ?? '';
  return target !== '' && target !== path;
}

interface Expanded {
  readonly path: string;
  readonly type: Location['type'];
  readonly from: Location;
}

/** Prefix /p becomes /p/ and, unless somebody wrote it, Exact /p. @source kubernetes/ingress-nginx internal/ingress/controller/location.go updateServerLocations (v1.15.1) */
function expand(sorted: readonly Location[]): readonly Expanded[] {
  const exact = new Set(sorted.filter(({ type }) => type === 'Exact').map(({ path }) => path));
  return sorted.flatMap((location): Expanded[] => {
    const { path, type, annotations } = location;
    if (path === '/' || type === 'Exact' || needsRewrite(location) || annotations?.useRegex) {
      return [{ path, type, from: location }];
    }
    const withSlash: Expanded = { path: path.endsWith('/') ? path : `${path}/`, type: 'Prefix', from: location };
    return exact.has(path) ? [withSlash] : [withSlash, { path, type: 'Exact', from: location }];
  });
}

/** What is needed of a server. */
export interface LocationsOf {
  readonly locations: readonly Location[];
}

/** Returns the locations of a server in the order of nginx.conf. One use-regex or rewrite turns all of them into regular expressions. */
export function writeLocations({ locations }: LocationsOf): readonly Written[] {
  const sorted = [...locations].sort((a, b) => b.path.length - a.path.length || byBytes(b.path, a.path));
  const expanded = expand(sorted);
  const isRegex = expanded.some(
    ({ from, path }) => from.annotations?.useRegex || needsRewrite({ annotations: from.annotations, path }),
  );
  return expanded.map(({ path, type, from }) => ({
    kind: isRegex ? 'regex' : type === 'Exact' ? 'exact' : 'prefix',
    path,
    from,
  }));
}

/** Returns the first two locations that nginx would call a duplicate, or `null`. In regex mode duplicates are legal. */
export function duplicateOf(written: readonly Written[]): Written | null {
  const seen = new Set<string>();
  for (const location of written) {
    if (location.kind === 'regex') return null;
    const key = `${location.kind} ${location.path}`;
    if (seen.has(key)) return location;
    seen.add(key);
  }
  return null;
}
