import { toBytes } from '../../match/bytes.ts';
import { compilePattern, tooManySteps } from '../../match/pcre/pattern.ts';
import type { RuleId } from '../../match/rule-id.ts';
import type { Entry } from './entries.ts';

/** A path, or why its rewrite is not simulated. */
export type Rewritten = { readonly path: string } | { readonly why: RuleId };

/** Replaces the whole path by the target where the regex path matches it from the start; or says why that is not simulated. */
function rewriteRegex(entry: Entry, target: string, path: string): Rewritten {
  const compiled = compilePattern(toBytes(`^${entry.path}`), false);
  if (compiled.kind === 'unknown') return { why: compiled.construct };
  const groups = compiled.kind === 'pattern' ? compiled.pattern.exec(toBytes(path)) : null;
  if (groups === 'too-many-steps') return { why: tooManySteps };
  return { path: groups ? filled(target, groups) : path };
}

/** HAProxy's replacement: `\0` is all that matched, a backslash takes the next character as it is. */
function filled(target: string, groups: readonly (string | null)[]): string {
  return target.replace(/\\(\d)/g, (_, digit: string) => groups[Number(digit)] ?? '');
}

/**
 * Returns the path the Pod sees. A begin path that was reached in another letter case is not rewritten.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/backend.go buildBackendRewriteURL (465a51c)
 */
export function rewritePath(entry: Entry, path: string): Rewritten {
  const target = entry.treatment.rewriteTarget;
  if (target === null) return { path };
  // It would end a line of haproxy.cfg inside of quotes.
  if (target.includes('\n')) return { why: 'haproxy-ingress/line-break' };
  // A log-format: variables stand in it.
  if (target.includes('%')) return { why: 'haproxy-ingress/log-format' };
  if (entry.match === 'regex') return rewriteRegex(entry, target, path);
  if (!path.startsWith(entry.path)) return { path };
  let rest = path.slice(entry.path.length);
  if (target === '/' && !entry.path.endsWith('/') && rest.startsWith('/')) rest = rest.slice(1);
  const joint = entry.path.endsWith('/') && !target.endsWith('/') ? '/' : '';
  return { path: filled(`${target}${joint}\\1`, [path, rest]) };
}

/** Returns a text that is equal for paths that HAProxy rewrites alike; `''` for those that it does not rewrite. */
export function rewriteKey({ match, path, treatment }: Entry): string {
  const target = treatment.rewriteTarget;
  return target === null ? '' : `${match === 'regex'}\n${path}\n${target}`;
}
