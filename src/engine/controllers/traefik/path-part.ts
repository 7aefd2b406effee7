import { RE2JS } from 're2js';
import { toBytes } from '../../match/bytes.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { Matcher } from '../../match/profile.ts';
import { read } from './annotations.ts';
import type { TraefikOptions } from './options.ts';

type PathMatcherName = 'Path' | 'PathPrefix' | 'PathRegexp';

/** The path half of a rule. */
export interface PathPart {
  readonly text: string;
  readonly matcher: Matcher;
  /** Compares a routing path in bytes. */
  readonly matches: (path: string) => boolean;
}

/** What takes the place of a path half: `whole` for a rule without one, else why Traefik cannot build it. */
export type NoPathPart = 'whole' | 'matcher' | 'pattern';

/** @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go loadRouter (v3.7.9) */
function pathMatcherOf(listed: ListedPath): PathMatcherName | null {
  const type = listed.path.pathType.value;
  if (type === 'Exact') return 'Path';
  if (type === 'Prefix') return 'PathPrefix';
  const chosen = read(listed.located.object.metadata, 'router.pathmatcher') || 'PathPrefix';
  return chosen === 'Path' || chosen === 'PathPrefix' || chosen === 'PathRegexp' ? chosen : null;
}

/** Element-wise comparison of option strictPrefixMatching. @source traefik/traefik pkg/provider/kubernetes/ingress/kubernetes.go buildStrictPrefixMatchingRule (v3.7.9) */
function strictPrefix(path: string): PathPart {
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  const bytes = toBytes(bare);
  return {
    text: `(Path("${bare}") || PathPrefix("${bare}/"))`,
    matcher: { kind: 'element-prefix', path: bare },
    matches: (request) => request === bytes || request.startsWith(`${bytes}/`),
  };
}

/** Bytes back to text; the engine has no TextDecoder. Malformed sequences become U+FFFD, as in Go's regexp. */
function toText(bytes: string): string {
  const escaped = bytes.replace(/[\u0080-\u00ff%]/g, (b) => `%${b.charCodeAt(0).toString(16).padStart(2, '0')}`);
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes.replace(/[\u0080-\u00ff]/g, '\ufffd');
  }
}

function regexPart(path: string): PathPart | null {
  try {
    const pattern = RE2JS.compile(path);
    return {
      text: `PathRegexp("${path}")`,
      matcher: { kind: 'regex', source: path, ignoreCase: false, anchored: false },
      matches: (request) => pattern.matcher(toText(request)).find(),
    };
  } catch {
    return null;
  }
}

/** Returns the path half of the rule for a path. Without a path the matcher annotation is never looked at. */
export function pathPartOf(listed: ListedPath, { strictPrefixMatching }: TraefikOptions): PathPart | NoPathPart {
  const path = listed.path.path.value ?? '';
  if (path === '') return 'whole';
  const bytes = toBytes(path);
  switch (pathMatcherOf(listed)) {
    case null:
      return 'matcher';
    case 'Path':
      return { text: `Path("${path}")`, matcher: { kind: 'exact', path }, matches: (request) => request === bytes };
    case 'PathRegexp':
      return regexPart(path) ?? 'pattern';
    case 'PathPrefix':
      if (strictPrefixMatching && path !== '/') return strictPrefix(path);
      return {
        text: `PathPrefix("${path}")`,
        matcher: { kind: 'string-prefix', path },
        matches: (request) => request.startsWith(bytes),
      };
  }
}
