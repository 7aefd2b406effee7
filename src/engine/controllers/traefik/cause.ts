// biome-ignore-all lint/style/noExcessiveLinesPerFile: One cause after the other, in the order in which they are asked.

import { backendLookup } from '../../match/availability.ts';
import type { Beaten, Cause, CauseOf, CausePath, LeftOut, MatchedBy, Opener, RouteRefusal } from '../../match/cause.ts';
import { byName, unanswerable } from '../../match/causes/backend.ts';
import { backendPlace, causePath, ownersOf, unusedDefault, writtenPath } from '../../match/causes/listed.ts';
import { nearAmong } from '../../match/causes/near-expressions.ts';
import { nearHosts, onOtherHosts } from '../../match/causes/near-hosts.ts';
import { expectedPath, isUnexpected, type Takers } from '../../match/causes/near-paths.ts';
import { bareRule, namedHosts, notTaken } from '../../match/causes/not-taken.ts';
import { onOtherScheme, servedOnOtherScheme } from '../../match/causes/scheme.ts';
import { oddUpstream } from '../../match/causes/upstream.ts';
import type { Outcome } from '../../match/decision.ts';
import { compareHost, type NormalisedHost, normaliseHost } from '../../match/host-match.ts';
import { hostId, type NodeId } from '../../match/ids.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { Located, Place } from '../../model/objects.ts';
import { keyOf, type NotSimulated, read } from './annotations.ts';
import { classRuleOf } from './class.ts';
import { defaultFaultOf, unusedDefaults } from './default-router.ts';
import type { Explained } from './explained.ts';
import { openerFor } from './opener.ts';
import { comparedAs } from './path-part.ts';
import { ingressRefusals, type Refusal } from './refusal.ts';
import { readRequest, type TraefikRequest } from './request.ts';
import type { Refused, Router } from './routers.ts';
import { candidates, type Found, reaches, restOf, serves, winners } from './table.ts';

/** Everything that one answer came from. */
export interface Answered {
  readonly explained: Explained;
  readonly request: HttpRequest;
  readonly asked: TraefikRequest;
  /** Routers whose host takes the request, highest priority first. */
  readonly list: readonly Router[];
  readonly found: Found;
  readonly outcome: Outcome;
  /** What is not simulated and could change the answer. */
  readonly open: NotSimulated;
  /** Routers that Traefik refuses and that would have come first. */
  readonly refused: readonly Refused[];
}

/** Returns the cause for a request that is refused before any router is asked. */
export function badRequest(rule: RuleId): Cause {
  return { kind: 'bad-request', what: rule === 'traefik/no-host-header' ? 'host' : 'target' };
}

function told({ listed, matcher }: Router): CausePath {
  return causePath(listed, comparedAs(matcher));
}

function placeOf({ located, origin }: ListedPath, annotation: string): Place {
  const range = located.object.metadata.annotations.get(annotation)?.range ?? origin.range;
  return { object: located.ref, range };
}

function takersOf({ explained: { table }, request }: Answered): Takers {
  return (rawPath) => {
    const reading = readRequest({ ...request, rawPath }, table.options);
    if (!reading.ok) return [];
    return winners(candidates(table, reading.request), reading.request).routers.map(({ id }) => id);
  };
}

function hasPriority({ listed }: Router): boolean {
  return Number(read(listed.located.object.metadata, 'router.priority') ?? 0) !== 0;
}

/** By what a router comes before the next one that fits: an annotation, else the length of its rule text. */
function beats(winner: Router, next: Router, fitting: readonly Router[]): MatchedBy {
  if (hasPriority(winner) || hasPriority(next)) return 'priority';
  const [length = 0, ...others] = [winner, ...fitting].map(({ listed }) => (listed.path.path.value ?? '').length);
  // The name of the matcher and the host are parts of the rule: a longer path may make the shorter one.
  return winner.host === next.host && others.every((other) => other < length) ? 'longest' : 'rule-length';
}

const and = ' && ';

/** Two rules without what they have in common at their beginning, with the lengths that all of them have. */
function ruleTexts(winner: Router, next: Router): NonNullable<CauseOf<'matched'>['rules']> {
  const isCut =
    winner.host !== null && winner.host === next.host && [winner, next].every(({ rule }) => rule.includes(and));
  const textOf = ({ rule, priority }: Router) => ({
    text: isCut ? rule.slice(rule.indexOf(and) + and.length) : rule,
    length: priority,
  });
  return [textOf(winner), textOf(next)];
}

