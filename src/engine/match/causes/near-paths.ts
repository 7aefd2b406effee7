import type { CausePath, NearPath, PathMiss } from '../cause.ts';
import { legible } from '../legible.ts';
import { commonPrefixLength } from '../path-match.ts';
import { editDistance } from './distance.ts';

interface Miss {
  readonly miss: PathMiss;
  readonly at: number;
  readonly corrected: string;
  /** The smaller, the nearer. */
  readonly rank: number;
}

const most = 3;
/** How many candidates are tried before the search ends. */
const mostTries = 12;

/** Text of a path as it is compared, and without the slashes at its end. */
function textOf({ matcher, path }: CausePath): { readonly text: string; readonly bare: string } {
  const text = matcher.kind === 'regex' ? path : matcher.path;
  return { text, bare: text.replace(/\/+$/, '') };
}

/** The request's beginning that has as many elements as the path. */
function sameDepth(path: string, requestPath: string): string {
  const depth = path.split('/').length;
  return requestPath.split('/').slice(0, depth).join('/');
}

/** How a path whose letters all stand in the request misses it all the same. */
function cutOff(candidate: CausePath, text: string, bare: string, requestPath: string): Miss {
  const { kind } = candidate.matcher;
  const at = commonPrefixLength(text, requestPath);
  const corrected = text || '/';
  const isSlash = requestPath === `${text}/` || requestPath === bare;
  if (isSlash) return { miss: 'slash', at, corrected, rank: 1 };
  if (kind === 'exact') return { miss: 'exact', at, corrected, rank: 3 };
  // By characters the path would have taken all that begins with it: its last slash is not what stands there.
  if (kind === 'string-prefix') return { miss: 'letters', at, corrected, rank: 4 };
  return { miss: 'element', at: Math.min(at, bare.length), corrected, rank: 2 };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** True where a path would take the request if both were read as the text that they stand for. */
function isEncoded({ matcher }: CausePath, text: string, requestPath: string): boolean {
  if (!text.includes('%') && !requestPath.includes('%')) return false;
  const [own, asked] = [decoded(legible(text)), decoded(legible(requestPath))];
  if (own === asked) return true;
  return matcher.kind !== 'exact' && asked.startsWith(own.endsWith('/') ? own : `${own}/`);
}

/** Returns how a path that does not fit misses the request. */
function missOf(candidate: CausePath, requestPath: string, lower: string): Miss {
  const { text, bare } = textOf(candidate);
  return encodedMiss(candidate, text, requestPath) ?? writtenMiss(candidate, { text, bare }, requestPath, lower);
}

function encodedMiss(candidate: CausePath, text: string, requestPath: string): Miss | null {
  if (!isEncoded(candidate, text, requestPath)) return null;
  return { miss: 'encoding', at: commonPrefixLength(text, requestPath), corrected: text || '/', rank: 0 };
}

function writtenMiss(
  candidate: CausePath,
  { text, bare }: ReturnType<typeof textOf>,
  requestPath: string,
  lower: string,
): Miss {
  const at = commonPrefixLength(text, requestPath);
  const corrected = text || '/';
  if (at >= bare.length) return cutOff(candidate, text, bare, requestPath);
  const next = requestPath.charAt(bare.length);
  if (lower.startsWith(bare.toLowerCase()) && (next === '' || next === '/')) {
    const isWhole = candidate.matcher.kind === 'element-prefix';
    const rest = candidate.matcher.kind === 'exact' ? '' : requestPath.slice(isWhole ? bare.length : text.length);
    return { miss: 'letter-case', at, corrected: (isWhole ? bare : text) + rest, rank: 0 };
  }
  if (at === requestPath.length) return { miss: 'length', at, corrected, rank: 20 + text.length - at };
  const allowed = bare.length < 6 ? 1 : 2;
  const distance = editDistance(bare, sameDepth(bare, requestPath), allowed);
  if (distance <= allowed) return { miss: 'letters', at, corrected, rank: 3 + distance };
  return { miss: 'other', at, corrected, rank: 1000 - at };
}

/** Characters that a request path cannot hold as they are: no request could prove such a path. */
const unsendable = /[?#\s]/;

/**
 * Returns the paths that come nearest to taking a request, at most three, none of which takes it as it is; `takerOf` returns
 * the id of the path that takes another request path on the same host. O(paths).
 */
export function nearPaths(
  candidates: readonly CausePath[],
  requestPath: string,
  takerOf: (path: string) => string | null,
): readonly NearPath[] {
  const lower = requestPath.toLowerCase();
  const misses = candidates
    .filter(({ matcher }) => matcher.kind !== 'regex')
    .map((candidate) => ({ candidate, ...missOf(candidate, requestPath, lower) }))
    .sort((a, b) => a.rank - b.rank);
  const near: NearPath[] = [];
  for (const { candidate, miss, at, ...found } of misses.slice(0, mostTries)) {
    if (near.length === most) break;
    // Bytes are compared, characters are asked for. What the request has behind the path may be none that can be sent.
    const asked = legible(found.corrected);
    const corrected = unsendable.test(asked) ? legible(textOf(candidate).text) : asked;
    if (unsendable.test(corrected) || takerOf(corrected) !== candidate.pathId) continue;
    near.push({ ...candidate, miss, at, corrected });
  }
  return near;
}

const surprising: ReadonlySet<PathMiss> = new Set(['letter-case', 'slash', 'element', 'exact']);

/** Returns the path of `candidates` that one would have expected to win before a path of `length` letters; `null` when none. */
export function expectedPath(
  candidates: readonly CausePath[],
  requestPath: string,
  length: number,
  takerOf: (path: string) => string | null,
): NearPath | null {
  const longer = candidates.filter((candidate) => textOf(candidate).text.length > length);
  const near = nearPaths(longer, requestPath, takerOf).filter(({ miss }) => surprising.has(miss));
  return [...near].sort((a, b) => textOf(b).text.length - textOf(a).text.length)[0] ?? null;
}
