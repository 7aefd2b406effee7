import type { Beaten, CauseKind, CauseOf, CausePath, MatchedBy } from '../../match/cause.ts';
import type { Decision, ServiceRef } from '../../match/decision.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ObjectRef } from '../../model/objects.ts';
import {
  answerText,
  type Compiled,
  compileWorld,
  edited,
  hide,
  type Loose,
  objectOf,
  pathAt,
  type TruthWorld,
} from './world.ts';

/** One decision and everything that its cause can be proved with. */
export interface Case {
  readonly profile: ControllerProfile;
  readonly compiled: Compiled;
  readonly request: HttpRequest;
  readonly decision: Decision;
  /** The answer as it is. */
  readonly before: string;
}

/** Says what is wrong with a claim, or `null` when it is proved. */
type Proof<K extends CauseKind> = (cause: CauseOf<K>, at: Case) => string | null;

function after(at: Case, edit: (manifests: Loose[]) => void): Compiled {
  return compileWorld(at.profile, edited(at.compiled.world, edit));
}

function changes(at: Case, edit: (manifests: Loose[]) => void): boolean {
  return answerText(after(at, edit), at.request) !== at.before;
}

function asked(at: Case, change: Partial<HttpRequest>): string {
  return answerText(at.compiled, { ...at.request, ...change });
}

/** True when a path has to do with the answer to a request: it is its route, or its cause speaks of it as the one that took it. */
function takes({ program, placeOf }: Compiled, request: HttpRequest, place: string): boolean {
  const { outcome, cause } = program.explain(request);
  if ('route' in outcome && outcome.route !== null) return placeOf(outcome.route) === place;
  const path = 'path' in cause && typeof cause.path === 'object' ? cause.path : null;
  return path !== null && placeOf(path.pathId) === place;
}

function pathFacts({ compiled }: Case, path: CausePath): string | null {
  const found = pathAt(compiled.world.manifests, compiled.placeOf(path.pathId));
  if (!found) return `no path ${path.pathId}`;
  if ((found.path.path ?? '') !== path.path) return `${path.path} is not what is written`;
  return (found.rule.host || null) === path.host ? null : `${path.host} is not its host`;
}

function correctedTakes(at: Case, path: CausePath, corrected: string): string | null {
  const isTaken = takes(at.compiled, { ...at.request, rawPath: corrected }, at.compiled.placeOf(path.pathId));
  return isTaken ? null : `${corrected} is not answered by ${path.pathId}`;
}

function nearness(at: Case, over: Extract<Beaten, { fits: false }>): string | null {
  const { matcher } = over;
  const compared = at.decision.comparedPath;
  if (takes(at.compiled, at.request, at.compiled.placeOf(over.pathId))) return `${over.path} answers as it is`;
  if (over.miss === 'letter-case') {
    const isCase =
      matcher.kind !== 'regex' && compared.toLowerCase().startsWith(over.path.replace(/\/+$/, '').toLowerCase());
    if (!isCase) return `${over.path} differs from ${compared} in more than case`;
  }
  const text = matcher.kind === 'regex' ? '' : matcher.path;
  if (text.slice(0, over.at) !== compared.slice(0, over.at)) return `${over.path} does not fit up to ${over.at}`;
  return correctedTakes(at, over, over.corrected);
}

/** Hides the winner: the path that it beat must answer then. */
function nextIs(at: Case, winner: CausePath, over: CausePath): boolean {
  const without = after(at, (manifests) => hide(manifests, at.compiled.placeOf(winner.pathId)));
  return takes(without, at.request, at.compiled.placeOf(over.pathId));
}

function withoutHost(at: Case, host: string | null): Compiled {
  return after(at, (manifests) => {
    for (const { spec } of manifests) {
      for (const rule of spec?.rules ?? []) {
        if ((rule.host || '').toLowerCase() === (host ?? '').toLowerCase()) rule.host = 'gone.invalid';
      }
    }
  });
}