function matched(answered: Answered, winner: Router): Cause {
  const { list, asked } = answered;
  const fitting = list.filter((router) => router !== winner && serves(router, asked));
  const missing = list.filter((router) => !fitting.includes(router) && router !== winner);
  const length = winner.listed.path.path.value?.length ?? 0;
  const isRegex = winner.matcher.kind === 'regex';
  const twin = winner.overwrites;
  const isBeaten = twin !== null || fitting.some((one) => isUnexpected(told(winner), told(one)));
  const trials = { takersOf: takersOf(answered) };
  const near = isRegex || isBeaten ? null : expectedPath(missing.map(told), asked.path, length, trials);
  const next = fitting[0];
  const by = twin ? 'listed' : next ? beats(winner, next, fitting) : 'only';
  // Of several that come next with one priority none is the next.
  const isOpen = fitting[1]?.priority === next?.priority && fitting[1] !== undefined;
  const beaten = twin ?? (isOpen ? null : next);
  const over: Beaten | null = near ? { ...near, fits: false } : beaten ? { ...told(beaten), fits: true } : null;
  return {
    kind: 'matched',
    pathId: winner.id,
    path: asked.path,
    by,
    winner: told(winner),
    fits: fitting.length + 1,
    over,
    ...(by === 'rule-length' && next && over?.fits ? { rules: ruleTexts(winner, next) } : {}),
    odd: oddUpstream(answered.request, answered.outcome, answered.explained.match),
    ...beside(answered),
  };
}

/** The annotation that could change the answer, where it may take the request from the Service. */
function notSimulated({ found, open }: Answered): Cause | null {
  const [winner] = found.routers;
  const one = open.find(({ effect }) => effect === 'middleware' || effect === 'matching' || effect === 'listener');
  if (!winner || !one) return null;
  const own = winner.listed.located.object.metadata.annotations;
  const place = own.has(one.name) ? placeOf(winner.listed, one.name) : null;
  return winner.notSimulated.includes(one) ? { kind: 'not-simulated', key: one.name, path: told(winner), place } : null;
}

/** Where the default backend stands that may answer. */
function placeOfRest({ explained, asked }: Answered): Place | null {
  const [rest] = restOf(explained.table, asked);
  const range = rest?.located.object.defaultBackend?.range;
  return rest && range ? { object: rest.located.ref, range } : null;
}

/** Whose default backends are left open. */
function defaultsOf(
  { explained, request }: Answered,
  services: readonly ServiceRef[],
): Pick<CauseOf<'share'>, 'defaults'> {
  const alone = explained.cluster.ingresses.filter(({ object }) => object.rules.length === 0);
  return { defaults: { ingresses: ownersOf(alone, services), rest: whatIsLeft(explained, request) } };
}

function tie(answered: Answered, candidatesOf: readonly ServiceRef[]): Cause {
  const { found } = answered;
  const [first] = found.routers;
  // Where their rules are of one length too no annotation has made them equal.
  const isOne = new Set(found.routers.map(({ rule }) => rule.length)).size === 1;
  const annotated = isOne ? undefined : found.routers.find(hasPriority);
  const key = annotated ? keyOf(annotated.listed.located.object.metadata, 'router.priority') : null;
  const place = annotated && key !== null ? placeOf(annotated.listed, key) : null;
  const parts = candidatesOf.map((service) => ({ service, weight: null }));
  return {
    kind: 'share',
    by: 'tie',
    parts,
    paths: found.routers.map(told),
    key,
    ...(first ? {} : defaultsOf(answered, candidatesOf)),
    place: place ?? (first ? told(first).place : placeOfRest(answered)),
  };
}

const refusals: Readonly<Partial<Record<Refusal['kind'], RouteRefusal>>> = {
  resource: 'resource-backend',
  'no-backend': 'no-backend',
  'no-host-or-path': 'empty-rule',
  pattern: 'expression',
  matcher: 'annotation',
  'entry-point': 'annotation',
  'service-annotation': 'service-annotation',
  'external-name': 'external-name',
  headless: 'headless',
  middleware: 'middleware-missing',
  priority: 'priority-too-high',
};

