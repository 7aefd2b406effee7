// biome-ignore-all lint/style/noExcessiveLinesPerFile: To be taken apart by kind of trial.
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress, IngressBackend } from '../../model/ingress.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import { isSameObject, type ObjectRef, type Place } from '../../model/objects.ts';
import { type Availability, backendLookup } from '../availability.ts';
import type {
  Beaten,
  Cause,
  CauseOf,
  CausePath,
  ClassRule,
  LeftOut,
  MatchedBy,
  NearHost,
  Opener,
  RedirectBy,
} from '../cause.ts';
import type { Outcome } from '../decision.ts';
import { compareHost, normaliseHost } from '../host-match.ts';
import { hostId, type NodeId } from '../ids.ts';
import { type ListedPath, listPaths } from '../listed-path.ts';
import type { Matcher } from '../matcher.ts';
import type { ProfileOptions, Route, RoutingProgram } from '../profile.ts';
import type { HttpRequest } from '../request.ts';
import { unanswerable } from './backend.ts';
import { backendPlace, causePath, mayFit, writtenPath } from './listed.ts';
import { isLoop } from './loop.ts';
import { nearAmong } from './near-expressions.ts';
import { type NamedHost, nearHosts, onOtherHosts } from './near-hosts.ts';
import { expectedPath, isUnexpected, type Takers, type Trials } from './near-paths.ts';
import { bareRule, namedHosts, notTaken, type Untaken } from './not-taken.ts';
import { isMiss, onOtherScheme, servedOnOtherScheme } from './scheme.ts';
import {
  hidden,
  mended,
  type Trial,
  withAnnotation,
  withHostText,
  withoutAnnotation,
  withoutTls,
  withPathText,
  withPathType,
  withService,
  withTls,
} from './trial.ts';
import { oddUpstream } from './upstream.ts';

type Match = (request: HttpRequest) => Outcome;

/** What causes by trial may ask: each claim is tried in a changed cluster before it is made. */
export interface Questions {
  readonly cluster: Cluster;
  readonly routes: readonly Route[];
  readonly match: Match;
  /** Ids of the paths that have a say in an answer: more than one where the controller leaves it open. */
  readonly takers: (request: HttpRequest) => readonly string[];
  readonly untaken: Untaken;
  /** Compiles another cluster with the options as they are, or with keys of the ConfigMap set (`null` = not there). */
  readonly compile: (cluster: Cluster, config?: ProfileOptions) => Match;
  /** Why an Ingress is not taken. */
  readonly classRule: (ingress: Ingress) => { readonly why: ClassRule; readonly option?: string };
  /** Why the Service of a backend cannot answer, by the controller's own rule for ports. */
  readonly missing: RoutingProgram['missing'];
  /** Value of the class annotation that is taken; absent where none is read. */
  readonly wantedClass?: string;
  /** Annotation that opens https for all hosts of an Ingress; absent where there is none. */
  readonly opensBy?: string;
  /** Hosts of rules are compared as they are written, with what is asked for in lower case: one with capitals is never known. */
  readonly hostsAsWritten?: true;
}

/** One request with all that its cause speaks of. */
export interface Asking {
  readonly questions: Questions;
  readonly request: HttpRequest;
  readonly outcome: Outcome;
  readonly comparedPath: string;
}

function routeOf(outcome: Outcome): NodeId | null {
  return 'route' in outcome ? outcome.route : null;
}

function takersOf({ questions, request }: Asking): Takers {
  return (rawPath) => questions.takers({ ...request, rawPath });
}

function trialsOf(asking: Asking): Trials {
  const { questions, request, outcome, comparedPath } = asking;
  const takesWritten = (pathId: string) => {
    const listed = listedById(questions).get(pathId);
    if (!listed) return false;
    const { cluster } = withPathText(questions.cluster, listed, comparedPath);
    return !sameText(questions.compile(cluster)(request), outcome);
  };
  return { takersOf: takersOf(asking), takesWritten };
}

function sameText(a: Outcome, b: Outcome): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The path that a changed cluster answers with, by its id in the real one. */
function takerIn({ questions, request }: Asking, { cluster, idOf }: Trial): NodeId | null {
  const route = routeOf(questions.compile(cluster)(request));
  return route === null ? null : idOf(route);
}

