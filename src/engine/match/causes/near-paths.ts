import { wellFormed } from '../../text/well-formed.ts';
import { toBytes } from '../bytes.ts';
import type { CausePath, NearPath, PathMiss } from '../cause.ts';
import { legible } from '../legible.ts';
import type { Matcher } from '../matcher.ts';
import { commonPrefixLength } from '../path-match.ts';
import { editDistance } from './distance.ts';

interface Miss {
  readonly miss: PathMiss;
  readonly at: number;
  readonly corrected: string;
  /** The smaller, the nearer. */
  readonly rank: number;
}

export const most = 3;
/** How many candidates are tried before the search ends. */
export const mostTries = 12;

/** The ids of all paths that have a say in the answer to another request path on the same host. */
export type Takers = (path: string) => readonly string[];

/** How one path misses a request is proved by asking for another path, or by writing the one that misses otherwise. */
export interface Trials {
  readonly takersOf: Takers;
  /** Whether a path, written as the request is, has a say in its answer; absent where some request has the bytes of every path. */
  readonly takesWritten?: (pathId: string) => boolean;
}

/** Without any of these an expression is what it says. */
export const special = /[\\^$*+?()[\]{}|]/;

/** Text of a path as it is compared, and without the slashes at its end. */
function textOf({ matcher, path }: CausePath): { readonly text: string; readonly bare: string } {
  const text = matcher.kind === 'regex' ? toBytes(path) : matcher.path;
  return { text, bare: text.replace(/\/+$/, '') };
}

function isPlain({ matcher, path }: CausePath): boolean {
  return matcher.kind !== 'regex' || !special.test(path);
}

/** The request's beginning that has as many elements as the path. */
function sameDepth(path: string, requestPath: string): string {
  const depth = path.split('/').length;
  return requestPath.split('/').slice(0, depth).join('/');
}

type Way = Omit<Miss, 'at'>;

/** How a path whose letters all stand in the request misses it all the same. */
function cutOff(kind: Matcher['kind'], text: string, bare: string, requestPath: string): Omit<Way, 'corrected'> {
  const isSlash = requestPath === `${text}/` || requestPath === bare;
  if (isSlash) return { miss: 'slash', rank: 1 };
  if (kind === 'exact') return { miss: 'exact', rank: 3 };
  // By characters the path would have taken all that begins with it: its last slash is not what stands there.
  return kind === 'element-prefix' ? { miss: 'element', rank: 2 } : { miss: 'letters', rank: 4 };
}

/** The text that percent signs stand for, however often it was encoded. */
export function decoded(path: string): string {
  try {
    const text = decodeURIComponent(path);
    return text === path ? text : decoded(text);
  } catch {
    return path;
  }
}

/** True where a path would take the request if both were read as the text that they stand for. */
function isEncoded({ matcher }: CausePath, text: string, requestPath: string): boolean {
  if (text === requestPath || !/[%\u0080-\uffff]/.test(text + requestPath)) return false;
  const [own, asked] = [decoded(legible(text)), decoded(legible(requestPath))];
  if (own === asked) return true;
  if (matcher.kind === 'exact') return false;
  if (matcher.kind === 'element-prefix') return asked.startsWith(own.endsWith('/') ? own : `${own}/`);
  return asked.startsWith(own) && !requestPath.startsWith(text);
}

/** Returns how a path that does not fit misses the request. */
function missOf(candidate: CausePath, requestPath: string): Miss {
  const { text, bare } = textOf(candidate);
  const { matcher } = candidate;
  const at = matcher.kind === 'regex' ? 0 : commonPrefixLength(text, requestPath);
  const corrected = text || '/';
  if (isEncoded(candidate, text, requestPath)) return { miss: 'encoding', at, corrected, rank: 0 };
  const isLoose = matcher.kind === 'regex' && matcher.ignoreCase;
  const [own, ownBare, asked] = [text, bare, requestPath].map((one) => (isLoose ? one.toLowerCase() : one)) as [
    string,
    string,
    string,
  ];
  if (asked.startsWith(ownBare)) {
    const cut = cutOff(matcher.kind, own, ownBare, asked);
    return { ...cut, corrected, at: matcher.kind === 'exact' ? at : Math.min(at, bare.length) };
  }
  return { ...(caseMiss(matcher.kind, text, bare, requestPath) ?? writtenMiss(text, bare, asked)), at };
}

function caseMiss(kind: Matcher['kind'], text: string, bare: string, requestPath: string): Way | null {
  if (!requestPath.toLowerCase().startsWith(bare.toLowerCase())) return null;
  const next = requestPath.charAt(bare.length);
  const isWhole = kind === 'element-prefix';
  // More than the case is other.
  if ((isWhole || kind === 'exact') && next !== '' && next !== '/')
    return { miss: 'letters', corrected: text, rank: 4 };
  const rest = kind === 'exact' ? '' : requestPath.slice(isWhole ? bare.length : text.length);
  return { miss: 'letter-case', corrected: (isWhole ? bare : text) + rest, rank: 0 };
}

