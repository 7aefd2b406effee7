import type { CauseOf, CausePath, Instead, MatchedBy, OddUpstream } from '../../match/cause.ts';
import type { Decision } from '../../match/decision.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import {
  after,
  answering,
  type Case,
  changes,
  dropKey,
  hasRoute,
  nearness,
  type Proof,
  takerOf,
  takes,
  writtenPaths,
} from './case.ts';
import { decoded, namespaceOf, pathFacts } from './facts.ts';
import { hasAliases, takenHosts } from './proof-missing.ts';
import { answerText, type Compiled, compileWorld, hide, type Loose, objectOf, pathAt } from './world.ts';

/** Hides the winner: the path that it beat must answer then. */
function nextIs(at: Case, winner: CausePath, over: CausePath): boolean {
  const without = after(at, (manifests) => hide(manifests, at.compiled.placeOf(winner.pathId)));
  return takes(without, at.request, at.compiled.placeOf(over.pathId));
}

/** Makes the Ingress of a path the oldest. */
function whenOldest(at: Case, path: CausePath): Compiled {
  return after(at, (manifests) => {
    const found = pathAt(manifests, at.compiled.placeOf(path.pathId));
    if (found) found.object.metadata.creationTimestamp = '1970-01-01T00:00:00Z';
  });
}

/** Two paths exchange their places, with all that is written of them. */
function exchanged(at: Case, winner: CausePath, path: CausePath, only?: 'backend'): Compiled {
  const places = [winner, path].map(({ pathId }) => at.compiled.placeOf(pathId));
  return after(at, (manifests) => {
    const [a, b] = places.map((place) => pathAt(manifests, place));
    if (!a || !b) return;
    if (only) [a.path.backend, b.path.backend] = [b.path.backend, a.path.backend];
    else {
      const [own, other] = [structuredClone(a.path), structuredClone(b.path)];
      Object.assign(clear(a.path), other);
      Object.assign(clear(b.path), own);
    }
  });
}

function clear(object: Loose): Loose {
  for (const key of Object.keys(object)) delete object[key];
  return object;
}

/** The rule and the path of a place, to be compared within one Ingress; `null` where they stand in several. */
function inList(at: Case, winner: CausePath, path: CausePath): readonly [own: number, other: number] | null {
  const places = [winner, path].map(({ pathId }) => at.compiled.placeOf(pathId).split('/').map(Number));
  const [own, other] = places as [number[], number[]];
  if (own[0] !== other[0]) return null;
  const placeIn = ([, rule = 0, one = 0]: number[]) => rule * 1e6 + one;
  return [placeIn(own), placeIn(other)];
}

/** Its place in the list decides: what stands there answers, whichever of the two it is; the first of them or the last. */
function listDecides(at: Case, winner: CausePath, path: CausePath, isLast = false): string | null {
  const list = inList(at, winner, path);
  if (list && list[0] > list[1] !== isLast) return `it stands ${isLast ? 'before' : 'after'} ${path.path}`;
  if (!list && isLast) return 'they stand in two Ingresses';
  const swapped = exchanged(at, winner, path);
  const isPlace = takes(swapped, at.request, at.compiled.placeOf(winner.pathId));
  return isPlace ? null : 'their order changes nothing';
}

/** The name of its backend decides: with the backends exchanged the other path answers. */
function backendDecides(at: Case, winner: CausePath, path: CausePath): string | null {
  if (sameBackend(at, winner, path)) return 'both lead to one Service';
  const swapped = exchanged(at, winner, path, 'backend');
  return takes(swapped, at.request, at.compiled.placeOf(path.pathId)) ? null : 'their backends decide nothing';
}

function sameBackend(at: Case, a: CausePath, b: CausePath): boolean {
  const [one, other] = [a, b].map(({ pathId }) => pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId)));
  return JSON.stringify(one?.path.backend) === JSON.stringify(other?.path.backend);
}

function writtenType(at: Case, { pathId }: CausePath): unknown {
  return pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId))?.path.pathType;
}

const mostNext = 12;

/** Places of the paths that take the request in turn, as each of those before it is put out of reach, the winner first. */
function succession(at: Case, most = mostNext): readonly string[] {
  const places: string[] = [];
  let compiled = at.compiled;
  for (let step = 0; step < most; step++) {
    const place = answering(compiled, at.request);
    if (place === null || places.includes(place)) break;
    places.push(place);
    compiled = after(at, (manifests) => {
      for (const one of places) hide(manifests, one);
    });
  }
  return places;
}