function listedById({ cluster }: Questions): ReadonlyMap<string, ListedPath> {
  return new Map(listPaths(cluster).map((listed) => [listed.origin.pathId, listed]));
}

/** Returns the path of a route as causes speak of it; of one that is no route it is compared as `otherwise` says. */
export function pathOfRoute({ routes }: Questions, listed: ListedPath, otherwise?: Matcher): CausePath {
  const route = routes.find(({ id }) => id === listed.origin.pathId);
  const matcher = route?.matcher ?? otherwise ?? { kind: 'element-prefix', path: listed.path.path.value ?? '' };
  return causePath(listed, matcher);
}

function created({ located }: ListedPath): string | null {
  return located.object.metadata.creationTimestamp;
}

/** By what a path goes before the one that answers without it; `twins`: what decides between equal ones. */
function wonBy(
  winner: ListedPath,
  next: ListedPath,
  twins: (winner: ListedPath, next: ListedPath) => MatchedBy | null,
  asked: string,
): MatchedBy {
  if ((winner.host ?? '').toLowerCase() !== (next.host ?? '').toLowerCase()) {
    // Under another name of a host no host is the more precise one.
    return compareHost(winner.host?.toLowerCase() ?? null, asked) === 'no' ? 'sequence' : 'host';
  }
  const twin = twins(winner, next);
  if (twin) return twin;
  const [own, other] = [winner, next].map(({ path }) => path);
  if (own?.pathType.value === 'Exact' && other?.pathType.value !== 'Exact') return 'exact';
  if ((other?.path.value ?? '').length < (own?.path.value ?? '').length) return 'longest';
  if (own?.path.value?.length !== other?.path.value?.length) return 'sequence';
  if (own?.pathType.value !== other?.pathType.value) return 'type';
  return own?.path.value === other?.path.value ? 'first' : 'sequence';
}

/** Between paths that are one to the controller the older Ingress decides, then its name, then the order within it. */
export function olderFirst(
  winner: ListedPath,
  next: ListedPath,
  isOne = winner.path.path.value === next.path.path.value,
): MatchedBy | null {
  if (!isOne || winner.path.pathType.value !== next.path.pathType.value) return null;
  if (winner.ingress === next.ingress) return 'first';
  return created(winner) === created(next) ? 'name' : 'older';
}

/** Whether a rule's host takes a host; `.example.com` is what some controllers keep `*.example.com` as. */
function takes({ hostsAsWritten }: Questions, rule: string | null, host: string): ReturnType<typeof compareHost> {
  const isKept = hostsAsWritten && rule === `*${host}`;
  return isKept ? 'wildcard' : compareHost(rule?.toLowerCase() ?? null, host);
}

/** Paths on the hosts that a request may reach, as causes speak of them. */
function reachable({ questions, request }: Asking): readonly CausePath[] {
  const { host } = normaliseHost(request.host);
  const byId = listedById(questions);
  return questions.routes.flatMap((route) => {
    const listed = byId.get(route.id);
    return listed && takes(questions, route.host, host) !== 'no' ? [causePath(listed, route.matcher)] : [];
  });
}

/** Ids of the paths that are no routes because the controller takes them for one with the winner. */
function twinsOf({ questions: { cluster, routes, untaken } }: Asking, winner: ListedPath): readonly string[] {
  const known = new Set(routes.map(({ id }) => id));
  const textOf = ({ host, path }: ListedPath) =>
    JSON.stringify([host?.toLowerCase(), path.path.value, path.pathType.value]);
  return listPaths(cluster)
    .filter((one) => textOf(one) === textOf(winner) && untaken.taken.has(one.located.object))
    .flatMap(({ origin }) => (known.has(origin.pathId) ? [] : origin.pathId));
}

/** Paths of the rules of one host, as causes speak of them. */
function onHost(questions: Questions, host: string | null): readonly CausePath[] {
  const byId = listedById(questions);
  const named = questions.routes.filter((route) => route.host === host).flatMap(({ id }) => byId.get(id) ?? []);
  return named.map((listed) => pathOfRoute(questions, listed));
}