function writtenMiss(text: string, bare: string, requestPath: string): Way {
  const same = commonPrefixLength(text.toLowerCase(), requestPath.toLowerCase());
  if (same === requestPath.length) return { miss: 'length', corrected: text, rank: 20 + text.length - same };
  const allowed = bare.length < 6 ? 1 : 2;
  const distance = editDistance(bare, sameDepth(bare, requestPath), allowed);
  if (distance <= allowed) return { miss: 'letters', corrected: text, rank: 3 + distance };
  // All but its last letter, and a slash before it.
  const isAllBut = same > 1 && same >= text.replace(/\/*.\/*$/, '').length;
  return isAllBut
    ? { miss: 'letters', corrected: text, rank: 6 }
    : { miss: 'other', corrected: text, rank: 1000 - same };
}

/** Characters that a request path cannot hold as they are: no request could prove such a path. */
const unsendable = /[?#\s]/;

/** A request path that one of the ways to write `text` makes; bytes are compared, characters are asked for. */
export function askedFor(text: string, isIt: (path: string) => boolean): string | null {
  const plain = legible(text);
  const ways = [plain, encodeURI(wellFormed(plain)).replace(/[?#]/g, encodeURIComponent)];
  return ways.find((way) => !unsendable.test(way) && isIt(way)) ?? null;
}

export type Ranked = NearPath & { readonly rank: number };

export function withoutRank({ rank: _, ...near }: Ranked): NearPath {
  return near;
}

export function byText(
  candidates: readonly CausePath[],
  requestPath: string,
  { takersOf, takesWritten }: Trials,
): readonly Ranked[] {
  const misses = candidates
    .filter(isPlain)
    .map((candidate) => ({ candidate, ...missOf(candidate, requestPath) }))
    .sort((a, b) => a.rank - b.rank);
  const near: Ranked[] = [];
  for (const { candidate, miss, at, rank, ...found } of misses.slice(0, mostTries)) {
    if (near.length === most) break;
    const isTaken = (path: string) => takersOf(path).includes(candidate.pathId);
    // What the request has behind the path may be none that can be sent.
    const isUnsendable = unsendable.test(legible(found.corrected));
    const corrected =
      askedFor(found.corrected, isTaken) ?? (isUnsendable ? askedFor(textOf(candidate).text, isTaken) : null);
    // Where no request has the bytes of a path, the path can have those of the request.
    const isNear = corrected !== null || (miss === 'encoding' && takesWritten?.(candidate.pathId) === true);
    if (isNear) near.push({ ...candidate, miss, at, corrected, rank });
  }
  return near;
}

/**
 * Returns the paths that come nearest to taking a request, at most three, none of which takes it as it is; none of them an expression that
 * is more than a text. O(paths).
 */
export function nearPaths(candidates: readonly CausePath[], requestPath: string, trials: Trials): readonly NearPath[] {
  return byText(candidates, requestPath, trials).map(withoutRank);
}

const surprising: ReadonlySet<PathMiss> = new Set(['letter-case', 'encoding', 'slash', 'element', 'exact']);

/** How precise the host of a rule is. */
function precision(host: string | null): number {
  return host === null ? 0 : host.startsWith('*.') ? 1 : 2;
}

/** Whether of two paths that take a request one is beaten that should have won by what is written: by its host, as Exact, or by its length. */
export function isUnexpected(winner: CausePath, beaten: CausePath): boolean {
  if (winner.matcher.kind === 'regex' || beaten.matcher.kind === 'regex') return false;
  const hosts = precision(beaten.host) - precision(winner.host);
  if (hosts !== 0) return hosts > 0;
  const isExact = [beaten, winner].map(({ matcher }) => matcher.kind === 'exact');
  if (isExact[0] !== isExact[1]) return isExact[0] === true;
  return beaten.path.length > winner.path.length;
}

/** Returns the path of `candidates` that one would have expected to win before a path of `length` letters; `null` when none. */
export function expectedPath(
  candidates: readonly CausePath[],
  requestPath: string,
  length: number,
  trials: Trials,
): NearPath | null {
  const longer = candidates.filter((candidate) => textOf(candidate).text.length > length);
  const near = byText(longer, requestPath, trials).filter(({ miss }) => surprising.has(miss));
  const [longest] = [...near].sort((a, b) => textOf(b).text.length - textOf(a).text.length);
  return longest ? withoutRank(longest) : null;
}