/** The middlewares that are not there, with what was likely meant. */
function missingOf(why: Refusal): Pick<CauseOf<'route-refused'>, 'missing' | 'offer' | 'alsoMissing'> {
  if (why.kind !== 'middleware') return { missing: null };
  const { name, offer, also } = why;
  return { missing: name, ...(offer !== '' && { offer }), ...(also.length > 0 && { alsoMissing: also }) };
}

/** A Service that wants its port, and that is not taken with it either: it is an ExternalName. */
function byType<T extends LeftOut>(cause: T, { cluster, table }: Answered['explained']): T {
  if (cause.kind !== 'port-missing' || table.options.allowExternalNameServices) return cause;
  const { namespace, name } = cause.service;
  const service = backendLookup(cluster).service(namespace, name);
  return service?.type === 'ExternalName' ? { ...cause, needs: 'allowExternalNameServices' } : cause;
}

function refusedCause({ explained }: Answered, { listed, why, router }: Refused): LeftOut | null {
  const path = told(router);
  if (why.kind === 'no-service' || why.kind === 'no-port' || why.kind === 'no-endpoints') {
    const cause = unanswerable(explained.taken, why.kind, why.service, path, backendPlace(listed));
    return byType(byName(cause, explained.table.options.allowExternalNameServices), explained);
  }
  const { ref, object } = listed.located;
  const key = 'annotation' in why ? why.annotation : null;
  if (why.kind === 'annotation' || why.kind === 'namespace') {
    const rule = why.kind === 'annotation' ? 'traefik/unreadable' : 'traefik/cross-namespace';
    const ingress = qualifiedName(object.metadata);
    const all = ingressRefusals(object.metadata, listed.namespace, explained.table.options);
    const also = all.map(({ annotation }) => annotation).filter((one) => one !== why.annotation);
    return {
      kind: 'ingress-refused',
      ingress,
      object: ref,
      key: why.annotation,
      ...(also.length > 0 ? { also } : {}),
      rule,
      place: placeOf(listed, why.annotation),
    };
  }
  const reason = refusals[why.kind];
  if (!reason) return null;
  const place = key === null ? path.place : placeOf(listed, key);
  return { kind: 'route-refused', pathId: path.pathId, path, why: reason, key, ...missingOf(why), by: null, place };
}

function refused(answered: Answered): LeftOut | null {
  const taken = answered.refused.filter(({ why }) => why.kind !== 'class');
  // With two things in its way, mending one of them is not enough.
  const sorted = [...taken.filter(({ isAlone }) => isAlone), ...taken.filter(({ isAlone }) => !isAlone)];
  for (const one of sorted) {
    const cause = refusedCause(answered, one);
    if (cause) return cause;
  }
  return null;
}

/** What would answer in place of what does, were it not left out for one thing alone. */
function beside(answered: Answered): { readonly leftOut?: LeftOut } {
  // With the priority of what answers it would only make a tie.
  const least = answered.found.routers[0]?.priority ?? Number.NEGATIVE_INFINITY;
  const alone = answered.refused.filter(({ isAlone, router }) => isAlone && router.priority > least);
  const left = refused({ ...answered, refused: alone }) ?? firstElsewhere(answered, least);
  return left ? { leftOut: left } : {};
}

/** A router that would come first, and is on the other scheme alone. */
function firstElsewhere({ list, asked, explained, request }: Answered, least: number): LeftOut | null {
  const there = { ...asked, tls: !asked.tls };
  const router = list.find((one) => serves(one, there) && !reaches(one.listening, asked));
  if (!router || router.priority <= least || router.rivals.length > 0) return null;
  const opens = openerFor(router.listed.located, router.listening, request.scheme, explained.table.options);
  if (opens.by === 'option') return null;
  const served = onOtherScheme(request).scheme;
  return { kind: 'scheme-not-served', asked: request.scheme, served, path: told(router), opens };
}

function schemeNotServed(answered: Answered): Cause | null {
  const { request, explained, asked } = answered;
  const elsewhere = servedOnOtherScheme(request, explained.match);
  if (!elsewhere) return null;
  const there = { ...asked, tls: !asked.tls };
  const router = candidates(explained.table, asked).find((one) => serves(one, there)) ?? null;
  const { fallbacks, options } = explained.table;
  const fallback = fallbacks.find((one) => one !== 'refused');
  const located = router?.listed.located ?? fallback?.located;
  const listening = router?.listening ?? fallback?.listening;
  if (!located || !listening) return null;
  const opens: Opener = openerFor(located, listening, request.scheme, options);
  const served = onOtherScheme(request).scheme;
  return { kind: 'scheme-not-served', asked: request.scheme, served, path: router && told(router), opens };
}