/** Which path answers with the winner out of reach; `isOpen`: one of several, and nothing tells which. */
function nextOf(asking: Asking, winner: ListedPath, rest: readonly CausePath[]) {
  const trial = hidden(asking.questions.cluster, winner);
  const without = asking.questions.compile(trial.cluster)(asking.request);
  // What redirects names no path.
  if (without.kind === 'redirect') {
    const ids = [...rest.map(({ pathId }) => pathId), ...twinsOf(asking, winner)];
    return { next: ids.length === 1 ? ids[0] : null, isOpen: ids.length > 1 };
  }
  const taker = routeOf(without);
  return { next: taker === null ? null : trial.idOf(taker), isOpen: false };
}

/** The path that one would have expected to win: the one that is beaten where that says so itself, else one that nearly fits. */
function beatenOf(
  asking: Asking,
  own: CausePath,
  beaten: CausePath | null,
  others: readonly CausePath[],
): Beaten | null {
  const text = own.matcher.kind === 'regex' ? null : own.matcher.path;
  const isTold = text === null || (beaten !== null && isUnexpected(own, beaten));
  const near = isTold ? null : expectedPath(others, asking.comparedPath, text.length, trialsOf(asking));
  return near ? { ...near, fits: false } : beaten && { ...beaten, fits: true };
}

/** Returns why a path answers: by what it goes before the next one, which is asked with this one out of reach. */
export function matchedBy(
  asking: Asking,
  winner: ListedPath,
  fits: (path: CausePath) => boolean,
  twins: (winner: ListedPath, next: ListedPath) => MatchedBy | null,
): Cause {
  const { questions, comparedPath } = asking;
  const byId = listedById(questions);
  const own = pathOfRoute(questions, winner);
  // Under an alias the rules of its host are asked.
  const sameHost = onHost(questions, winner.host);
  const fitting = sameHost.filter((path) => path.pathId === own.pathId || fits(path));
  const rest = fitting.filter(({ pathId }) => pathId !== own.pathId);
  const { next: id, isOpen } = nextOf(asking, winner, rest);
  const next = byId.get(id ?? '');
  const others = sameHost.filter((path) => !fitting.includes(path));
  const beaten = next && pathOfRoute(questions, next);
  const over = beatenOf(asking, own, beaten ?? null, others);
  const won = next ? wonBy(winner, next, twins, normaliseHost(asking.request.host).host) : null;
  // Longer than the next is not longest of all: an expression may be longer and come last.
  const isLongest = rest.every(({ path }) => path.length <= own.path.length);
  const by = isOpen || (won === 'longest' && !isLongest) ? 'sequence' : (won ?? 'only');
  return {
    kind: 'matched',
    pathId: own.pathId,
    path: comparedPath,
    by,
    winner: own,
    // Of those that fit by their text some may not be asked on this scheme.
    fits: by === 'only' ? 1 : Math.max(1, fitting.length),
    over: by === 'only' && over?.fits ? null : over,
    odd: oddUpstream(asking.request, asking.outcome, questions.match, winner.path.path.value ?? ''),
    ...beside(asking),
  };
}

/** Returns what is left out and would take a request that something else takes. */
export function beside(asking: Asking): { readonly leftOut?: LeftOut } {
  const left = refusedPath(
    asking,
    leftOut(asking, (listed) => mayFit(listed, asking.comparedPath)),
  );
  const found = left ?? firstElsewhere(asking);
  return found ? { leftOut: found } : {};
}

/** Paths that are no routes, of Ingresses that are taken. */
function leftOut(
  { questions, request }: Asking,
  isMeant: (listed: ListedPath) => boolean = () => true,
): readonly ListedPath[] {
  const { host } = normaliseHost(request.host);
  const routes = new Set(questions.routes.map(({ id }) => id));
  return listPaths(questions.cluster)
    .filter(({ origin }) => !routes.has(origin.pathId))
    .filter((one) => compareHost(one.host?.toLowerCase() ?? null, host) !== 'no' && isMeant(one))
    .slice(0, 12);
}