/** Once every other host that takes the request is out of the way, the path of the host that was not asked answers. */
function hostDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  if (winner.host?.toLowerCase() === over.host?.toLowerCase()) return 'their hosts are one';
  const host = normaliseHost(at.request.host).host;
  const without = after(at, (manifests) => {
    for (const rule of manifests.flatMap(({ spec }: Loose) => spec?.rules ?? [])) {
      const own = (rule.host || '').toLowerCase() || null;
      if (own !== (over.host?.toLowerCase() ?? null) && compareHost(own, host) !== 'no') rule.host = 'gone.invalid';
    }
  });
  const isNext = takes(without, at.request, at.compiled.placeOf(over.pathId));
  return isNext ? null : `without ${winner.host}, ${over.path} does not answer`;
}

function createdOf(at: Case, { pathId }: CausePath): unknown {
  return pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId))?.object.metadata.creationTimestamp ?? null;
}

function ageDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  if (winner.ingress === over.ingress) return 'both stand in one Ingress';
  const isNext = takes(whenOldest(at, over), at.request, at.compiled.placeOf(over.pathId));
  return isNext ? null : `${over.ingress} does not win when it is the oldest`;
}

/** Puts a path into an Ingress of its own, written last, with annotations besides those it has. */
export function whenAlone(at: Case, path: CausePath, annotations: Readonly<Record<string, string>>): Compiled {
  return after(at, (manifests) => {
    const found = pathAt(manifests, at.compiled.placeOf(path.pathId));
    if (!found) return;
    const { object, rule } = found;
    const own = structuredClone({
      ...object,
      spec: { ...object.spec, rules: [{ ...rule, http: { paths: [found.path] } }] },
    });
    delete own.spec.defaultBackend;
    own.metadata.name = `${own.metadata.name}-truth`;
    own.metadata.annotations = { ...own.metadata.annotations, ...annotations };
    hide(manifests, at.compiled.placeOf(path.pathId));
    manifests.push(own);
  });
}

/** Whether a path answers with a priority of its own. */
function answersWith(at: Case, path: CausePath, priority: number): boolean {
  const key = `${at.profile.annotationPrefixes[0] ?? ''}router.priority`;
  const raised = whenAlone(at, path, { [key]: String(priority) });
  const outcome = raised.program.match(at.request);
  const route = 'route' in outcome ? outcome.route : null;
  return route !== null && raised.placeOf(route).startsWith(`${raised.world.manifests.length - 1}/`);
}

/** Whether an annotation gives one of two paths a priority. */
function isPrior(at: Case, ...paths: readonly CausePath[]): boolean {
  return paths.some(({ pathId }) => {
    const found = pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId));
    const annotations: Loose = found?.object.metadata.annotations ?? {};
    return Object.keys(annotations).some((key) => key.endsWith('/router.priority') && Number(annotations[key]) !== 0);
  });
}

/** With a priority above all others the beaten path answers, and one of the two has one. */
function priorityDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  if (!isPrior(at, winner, over)) return 'neither has a priority';
  return answersWith(at, over, 1_000_000) ? null : `with a high priority ${over.path} does not answer`;
}

/**
 * The lengths of their rules decide: a priority above that of the winner's lets the beaten path answer, one below does not; and the winner
 * still answers with one above that of the other's, and not with one below.
 */
function rulesDecide(at: Case, winner: CausePath, over: CausePath, { rules }: CauseOf<'matched'>): string | null {
  const [own, other] = rules ?? [];
  if (!own || !other) return 'no rules are told';
  if (isPrior(at, winner, over)) return 'a priority decides';
  if (own.length <= other.length) return `${own.text} is no longer than ${other.text}`;
  // Both begin alike: what is left out of them is of one length.
  if (own.length - other.length !== Buffer.byteLength(own.text) - Buffer.byteLength(other.text))
    return 'their lengths are others';
  if (!own.text.includes(winner.path) || !other.text.includes(over.path)) return 'they are the rules of other paths';
  const isOwn = answersWith(at, over, own.length + 1) && !answersWith(at, over, own.length - 1);
  if (!isOwn) return `${own.length} is not the length of the rule of ${winner.path}`;
  const isOther = answersWith(at, winner, other.length + 1) && !answersWith(at, winner, other.length - 1);
  return isOther ? null : `${other.length} is not the length of the rule of ${over.path}`;
}

