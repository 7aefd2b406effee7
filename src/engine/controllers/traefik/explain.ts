import type { Decision, Evidence, Outcome, PathVerdict, TraceStep } from '../../match/decision.ts';
import { decide } from '../../match/decision.ts';
import { withFittingHosts } from '../../match/fitting-hosts.ts';
import { commonPrefixLength, comparePath } from '../../match/path-match.ts';
import { unsimulatedNotes } from '../../match/report.ts';
import type { HttpRequest } from '../../match/request.ts';
import {
  classStep,
  hostStep,
  mostSteps,
  pathStep,
  pathSteps,
  preferSteps,
  writtenVerdict,
} from '../../match/trace-writer.ts';
import type { NotSimulated } from './annotations.ts';
import { badRequest, causeOf } from './cause.ts';
import type { DefaultRouter } from './default-router.ts';
import type { Explained } from './explained.ts';
import { comparedAs } from './path-part.ts';
import { readRequest, type TraefikRequest } from './request.ts';
import type { Refused, Router } from './routers.ts';
import { candidates, type Found, reaches, restOf, serves, winners } from './table.ts';

function hostSteps(routers: readonly Router[], chosen: ReadonlySet<Router>): TraceStep[] {
  const hosts = new Map<string | null, { readonly router: Router; readonly chosen: boolean }>();
  for (const router of routers) {
    const known = hosts.get(router.host);
    hosts.set(router.host, { router, chosen: (known?.chosen ?? false) || chosen.has(router) });
  }
  return [...hosts]
    .slice(0, mostSteps)
    .map(([host, { router, chosen: isChosen }]) => hostStep(router.listed, writtenVerdict(host), isChosen));
}

function verdictOf(router: Router, matched: boolean, { routers }: Found, isOpen: boolean): PathVerdict {
  if (isOpen && routers.includes(router)) return 'open';
  if (routers[0] === router) return 'wins';
  if (!matched) return 'no-match';
  return 'fits-later';
}

function matchedLength(router: Router, path: string): number {
  const matcher = comparedAs(router.matcher);
  if (matcher.kind === 'regex') return router.matches(path) ? path.length : 0;
  return Math.max(comparePath(matcher, path).matchedLength, commonPrefixLength(matcher.path, path));
}

function isSyntax({ effect }: NotSimulated[number]): boolean {
  return effect === 'matching';
}

/**
 * What is not simulated and could change this answer: of the winners all, of others what decides whether they match or listen.
 * The rule of a default backend is the same in any syntax.
 */
function notSimulated(
  list: readonly Router[],
  { routers }: Found,
  request: TraefikRequest,
  rest: readonly DefaultRouter[],
): NotSimulated {
  const won = new Set(routers);
  const named = new Map<string, NotSimulated[number]>();
  for (const one of rest.flatMap((router) => router.notSimulated)) if (!isSyntax(one)) named.set(one.name, one);
  for (const router of list) {
    if (router.notSimulated.length === 0) continue;
    const isOpen = router.listening.isOpen && router.matches(request.path);
    for (const one of router.notSimulated) {
      if (won.has(router) || isSyntax(one) || (one.effect === 'listener' && isOpen)) named.set(one.name, one);
    }
  }
  return [...named.values()];
}

/** The refused routers that would have come before what answers. */
function missed(explained: Explained, { routers }: Found, request: TraefikRequest): readonly Refused[] {
  const least = routers[0]?.priority ?? Number.NEGATIVE_INFINITY;
  return (
    candidates(explained.refused, request)
      .filter((router) => router.priority >= least && router.matches(request.path))
      .flatMap((router) => explained.reasons.get(router) ?? [])
      // One that names no entry point at all would listen nowhere.
      .filter(({ why, router }) => why.kind === 'entry-point' || reaches(router.listening, request))
  );
}

function refusalNote({ why, listed }: Refused): TraceStep {
  const { ingress, path } = listed;
  const params = {
    ingress,
    path: path.path.value ?? '',
    why: why.kind,
    ...('annotation' in why ? { annotation: why.annotation } : {}),
    ...('name' in why ? { name: why.name, offer: why.offer } : {}),
  };
  return { kind: 'note', rule: 'traefik/refused', params };
}

