import type { CauseOf, CausePath, LeftOut, NearHost, Opener, UnusedDefault } from '../../match/cause.ts';
import { classAnnotation } from '../../match/class-name.ts';
import type { Outcome } from '../../match/decision.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import { listPaths } from '../../match/listed-path.ts';
import type { HttpRequest } from '../../match/request.ts';
import {
  addService,
  after,
  answering,
  asked,
  type Case,
  changes,
  dropKey,
  hasRoute,
  isAnswered,
  liftClass,
  nearness,
  type Proof,
  takerOf,
  takes,
  withOnlyHost,
  write,
  writtenPaths,
} from './case.ts';
import { backendFacts, hostMissFacts, namespaceOf, pathFacts } from './facts.ts';
import { answerText, type Compiled, compileWorld, type Loose, objectOf, outcomeText, pathAt } from './world.ts';

/** A path that waits for nothing but its Service: then nothing else is to blame. */
function waiting(at: Case): string | null {
  if (at.compiled.world.existence === 'assumed') return null;
  const all = compileWorld(at.profile, { ...at.compiled.world, existence: 'assumed' });
  const taker = answering(all, at.request);
  return taker === null ? waitingAlone(at) : `${taker} takes it once its Service is there`;
}

/** The same with the Services of one path alone: where all are there a more precise host may be known that has nothing to say. */
function waitingAlone(at: Case): string | null {
  for (const place of unusedPlaces(at).slice(0, 12)) {
    const given = after(at, (manifests) => {
      const found = pathAt(manifests, place);
      const service = found?.path.backend?.service;
      if (!found || !service) return;
      const { number, name } = service.port ?? {};
      const namespace = found.object.metadata.namespace ?? 'default';
      addService(manifests, { namespace, name: service.name, port: number ?? name ?? null });
    });
    if (answering(given, at.request) === place) return `${place} takes it once its Service is there`;
  }
  return null;
}

/** A default backend that would answer once its Service is there: then that is to blame. */
function waitingDefault(at: Case): string | null {
  if (at.compiled.world.existence === 'assumed') return null;
  for (const object of at.compiled.world.manifests) {
    const backend = object.kind === 'Ingress' ? object.spec?.defaultBackend?.service : undefined;
    if (typeof backend?.name !== 'string') continue;
    const { number, name } = backend.port ?? {};
    const namespace = namespaceOf(object);
    const service = { namespace, name: backend.name, port: number ?? name ?? null };
    const given = after(at, (manifests) => addService(manifests, service));
    const outcome = given.program.match(at.request);
    const isIt = outcome.kind === 'backend' && outcome.route === null && outcome.service.name === service.name;
    if (isIt) return `the default backend ${service.name} takes it once its Service is there`;
  }
  return null;
}

/** Places of the paths that are no routes. */
function unusedPlaces({ compiled: { program, placeOf, cluster } }: Case): readonly string[] {
  const routes = new Set(program.routes.map(({ id }) => placeOf(id)));
  return listPaths(cluster)
    .map(({ origin }) => placeOf(origin.pathId))
    .filter((place) => !routes.has(place));
}

/** Ingresses that this controller passes over would answer if it took them all: then their class is to blame. */
function lifting(at: Case): string | null {
  const { cluster } = at.compiled;
  const left = cluster.ingresses.filter(({ object }) => !at.profile.claims(object, cluster));
  if (left.length === 0) return null;
  const refs = left.map(({ ref }) => ref);
  const lifted = after(at, (manifests) => liftClass(manifests, refs, at));
  return isAnswered(lifted, at.request) ? 'an Ingress that is passed over would answer' : null;
}

/** A redirect to the scheme that does not answer is no answer. */
function isSentBack(other: Outcome, { request }: Case): boolean {
  return other.kind === 'redirect' && other.location.startsWith(`${request.scheme}://`);
}

/** The other scheme is answered: then the scheme is to blame. */
function elsewhere(at: Case): string | null {
  const scheme = at.request.scheme === 'http' ? 'https' : 'http';
  const other = at.compiled.program.match({ ...at.request, scheme });
  if (isSentBack(other, at)) return null;
  return other.kind === 'status' || other.kind === 'unknown' || other.kind === 'rejected'
    ? null
    : `${scheme} is answered`;
}

const apiTypes: ReadonlySet<unknown> = new Set(['Exact', 'Prefix', 'ImplementationSpecific']);