/** A router that would take the request, were it asked on a connection of this scheme or of the other. */
function notListening({ list, asked, request, explained }: Answered): Cause | null {
  const router = list.find((one) => one.matches(asked.path) && !reaches(one.listening, asked));
  if (!router) return null;
  const { listed, listening } = router;
  const opens = openerFor(listed.located, listening, request.scheme, explained.table.options);
  if (opens.by !== 'annotation' || opens.also || !listed.located.object.metadata.annotations.has(opens.key))
    return null;
  const { key } = opens;
  const path = told(router);
  const blamed = { why: 'no-listener', key, missing: null, by: null, place: placeOf(listed, key) } as const;
  return { kind: 'route-refused', pathId: path.pathId, path, ...blamed };
}

/** The most precise host that accepts the request's, of the Ingresses that are taken; `undefined` for none. */
function knownHost({ explained }: Answered, host: string): string | null | undefined {
  const rankOf = (own: string | null) => (own === null ? 0 : own.startsWith('*.') ? 1 : 2);
  const accepting = [...explained.untaken.taken]
    .flatMap(namedHosts)
    .filter((own) => compareHost(own?.toLowerCase().replace(/\.$/, '') ?? null, host) !== 'no');
  return accepting.sort((a, b) => rankOf(b) - rankOf(a))[0];
}

/** Paths on hosts that are named elsewhere; less precise hosts are asked all the same. */
function elsewhere({
  explained: { routers, match },
  request,
}: Pick<Answered, 'explained' | 'request'>): readonly CausePath[] {
  const pathOf = (id: string) => {
    const router = routers.find((one) => one.id === id);
    return router ? told(router) : null;
  };
  return onOtherHosts(routers, request, match, pathOf);
}

function hostUnknown({ explained, request }: Answered, asked: NormalisedHost): Cause {
  const words = explained.routers.map(({ listed }) => writtenPath(listed));
  const hosts = new Map<string, { readonly host: string; readonly hostId: NodeId }>();
  for (const { host, listed } of explained.routers) {
    if (host) hosts.set(host.toLowerCase(), { host, hostId: hostId(listed.className, host) });
  }
  const nearest = nearHosts([...hosts.values()], asked, { request, match: explained.match, words });
  const bare = bareRule(explained.cluster, explained.untaken.taken, asked.host);
  return { kind: 'host-unknown', host: asked.host, nearest, notAsked: elsewhere({ explained, request }), ...bare };
}

/** A router of the host that Traefik refuses. */
function idle(answered: Answered): { readonly idle?: LeftOut } {
  const { explained, asked } = answered;
  const all = candidates(explained.refused, asked).flatMap((router) => explained.reasons.get(router) ?? []);
  const left = refused({ ...answered, refused: all });
  return left ? { idle: left } : {};
}

/** A router that Traefik refuses for one thing alone, and that would take the request on the other scheme: nothing else does there. */
function refusedElsewhere(answered: Answered): Cause | null {
  const { explained, request, asked } = answered;
  const onlyOn = onOtherScheme(request).scheme;
  const there = { ...asked, tls: !asked.tls };
  for (const router of candidates(explained.refused, asked)) {
    const reason = serves(router, there) && !serves(router, asked) ? explained.reasons.get(router) : null;
    const cause = reason?.isAlone ? refusedCause(answered, reason) : null;
    if (cause?.kind === 'route-refused') return { ...cause, onlyOn };
  }
  return null;
}

/** A default backend that Traefik passes over, though it listens where the request came in. */
function unused({ explained, asked }: Answered) {
  const { taken, table } = explained;
  const [found] = unusedDefaults(taken, table.options).filter(({ listening }) => reaches(listening, asked));
  return found ? { unused: unusedDefault(found.located) } : {};
}

function unmatched(answered: Answered): Cause {
  const cause = unansweredBy(answered);
  const isMiss =
    cause.kind === 'host-unknown' || cause.kind === 'path-unmatched' || cause.kind === 'nothing-configured';
  return isMiss && answered.explained.untaken.taken.size > 0 ? { ...cause, ...unused(answered) } : cause;
}

