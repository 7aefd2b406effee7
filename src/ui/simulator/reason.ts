import type { Decision, GraphNode, PathNode, TraceStep } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';

export type HostStep = Extract<TraceStep, { kind: 'host' }>;
export type PathStep = Extract<TraceStep, { kind: 'path' }>;

/** The one sentence that explains an answer, as data: which words of `request.reason` with which parts of the trace. */
export type Reason =
  | { readonly kind: 'prefix-elements' | 'exact-only' | 'letter-case'; readonly path: string; readonly other: string }
  | {
      readonly kind: 'wildcard-depth' | 'wildcard-bare' | 'exact-host-first';
      readonly host: string;
      readonly other: string;
    }
  | { readonly kind: 'exact'; readonly path: string }
  | { readonly kind: 'longest'; readonly path: string; readonly fits: number }
  | {
      readonly kind: 'first';
      readonly order: number;
      readonly of: number;
      readonly path: string;
      readonly host: string | null;
    }
  | { readonly kind: 'only'; readonly path: string; readonly of: number; readonly host: string | null }
  | { readonly kind: 'no-host'; readonly host: string }
  | { readonly kind: 'no-path'; readonly path: string; readonly host: string | null };

/** A request host without its port, lower case: what hosts are compared by. */
function bareHost(host: string): string {
  return host.replace(/:\d*$/, '').toLowerCase();
}

function writtenPath(step: PathStep): string {
  return step.matcher.kind === 'regex' ? step.matcher.source : step.matcher.path;
}

/** Why `step` lost although its path reads as if it should have won; `null` when nobody would expect it. */
function nearMiss(step: PathStep, path: string): Reason | null {
  const { matcher } = step;
  if (step.matched || matcher.kind === 'regex') return null;
  const wanted = matcher.path.replace(/\/+$/, '');
  if (wanted === '') return null;
  if (path.startsWith(wanted)) {
    const kind = matcher.kind === 'exact' ? 'exact-only' : 'prefix-elements';
    return { kind, path, other: matcher.path };
  }
  // Exact /docs/ and a request for /docs
  if (matcher.kind === 'exact' && `${path}/` === matcher.path) return { kind: 'exact-only', path, other: matcher.path };
  const sameButCase = path.toLowerCase().startsWith(wanted.toLowerCase());
  const next = path.charAt(wanted.length);
  return sameButCase && (next === '' || next === '/') ? { kind: 'letter-case', path, other: matcher.path } : null;
}

/** The near miss with the longest path: only one longer than the winner's can surprise. */
function bestNearMiss(paths: readonly PathStep[], winner: PathStep | null, compared: string): Reason | null {
  if (winner?.matcher.kind === 'regex') return null;
  let bestLength = winner ? writtenPath(winner).length : 0;
  let best: Reason | null = null;
  for (const step of paths) {
    const { length } = writtenPath(step);
    const reason = length > bestLength ? nearMiss(step, compared) : null;
    if (!reason) continue;
    best = reason;
    bestLength = length;
  }
  return best;
}

function wildcardMiss(hosts: readonly HostStep[], host: string): Reason | null {
  for (const { host: wildcard, verdict } of hosts) {
    if (verdict !== 'no' || !wildcard?.startsWith('*.')) continue;
    if (host.endsWith(wildcard.slice(1))) return { kind: 'wildcard-depth', host, other: wildcard };
    if (host === wildcard.slice(2)) return { kind: 'wildcard-bare', host, other: wildcard };
  }
  return null;
}

function whyWinner(winner: PathStep, paths: readonly PathStep[], host: HostStep | null, node: PathNode | null): Reason {
  const path = writtenPath(winner);
  const fits = paths.filter(({ matched }) => matched);
  const own = host?.host ?? null;
  if (fits.length > 1 && winner.matcher.kind === 'exact') return { kind: 'exact', path };
  const isOrdered = winner.matcher.kind === 'regex' || paths.some(({ verdict }) => verdict === 'fits-later');
  if (isOrdered && node?.order) return { kind: 'first', order: node.order, of: paths.length, path, host: own };
  if (fits.length > 1) return { kind: 'longest', path, fits: fits.length };
  return { kind: 'only', path, of: paths.length, host: own };
}

/** A closed exact host: a wildcard or general host would have fitted and is not asked. */
function closedHost(hosts: readonly HostStep[], chosen: HostStep | null, host: string): Reason | null {
  if (chosen?.verdict !== 'exact') return null;
  const other = hosts.find(({ verdict, chosen: isChosen }) => verdict === 'wildcard' && !isChosen);
  return other?.host ? { kind: 'exact-host-first', host, other: other.host } : null;
}

/**
 * Returns why the decision is as it is, read from its trace; `null` when the outcome speaks for itself.
 * A path that nearly fitted explains more than the winner does, so it comes first.
 */
export function reasonOf(
  decision: Decision,
  requestHost: string,
  nodes: ReadonlyMap<string, GraphNode>,
): Reason | null {
  const hosts = decision.trace.filter((step) => step.kind === 'host');
  const all = decision.trace.filter((step) => step.kind === 'path');
  const paths = all.filter(({ verdict }) => verdict !== 'other-host' && verdict !== 'exact-host-first');
  const winner = paths.find(({ verdict }) => verdict === 'wins') ?? null;
  const chosen = hosts.find((step) => step.chosen) ?? null;
  const host = bareHost(requestHost);
  const missedPath = bestNearMiss(paths, winner, decision.comparedPath);
  if (missedPath) return missedPath;
  if (winner) {
    const node = nodes.get(winner.pathId);
    const wildcard = chosen?.verdict === 'any' ? wildcardMiss(hosts, host) : null;
    return wildcard ?? whyWinner(winner, paths, chosen, node?.kind === 'path' ? node : null);
  }
  if (!chosen) return wildcardMiss(hosts, host) ?? (hosts.length > 0 ? { kind: 'no-host', host } : null);
  return closedHost(hosts, chosen, host) ?? { kind: 'no-path', path: decision.comparedPath, host: chosen.host };
}

/** Returns the reason as a sentence without a full stop; backticks mark code. */
export function reasonWords(reason: Reason, { request }: Messages): string {
  const words = request.reason;
  const hostWords = (host: string | null) => (host === null ? words.anyHost : `\`${host}\``);
  switch (reason.kind) {
    case 'prefix-elements':
      return words.prefixElements(reason.path, reason.other);
    case 'exact-only':
      return words.exactOnly(reason.path, reason.other);
    case 'letter-case':
      return words.letterCase(reason.path, reason.other);
    case 'wildcard-depth':
      return words.wildcardDepth(reason.host, reason.other);
    case 'wildcard-bare':
      return words.wildcardBare(reason.host, reason.other);
    case 'exact-host-first':
      return words.exactHostFirst(reason.host, reason.other);
    case 'exact':
      return words.exact(reason.path);
    case 'longest':
      return words.longest(reason.path, reason.fits);
    case 'first':
      return words.first(reason.order, reason.of, reason.path, hostWords(reason.host));
    case 'only':
      return words.only(reason.path, reason.of, hostWords(reason.host));
    case 'no-host':
      return words.noHost(reason.host);
    case 'no-path':
      return words.noPath(reason.path, reason.host ?? words.anyHost);
  }
}