/** Whether a path of a changed cluster takes the request: it answers, or a redirect does that goes with the path. */
function isTaker(asking: Asking, { cluster, idOf }: Trial, listed: ListedPath): boolean {
  const ask = (changed: Cluster) => asking.questions.compile(changed)(asking.request);
  const outcome = ask(cluster);
  if (outcome.kind === 'redirect') return !sameText(ask(hidden(cluster, listed).cluster), outcome);
  const route = routeOf(outcome);
  return route !== null && idOf(route) === listed.origin.pathId;
}

/** What a backend of an Ingress leads to; whether its Service has the port is the controller's own business. */
function availabilityOf({ cluster, missing }: Questions, ingress: Ingress, backend: IngressBackend): Availability {
  const found = backendLookup(cluster).availability(namespaceOf(ingress.metadata), backend);
  const why = found.kind === 'service' && backend.service ? missing(ingress, backend.service) : null;
  return found.kind === 'service' && why ? { kind: 'unavailable', service: found.service, why } : found;
}

function refusedBackend(asking: Asking, listed: ListedPath): LeftOut | null {
  const { cluster } = asking.questions;
  const backend = listed.path.backend.value;
  const availability = backend && availabilityOf(asking.questions, listed.located.object, backend);
  if (availability?.kind === 'unavailable') {
    const { service, why } = availability;
    const added = { cluster: withService(cluster, service, listed.located), idOf: (id: NodeId) => id };
    // What is there now may still have no Pod that is ready.
    if (!isTaker(asking, added, listed)) return null;
    return unanswerable(cluster, why, service, pathOfRoute(asking.questions, listed), backendPlace(listed));
  }
  if (availability?.kind === 'service' || !isTaker(asking, mended(cluster, listed), listed)) return null;
  const why = availability?.kind === 'resource' ? 'resource-backend' : 'no-backend';
  return refused(asking, listed, why);
}

function refused(
  { questions }: Asking,
  listed: ListedPath,
  why: 'resource-backend' | 'no-backend' | 'path-type',
): LeftOut {
  const { path, origin } = listed;
  const range = (why === 'path-type' ? path.pathType.range : path.backend.range) ?? origin.range;
  return {
    kind: 'route-refused',
    pathId: origin.pathId,
    path: pathOfRoute(questions, listed),
    why,
    ...{ key: null, missing: null, by: null },
    place: { object: origin.object, range },
  };
}

function unavailable({ questions }: Asking, listed: ListedPath): LeftOut | null {
  const backend = listed.path.backend.value;
  const found = backend && availabilityOf(questions, listed.located.object, backend);
  if (found?.kind !== 'unavailable') return null;
  return unanswerable(
    questions.cluster,
    found.why,
    found.service,
    pathOfRoute(questions, listed),
    backendPlace(listed),
  );
}

/** A path of the host that is left out for want of its Service. */
function idle(asking: Asking): { readonly idle?: LeftOut } {
  const [left] = leftOut(asking).flatMap((listed) => unavailable(asking, listed) ?? []);
  return left ? { idle: left } : {};
}

/** A path that is left out and would take the request if what is wrong with it were mended. */
function refusedPath(asking: Asking, left = leftOut(asking)): LeftOut | null {
  const { cluster, compile } = asking.questions;
  // Of several that wait for their Services the one that would answer if all were there.
  const first = left.length > 1 ? routeOf(compile({ ...cluster, existence: 'assumed' })(asking.request)) : null;
  const rank = ({ origin }: ListedPath) => (origin.pathId === first ? 0 : 1);
  for (const listed of [...left].sort((a, b) => rank(a) - rank(b))) {
    const cause = refusedBackend(asking, listed);
    if (cause) return cause;
    if (/^(?:Exact|Prefix|ImplementationSpecific)$/.test(listed.path.pathType.value ?? '')) continue;
    const typed = withPathType(asking.questions.cluster, listed, 'Prefix');
    if (isTaker(asking, typed, listed)) return refused(asking, listed, 'path-type');
  }
  return null;
}

/** What may open a scheme, the smallest first: each is tried. */
interface Openers {
  readonly located: Ingress;
  readonly ref: ObjectRef;
  /** Host of the rule that answers on the other scheme: the request may name it by an alias. */
  readonly host: string | null;
  /** The path that has to answer then; else any other answer will do. */
  readonly wanted?: string;
}