/** Makes the Ingress of a path the oldest. */
function whenOldest(at: Case, path: CausePath): Compiled {
  return after(at, (manifests) => {
    const found = pathAt(manifests, at.compiled.placeOf(path.pathId));
    if (found) found.object.metadata.creationTimestamp = '1970-01-01T00:00:00Z';
  });
}

/** Lists `path` before `winner`: within one Ingress they exchange their places. */
function whenFirst(at: Case, winner: CausePath, path: CausePath): string | null {
  const places = [winner, path].map(({ pathId }) => at.compiled.placeOf(pathId));
  const swapped = after(at, (manifests) => {
    const [a, b] = places.map((place) => pathAt(manifests, place));
    if (a && b) [a.path.backend, b.path.backend] = [b.path.backend, a.path.backend];
  });
  // What they lead to is exchanged: with equal backends there is nothing to see.
  return answerText(swapped, at.request) === at.before ? 'their order changes nothing' : null;
}

function sameBackend(at: Case, a: CausePath, b: CausePath): boolean {
  const [one, other] = [a, b].map(({ pathId }) => pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId)));
  return JSON.stringify(one?.path.backend) === JSON.stringify(other?.path.backend);
}

function writtenType(at: Case, { pathId }: CausePath): unknown {
  return pathAt(at.compiled.world.manifests, at.compiled.placeOf(pathId))?.path.pathType;
}

/** Nothing else on the host may fit once the winner is out of reach. */
function isOnly(at: Case, winner: CausePath): string | null {
  const without = after(at, (manifests) => hide(manifests, at.compiled.placeOf(winner.pathId)));
  const outcome = without.program.match(at.request);
  const route = 'route' in outcome ? outcome.route : null;
  const next = route === null ? null : pathAt(without.world.manifests, without.placeOf(route));
  return next && (next.rule.host || null) === winner.host ? `${next.path.path} fits too` : null;
}

