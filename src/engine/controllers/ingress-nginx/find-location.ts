import type { PcreConstruct } from '../../match/pcre/escape.ts';
import { type Pattern, tooManySteps } from '../../match/pcre/pattern.ts';
import { lowerBytes } from '../../match/pcre/sets.ts';
import type { Written } from './locations.ts';
import type { Upstream } from './upstreams.ts';

/** A location ready to be compared. */
export interface Ready {
  readonly written: Written;
  /** Set in regex mode. */
  readonly pattern: Pattern | null;
  /** Set in regex mode when its construct is not simulated. */
  readonly unknown: PcreConstruct | null;
  /** What answers behind it; `null` when nothing does. */
  readonly upstream: Upstream | null;
  readonly isPrefix: boolean;
  /** Nothing but the upstream has a say, whatever the request: no redirect, rewrite or refusal. */
  readonly isDirect: boolean;
}

/** Locations of a server with their indexes. */
export interface LocationTable {
  readonly isRegex: boolean;
  readonly all: readonly Ready[];
  /** What a request for that very name finds: exact before prefix; outside regex mode only. */
  readonly byName: ReadonlyMap<string, Ready>;
  /** Prefixes of a name that an exact location has too. */
  readonly beneath: ReadonlyMap<string, Ready> | null;
  /** The lengths that names have: no text of another length needs a look-up. */
  readonly lengths: readonly number[];
  /** Bytes of the longest name. */
  readonly longest: number;
  /** app-root of the first location that has one: it counts for the whole host. */
  readonly appRoot: string | null;
}

export type Found =
  | { readonly kind: 'location'; readonly ready: Ready }
  /** nginx redirects to the same name with a slash. */
  | { readonly kind: 'slash'; readonly ready: Ready }
  | { readonly kind: 'unknown'; readonly construct: PcreConstruct }
  | { readonly kind: 'none' };

/** Of several locations of one kind and name the first counts. */
function namesOf(all: readonly Ready[]): Pick<LocationTable, 'byName' | 'beneath'> {
  const byName = new Map<string, Ready>();
  const beneath = new Map<string, Ready>();
  for (const ready of all) {
    const { kind, path } = ready.written;
    const first = byName.get(path);
    if (kind === 'regex') continue;
    if (!first) byName.set(path, ready);
    else if (first.isPrefix && !ready.isPrefix) {
      byName.set(path, ready);
      beneath.set(path, first);
    } else if (!first.isPrefix && ready.isPrefix && !beneath.has(path)) beneath.set(path, ready);
  }
  return { byName, beneath: beneath.size > 0 ? beneath : null };
}

/** Returns the indexes of a server's locations. */
export function indexLocations(all: readonly Ready[]): LocationTable {
  const { byName, beneath } = namesOf(all);
  const lengths: number[] = [];
  for (const { length } of byName.keys()) if (!lengths.includes(length)) lengths.push(length);
  return {
    isRegex: all.some(({ written }) => written.kind === 'regex'),
    all,
    byName,
    beneath,
    lengths,
    longest: lengths.reduce((longest, length) => Math.max(longest, length), 0),
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
  const { byName, beneath, lengths, longest } = table;
  const whole = lengths.includes(uri.length) ? byName.get(uri) : undefined;
  if (whole) return { kind: 'location', ready: whole };
  const ready = lengths.includes(uri.length + 1) ? byName.get(`${uri}/`) : undefined;
  if (ready && !ready.written.from.annotations?.denied) return { kind: 'slash', ready };
  // Outside regex mode every prefix location ends with a slash: it was expanded so.
  let end = uri.lastIndexOf('/', Math.min(uri.length - 1, longest - 1));
  for (; end >= 0; end = end === 0 ? -1 : uri.lastIndexOf('/', end - 1)) {
    if (!lengths.includes(end + 1)) continue;
    const name = uri.slice(0, end + 1);
    const found = byName.get(name);
    const prefix = found?.isPrefix ? found : beneath?.get(name);
    if (prefix) return { kind: 'location', ready: prefix };
  }
  return { kind: 'none' };
}
