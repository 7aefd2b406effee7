import { type Pattern, tooManySteps } from '../../match/pcre/pattern.ts';
import { lowerBytes } from '../../match/pcre/sets.ts';
import type { Written } from './locations.ts';

/** A location ready to be compared. */
export interface Ready {
  readonly written: Written;
  /** Set in regex mode. */
  readonly pattern: Pattern | null;
  /** Set in regex mode when its construct is not simulated. */
  readonly unknown: string | null;
}

/** Locations of a server with their indexes. */
export interface LocationTable {
  readonly isRegex: boolean;
  readonly all: readonly Ready[];
  readonly exact: ReadonlyMap<string, Ready>;
  readonly prefix: ReadonlyMap<string, Ready>;
  /** Bytes of the longest location. */
  readonly longest: number;
  /** app-root of the first location that has one: it counts for the whole host. */
  readonly appRoot: string | null;
}

export type Found =
  | { readonly kind: 'location'; readonly ready: Ready }
  /** nginx redirects to the same name with a slash. */
  | { readonly kind: 'slash'; readonly ready: Ready }
  | { readonly kind: 'unknown'; readonly construct: string }
  | { readonly kind: 'none' };

/** Returns the indexes of a server's locations. */
export function indexLocations(all: readonly Ready[]): LocationTable {
  const pick = (kind: Written['kind']) => {
    const map = new Map<string, Ready>();
    for (const ready of all) {
      if (ready.written.kind === kind && !map.has(ready.written.path)) map.set(ready.written.path, ready);
    }
    return map;
  };
  return {
    isRegex: all.some(({ written }) => written.kind === 'regex'),
    all,
    exact: pick('exact'),
    prefix: pick('prefix'),
    longest: all.reduce((longest, { written }) => Math.max(longest, written.path.length), 0),
    appRoot: all.find(({ written }) => written.from.annotations?.appRoot)?.written.from.annotations?.appRoot ?? null,
  };
}

/** The first that matches. Comparing the literal beginning first spares most expressions. */
function firstRegex({ all }: LocationTable, uri: string): Found {
  const lower = lowerBytes(uri);
  for (const ready of all) {
    const { pattern, unknown } = ready;
    if (unknown !== null) return { kind: 'unknown', construct: unknown };
    if (!pattern || !lower.startsWith(pattern.head.text)) continue;
    const matches = pattern.test(uri);
    if (matches === null) return { kind: 'unknown', construct: tooManySteps };
    if (matches) return { kind: 'location', ready };
  }
  return { kind: 'none' };
}

/** Returns the location of a normalised URI. @source nginx/nginx src/http/ngx_http_core_module.c ngx_http_core_find_location (1.22.1) */
export function findLocation(table: LocationTable, uri: string): Found {
  if (table.isRegex) return firstRegex(table, uri);
  if (uri.length <= table.longest) {
    const whole = table.exact.get(uri) ?? table.prefix.get(uri);
    if (whole) return { kind: 'location', ready: whole };
    const name = `${uri}/`;
    const named = table.exact.get(name) ?? table.prefix.get(name);
    if (named && !named.written.from.annotations?.denied) return { kind: 'slash', ready: named };
  }
  // Outside regex mode every prefix location ends with a slash: it was expanded so.
  let end = uri.lastIndexOf('/', Math.min(uri.length - 1, table.longest - 1));
  for (; end >= 0; end = end === 0 ? -1 : uri.lastIndexOf('/', end - 1)) {
    const found = table.prefix.get(uri.slice(0, end + 1));
    if (found) return { kind: 'location', ready: found };
  }
  return { kind: 'none' };
}
