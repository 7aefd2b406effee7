import { RE2JS } from 're2js';
import { toBytes } from '../../match/bytes.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { Matcher } from '../../match/matcher.ts';
import { keyOf, read } from './annotations.ts';
import type { TraefikOptions } from './options.ts';

type PathMatcherName = 'Path' | 'PathPrefix' | 'PathRegexp';

/** The path half of a rule; with a fault, what it was meant to be. */
export interface PathPart {
  readonly fault: { readonly kind: 'pattern' } | { readonly kind: 'matcher'; readonly annotation: string } | null;
  readonly text: string;
  readonly matcher: Matcher;
  /** Compares a routing path in bytes. */
  readonly matches: (path: string) => boolean;
}

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
    fault: null,
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

function regexPart(path: string): PathPart {
  const text = `PathRegexp("${path}")`;
  const matcher: Matcher = { kind: 'regex', source: path, ignoreCase: false, anchored: false };
  try {
    const pattern = RE2JS.compile(path);
    return { fault: null, text, matcher, matches: (request) => pattern.matcher(toText(request)).find() };
  } catch {
    return { fault: { kind: 'pattern' }, text, matcher, matches: () => true };
  }
}

/** A matcher as it compares: bytes with bytes. */
export function comparedAs(matcher: Matcher): Matcher {
  return matcher.kind === 'regex' ? matcher : { ...matcher, path: toBytes(matcher.path) };
}

const everyPath: PathPart = {
  fault: null,
  text: '',
  matcher: { kind: 'string-prefix', path: '' },
  matches: () => true,
};

/** Returns the path half of the rule for a path. Without a path the matcher annotation is never looked at. */
export function pathPartOf(listed: ListedPath, { strictPrefixMatching }: TraefikOptions): PathPart {
  const path = listed.path.path.value ?? '';
  const name = pathMatcherOf(listed);
  // Without a host too there is no rule: with the path / that was meant, Path takes nothing else.
  if (path === '' && !listed.host && name === 'Path') return { ...everyPath, matches: (request) => request === '/' };
  if (path === '') return everyPath;
  const bytes = toBytes(path);
  if (name === 'PathRegexp') return regexPart(path);
  if (name === 'Path') {
    const matches = (request: string) => request === bytes;
    return { fault: null, text: `Path("${path}")`, matcher: { kind: 'exact', path }, matches };
  }
  const annotation = keyOf(listed.located.object.metadata, 'router.pathmatcher') ?? '';
  const fault = name === null ? { kind: 'matcher' as const, annotation } : null;
  if (strictPrefixMatching && path !== '/') return { ...strictPrefix(path), fault };
  const matches = (request: string) => request.startsWith(bytes);
  return { fault, text: `PathPrefix("${path}")`, matcher: { kind: 'string-prefix', path }, matches };
}