/** What a path needs that leads to nothing. */
function giveService(path: Loose, object: Loose, manifests: Loose[]): void {
  if (path.backend?.service) return;
  path.backend = { service: { name: 'truth', port: { number: 80 } } };
  addService(manifests, { namespace: object.metadata.namespace ?? 'default', name: 'truth', port: 80 });
}

function giveType(path: Loose): void {
  if (!apiTypes.has(path.pathType)) path.pathType = 'Prefix';
}

/** A path that is no route would answer if one thing of it were mended: then that is to blame. */
function mending(at: Case): string | null {
  const places = unusedPlaces(at);
  for (const mend of [giveType, giveService]) {
    const mended = after(at, (manifests) => {
      for (const place of places) {
        const found = pathAt(manifests, place);
        if (found) mend(found.path, found.object, manifests);
      }
    });
    const taker = answering(mended, at.request);
    if (taker !== null) return `${taker} takes it once it is mended`;
  }
  return null;
}

/** Some annotations of an Ingress as few as let it make routes: with any of them it makes none. */
function keepingOut(at: Case, file: number): readonly string[] {
  const annotations = at.compiled.world.manifests[file]?.metadata.annotations ?? {};
  let dropped = Object.keys(annotations).filter((key) => key !== classAnnotation);
  const isIn = (keys: readonly string[]) =>
    withoutKeys(at, [file], keys).program.routes.some(({ origin }) => Number(origin.object.file) === file);
  if (!isIn(dropped)) return [];
  for (const key of dropped) {
    const fewer = dropped.filter((other) => other !== key);
    if (isIn(fewer)) dropped = fewer;
  }
  return dropped;
}

function withoutKeys(at: Case, files: readonly number[], keys: readonly string[]): Compiled {
  return after(at, (manifests) => {
    for (const file of files) for (const key of keys) dropKey(manifests[file], key);
  });
}

/** An Ingress that is left out would answer without the annotations that keep it out, or without one of them: then that is to blame. */
function freeing(at: Case): string | null {
  const { program, world } = at.compiled;
  const used = new Set(program.routes.map(({ origin }) => Number(origin.object.file)));
  const left = [...world.manifests.keys()].filter(
    (file) => world.manifests[file]?.kind === 'Ingress' && !used.has(file),
  );
  for (const file of left) {
    const keys = Object.keys(world.manifests[file]?.metadata.annotations ?? {});
    const single = keys.filter((key) => key !== classAnnotation).map((key) => [key]);
    // What only answers once two Ingresses are changed has no annotation that alone is to blame.
    for (const some of [...single, keepingOut(at, file)]) {
      if (some.length === 0) continue;
      // One that redirects or waits for its Service is named as well; one for which the proxy refuses all takes nothing.
      const freed = withoutKeys(at, [file], some);
      const taker = freed.program.match(at.request).kind === 'rejected' ? null : takerOf(freed, at.request);
      if (taker !== null) return `${taker} takes it without ${some.join(', ')}`;
    }
  }
  return null;
}

/** Anything that stands between the request and a path that would take it: to be named before host and path are. */
function inTheWay(at: Case): string | null {
  return waiting(at) ?? waitingDefault(at) ?? lifting(at) ?? elsewhere(at) ?? mending(at) ?? freeing(at);
}

/** Were its Ingress the oldest, its default backend would answer; the one that is told to be older is, and names a host of it. */
function tooYoung({ place }: UnusedDefault, older: string, at: Case): string | null {
  const { manifests } = at.compiled.world;
  const own = objectOf(manifests, place.object);
  const other = manifests.find((one) => one.kind === 'Ingress' && `${namespaceOf(one)}/${one.metadata.name}` === older);
  const hosts = (one: Loose): readonly string[] =>
    (one?.spec?.rules ?? []).map((rule: Loose) => (rule.host ?? '').toLowerCase());
  if (!other || other === own || !hosts(other).some((host) => hosts(own).includes(host)))
    return `${older} is not older`;
  const isOther = changes(at, (all) => {
    objectOf(all, place.object).metadata.creationTimestamp = '1970-01-01T00:00:00Z';
  });
  return isOther ? null : 'were it the oldest, it would not answer either';
}