function openerOf(asking: Asking, { located, ref, host: written, wanted }: Openers): Opener | null {
  const { questions, request, outcome } = asking;
  const { host } = normaliseHost(request.host);
  const changes = (trial: Trial) =>
    wanted === undefined
      ? !sameText(questions.compile(trial.cluster)(request), outcome)
      : takerIn(asking, trial) === wanted;
  const ingress = qualifiedName(located.metadata);
  if (host !== '' && changes(withTls(questions.cluster, ref, host))) return { by: 'tls', ingress, object: ref };
  // An alias has the certificate of its host.
  if (written && changes(withTls(questions.cluster, ref, written)))
    return { by: 'tls', ingress, object: ref, host: written };
  const key = questions.opensBy;
  const opens = key !== undefined && changes(withAnnotation(questions.cluster, ref, key, 'true'));
  return opens ? { by: 'annotation', key, value: 'true', object: ref } : null;
}

/** A path that would answer before the one that does, and is served on the other scheme alone. */
function firstElsewhere(asking: Asking): CauseOf<'scheme-not-served'> | null {
  const { questions, outcome, request } = asking;
  const other = onOtherScheme(request);
  const route = routeOf(questions.match(other));
  const listed = route === null || route === routeOf(outcome) ? undefined : listedById(questions).get(route);
  if (!listed) return null;
  const { located, host, origin } = listed;
  const opens = openerOf(asking, { located: located.object, ref: located.ref, host, wanted: origin.pathId });
  const path = pathOfRoute(questions, listed);
  return opens && { kind: 'scheme-not-served', asked: request.scheme, served: other.scheme, path, opens };
}

function schemeNotServed(asking: Asking): Cause | null {
  const { questions, request } = asking;
  const served = servedOnOtherScheme(request, questions.match);
  // Sent here from there, where the host has no certificate: nothing but that opens this scheme.
  const elsewhere = served ?? (request.scheme === 'https' ? questions.match(onOtherScheme(request)) : null);
  if (!elsewhere || isMiss(elsewhere) || elsewhere.kind === 'unknown') return null;
  const route = routeOf(elsewhere);
  // A redirect has no path: that of the host then speaks for its Ingress.
  const isOfHost = !served || elsewhere.kind === 'redirect';
  const [rule] = isOfHost ? rulesFor(questions, normaliseHost(request.host).host) : [];
  const paths = [...listedById(questions)];
  const listed = paths.find(([id, { host }]) => (isOfHost ? host === rule : id === route))?.[1];
  const owner = listed?.located;
  const candidates = [...(owner ? [owner] : []), ...questions.cluster.ingresses.slice(0, 12)];
  for (const { object, ref } of candidates) {
    const opens = openerOf(asking, { located: object, ref, host: listed?.host ?? null });
    if (!opens || (!served && opens.by !== 'tls')) continue;
    const path = listed ? pathOfRoute(questions, listed) : null;
    return { kind: 'scheme-not-served', asked: request.scheme, served: onOtherScheme(request).scheme, path, opens };
  }
  return null;
}