/** The split into plain and TLS connections, names and refusals were read in the source; what is left without a router was not run. */
function evidenceOf(request: TraefikRequest, found: Found, open: NotSimulated, isRead: boolean): Evidence {
  if (open.length > 0 || !request.isRun) return 'inferred';
  const [winner] = found.routers;
  if (!winner && request.tls) return 'inferred';
  const isNamed = winner !== undefined && (winner.listening.names !== null || winner.rivals.length > 0);
  return isRead || isNamed || request.tls ? 'source' : 'measured';
}

/** A router takes host and path, and is not on this connection. */
function isElsewhere(list: readonly Router[], request: TraefikRequest): boolean {
  return list.some((router) => !reaches(router.listening, request) && router.matches(request.path));
}

/** Routers that are not on this connection were never compared. */
function elsewhereNote(count: number, scheme: string): TraceStep {
  return { kind: 'note', rule: 'traefik/not-listening', params: { count: String(count), scheme } };
}

function stepOf(router: Router, found: Found, request: TraefikRequest, isOpen: boolean): TraceStep {
  const matcher = comparedAs(router.matcher);
  if (!reaches(router.listening, request))
    return pathStep(router.id, matcher, { matched: false, matchedLength: 0 }, 'other-scheme');
  const matched = serves(router, request);
  const compared = { matched, matchedLength: matchedLength(router, request.path) };
  return pathStep(router.id, matcher, compared, verdictOf(router, matched, found, isOpen));
}

/** Steps of the nearest routers in their order. One that does not listen where the request came in is not tried: nothing is compared. */
function routerSteps(list: readonly Router[], found: Found, request: TraefikRequest, { kind }: Outcome) {
  const [winner] = found.routers;
  const isOpen = kind === 'any-of' || kind === 'unknown';
  const near = (router: Router) => matchedLength(router, request.path);
  const steps = pathSteps(list, winner ?? null, near, (router) => stepOf(router, found, request, isOpen));
  const losers = list.filter((router) => router !== winner && serves(router, request)).map(({ id }) => id);
  const isEqual = found.routers.length > 1;
  if (isOpen && isEqual)
    return [...steps, { kind: 'note' as const, rule: 'traefik/equal-priority' as const, params: {} }];
  const rule = isEqual ? 'traefik/equal-priority' : 'traefik/priority';
  return winner ? [...steps, ...preferSteps(winner.id, losers, rule)] : steps;
}

/** Returns the decision on a request with its reasons. */
export function explainWith(explained: Explained, request: HttpRequest): Decision {
  const { table } = explained;
  const reading = readRequest(request, table.options);
  if (!reading.ok) {
    const outcome: Outcome = { kind: 'status', status: 400, why: 'bad-request', route: null };
    const note: TraceStep = { kind: 'note', rule: reading.rule, params: { target: request.rawPath } };
    const trace: readonly TraceStep[] = [note, { kind: 'outcome', outcome }];
    const told = { outcome, trace, evidence: 'measured', comparedPath: request.rawPath } as const;
    return decide(told, () => badRequest(reading.rule));
  }
  const { request: asked, steps } = reading;
  const list = candidates(table, asked);
  const heard = list.filter(({ listening }) => reaches(listening, asked));
  const found = winners(list, asked);
  const outcome = explained.match(request);
  const rest = found.routers.length === 0 ? restOf(table, asked) : [];
  const open = notSimulated(list, found, asked, rest);
  const refusals = missed(explained, found, asked);
  const trace: TraceStep[] = [
    ...steps,
    classStep('traefik/class', explained),
    ...withFittingHosts(hostSteps(list, new Set(found.routers)), explained.taken.ingresses, asked.host),
    ...routerSteps(list, found, asked, outcome),
    ...(heard.length < list.length ? [elsewhereNote(list.length - heard.length, request.scheme)] : []),
    ...refusals.slice(0, mostSteps).map(refusalNote),
    ...unsimulatedNotes(open),
    ...(rest.length > 0 ? [{ kind: 'note' as const, rule: 'traefik/default-router' as const, params: {} }] : []),
    { kind: 'outcome', outcome },
  ];
  const isLeftOpen = rest.length > 0 && table.fallbacks.length > 1;
  const isRead = refusals.length > 0 || isLeftOpen || (found.routers.length === 0 && isElsewhere(list, asked));
  const evidence = evidenceOf(asked, found, open, isRead);
  const answered = { explained, request, asked, list, found, outcome, open, refused: refusals };
  return decide({ outcome, trace, evidence, comparedPath: asked.path }, () => causeOf(answered));
}