/** A default backend that is said to have no say would answer in an Ingress that has no rules. */
export function unusedDefault(at: Case): string | null {
  const { cause } = at.decision;
  const unused = 'unused' in cause ? cause.unused : undefined;
  if (!unused) return null;
  const own = objectOf(at.compiled.world.manifests, unused.place.object);
  if (!own?.spec?.defaultBackend || !own.spec.rules?.length) return `${unused.ingress} has no such default backend`;
  if (unused.older !== undefined) return tooYoung(unused, unused.older, at);
  const alone = after(at, (manifests) => {
    const metadata = { ...own.metadata, name: `${own.metadata.name}-truth` };
    manifests.push({ ...own, metadata, spec: { ...own.spec, rules: [] } });
  });
  return answerText(alone, at.request) === at.before ? `without rules ${unused.ingress} does not answer` : null;
}

/** An answer as it shows, the one on https where it is sent there: without the word for its reason and the host that was asked for. */
function shown(compiled: Compiled, request: HttpRequest): string {
  const { program, placeOf } = compiled;
  const outcome = program.match(request);
  if (outcome.kind === 'redirect' && request.scheme === 'http' && outcome.location.startsWith('https:'))
    return shown(compiled, { ...request, scheme: 'https' });
  const { why: _, ...visible } = { why: null, ...outcome };
  return outcomeText(visible as Outcome, placeOf).replaceAll(`://${request.host}`, '://');
}

/** Whether another host gets another answer to one of some paths. */
function isOther({ compiled, request }: Case, host: string, paths: readonly string[] = [request.rawPath]): boolean {
  return paths.some((rawPath) => {
    const [own, other] = [request.host, host].map((one) => shown(compiled, { ...request, rawPath, host: one }));
    return own !== other;
  });
}

/** A host with capitals answers a request of its name once it is written in lower case. */
function inLowerCase({ host }: NearHost, at: Case): string | null {
  const lower = host.toLowerCase();
  if (lower === host || compareHost(lower, normaliseHost(at.request.host).host) === 'no')
    return `${host} is another host`;
  const written = after(at, (manifests) => {
    for (const rule of manifests.flatMap(({ spec }: Loose) => spec?.rules ?? []))
      if (rule.host === host) rule.host = lower;
  });
  const isOther = (rawPath: string) => answerText(written, { ...at.request, rawPath }) !== asked(at, { rawPath });
  return [at.request.rawPath, ...writtenPaths(at)].some(isOther)
    ? null
    : `in lower case ${host} answers nothing either`;
}

/** A host that is named as near is written, misses by what is told of it, and gets another answer. */
function nearHost(near: NearHost, at: Case): string | null {
  if (!mentions(at.compiled.world.manifests, near.host)) return `no rule names ${near.host}`;
  if (near.miss === 'letter-case') return inLowerCase(near, at);
  if (!isOther(at, near.ask, [at.request.rawPath, ...writtenPaths(at)])) return `${near.ask} gets the same answers`;
  return hostMissFacts(near, at.request.host);
}