/** A slash at its end is what the shorter path lacks: with one, and behind everything of its age, it is asked for later. */
function slashDecides(at: Case, winner: CausePath, over: CausePath): boolean {
  if (!over.path.endsWith('/') || winner.path.endsWith('/')) return false;
  const slashed = after(at, (manifests) => {
    const [own, other] = [winner, over].map(({ pathId }) => pathAt(manifests, at.compiled.placeOf(pathId)));
    if (!own || !other) return;
    const { object, rule, path } = own;
    const paths = [{ ...path, path: `${path.path}/` }];
    const late = structuredClone({ ...object, spec: { ...object.spec, rules: [{ ...rule, http: { paths } }] } });
    delete late.spec.defaultBackend;
    late.metadata.name = `${late.metadata.name}-truth`;
    late.metadata.creationTimestamp = '2999-01-01T00:00:00Z';
    other.object.metadata.creationTimestamp = '1970-01-01T00:00:00Z';
    hide(manifests, at.compiled.placeOf(winner.pathId));
    manifests.push(late);
  });
  return takes(slashed, at.request, at.compiled.placeOf(over.pathId));
}

/**
 * What is asked for earlier is so by its type, by the slash that the other ends with, or by another name of its host: not by its
 * length, and not by its place.
 */
function sequenceDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  const { host } = normaliseHost(at.request.host);
  const isOne = winner.host?.toLowerCase() === over.host?.toLowerCase();
  // Under another name of a host no host is the more precise one.
  if (!isOne) return compareHost(winner.host?.toLowerCase() ?? null, host) === 'no' ? null : 'their hosts decide';
  if (winner.path.length > over.path.length) {
    // Longer than the next one, but not longest of all: the longer ones are asked for later.
    const isLonger = (place: string) =>
      (pathAt(at.compiled.world.manifests, place)?.path.path ?? '').length > winner.path.length;
    return succession(at).some(isLonger) ? null : 'its length decides';
  }
  const isLast = takes(whenAlone(at, winner, {}), at.request, at.compiled.placeOf(over.pathId));
  if (isLast) return 'its place decides';
  if ([winner, over].some(({ matcher }) => matcher.kind === 'regex'))
    return winner.matcher.kind === over.matcher.kind ? 'their types do not decide' : null;
  const types = [writtenType(at, winner), writtenType(at, over)] as const;
  const isOther = ([own, other]: readonly [unknown, unknown]) =>
    changes(at, (manifests) => {
      const [a, b] = [winner, over].map(({ pathId }) => pathAt(manifests, at.compiled.placeOf(pathId)));
      if (a && b) [a.path.pathType, b.path.pathType] = [own, other];
    });
  if (isOther([types[1], types[0]]) || isOther([types[0], types[0]])) return null;
  return slashDecides(at, winner, over) ? null : 'their types do not decide';
}

/** Of two that are equally long the later one by its bytes, wherever each of them stands. */
function textDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  const [own, other] = [winner, over].map(({ path }) => Buffer.from(path || '/')) as [Buffer, Buffer];
  if (own.length !== other.length) return 'their lengths decide';
  if (Buffer.compare(own, other) <= 0) return `${winner.path} does not come later`;
  if (winner.ingress !== over.ingress) return null;
  const swapped = exchanged(at, winner, over);
  return takes(swapped, at.request, at.compiled.placeOf(over.pathId)) ? null : 'their place decides';
}

/** What has to hold of winner and beaten for each way to win. */
const ways: Readonly<
  Record<
    Exclude<MatchedBy, 'only'>,
    (at: Case, winner: CausePath, over: CausePath, cause: CauseOf<'matched'>) => string | null
  >
> = {
  longest: (at, winner, over) => {
    if (isPrior(at, winner, over)) return 'a priority decides';
    return over.path.length < winner.path.length ? null : `${over.path} is not shorter`;
  },
  exact: (at, winner, over) =>
    writtenType(at, winner) === 'Exact' && writtenType(at, over) !== 'Exact' ? null : 'it is no matter of Exact',
  type: (at, winner, over) => (writtenType(at, winner) === writtenType(at, over) ? 'it is no matter of types' : null),
  first: (at, winner, over) => listDecides(at, winner, over),
  host: hostDecides,
  older: (at, winner, over) =>
    createdOf(at, winner) === createdOf(at, over) ? 'they are of one age' : ageDecides(at, winner, over),
  name: (at, winner, over) =>
    createdOf(at, winner) === createdOf(at, over) ? ageDecides(at, winner, over) : 'their ages differ',
  'backend-name': backendDecides,
  sequence: sequenceDecides,
  priority: priorityDecides,
  listed: (at, winner, over) =>
    winner.path === over.path && JSON.stringify(winner.matcher) === JSON.stringify(over.matcher)
      ? listDecides(at, winner, over, true)
      : 'they do not say the same',
  'rule-length': rulesDecide,
  text: textDecides,
};