/** Hosts of the rules of the Ingresses that are taken, as written; the most precise one that takes a host first. */
function rulesFor(questions: Questions, host: string): readonly (string | null)[] {
  const { untaken, hostsAsWritten } = questions;
  const hosts = [...untaken.taken].flatMap(namedHosts);
  const rank = { exact: 0, wildcard: 1, any: 2, no: 3 };
  return hosts
    .filter((one) => !hostsAsWritten || one === null || one === one.toLowerCase())
    .map((one) => ({ one, at: rank[takes(questions, one, host)] }))
    .filter(({ at }) => at < rank.no)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Returns whether a default backend takes what is left of a host that some rule speaks of, or of all others. */
export function restOf({ questions, request }: Asking): 'host' | 'path' {
  return rulesFor(questions, normaliseHost(request.host).host).length > 0 ? 'path' : 'host';
}

/** Paths on hosts that are named elsewhere. */
function elsewhere({ questions, request }: Asking): readonly CausePath[] {
  const byId = listedById(questions);
  const pathOf = (id: string) => {
    const listed = byId.get(id);
    return listed ? pathOfRoute(questions, listed) : null;
  };
  return onOtherHosts(questions.routes, request, questions.match, pathOf);
}

function pathUnmatched(asking: Asking, host: string | null, notAsked: readonly CausePath[]): Cause {
  const { comparedPath, questions } = asking;
  const own = reachable(asking);
  // Under an alias the rules of its host are asked.
  const byId = listedById(questions);
  const paths = own.length > 0 ? own : onHost(questions, host);
  const nearest = nearAmong(paths, comparedPath, trialsOf(asking), [...byId.values()].map(writtenPath));
  const left = nearest.length === 0 ? idle(asking) : {};
  const others = [...notAsked, ...elsewhere(asking)];
  return { kind: 'path-unmatched', host, path: comparedPath, nearest, notAsked: others, ...left };
}

/** These controllers take a dot at the end for a part of the name. */
function isDotted({ request }: Asking): boolean {
  const { withoutPort, withoutDot } = normaliseHost(request.host);
  return withoutPort !== withoutDot;
}

/** A host that would take the request if it were written in lower case: no request reaches it as it is. */
function byLetterCase({ questions, request }: Asking, named: readonly NamedHost[], host: string): readonly NearHost[] {
  if (!questions.hostsAsWritten) return [];
  const words = listPaths(questions.cluster).map(writtenPath);
  const paths = [request.rawPath, ...words.filter((word) => !/[?#\s]/.test(word))].slice(0, 12);
  return named
    .filter((one) => one.host !== one.host.toLowerCase() && takes(questions, one.host, host) !== 'no')
    .filter((one) => {
      const match = questions.compile(withHostText(questions.cluster, one.host, one.host.toLowerCase()));
      const isOther = (rawPath: string) =>
        !sameText(match({ ...request, rawPath }), questions.match({ ...request, rawPath }));
      return paths.some(isOther);
    })
    .map((one) => ({ ...one, miss: 'letter-case', distance: 0, ask: one.host }));
}

function hostUnknown(asking: Asking): Cause {
  const { questions, request } = asking;
  const asked = normaliseHost(request.host);
  const hosts = new Map(
    questions.routes.flatMap((route) => (route.host ? [[route.host, hostId(null, route.host)] as const] : [])),
  );
  const named = [...hosts].map(([host, id]) => ({ host, hostId: id }));
  const words = listPaths(questions.cluster).map(writtenPath);
  // Where the name without its dot is known, the dot is what is wrong with it.
  const isKnown = rulesFor(questions, asked.host).length > 0;
  const host = isDotted(asking) && isKnown ? `${asked.host}.` : asked.host;
  const near = byLetterCase(asking, named, asked.host);
  return {
    kind: 'host-unknown',
    host,
    nearest: near.length > 0 ? near : nearHosts(named, asked, { request, match: questions.match, words }),
    notAsked: elsewhere(asking),
    ...(isDotted(asking)
      ? {}
      : bareRule(questions.cluster, questions.untaken.taken, asked.host, questions.hostsAsWritten)),
  };
}

/** What a profile knows of a request that nothing takes. */
export interface Missed {
  /** Paths that would take the request on hosts that are not asked. */
  readonly notAsked: readonly CausePath[];
  /** Whether the rules of a host are those that were asked, where more than the most precise host can be. */
  readonly isAsked?: (host: string | null) => boolean;
  /** A path of the host that the request names by an alias. */
  readonly aliased?: ListedPath | null;
  /** Another reason, where the profile has one. */
  readonly own: () => Cause | null;
}

/** A default backend that would take what is left if its Service could answer. */
function defaultMissing({ questions, request, outcome }: Asking): Cause | null {
  const { cluster, compile, untaken } = questions;
  for (const located of cluster.ingresses) {
    const { object, ref } = located;
    const backend = object.defaultBackend;
    if (!backend || !untaken.taken.has(object)) continue;
    const found = availabilityOf(questions, object, backend.value);
    if (found.kind !== 'unavailable' || found.why === 'no-endpoints') continue;
    const { service, why } = found;
    if (sameText(compile(withService(cluster, service, located))(request), outcome)) continue;
    return unanswerable(cluster, why, service, null, { object: ref, range: backend.range ?? object.range });
  }
  return null;
}

/** Returns why nothing takes a request. */
export function missed(asking: Asking, { notAsked, isAsked, aliased, own }: Missed): Cause {
  const { questions, request } = asking;
  if (questions.cluster.ingresses.length === 0) return { kind: 'nothing-configured', what: 'no-ingress' };
  const left = notTaken(questions.untaken, request, questions.classRule, questions.wantedClass);
  if (left) return left;
  if (questions.untaken.taken.size === 0) return { kind: 'nothing-configured', what: 'none-taken' };
  const cause = schemeNotServed(asking) ?? refusedPath(asking) ?? own() ?? defaultMissing(asking);
  if (cause) return cause;
  if (questions.routes.length === 0) return { kind: 'nothing-configured', what: 'no-rules', ...idle(asking) };
  const rules = rulesFor(questions, normaliseHost(request.host).host);
  const known = isDotted(asking) ? rules.filter((one) => one === null) : rules;
  const [rule] = [...known.filter((one) => isAsked?.(one)), ...known];
  if (rule !== undefined) return pathUnmatched(asking, rule, notAsked);
  return aliased ? pathUnmatched(asking, aliased.host, notAsked) : hostUnknown(asking);
}

/** Something that may be to blame for a redirect. */
export interface Blame {
  readonly by: RedirectBy;
  /** Annotation with its prefix, or key of the ConfigMap. */
  readonly key: string | null;
  /** The object that the annotation is on. */
  readonly ref: ObjectRef | null;
  /** Annotations of it that would do the same without `key`. */
  readonly also?: readonly string[];
}

/** Returns a cluster without several annotations of an object. */
export function withoutAll(cluster: Cluster, ref: ObjectRef, keys: readonly string[]): Cluster {
  return keys.reduce((left, key) => withoutAnnotation(left, ref, key).cluster, cluster);
}

function withoutBlamed({ questions, request }: Asking, { by, key, ref, also = [] }: Blame): Outcome | null {
  const { cluster, compile } = questions;
  if (by === 'tls') return ref && compile(withoutTls(cluster, ref).cluster)(request);
  if (by === 'config') return key === null ? null : compile(cluster, { [key]: null })(request);
  if (by === 'default') return key === null ? null : compile(cluster, { [key]: 'false' })(request);
  return ref && key !== null ? compile(withoutAll(cluster, ref, [key, ...also]))(request) : null;
}

function placeIn({ cluster }: Questions, ref: ObjectRef | null, key: string | null): Place | null {
  if (ref === null || key === null) return null;
  const isIt = ({ ref: own }: { readonly ref: ObjectRef }) => isSameObject(own, ref);
  const found = cluster.ingresses.find(isIt) ?? cluster.services.find(isIt);
  const range = found?.object.metadata.annotations.get(key)?.range;
  return range ? { object: ref, range } : null;
}

/** Returns who redirects: the first of `blames` without which the redirect is gone. */
export function redirectedBy(asking: Asking, path: CausePath | null, blames: readonly Blame[]): CauseOf<'redirect'> {
  const { questions, outcome } = asking;
  const isIt = (blame: Blame) => {
    const without = withoutBlamed(asking, blame);
    return without !== null && !sameText(without, outcome);
  };
  const nobody: Blame = { by: 'default', key: null, ref: null };
  const { by, key, ref, also } = blames.find(isIt) ?? blames[0] ?? nobody;
  const owner = ref && questions.cluster.ingresses.find(({ ref: own }) => isSameObject(own, ref));
  return {
    kind: 'redirect',
    by,
    key,
    ...(also && { also }),
    ingress: owner ? qualifiedName(owner.object.metadata) : null,
    object: ref,
    path,
    place: placeIn(questions, ref, key),
    loops: isLoop(asking.request, outcome, questions.match),
  };
}

/** Returns why a backend that was matched cannot answer. */
export function withoutEndpoints(
  { questions, outcome }: Asking,
  listed: ListedPath | null,
  service: CauseService,
): Cause {
  const isStatus = outcome.kind === 'status';
  const path = listed && pathOfRoute(questions, listed);
  const place = listed && backendPlace(listed);
  return unanswerable(
    questions.cluster,
    isStatus && outcome.why === 'no-service' ? 'no-service' : 'no-endpoints',
    service,
    path,
    place,
  );
}

type CauseService = Parameters<typeof unanswerable>[2];
