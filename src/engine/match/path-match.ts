import type { Matcher } from './matcher.ts';

const slash = 47;

/**
 * Returns a path as its elements joined by `/`: one leading slash and all trailing ones dropped, nothing else changed.
 * `''` has no elements: the path `/`. Two Prefix paths compare alike exactly when their keys are equal.
 */
export function elementKey(path: string): string {
  let end = path.length;
  while (end > 0 && path.charCodeAt(end - 1) === slash) end--;
  const start = path.charCodeAt(0) === slash ? 1 : 0;
  return start < end ? path.slice(start, end) : '';
}

/** Returns the key without its last element, or `null` above the root. */
export function parentKey(key: string): string | null {
  if (key === '') return null;
  const at = key.lastIndexOf('/');
  return at > 0 ? key.slice(0, at) : '';
}

/** Returns the number of code units in which `a` from `aFrom` on and `b` from `bFrom` on begin alike. */
export function commonPrefixLength(a: string, b: string, aFrom = 0, bFrom = 0): number {
  const most = Math.min(a.length - aFrom, b.length - bFrom);
  let i = 0;
  while (i < most && a.charCodeAt(aFrom + i) === b.charCodeAt(bFrom + i)) i++;
  return i;
}

export interface PathComparison {
  readonly matched: boolean;
  /** Code units of the request path that fitted before the comparison stopped or ended. */
  readonly matchedLength: number;
}

/** Returns how far a Prefix path fits a request path, element by element. */
export function compareElements(path: string, requestPath: string): PathComparison {
  const start = path.charCodeAt(0) === slash ? 1 : 0;
  let stop = path.length;
  while (stop > start && path.charCodeAt(stop - 1) === slash) stop--;
  const length = stop - start;
  const lead = requestPath.charCodeAt(0) === slash ? 1 : 0;
  const fits = commonPrefixLength(path, requestPath, start, lead);
  const end = lead + length;
  // Prefix /v1 takes /v1 and /v1/x; at /v11 it stops after /v1. Prefix / has no element that could differ.
  const atBoundary = length === 0 || requestPath.length === end || requestPath.charCodeAt(end) === slash;
  return { matched: fits >= length && atBoundary, matchedLength: lead + fits };
}

/** Returns how far a path of the manifest fits a request path. Regular expressions are each profile's own: never matched here. */
export function comparePath(matcher: Matcher, requestPath: string): PathComparison {
  switch (matcher.kind) {
    case 'exact':
      return {
        matched: matcher.path === requestPath,
        matchedLength: commonPrefixLength(matcher.path, requestPath),
      };
    case 'element-prefix':
      return compareElements(matcher.path, requestPath);
    case 'string-prefix': {
      const [path, asked] = matcher.ignoreCase
        ? [matcher.path.toLowerCase(), requestPath.toLowerCase()]
        : [matcher.path, requestPath];
      const matchedLength = commonPrefixLength(path, asked);
      return { matched: matchedLength === matcher.path.length, matchedLength };
    }
    case 'regex':
      return { matched: false, matchedLength: 0 };
  }
}

const patternCharacters = /[\^$*+?()[\]{}|\\]/;

/**
 * Returns the text that every match of a path begins with if the path is read as a regular expression,
 * or `null` when it holds no character that means something there. A dot by itself does not count.
 */
export function literalHead(path: string): string | null {
  const at = path.search(patternCharacters);
  if (at < 0) return null;
  // A quantifier speaks of the character before it: /api/.* begins with /api/.
  return path.slice(0, '*+?{'.includes(path.charAt(at)) ? Math.max(0, at - 1) : at);
}