/** What answers without the winner is no path that should have won by what is written: then that one is beaten, whatever else nearly fits. */
function beatenInstead(at: Case, winner: CausePath, next: string | undefined): string | null {
  const found = next === undefined ? null : pathAt(at.compiled.world.manifests, next);
  const route = at.compiled.program.routes.find(({ id }) => at.compiled.placeOf(id) === next);
  const kinds = [route?.matcher.kind, winner.matcher.kind];
  if (!found || (found.rule.host || null) !== winner.host || kinds.includes('regex')) return null;
  const [isExact, isOwn] = kinds.map((kind) => kind === 'exact');
  const isExpected = isExact === isOwn ? (found.path.path ?? '').length > winner.path.length : isExact;
  return isExpected ? `${found.path.path} fits as it is, and is beaten` : null;
}

/** With the winner out of reach nobody can tell which of several comes next, or something answers that names no path. */
function isOpenNext(at: Case, { winner, by }: CauseOf<'matched'>): boolean {
  const without = after(at, (manifests) => hide(manifests, at.compiled.placeOf(winner.pathId)));
  const { kind } = without.program.match(at.request);
  if (kind === 'redirect') return by === 'sequence' || takerOf(without, at.request) === null;
  return kind === 'any-of' || kind === 'unknown';
}

/** How many paths fit, where that is told; `null` when it is so. A twin that is no route fits only in the place of the other. */
function counted({ winner, over, by, fits }: CauseOf<'matched'>, at: Case): string | null {
  if (by !== 'only' && by !== 'longest' && over !== null) return null;
  const places = succession(at, Math.min(mostNext, fits + 3));
  const { manifests } = at.compiled.world;
  const routes = new Set(at.compiled.program.routes.map(({ id }) => at.compiled.placeOf(id)));
  const sameHost = places.filter((place) => (pathAt(manifests, place)?.rule.host || null) === winner.host);
  if (by === 'only' && sameHost.length > 1) return `${sameHost[1]} fits too`;
  // Where all hosts are asked at once those of the others fit too.
  const [own, all] = [sameHost, places].map((list) => list.filter((place) => routes.has(place)).length);
  const isSo = fits === own || (by !== 'only' && fits === all);
  return isSo ? null : `${own} paths fit, not ${fits}`;
}

function preference(cause: CauseOf<'matched'>, at: Case): string | null {
  const { winner, over, by } = cause;
  const wrong = counted(cause, at);
  if (wrong !== null) return wrong;
  if (by === 'only') return over?.fits ? 'something is beaten' : null;
  const [, next] = by === 'host' ? [] : succession(at, 2);
  if (by !== 'host' && next === undefined) return 'nothing else fits';
  if (over === null) return isOpenNext(at, cause) ? null : `${next} is beaten`;
  if (!over.fits) return beatenInstead(at, winner, next);
  if (by !== 'host' && !nextIs(at, winner, over)) return `${over.path} is not next`;
  return ways[by](at, winner, over, cause);
}