export const hostUnknown: Proof<'host-unknown'> = (cause, at) => {
  const other = inTheWay(at);
  if (other !== null) return other;
  // A rule without paths may make a host known all the same: then asking for it changes the answer.
  if (at.compiled.program.routes.length === 0 && !cause.nearest.some(({ ask }) => isOther(at, ask)))
    return 'there is no host at all';
  const taken = writtenPaths(at).find((rawPath) => hasRoute(at, { rawPath }));
  if (taken !== undefined) return `${taken} on this host is answered by a route`;
  const { host: asIs, withoutPort, withoutDot } = normaliseHost(at.request.host);
  // A controller that takes the dot at the end for a part of the name claims so: no rule ends with one.
  const isDotted = withoutPort !== withoutDot && cause.host === `${asIs}.`;
  if (asIs !== cause.host && !isDotted && !/:\/\//.test(at.request.rawPath)) return `${cause.host} was not asked for`;
  const naming = takenHosts(at).find((rule) => (isDotted ? rule === null : compareHost(rule, asIs) !== 'no'));
  // Some controllers take only letters, digits, _ and - for a label.
  const isOrdinary = /^[\w.:[\]-]*$/.test(cause.host);
  if (naming !== undefined && isOrdinary) return `${naming ?? 'a rule for any host'} takes this host`;
  const wrong = otherName(at) ?? first(cause.nearest, (near) => nearHost(near, at)) ?? lateAlias(cause, at);
  return wrong ?? bareFacts(cause, at) ?? elsewhereTakes(at, cause.notAsked) ?? idleFacts(cause, at);
};

/** A rule that is said to have no paths names the host, and answers once it has one; and one that would is told. */
function bareFacts({ bare }: CauseOf<'host-unknown'>, at: Case): string | null {
  const { manifests } = at.compiled.world;
  const { host } = normaliseHost(at.request.host);
  const isIt = (rule: Loose) =>
    typeof rule?.host === 'string' &&
    rule.host !== '' &&
    !rule.http?.paths?.length &&
    compareHost(rule.host.toLowerCase(), host) !== 'no';
  const files = bare ? [Number(bare.place.object.file)] : [...manifests.keys()];
  const isOther = (file: number) =>
    changes(at, (all) => {
      const { spec, metadata } = all[file];
      const path = { path: '/', pathType: 'Prefix', backend: { service: { name: 'truth', port: { number: 80 } } } };
      for (const rule of spec.rules.filter(isIt)) rule.http = { paths: [path] };
      addService(all, { namespace: metadata.namespace ?? 'default', name: 'truth', port: 80 });
    });
  const found = files.filter(
    (file) => manifests[file]?.kind === 'Ingress' && manifests[file].spec?.rules?.some(isIt) && isOther(file),
  );
  const names = found.map((file) => `${namespaceOf(manifests[file])}/${manifests[file].metadata.name}`);
  if (bare) return names.includes(bare.ingress) ? null : `no rule of ${bare.ingress} would answer if it had a path`;
  return names.length > 0 ? `a rule of ${names[0]} names ${host} and has no paths` : null;
}

/** A path of some host takes the request once it is written as the request is: then the host that is asked for is another name of its host. */
function otherName(at: Case): string | null {
  if (!hasAliases(at)) return null;
  const { program, placeOf } = at.compiled;
  for (const { id, host } of program.routes.slice(0, 12)) {
    const place = placeOf(id);
    const written = after(at, (manifests) => {
      const found = pathAt(manifests, place);
      if (found) Object.assign(found.path, { path: at.decision.comparedPath, pathType: 'Exact' });
    });
    if (takes(written, at.request, place)) return `${host} is asked under another name`;
  }
  return null;
}

function first<T>(list: readonly T[], wrongOf: (one: T) => string | null): string | null {
  for (const one of list) {
    const wrong = wrongOf(one);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** An annotation names the host that is asked for, and counts once the older Ingress has none of its own. */
function lateAlias({ alias, host }: CauseOf<'host-unknown'>, at: Case): string | null {
  if (!alias) return null;
  const { key, place, ingress, older } = alias;
  const own = objectOf(at.compiled.world.manifests, place.object);
  const names: readonly string[] = (own?.metadata.annotations?.[key] ?? '').split(/[\s,]+/);
  if (!names.some((name) => name.toLowerCase() === host)) return `${key} does not name ${host}`;
  if (`${namespaceOf(own)}/${own.metadata.name}` !== ingress) return `${ingress} is not where it stands`;
  const isOther = changes(at, (manifests) => {
    const other = manifests.find(
      (one) => one.kind === 'Ingress' && `${namespaceOf(one)}/${one.metadata.name}` === older,
    );
    if (other) dropKey(other, key);
  });
  return isOther ? null : `without the aliases of ${older} nothing changes`;
}

/** What is told beside a miss proves nothing; but it is left out as it says, and it speaks of the host. */
function idleFacts({ idle }: { readonly idle?: LeftOut }, at: Case): string | null {
  if (!idle) return null;
  const path = 'path' in idle ? idle.path : null;
  const wrong = (path && pathFacts(at, path)) ?? backendFacts(idle, at);
  if (wrong !== null) return wrong;
  const object = path?.place.object ?? ('object' in idle ? idle.object : null);
  const rules: readonly Loose[] = (object && objectOf(at.compiled.world.manifests, object)?.spec?.rules) ?? [];
  const { host } = normaliseHost(at.request.host);
  const isNamed = rules.some((rule) => compareHost(rule.host?.toLowerCase() || null, host) !== 'no');
  return isNamed || hasAliases(at) ? null : 'what is left out speaks of other hosts';
}

/** Whether one more rule in an Ingress makes a route. */
function isProbed(at: Case, file: number): boolean {
  const host = 'truth.invalid';
  const path = { path: '/', pathType: 'Prefix', backend: { service: { name: 'truth', port: { number: 80 } } } };
  const { program } = after(at, (manifests) => {
    const { spec, metadata } = manifests[file];
    spec.rules = [...(spec.rules ?? []), { host, http: { paths: [path] } }];
    addService(manifests, { namespace: metadata.namespace ?? 'default', name: 'truth', port: 80 });
  });
  return program.routes.some((route) => route.host === host);
}

/**
 * Controllers to which a rule without paths makes its host known.
 * @source kubernetes/ingress-nginx internal/ingress/controller/controller.go createServers (v1.15.1)
 */
const knowsBare: ReadonlySet<string> = new Set(['ingress-nginx', 'kubernetes']);

const probes = new WeakMap<Compiled, readonly (string | null)[]>();

/**
 * Hosts of the rules of Ingresses that have a part in the program, in lower case; `null` for a rule that has paths and no host. One with neither
 * says nothing. Whether an Ingress has a part is seen by one more rule in it.
 */
export function takenHosts(at: Case): readonly (string | null)[] {
  const known = probes.get(at.compiled);
  if (known) return known;
  const found = at.compiled.cluster.ingresses
    .filter(({ ref }) => isProbed(at, Number(ref.file)))
    .flatMap(({ object }) => object.rules)
    .flatMap(({ host, paths }) =>
      paths?.length ? [host.value || null] : host.value && knowsBare.has(at.profile.id) ? [host.value] : [],
    )
    // One that is compared as it is written and has capitals takes nothing.
    .filter((host) => at.profile.id !== 'haproxytech' || host === null || host === host.toLowerCase())
    .map((host) => host?.toLowerCase() ?? null);
  probes.set(at.compiled, found);
  return found;
}

/** A rule that is taken names the host, and the trace says that none does; or the other way round. */
export function hostLeftOut(at: Case): string | null {
  const { host, withoutPort, withoutDot } = normaliseHost(at.request.host);
  const { trace, outcome, cause } = at.decision;
  const fitting = trace.find((step) => step.kind === 'host' && step.verdict !== 'no');
  if (cause.kind === 'host-unknown') return fitting ? 'the trace says that a host fits' : null;
  // Whether a dot at the end belongs to the name is each controller's own business.
  const isPlain = /^[\w.-]+$/.test(host) && withoutPort === withoutDot && !/:\/\//.test(at.request.rawPath);
  if (!isPlain || fitting || (outcome.kind === 'status' && outcome.status === 400)) return null;
  if (cause.kind === 'path-unmatched' && cause.host !== null) return `${cause.host} is no host of the trace`;
  const naming = takenHosts(at).find((rule) => compareHost(rule, host) !== 'no');
  return naming === undefined ? null : `${naming ?? 'a rule for any host'} is no host of the trace`;
}

function mentions(manifests: readonly Loose[], host: string | null): boolean {
  return manifests.some(({ spec }) => (spec?.rules ?? []).some((rule: Loose) => (rule.host || null) === host));
}

/** True where hosts have other names by an annotation. */
export function hasAliases({ compiled }: Case): boolean {
  return compiled.world.manifests.some(({ metadata }) =>
    Object.entries(metadata?.annotations ?? {}).some(([key, value]) => key.endsWith('/server-alias') && value !== ''),
  );
}

/** Whether a rule of `host` answers other paths of this request: the host that is asked for is another name of it. */
function answersFor(at: Case, host: string): boolean {
  return writtenPaths(at).some((rawPath) => {
    const outcome = at.compiled.program.match({ ...at.request, rawPath });
    const route = 'route' in outcome ? outcome.route : null;
    return route !== null && at.compiled.program.routes.some(({ id, host: own }) => id === route && own === host);
  });
}

/** Whether a rule for `host` may take the request: by its name, by an alias, or by a target that names a host itself. */
function isOwnHost(at: Case, host: string): boolean {
  const { host: asIs } = normaliseHost(at.request.host);
  // Some controllers take a name that ends in a dot for the same name.
  const own = host.toLowerCase().replace(/\.$/, '');
  if (compareHost(own, asIs) !== 'no' || host === `*${asIs}` || /:\/\//.test(at.request.rawPath)) return true;
  return hasAliases(at) || answersFor(at, host);
}

/** As an expression the path would take the request; an annotation that is told is there, and does nothing as it is. */
function textFacts({ asText }: CauseOf<'path-unmatched'>, at: Case): string | null {
  if (!asText) return null;
  const { path, key, place } = asText;
  const wrong = pathFacts(at, path);
  if (wrong !== null) return wrong;
  if (!/[\\^$*+?()[\]{}|]/.test(path.path)) return `${path.path} is not written like an expression`;
  const [prefix] = at.profile.annotationPrefixes;
  const own = at.compiled.placeOf(path.pathId);
  const mended = (name: string, value: string) =>
    after(at, (manifests) => write(objectOf(manifests, path.place.object), name, value));
  if (!takes(mended(`${prefix}use-regex`, 'true'), at.request, own)) return `${path.path} is no expression for it`;
  if (key === null) return null;
  const value = objectOf(at.compiled.world.manifests, place.object)?.metadata.annotations?.[key];
  if (value === undefined) return `${key} is not there`;
  if (changes(at, (manifests) => dropKey(objectOf(manifests, place.object), key))) return `${key} is read`;
  return takes(mended(key, key.endsWith('use-regex') ? 'true' : '/truth'), at.request, own)
    ? null
    : `with ${key} as it should be ${path.path} does not answer`;
}

/** An alias names the host, which another Ingress has rules for: without those, what the alias stands for answers. */
function knownAlias({ alias }: CauseOf<'path-unmatched'>, at: Case): string | null {
  if (!alias) return null;
  const { key, place, ingress, older } = alias;
  const { host } = normaliseHost(at.request.host);
  const own = objectOf(at.compiled.world.manifests, place.object);
  if (`${namespaceOf(own)}/${own.metadata.name}` !== ingress) return `${ingress} is not where it stands`;
  const names: readonly string[] = (own?.metadata.annotations?.[key] ?? '').split(/[\s,]+/);
  if (!names.includes(host)) return `${key} does not name ${host}`;
  const isNamed = at.compiled.world.manifests.some(
    (one) =>
      `${namespaceOf(one)}/${one.metadata.name}` === older &&
      (one.spec?.rules ?? []).some((rule: Loose) => rule.host?.toLowerCase() === host),
  );
  if (!isNamed) return `${older} has no rules for ${host}`;
  const isOther = changes(at, (manifests) => {
    for (const rule of manifests.flatMap(({ spec }: Loose) => spec?.rules ?? []))
      if (rule.host?.toLowerCase() === host) rule.host = 'gone.invalid';
  });
  return isOther ? null : `without the rules of ${host} nothing changes`;
}

export const pathUnmatched: Proof<'path-unmatched'> = (cause, at) => {
  const other = inTheWay(at);
  if (other !== null) return other;
  const { host, nearest, notAsked, path } = cause;
  if (at.compiled.program.routes.length === 0) return 'there is no path at all';
  if (path !== at.decision.comparedPath) return `${path} was not compared`;
  const fitting = at.decision.trace.find((step) => step.kind === 'path' && step.verdict === 'fits-later');
  if (fitting) return 'the trace says that a path fits';
  if (!takenHosts(at).includes(host?.toLowerCase() ?? null)) return `no rule that is taken names ${host}`;
  if (host !== null && !isOwnHost(at, host)) return `${host} does not take ${at.request.host}`;
  const wrong = first(nearest, (near) => pathFacts(at, near) ?? nearness(at, near));
  const told = wrong ?? textFacts(cause, at) ?? knownAlias(cause, at);
  if (told !== null) return told;
  const isServed = nearest.length > 0 || !writtenPaths(at).some((rawPath) => hasRoute(at, { rawPath }));
  if (!isServed) return 'a path of this host could have been named';
  return elsewhereTakes(at, notAsked) ?? idleFacts(cause, at);
};

/** A path on another host takes the request once its host is the only one that could, or once that host is asked for. */
function elsewhereTakes(at: Case, notAsked: readonly CausePath[]): string | null {
  for (const other of notAsked) {
    const wrong = pathFacts(at, other);
    if (wrong) return wrong;
    const { host } = normaliseHost(at.request.host);
    const isBehind = compareHost(other.host?.toLowerCase() ?? null, host) !== 'no';
    const compiled = isBehind ? withOnlyHost(at, other.host) : at.compiled;
    const asked = isBehind ? at.request : { ...at.request, host: (other.host ?? '').replace(/^\*/, 'www') };
    if (!takes(compiled, asked, at.compiled.placeOf(other.pathId)))
      return `${other.path} on ${other.host} does not take it`;
  }
  return null;
}

export const schemeNotServed: Proof<'scheme-not-served'> = (cause, at) => {
  const { asked: own, served, opens } = cause;
  if (own !== at.request.scheme || served === own) return 'the scheme is another';
  const other = at.compiled.program.match({ ...at.request, scheme: served });
  if (other.kind === 'status' && other.status === 404) return `${served} is not answered either`;
  const isBack = isSentBack(other, at);
  if (isBack && (opens.by !== 'tls' || own !== 'https')) return `${served} is sent back to ${own}`;
  if (asked(at, { scheme: served }) === at.before) return `${served} gets the same answer`;
  const wrong = servedBy(cause, other, at);
  if (wrong !== null) return wrong;
  if (opens.by === 'option') {
    const world = { ...at.compiled.world, options: { ...at.compiled.world.options, [opens.name]: opens.value } };
    return answerText(compileWorld(at.profile, world), at.request) === at.before
      ? `${opens.name} changes nothing`
      : null;
  }
  const opened = after(at, (manifests) => open(objectOf(manifests, opens.object), opens, at));
  const now = opened.program.match(at.request);
  if (outcomeText(now, opened.placeOf) === at.before) return `${opens.by} does not open ${own}`;
  // Who is sent here has to be answered here, and not by being sent round.
  return isBack && !isServed(now, at) ? `${opens.by} answers nobody who is sent to ${own}` : null;
};

/** Who answers there: the path that is named, or one of the same Ingress where who is sent on names no path. */
function servedBy({ path, served }: CauseOf<'scheme-not-served'>, other: Outcome, at: Case): string | null {
  const facts = path && pathFacts(at, path);
  if (facts) return facts;
  const taker = takerOf(at.compiled, { ...at.request, scheme: served });
  if (path === null) return taker === null ? null : `${taker} answers on ${served}`;
  const place = at.compiled.placeOf(path.pathId);
  const isOfIngress = taker === null || taker.split('/')[0] === place.split('/')[0];
  const isIt = other.kind === 'redirect' ? isOfIngress : taker === place;
  return isIt ? null : `${path.path} does not answer on ${served}`;
}

function open(object: Loose, opens: Exclude<Opener, { by: 'option' }>, at: Case): void {
  if (opens.by === 'tls') object.spec.tls = [...(object.spec.tls ?? []), tlsFor(at, opens.host)];
  else for (const { key, value } of [opens, ...(opens.also ?? [])]) write(object, key, value);
}

function isServed(outcome: Outcome, at: Case): boolean {
  if (outcome.kind === 'status' || outcome.kind === 'unknown') return false;
  return outcome.kind !== 'redirect' || !isSame(outcome.location, at);
}

function isSame(location: string, { request }: Case): boolean {
  return location === `${request.scheme}://${request.host}${request.rawPath}`;
}

function tlsFor({ request }: Case, host = normaliseHost(request.host).host): Loose {
  return { hosts: [host], secretName: 'truth' };
}

export const nothingConfigured: Proof<'nothing-configured'> = (cause, at) => {
  const { what } = cause;
  const ingresses = at.compiled.world.manifests.filter(({ kind }) => kind === 'Ingress');
  if (what === 'no-ingress') return ingresses.length === 0 ? null : 'there is an Ingress';
  const { cluster, program } = at.compiled;
  const taken = cluster.ingresses.some(({ object }) => at.profile.claims(object, cluster));
  const isAnyIn = () => cluster.ingresses.some(({ ref }) => isProbed(at, Number(ref.file)));
  if (what === 'none-taken' && (taken || isAnyIn())) return 'an Ingress is taken';
  // Without any IngressClass all are taken, whatever the rule says.
  if (what === 'no-rules' && !taken && cluster.ingressClasses.length > 0) return 'no Ingress is taken';
  if (program.routes.length > 0) return 'there are routes';
  const known =
    what === 'no-rules' ? takenHosts(at).find((host) => host && isOther(at, host.replace(/^\*/, 'www'))) : null;
  if (known) return `${known} is answered otherwise`;
  return inTheWay(at) ?? idleFacts(cause, at);
};