function unansweredBy(answered: Answered): Cause {
  const { explained, request, asked, list } = answered;
  if (explained.cluster.ingresses.length === 0) return { kind: 'nothing-configured', what: 'no-ingress' };
  const { options } = explained.table;
  const rule = (ingress: Ingress) => classRuleOf(ingress, explained.cluster, options);
  const left = notTaken(explained.untaken, request, rule, options.ingressClass || 'traefik');
  if (left) return left;
  if (explained.untaken.taken.size === 0) return { kind: 'nothing-configured', what: 'none-taken' };
  if (explained.routers.length === 0) {
    return refusedElsewhere(answered) ?? { kind: 'nothing-configured', what: 'no-rules', ...idle(answered) };
  }
  const normalised = normaliseHost(request.host);
  const known = knownHost(answered, normalised.host);
  const host = known === undefined ? list[0]?.host : known;
  if (host === undefined) return hostUnknown(answered, normalised);
  const words = list.map(({ listed }) => writtenPath(listed));
  // No escape of a path is ever met: requests are decoded before they are compared.
  const takesWritten = (pathId: string) =>
    list.some(({ id, listening, matcher }) => id === pathId && matcher.kind !== 'regex' && reaches(listening, asked));
  const nearest = nearAmong(list.map(told), asked.path, { takersOf: takersOf(answered), takesWritten }, words);
  const refusal = nearest.length === 0 ? refusedElsewhere(answered) : null;
  if (refusal) return refusal;
  const more = nearest.length === 0 ? idle(answered) : {};
  return { kind: 'path-unmatched', host, path: asked.path, nearest, notAsked: elsewhere(answered), ...more };
}

/** A default backend that would answer if its Service could. */
function defaultMissing({ explained }: Answered): Cause | null {
  const found = defaultFaultOf(explained.taken, explained.table.options);
  if (!found) return null;
  const { fault, located, service } = found;
  const range = located.object.defaultBackend?.range ?? null;
  return unanswerable(explained.taken, fault, service, null, range && { object: located.ref, range });
}

/** What a default backend takes the rest of. */
function whatIsLeft({ routers }: Answered['explained'], request: HttpRequest): 'host' | 'path' {
  const { host } = normaliseHost(request.host);
  return routers.some((one) => compareHost(one.host?.toLowerCase() ?? null, host) !== 'no') ? 'path' : 'host';
}

function defaultBackend(answered: Answered, located: Located<Ingress>, service: ServiceRef): Cause {
  const { explained, request } = answered;
  const ingress = qualifiedName(located.object.metadata);
  const rest = whatIsLeft(explained, request);
  const told = { by: 'ingress', ingress, object: located.ref, key: null, service, rest } as const;
  return { kind: 'default-backend', ...told, ...beside(answered) };
}

function forStatus(answered: Answered, status: number): Cause {
  const { explained, found } = answered;
  const [winner] = found.routers;
  if (status === 400) return { kind: 'bad-request', what: 'target' };
  if (status === 503) {
    const [rest] = restOf(explained.table, answered.asked);
    const service = winner?.service ?? rest?.service ?? { namespace: '', name: '', port: null };
    const place = winner ? backendPlace(winner.listed) : null;
    return unanswerable(explained.taken, 'no-endpoints', service, winner ? told(winner) : null, place);
  }
  const left = schemeNotServed(answered) ?? refused(answered) ?? notListening(answered);
  return left ?? defaultMissing(answered) ?? unmatched(answered);
}

/** Returns why Traefik answers a request as it does. */
export function causeOf(answered: Answered): Cause {
  const { outcome, found, explained } = answered;
  const [winner] = found.routers;
  switch (outcome.kind) {
    case 'backend': {
      const [rest] = restOf(explained.table, answered.asked);
      if (winner) return notSimulated(answered) ?? matched(answered, winner);
      return rest ? defaultBackend(answered, rest.located, outcome.service) : unmatched(answered);
    }
    case 'any-of':
      return tie(answered, outcome.candidates);
    case 'status':
      return forStatus(answered, outcome.status);
    default: {
      const why = 'why' in outcome ? outcome.why : outcome.kind;
      const path = winner ? told(winner) : null;
      return { kind: 'not-simulated', key: why, path, place: path?.place ?? null };
    }
  }
}