/** Once every other host that takes the request is out of the way, the path of the host that was not asked answers. */
function hostDecides(at: Case, winner: CausePath, over: CausePath): string | null {
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

function ageDecides(at: Case, winner: CausePath, over: CausePath): string | null {
  if (winner.ingress === over.ingress) return 'both stand in one Ingress';
  const isNext = takes(whenOldest(at, over), at.request, at.compiled.placeOf(over.pathId));
  return isNext ? null : `${over.ingress} does not win when it is the oldest`;
}

/** What has to hold of winner and beaten for each way to win. */
const ways: Readonly<
  Record<Exclude<MatchedBy, 'only'>, (at: Case, winner: CausePath, over: CausePath) => string | null>
> = {
  longest: (_, winner, over) => (over.path.length < winner.path.length ? null : `${over.path} is not shorter`),
  exact: (at, winner, over) =>
    writtenType(at, winner) === 'Exact' && writtenType(at, over) !== 'Exact' ? null : 'it is no matter of Exact',
  type: (at, winner, over) => (writtenType(at, winner) === writtenType(at, over) ? 'it is no matter of types' : null),
  first: (at, winner, over) => (sameBackend(at, winner, over) ? null : whenFirst(at, winner, over)),
  host: hostDecides,
  older: ageDecides,
  name: ageDecides,
  'backend-name': (at, winner, over) => (sameBackend(at, winner, over) ? null : whenFirst(at, winner, over)),
  // That the other one is next without it was seen already.
  sequence: () => null,
  priority: () => null,
  listed: (at, winner, over) => (sameBackend(at, winner, over) ? null : whenFirst(at, winner, over)),
};

function preference({ winner, over, by }: CauseOf<'matched'>, at: Case): string | null {
  if (by === 'only') return isOnly(at, winner);
  if (!over?.fits) return null;
  if (by !== 'host' && !nextIs(at, winner, over)) return `${over.path} is not next`;
  return ways[by](at, winner, over);
}

const matched: Proof<'matched'> = (cause, at) => {
  const { winner, over, pathId } = cause;
  const { outcome } = at.decision;
  if ('route' in outcome && outcome.route !== pathId) return `${outcome.route} answers, not ${pathId}`;
  const facts = pathFacts(at, winner) ?? (over && pathFacts(at, over));
  if (facts) return facts;
  if (!changes(at, (manifests) => hide(manifests, at.compiled.placeOf(pathId))))
    return 'without the winner nothing changes';
  return preference(cause, at) ?? (over && !over.fits ? nearness(at, over) : null);
};

/** Every path that is written somewhere, to be asked for. */
function writtenPaths({ compiled }: Case): readonly string[] {
  const all = compiled.world.manifests.flatMap(({ spec }: Loose) =>
    (spec?.rules ?? []).flatMap((rule: Loose) => (rule.http?.paths ?? []).map(({ path }: Loose) => path || '/')),
  );
  return [...new Set<string>(all)].filter((path) => !/[?#\s]/.test(path)).slice(0, 20);
}

function hasRoute(at: Case, change: Partial<HttpRequest>): boolean {
  const outcome = at.compiled.program.match({ ...at.request, ...change });
  return 'route' in outcome && outcome.route !== null;
}

/** A path that waits for nothing but its Service: then nothing else is to blame. */
function waiting(at: Case): string | null {
  if (at.compiled.world.existence === 'assumed') return null;
  const all = compileWorld(at.profile, { ...at.compiled.world, existence: 'assumed' });
  const outcome = all.program.match(at.request);
  const route = 'route' in outcome ? outcome.route : null;
  return route === null ? null : `${route} takes it once its Service is there`;
}

const hostUnknown: Proof<'host-unknown'> = (cause, at) => {
  const waits = waiting(at);
  if (waits !== null) return waits;
  if (at.compiled.program.routes.length === 0 && cause.nearest.length === 0) return 'there is no host at all';
  const taken = writtenPaths(at).find((rawPath) => hasRoute(at, { rawPath }));
  if (taken !== undefined) return `${taken} on this host is answered by a route`;
  const { host: asIs, withoutPort, withoutDot } = normaliseHost(at.request.host);
  // A controller that takes the dot at the end for a part of the name claims so: no rule ends with one.
  const isDotted = withoutPort !== withoutDot && cause.host === `${asIs}.`;
  if (asIs !== cause.host && !isDotted && !/:\/\//.test(at.request.rawPath)) return `${cause.host} was not asked for`;
  const naming = takenRules(at).find((rule) => (isDotted ? !rule.host : compareHost(rule.host || null, asIs) !== 'no'));
  // Some controllers take only letters, digits, _ and - for a label.
  const isOrdinary = /^[\w.-]+$/.test(cause.host);
  if (naming && isOrdinary && !isAddress(cause.host)) return `${naming.host ?? 'a rule for any host'} takes this host`;
  for (const { host, ask } of cause.nearest) {
    if (!mentions(at.compiled.world.manifests, host)) return `no rule names ${host}`;
    if (asked(at, { host: ask }) === at.before) return `${ask} gets the same answer`;
  }
  return null;
};

function isAddress(host: string): boolean {
  return normaliseHost(host).isIpLiteral;
}

/** Rules of Ingresses that have a part in the program, their hosts in lower case. */
function takenRules({ compiled: { program, world } }: Case): readonly { readonly host: string | undefined }[] {
  const files = new Set(program.routes.map(({ origin }) => Number(origin.object.file)));
  return [...files].flatMap((file) =>
    (world.manifests[file]?.spec?.rules ?? []).map(({ host }: Loose) => ({ host: host?.toLowerCase() })),
  );
}

function mentions(manifests: readonly Loose[], host: string | null): boolean {
  return manifests.some(({ spec }) => (spec?.rules ?? []).some((rule: Loose) => (rule.host || null) === host));
}

/** True where hosts have other names by an annotation. */
function hasAliases({ compiled }: Case): boolean {
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

const pathUnmatched: Proof<'path-unmatched'> = (cause, at) => {
  const waits = waiting(at);
  if (waits !== null) return waits;
  const { host, nearest, notAsked, path } = cause;
  if (path !== at.decision.comparedPath) return `${path} was not compared`;
  const isNamed = mentions(at.compiled.world.manifests, host);
  if (!isNamed) return `no rule names ${host}`;
  const asIs = normaliseHost(at.request.host).host;
  // Some controllers take a name that ends in a dot for the same name.
  const own = host?.toLowerCase().replace(/\.$/, '') ?? null;
  if (
    host !== null &&
    own !== null &&
    !/:\/\//.test(at.request.rawPath) &&
    compareHost(own, asIs) === 'no' &&
    host !== `*${asIs}` &&
    !hasAliases(at) &&
    !answersFor(at, host)
  ) {
    return `${host} does not take ${asIs}`;
  }
  for (const near of nearest) {
    const wrong = pathFacts(at, near) ?? nearness(at, { ...near, fits: false });
    if (wrong) return wrong;
  }
  const isServed = nearest.length > 0 || !writtenPaths(at).some((rawPath) => hasRoute(at, { rawPath }));
  if (!isServed) return 'a path of this host could have been named';
  const closed =
    host === null
      ? null
      : notAsked.find((other) => {
          const open = withoutHost(at, host);
          return !takes(open, at.request, at.compiled.placeOf(other.pathId));
        });
  // The most precise of them answers once the host is gone; the next ones stand behind it.
  return closed && closed === notAsked[0] ? `${closed.path} would not answer without ${host}` : null;
};

const schemeNotServed: Proof<'scheme-not-served'> = (cause, at) => {
  const { asked: own, served, opens } = cause;
  if (own !== at.request.scheme || served === own) return 'the scheme is another';
  const other = at.compiled.program.match({ ...at.request, scheme: served });
  if (other.kind === 'status' && other.status === 404) return `${served} is not answered either`;
  if (asked(at, { scheme: served }) === at.before) return `${served} gets the same answer`;
  if (opens.by === 'option') {
    const world = { ...at.compiled.world, options: { ...at.compiled.world.options, [opens.name]: opens.value } };
    return answerText(compileWorld(at.profile, world), at.request) === at.before
      ? `${opens.name} changes nothing`
      : null;
  }
  const isOpened = changes(at, (manifests) => {
    const object = objectOf(manifests, opens.object);
    if (opens.by === 'tls') object.spec.tls = [...(object.spec.tls ?? []), tlsFor(at)];
    else for (const { key, value } of [opens, ...(opens.also ?? [])]) write(object, key, value);
  });
  return isOpened ? null : `${opens.by} does not open ${own}`;
};

function write(object: Loose, key: string, value: string | null): void {
  if (value === null) dropKey(object, key);
  else object.metadata.annotations = { ...object.metadata.annotations, [key]: value };
}

function tlsFor({ request }: Case): Loose {
  return { hosts: [normaliseHost(request.host).host], secretName: 'truth' };
}

function dropKey(object: Loose, key: string): void {
  const annotations = object?.metadata?.annotations;
  if (annotations) delete annotations[key];
}

/** Makes an Ingress one of a class that is certainly this controller's. */
function liftClass(manifests: Loose[], object: ObjectRef, { profile }: Case): void {
  const ingress = objectOf(manifests, object);
  if (!ingress) return;
  dropKey(ingress, 'kubernetes.io/ingress.class');
  ingress.spec.ingressClassName = 'truth';
  manifests.push({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'truth' },
    spec: { controller: profile.controllerNames[0] ?? 'example.com/any' },
  });
}

const notTaken: Proof<'ingress-not-taken'> = ({ object, path }, at) => {
  const lifted = after(at, (manifests) => liftClass(manifests, object, at));
  if (answerText(lifted, at.request) === at.before) return 'with its class lifted nothing changes';
  if (!path) return null;
  const place = at.compiled.placeOf(path.pathId);
  return takes(lifted, at.request, place) ? null : `with its class lifted ${path.path} does not answer`;
};

const ingressRefused: Proof<'ingress-refused'> = ({ object, key, place }, at) => {
  const without = after(at, (manifests) => dropKey(objectOf(manifests, object), key));
  if (answerText(without, at.request) === at.before) return `without ${key} nothing changes`;
  return place.object.file === object.file ? null : 'the place is in another object';
};

function mend(
  cause: CauseOf<'route-refused'>,
  found: { object: Loose; path: Loose },
  manifests: Loose[],
  at: Case,
): void {
  switch (cause.why) {
    case 'path-type':
      found.path.pathType = 'Prefix';
      return;
    case 'no-backend':
    case 'resource-backend':
    case 'canary-alone':
      if (cause.key !== null) dropKey(found.object, cause.key);
      else found.path.backend = { service: { name: 'truth', port: { number: 80 } } };
      if (cause.key === null)
        addService(manifests, { namespace: found.object.metadata.namespace, name: 'truth', port: 80 });
      return;
    case 'duplicate':
      if (cause.by !== null) hide(manifests, at.compiled.placeOf(cause.by));
      return;
    case 'expression':
    case 'empty-rule':
      if (cause.key === null) found.path.path = '/';
      else dropKey(found.object, cause.key);
      return;
    case 'external-name':
    case 'headless':
    case 'service-annotation':
      for (const service of servicesOf(found, manifests)) {
        if (cause.key === null) service.spec = { ports: service.spec?.ports };
        else dropKey(service, cause.key);
      }
      return;
    default:
      if (cause.key !== null) dropKey(found.object, cause.key);
  }
}

/** The Services that a path leads to. */
function servicesOf({ object, path }: { object: Loose; path: Loose }, manifests: readonly Loose[]): readonly Loose[] {
  const namespace = object.metadata.namespace || 'default';
  return manifests.filter(
    ({ kind, metadata }) =>
      kind === 'Service' &&
      metadata.name === path.backend?.service?.name &&
      (metadata.namespace || 'default') === namespace,
  );
}

const routeRefused: Proof<'route-refused'> = (cause, at) => {
  const wrong = pathFacts(at, cause.path);
  if (wrong) return wrong;
  const place = at.compiled.placeOf(cause.pathId);
  const mended = after(at, (manifests) => {
    const found = pathAt(manifests, place);
    if (found) mend(cause, found, manifests, at);
  });
  return takes(mended, at.request, place) ? null : `mended, ${cause.path.path} does not answer`;
};

function addService(manifests: Loose[], { namespace, name, port }: ServiceRef): void {
  const own = { name, namespace: namespace || 'default' };
  const written = typeof port === 'string' ? { name: port, port: 80 } : { name: 'truth', port: port ?? 80 };
  const known = manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === name && (metadata.namespace || 'default') === own.namespace,
  );
  if (known) known.spec = { ...known.spec, ports: [...(known.spec?.ports ?? []), { ...written, name: written.name }] };
  else manifests.push({ apiVersion: 'v1', kind: 'Service', metadata: own, spec: { ports: [written] } });
}

function addEndpoints(manifests: Loose[], { namespace, name, port }: ServiceRef): void {
  const own = {
    name: `${name}-truth`,
    namespace: namespace || 'default',
    labels: { 'kubernetes.io/service-name': name },
  };
  const ports = [{ name: typeof port === 'string' ? port : 'truth', port: 8080 }];
  const endpoints = [{ addresses: ['10.9.9.9'], conditions: { ready: true } }];
  manifests.push({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: own,
    addressType: 'IPv4',
    ports,
    endpoints,
  });
}

function serviceOf(manifests: readonly Loose[], { namespace, name }: ServiceRef): Loose {
  return manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === name && (metadata.namespace || 'default') === namespace,
  );
}

/** True when a request, once its backend is there, gets as far as that backend, or as far as what shares with it. */
function reaches(compiled: Compiled, request: HttpRequest, { namespace, name }: ServiceRef): boolean {
  const { outcome, cause } = compiled.program.explain(request);
  const isIt = (service: ServiceRef) => service.namespace === namespace && service.name === name;
  if (cause.kind === 'share' && cause.parts.some(({ service }) => isIt(service))) return true;
  if (outcome.kind === 'backend') return isIt(outcome.service);
  if (outcome.kind === 'split') return outcome.parts.some(({ service }) => isIt(service));
  return outcome.kind === 'any-of' && outcome.candidates.some(isIt);
}

/** The path of the backend must be the one that the answer speaks of. */
function isRoute({ decision: { outcome } }: Case, path: CausePath | null): boolean {
  return !('route' in outcome) || outcome.route === null || outcome.route === path?.pathId;
}

/** Of several paths that controllers leave out for want of a Service, the one is to blame that would answer if all were there. */
function wouldAnswer(at: Case, path: CausePath | null): string | null {
  const { outcome } = at.decision;
  if (!path || !('route' in outcome) || outcome.route !== null) return null;
  const all = compileWorld(at.profile, { ...at.compiled.world, existence: 'assumed' });
  const answer = all.program.match(at.request);
  const route = 'route' in answer ? answer.route : null;
  const isIt = route === null || all.placeOf(route) === at.compiled.placeOf(path.pathId);
  return isIt ? null : `with all Services ${route} would answer`;
}

type Backend = Pick<CauseOf<'service-missing'>, 'service' | 'path'>;

/** Once `added` is there the backend of the path is reached, and without it nothing else was wrong. */
function answersWith(at: Case, { service, path }: Backend, added: string, edit: (manifests: Loose[]) => void) {
  return (
    (path && pathFacts(at, path)) ??
    wouldAnswer(at, path) ??
    (reaches(after(at, edit), at.request, service) ? null : `with ${added} it is not reached`)
  );
}

/** Adds a Service that has the port, and a Pod that is ready. */
const whole = (service: ServiceRef) => (manifests: Loose[]) => {
  addService(manifests, service);
  addEndpoints(manifests, service);
};

const serviceMissing: Proof<'service-missing'> = ({ service, elsewhere, path }, at) => {
  if (!isRoute(at, path)) return 'it is another path that answers';
  const { manifests } = at.compiled.world;
  if (serviceOf(manifests, service)) return `${service.name} is there`;
  const false_ = elsewhere.find(({ namespace }) => !serviceOf(manifests, { ...service, namespace }));
  if (false_) return `${service.name} is not in ${false_.namespace}`;
  return answersWith(at, { service, path }, 'the Service', whole(service));
};

const portMissing: Proof<'port-missing'> = ({ service, ports, path }, at) => {
  if (!isRoute(at, path)) return 'it is another path that answers';
  const known = serviceOf(at.compiled.world.manifests, service);
  if (!known) return `${service.name} is not there`;
  if ((known.spec?.ports ?? []).length !== ports.length) return 'its ports are others';
  return answersWith(at, { service, path }, 'the port', whole(service));
};

const noEndpoints: Proof<'no-endpoints'> = ({ service, path }, at) => {
  if (!isRoute(at, path)) return 'it is another path that answers';
  if (!serviceOf(at.compiled.world.manifests, service)) return `${service.name} is not there`;
  return answersWith(at, { service, path }, 'endpoints', (manifests) => addEndpoints(manifests, service));
};

/** The world with a key of the ConfigMap set: what is on by default is switched off so. */
function withSetting({ compiled: { world } }: Case, key: string, value: string): TruthWorld {
  const map: Loose = { ...(world.options['configMap'] as object | undefined), [key]: value };
  return { ...world, options: { ...world.options, configMap: map } };
}

function withoutRedirect(cause: CauseOf<'redirect'>, at: Case): Compiled | null {
  const { key, object } = cause;
  switch (cause.by) {
    case 'tls':
      return (
        object &&
        after(at, (manifests) => {
          delete objectOf(manifests, object).spec.tls;
        })
      );
    case 'slash':
      return null;
    case 'config': {
      const map: Loose = { ...(at.compiled.world.options['configMap'] as object | undefined) };
      if (key !== null) delete map[key];
      return compileWorld(at.profile, {
        ...at.compiled.world,
        options: { ...at.compiled.world.options, configMap: map },
      });
    }
    case 'default':
      return key === null ? null : compileWorld(at.profile, withSetting(at, key, 'false'));
    default:
      return object && key !== null ? after(at, (manifests) => dropKey(objectOf(manifests, object), key)) : null;
  }
}

/** What a redirect blames. */
function blameOf({ by, key, object }: CauseOf<'redirect'>): string {
  return JSON.stringify([by, key, object]);
}

/**
 * Without what is blamed the redirect is gone. Where something else does the same, each must do it alone: the other one is
 * taken away, the redirect must still be there, and it must go with what is blamed.
 */
function redirectGoes(cause: CauseOf<'redirect'>, at: Case, tries: number): string | null {
  const without = withoutRedirect(cause, at);
  if (!without) return `nothing to take away for ${cause.by}`;
  if (answerText(without, at.request) !== at.before) return null;
  const still = `without ${cause.key ?? cause.by} the redirect is still there`;
  const other = without.program.explain(at.request).cause;
  if (tries === 0 || other.kind !== 'redirect' || blameOf(other) === blameOf(cause)) return still;
  const alone = withoutRedirect(other, at);
  if (!alone || answerText(alone, at.request) !== at.before) return still;
  return redirectGoes(cause, { ...at, compiled: alone }, tries - 1);
}

const redirect: Proof<'redirect'> = (cause, at) => {
  if (cause.by === 'slash') {
    return asked(at, { rawPath: `${at.request.rawPath}/` }) === at.before ? 'with a slash nothing changes' : null;
  }
  return redirectGoes(cause, at, 4);
};

const defaultBackend: Proof<'default-backend'> = ({ by, object, ingress }, at) => {
  if (by !== 'ingress') return null;
  if (!object) return 'no Ingress is named';
  const without = after(at, (manifests) => {
    delete objectOf(manifests, object).spec.defaultBackend;
  });
  if (answerText(without, at.request) !== at.before) return null;
  const { cause } = without.program.explain(at.request);
  // Another Ingress has the same default.
  return cause.kind === 'default-backend' && cause.ingress !== ingress ? null : 'without it nothing changes';
};

const share: Proof<'share'> = ({ by, parts }, { decision: { outcome } }) => {
  if (by === 'tie' && outcome.kind !== 'any-of') return 'nothing is left open';
  const own =
    outcome.kind === 'split'
      ? outcome.parts.map(({ service }) => service)
      : outcome.kind === 'any-of'
        ? outcome.candidates
        : outcome.kind === 'backend'
          ? [outcome.service]
          : [];
  const told = new Set(parts.map(({ service }) => JSON.stringify(service)));
  if (own.some((service) => !told.has(JSON.stringify(service)))) return 'a Service of the answer is no part';
  return outcome.kind === 'backend' || own.length === parts.length ? null : `${parts.length} parts of ${own.length}`;
};

const denied: Proof<'denied'> = ({ key, object }, at) => {
  if (!object) return 'no object is named';
  return changes(at, (manifests) => dropKey(objectOf(manifests, object), key))
    ? null
    : `without ${key} nothing changes`;
};

/** An Ingress that would serve or redirect if its class were taken: then more is to be said than that none is. */
function answeringIfLifted(at: Case): string | null {
  const { ingresses } = at.compiled.cluster;
  const found = ingresses.find(({ ref }) => {
    const lifted = after(at, (manifests) => liftClass(manifests, ref, at));
    const outcome = lifted.program.match(at.request);
    return outcome.kind === 'redirect' || (outcome.kind === 'backend' && outcome.route !== null);
  });
  return found ? `${found.object.metadata.name.value} would answer` : null;
}

const nothingConfigured: Proof<'nothing-configured'> = ({ what }, at) => {
  const ingresses = at.compiled.world.manifests.filter(({ kind }) => kind === 'Ingress');
  if (what === 'no-ingress') return ingresses.length === 0 ? null : 'there is an Ingress';
  const { cluster, program } = at.compiled;
  const taken = cluster.ingresses.some(({ object }) => at.profile.claims(object, cluster));
  if (what === 'none-taken' && taken) return 'an Ingress is taken';
  const answering = what === 'none-taken' ? answeringIfLifted(at) : null;
  if (answering) return answering;
  // Without any IngressClass all are taken, whatever the rule says.
  if (what === 'no-rules' && !taken && cluster.ingressClasses.length > 0) return 'no Ingress is taken';
  if (program.routes.length > 0) return 'there are routes';
  return what === 'none-taken' ? null : waiting(at);
};

/** Whether an annotation stands on the Ingress of a path or on the Service that it leads to. */
function isAnnotated({ compiled: { world, placeOf } }: Case, { pathId }: CausePath, key: string): boolean {
  const found = pathAt(world.manifests, placeOf(pathId));
  const name = found?.path.backend?.service?.name;
  const services = world.manifests.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
  return [found?.object, ...services].some((object) => Object.hasOwn(object?.metadata?.annotations ?? {}, key));
}

const notSimulated: Proof<'not-simulated'> = ({ key, path }, at) => {
  const { evidence, outcome } = at.decision;
  if (evidence === 'measured') return 'the evidence is "measured"';
  if (outcome.kind !== 'backend') return null;
  if (!path || path.pathId !== outcome.route) return 'another path answers';
  return isAnnotated(at, path, key) ? null : `${key} stands neither on its Ingress nor on its Service`;
};

const proofs: { readonly [K in CauseKind]: Proof<K> } = {
  matched,
  'host-unknown': hostUnknown,
  'path-unmatched': pathUnmatched,
  'scheme-not-served': schemeNotServed,
  'ingress-not-taken': notTaken,
  'ingress-refused': ingressRefused,
  'route-refused': routeRefused,
  'service-missing': serviceMissing,
  'port-missing': portMissing,
  'no-endpoints': noEndpoints,
  redirect,
  'default-backend': defaultBackend,
  share,
  denied,
  'bad-request': () => null,
  'nothing-configured': nothingConfigured,
  'not-simulated': notSimulated,
  'answered-by-gateway': () => null,
  'table-refused': () => null,
};

/** Kinds of causes that an outcome can have. */
function kindsFor({ outcome }: Decision): readonly CauseKind[] {
  switch (outcome.kind) {
    case 'backend':
    case 'resource':
      return outcome.route === null ? ['default-backend'] : ['matched', 'share', 'not-simulated'];
    case 'split':
    case 'any-of':
      return ['share'];
    case 'redirect':
      return ['redirect'];
    case 'rejected':
      return ['table-refused', 'ingress-refused', 'route-refused'];
    case 'separate-addresses':
    case 'unknown':
      return ['not-simulated', 'route-refused'];
    case 'status':
      return kindsForStatus(outcome.status);
  }
}

function kindsForStatus(status: number): readonly CauseKind[] {
  const backend: readonly CauseKind[] = ['service-missing', 'port-missing', 'no-endpoints'];
  if (status === 400 || status === 405) return ['bad-request', 'denied', 'not-simulated'];
  if (status === 503) return [...backend, 'denied', 'route-refused', 'ingress-refused'];
  if (status !== 404) return ['denied', 'answered-by-gateway', 'not-simulated'];
  const missing: readonly CauseKind[] = ['host-unknown', 'path-unmatched', 'scheme-not-served', 'nothing-configured'];
  return [...missing, ...backend, 'ingress-not-taken', 'ingress-refused', 'route-refused', 'denied'];
}

/** Returns what is wrong with the cause of a decision, or `null` when changing what it blames proves it. */
export function disprove(at: Case): string | null {
  const { cause } = at.decision;
  if (!kindsFor(at.decision).includes(cause.kind)) return `${cause.kind} for ${at.before}`;
  // The table holds for each kind the proof of that kind.
  return (proofs[cause.kind] as Proof<CauseKind>)(cause, at);
}