/** What becomes of a request that is written as the path is, where it is rewritten and this one is not; else `null`. */
function asIs(target: string, { path, pathId }: CausePath, { compiled: { program }, request }: Case): string | null {
  if (target !== request.rawPath || target.startsWith(path) || !path.startsWith('/') || /[?#%]|[^!-~]/.test(path))
    return null;
  const other = program.match({ ...request, rawPath: path });
  if (other.kind !== 'backend' || other.route !== pathId) return null;
  const own = other.upstreamTarget.split('?')[0] ?? '';
  // Letters that a proxy encodes stand for what was written.
  return decoded(own) === path ? null : own;
}

/** What is odd by itself, the worst first. */
const oddities = [
  ['relative', /^[^/]|^$/],
  ['literal', /\$[0-9]/],
  ['double-slash', /\/\//],
] as const;

/** What the upstream path holds that the request does not. */
function oddity({ odd, winner }: CauseOf<'matched'>, at: Case): string | null {
  const { decision, request } = at;
  const { outcome } = decision;
  const target = outcome.kind === 'backend' ? (outcome.upstreamTarget.split('?')[0] ?? '') : '/';
  const isNew = (pattern: RegExp) => pattern.test(target) && !pattern.test(request.rawPath);
  const [what] = oddities.find(([, pattern]) => isNew(pattern)) ?? [null];
  const rewritten = asIs(target, winner, at);
  if (odd === null) return what === null && rewritten === null ? null : `${target} is odd`;
  if (odd.target !== target) return `${odd.target} is not what the Service is asked for`;
  return isOdd(odd, what, rewritten, at) ? null : `it is not ${odd.what}`;
}

function isOdd(
  odd: OddUpstream,
  what: OddUpstream['what'] | null,
  rewritten: string | null,
  { request, decision }: Case,
) {
  if (odd.what === 'not-rewritten') {
    const { cause } = decision;
    return cause.kind === 'matched' && odd.of === cause.winner.path && odd.otherTarget === rewritten;
  }
  if (odd.what !== 'joined') return odd.what === what;
  const last = request.rawPath.split('/').at(-1) ?? '';
  return odd.target.endsWith(last) && !odd.target.endsWith(`/${last}`);
}

/** Another Service than the one that is written answers, if and only if that is told, and for the reason that is told. */
export function insteadFacts(
  { instead }: { readonly instead?: Instead },
  backend: Loose,
  object: Loose,
  at: Case,
): string | null {
  const { outcome } = at.decision;
  const service = backend?.service;
  const isOther =
    outcome.kind === 'backend' &&
    (outcome.service.name !== service?.name || outcome.service.namespace !== namespaceOf(object));
  if (!instead) return isOther ? 'it is another Service that answers' : null;
  const { own, key } = instead;
  if (own.name !== service?.name || own.namespace !== namespaceOf(object)) return `${own.name} is not what is written`;
  if (!isOther && outcome.kind === 'backend') return 'it is the Service that is written';
  return instead.by === 'annotation' ? standsIn(instead, object, at) : ofOneName(own, key, at);
}

/** Without the annotation the Service that is written cannot answer, as it is told. */
function standsIn(
  { own, key, silent }: Extract<Instead, { by: 'annotation' }>,
  object: Loose,
  at: Case,
): string | null {
  const index = at.compiled.world.manifests.indexOf(object);
  const { cause } = after(at, (manifests) => dropKey(manifests[index], key)).program.explain(at.request);
  if (!('service' in cause) || cause.kind === 'default-backend') return `without ${key} the Service answers`;
  const isSo = cause.kind === silent.kind && JSON.stringify(cause.service) === JSON.stringify(own);
  return isSo ? null : `it is not ${silent.kind}`;
}

/** Two Services of one name: once nobody leads to the other one, the one that is written is asked. */
function ofOneName(own: ServiceRef, key: string, at: Case): string | null {
  if (`${own.namespace}-${own.name}-${own.port}` !== key) return `${own.name} is not called ${key}`;
  const alone = after(at, (manifests) => {
    const isIts = (one: Loose, backend: Loose) =>
      `${namespaceOf(one)}-${backend?.service?.name}-${backend?.service?.port?.number ?? backend?.service?.port?.name}` ===
        key && namespaceOf(one) !== own.namespace;
    for (const one of manifests) {
      const paths: Loose[] = (one.spec?.rules ?? []).flatMap((rule: Loose) => rule.http?.paths ?? []);
      for (const path of paths) if (isIts(one, path.backend)) path.backend.service.name = 'truth-other';
      if (isIts(one, one.spec?.defaultBackend)) one.spec.defaultBackend.service.name = 'truth-other';
    }
  });
  return answerText(alone, at.request) === at.before ? 'without the other one nothing changes' : null;
}

/** A host that was found by an alias: without it another answers, that of the path which is told. */
function aliasFacts({ alias: told }: CauseOf<'matched'>, at: Case): string | null {
  if (!told) return null;
  const { key, alias, ingress, place, over } = told;
  const object = objectOf(at.compiled.world.manifests, place.object);
  if (`${namespaceOf(object)}/${object.metadata.name}` !== ingress) return `${ingress} is not where it stands`;
  if (!object.metadata.annotations?.[key]?.includes(alias)) return `${key} does not name ${alias}`;
  const without = after(at, (manifests) => dropKey(objectOf(manifests, place.object), key));
  if (over && !takes(without, at.request, at.compiled.placeOf(over.pathId)))
    return `without ${alias}, ${over.path} does not answer`;
  return answerText(without, at.request) === at.before ? `without ${key} nothing changes` : null;
}

export const matched: Proof<'matched'> = (cause, at) => {
  const { winner, over, pathId } = cause;
  const { outcome } = at.decision;
  if ('route' in outcome && outcome.route !== pathId) return `${outcome.route} answers, not ${pathId}`;
  const facts = pathFacts(at, winner) ?? (over && pathFacts(at, over));
  if (facts) return facts;
  if (!changes(at, (manifests) => hide(manifests, at.compiled.placeOf(pathId))))
    return 'without the winner nothing changes';
  if (cause.path !== at.decision.comparedPath) return `${cause.path} was not compared`;
  const backend = pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId));
  const stands = insteadFacts(cause, backend?.path.backend, backend?.object, at) ?? aliasFacts(cause, at);
  if (stands !== null) return stands;
  return oddity(cause, at) ?? preference(cause, at) ?? (over && !over.fits ? nearness(at, over) : null);
};

/** What did not fit: no rule that is taken names the host, or one does and none of its paths fits. */
function restOf({ rest }: Pick<CauseOf<'default-backend'>, 'rest'>, at: Case): string | null {
  const { host, withoutPort, withoutDot } = normaliseHost(at.request.host);
  // What belongs to the name is each controller's own business, and an absolute target names a host itself.
  const isPlain = /^[\w.-]+$/.test(host) && withoutPort === withoutDot && !/:\/\//.test(at.request.rawPath);
  const hosts = takenHosts(at);
  if (!isPlain || hasAliases(at)) return null;
  // Some controllers keep *.example.com as .example.com, and take that for the name it is.
  const isKept = (rule: string | null) =>
    rule === `*${host}` && writtenPaths(at).some((rawPath) => hasRoute(at, { rawPath }));
  const isKnown = hosts.some((rule) => compareHost(rule, host) !== 'no' || isKept(rule));
  return isKnown === (rest === 'path') ? null : `${isKnown ? 'a rule names' : 'no rule names'} ${host}`;
}

/** The world without the default backends of some Ingresses. */
function withoutDefault(at: Case, isIt: (one: Loose) => boolean): string {
  const without = after(at, (manifests) => {
    for (const one of manifests) if (one.spec?.defaultBackend && isIt(one)) delete one.spec.defaultBackend;
  });
  return answerText(without, at.request);
}

/** A path that fits and is not asked takes the request once the default backend is gone; one that does is told. */
function overFacts({ object, over, leftOut, asPath }: CauseOf<'default-backend'>, at: Case): string | null {
  const without = after(at, (manifests) => {
    const named = object && objectOf(manifests, object);
    if (named) delete named.spec.defaultBackend;
  });
  // One that stands as a path without a host is asked for after those of every host.
  if (asPath && over?.host !== null) return 'it goes before no path without a host';
  if (over) {
    const isNext = takes(without, at.request, at.compiled.placeOf(over.pathId));
    return pathFacts(at, over) ?? (isNext ? null : `without it ${over.path} does not answer`);
  }
  if (leftOut) return null;
  return hasRoute({ compiled: without, request: at.request }) ? 'without it a path answers' : null;
}

/** That of an Ingress goes with it; where another has the same, with both. */
function ofIngress(cause: CauseOf<'default-backend'>, at: Case): string | null {
  const { object, ingress } = cause;
  const named = object && objectOf(at.compiled.world.manifests, object);
  if (!named?.spec?.defaultBackend) return 'no Ingress with a default backend is named';
  const name = (one: Loose) => `${namespaceOf(one)}/${one.metadata.name}`;
  if (name(named) !== ingress) return `${ingress} is not the one that is named`;
  const stands = insteadFacts(cause, named.spec.defaultBackend, named, at) ?? overFacts(cause, at);
  if (stands !== null) return stands;
  if (withoutDefault(at, (one) => name(one) === ingress) !== at.before) return null;
  const own = JSON.stringify(named.spec.defaultBackend);
  const isTwin = (one: Loose) => JSON.stringify(one.spec.defaultBackend) === own;
  return withoutDefault(at, isTwin) === at.before ? 'without it nothing changes' : null;
}

/** That of the controller is there without those of the Ingresses, and goes with its option. */
function ofController({ key }: CauseOf<'default-backend'>, at: Case): string | null {
  if (withoutDefault(at, () => true) !== at.before) return 'it is the default backend of an Ingress';
  const { world } = at.compiled;
  const options = { ...world.options, [key ?? '']: '' };
  const without = answerText(compileWorld(at.profile, { ...world, options }), at.request);
  return without === at.before ? `without ${key} nothing changes` : null;
}

export const defaultBackend: Proof<'default-backend'> = (cause, at) => {
  const { outcome } = at.decision;
  if (outcome.kind === 'backend' && JSON.stringify(outcome.service) !== JSON.stringify(cause.service))
    return 'it is another Service that answers';
  return restOf(cause, at) ?? (cause.by === 'ingress' ? ofIngress(cause, at) : ofController(cause, at));
};

function names(list: readonly unknown[]): string {
  return list
    .map((one) => JSON.stringify(one))
    .sort()
    .join();
}

/** What is told of the parts is what the answer says of them. */
function partsOf({ parts }: CauseOf<'share'>, { outcome }: Decision): string | null {
  const told = parts.map(({ service }) => service);
  if (outcome.kind === 'any-of') return names(outcome.candidates) === names(told) ? null : 'its parts are others';
  if (parts.length < 2) return 'what is whole is not shared';
  if (outcome.kind === 'split') {
    const own = outcome.parts.map(({ service, weight }) => ({ service, weight }));
    const isSame = names(own) === names(parts.map(({ service, weight }) => ({ service, weight })));
    return isSame ? null : 'its parts or their weights are others';
  }
  const [own] = outcome.kind === 'backend' ? [names([outcome.service])] : [];
  if (!told.some((service) => names([service]) === own)) return 'the Service that answers is no part';
  const isOther = parts.some(({ service, weight }) => weight !== null && weight > 0 !== (names([service]) === own));
  return isOther ? 'who answers alone has all the weight' : null;
}

export const share: Proof<'share'> = (cause, at) => {
  const { by, parts, key } = cause;
  const { outcome } = at.decision;
  if ((by === 'tie') !== (outcome.kind === 'any-of')) return by === 'tie' ? 'nothing is left open' : 'it is left open';
  const wrong =
    openRows(cause, at.decision) ??
    viaFacts(cause, at) ??
    facts(cause, at) ??
    (key === null ? null : keyOf(key, at)) ??
    tieFacts(cause, at) ??
    partsOf(cause, at.decision);
  if (wrong !== null) return wrong;
  const unnamed = parts.find(
    ({ service }) => !isBackend(service, at.compiled.world.manifests) && !isDefault(service, at),
  );
  return unnamed ? `${unnamed.service.name} is no backend` : null;
};

/** A tie is made by the annotation that is blamed; one of default backends names those that have a say. */
function tieFacts({ by, key, place, paths, parts, defaults }: CauseOf<'share'>, at: Case): string | null {
  if (defaults && (by !== 'tie' || paths.length > 0)) return 'no default backends are left open';
  if (by !== 'tie') return null;
  if (key !== null) {
    const isOther = place && changes(at, (manifests) => dropKey(objectOf(manifests, place.object), key));
    return isOther ? null : `without ${key} it is left open all the same`;
  }
  const { manifests } = at.compiled.world;
  const isOfDefaults = paths.length === 0 && parts.every(({ service }) => isDefault(service, at));
  if (!defaults) return isOfDefaults ? 'default backends are left open' : null;
  const silent = defaults.ingresses.find((name) => {
    const isIt = (one: Loose) => `${namespaceOf(one)}/${one.metadata.name}` === name;
    const own = manifests.find((one) => one.kind === 'Ingress' && isIt(one))?.spec?.defaultBackend?.service;
    return !parts.some(({ service }) => service.name === own?.name);
  });
  if (silent !== undefined || defaults.ingresses.length < parts.length) return `${silent} has no such default backend`;
  return restOf(defaults, at);
}

/** A default backend that has a say: without all that lead to its Service the answer is another. */
function isDefault({ namespace, name }: ServiceRef, at: Case): boolean {
  const isIt = (one: Loose) => one.spec.defaultBackend.service?.name === name && namespaceOf(one) === namespace;
  return withoutDefault(at, isIt) !== at.before;
}

/** The path by which a canary has its share is told where the canary has none that is written as the one it shares. */
function viaFacts({ by, via, paths, parts, place }: CauseOf<'share'>, at: Case): string | null {
  const [path] = paths;
  if (by !== 'canary' || !path) return via ? 'no canary shares' : null;
  const own = place && objectOf(at.compiled.world.manifests, place.object);
  const isSame = (own?.spec?.rules ?? []).some(
    (rule: Loose) =>
      (rule.host || null) === path.host &&
      (rule.http?.paths ?? []).some((one: Loose) => (one.path ?? '') === path.path),
  );
  if (!via) return !own || isSame || own.spec?.defaultBackend ? null : 'its path is another one';
  const found = pathAt(at.compiled.world.manifests, at.compiled.placeOf(via.pathId));
  if (!found || found.object !== own) return `${via.path} is no path of the canary`;
  const isPart = parts.some(({ service }) => service.name === found.path.backend?.service?.name);
  return pathFacts(at, via) ?? sharesWithout(via, parts, at) ?? (isPart ? null : `${via.path} leads to no part`);
}

/** With its path out of reach the canary has no share, or has it by another one. */
function sharesWithout(via: CausePath, parts: CauseOf<'share'>['parts'], at: Case): string | null {
  const place = at.compiled.placeOf(via.pathId);
  const hidden = after(at, (manifests) => hide(manifests, place));
  const { cause } = hidden.program.explain(at.request);
  if (cause.kind !== 'share' || JSON.stringify(cause.parts) !== JSON.stringify(parts)) return null;
  const isOther = cause.via && hidden.placeOf(cause.via.pathId) !== place;
  return isOther ? null : `without ${via.path} it shares all the same`;
}

/** What is left open the trace calls so, and not won. */
function openRows({ by, paths }: CauseOf<'share'>, { trace }: Decision): string | null {
  if (by !== 'tie') return null;
  const verdicts = trace.flatMap((step) => (step.kind === 'path' ? [[step.pathId, step.verdict] as const] : []));
  if (verdicts.some(([, verdict]) => verdict === 'wins')) return 'the trace says that one wins';
  const open = new Set(verdicts.flatMap(([id, verdict]) => (verdict === 'open' ? [id] : [])));
  return paths.every(({ pathId }) => open.has(pathId)) ? null : 'the trace does not say that it is left open';
}

/** The paths that are told lead to a part, and have to do with the answer. */
function facts({ paths, parts }: CauseOf<'share'>, at: Case): string | null {
  for (const path of paths) {
    const wrong = pathFacts(at, path);
    if (wrong) return wrong;
    const backend = pathAt(at.compiled.world.manifests, at.compiled.placeOf(path.pathId))?.path.backend;
    if (!parts.some(({ service }) => service.name === backend?.service?.name)) return `${path.path} leads to no part`;
    const isPart = changes(at, (manifests) => hide(manifests, at.compiled.placeOf(path.pathId)));
    if (!isPart) return `without ${path.path} nothing changes`;
    // Another Service's path may only lend its name to the parts.
    if (!takes(at.compiled, at.request, at.compiled.placeOf(path.pathId))) return `${path.path} does not take it`;
  }
  return null;
}

/** An annotation that is said to part the requests: without it somewhere the same request or its twin gets another answer. */
function keyOf(key: string, { compiled: { world } }: Case): string | null {
  const isWritten = world.manifests.some(({ metadata }) => Object.hasOwn(metadata?.annotations ?? {}, key));
  return isWritten ? null : `${key} is written nowhere`;
}

function isBackend({ name }: ServiceRef, manifests: readonly Loose[]): boolean {
  return manifests.some(({ spec }) =>
    (spec?.rules ?? []).some((rule: Loose) =>
      (rule.http?.paths ?? []).some(({ backend }: Loose) => backend?.service?.name === name),
    ),
  );
}

/** Whether an annotation stands on the Ingress of a path or on the Service that it leads to. */
function isAnnotated({ compiled: { world, placeOf } }: Case, { pathId }: CausePath, key: string): boolean {
  const found = pathAt(world.manifests, placeOf(pathId));
  const name = found?.path.backend?.service?.name;
  const services = world.manifests.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
  return [found?.object, ...services].some((object) => Object.hasOwn(object?.metadata?.annotations ?? {}, key));
}

export const notSimulated: Proof<'not-simulated'> = ({ key, path }, at) => {
  const { evidence, outcome } = at.decision;
  if (evidence === 'measured') return 'the evidence is "measured"';
  const wrong = path && pathFacts(at, path);
  if (wrong) return wrong;
  if (outcome.kind === 'unknown') {
    if (outcome.why !== key) return `${key} is not what is unknown`;
    const isIt = !path || changes(at, (manifests) => hide(manifests, at.compiled.placeOf(path.pathId)));
    return isIt ? null : `without ${path.path} it is as unknown`;
  }
  if (!('route' in outcome) || outcome.route === null) return null;
  if (!path || path.pathId !== outcome.route) return 'another path answers';
  if (outcome.kind !== 'backend') return null;
  return isAnnotated(at, path, key) ? null : `${key} stands neither on its Ingress nor on its Service`;
};
