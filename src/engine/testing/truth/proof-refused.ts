import type { CauseOf, CausePath, RouteRefusal } from '../../match/cause.ts';
import { classAnnotation, classNameOf } from '../../match/class-name.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { ObjectRef } from '../../model/objects.ts';
import {
  addService,
  after,
  asked,
  type Case,
  changes,
  dropKey,
  hasRoute,
  liftClass,
  type Proof,
  takes,
  write,
} from './case.ts';
import { namespaceOf, pathFacts } from './facts.ts';
import { answerText, type Compiled, compileWorld, hide, type Loose, objectOf, pathAt } from './world.ts';

type NotTaken = CauseOf<'ingress-not-taken'>;

/** By the rule that is named: what the Ingress asks for, and which classes there are. */
function ruleFacts({ why, className, option }: NotTaken, ingress: Loose, at: Case): string | null {
  const { manifests } = at.compiled.world;
  const field = ingress.spec?.ingressClassName ?? null;
  const isKnown = manifests.some(({ kind, metadata }) => kind === 'IngressClass' && metadata.name === className);
  const isAnnotated = Object.hasOwn(ingress.metadata.annotations ?? {}, classAnnotation);
  // The specification reads the annotation as a name; controllers compare it as a text.
  const isByName = field !== null || (className !== null && at.profile.id === 'kubernetes');
  const isSo: Readonly<Record<NotTaken['why'], boolean>> = {
    'class-unknown': isByName && !isKnown,
    'class-elsewhere': isByName && isKnown,
    'class-annotation': field === null && isAnnotated,
    'no-class': field === null && !isAnnotated,
    'watch-option': option !== null,
  };
  return isSo[why] ? null : `it is no matter of ${why}`;
}

/** Whether an option, set otherwise, takes it; and whether the annotation does with the value that is wanted. */
function openings({ option, wanted, object, className }: NotTaken, at: Case): string | null {
  const { world } = at.compiled;
  const isOther = (value: unknown) =>
    answerText(
      compileWorld(at.profile, { ...world, options: { ...world.options, [option ?? '']: value } }),
      at.request,
    ) !== at.before;
  if (option !== null && ![true, false, className ?? '', ''].some(isOther)) return `${option} changes nothing`;
  if (wanted === undefined) return null;
  const isTaken = changes(at, (manifests) => {
    const ingress = objectOf(manifests, object);
    delete ingress.spec.ingressClassName;
    write(ingress, classAnnotation, wanted);
  });
  return isTaken ? null : `with ${wanted} as its annotation it is not taken`;
}

/** The Ingress is the one that is named, with the class that is told, and it is not taken. */
function ingressFacts({ object, ingress, className, place }: NotTaken, at: Case): string | null {
  const named = at.compiled.cluster.ingresses.find(({ ref }) => ref.file === object.file && ref.item === object.item);
  if (!named || qualifiedName(named.object.metadata) !== ingress) return `${ingress} is not what is named`;
  if (classNameOf(named.object) !== className) return `${className} is not its class`;
  if (at.profile.claims(named.object, at.compiled.cluster)) return `${ingress} is taken`;
  return place && place.object.file !== object.file ? 'the place is in another object' : null;
}

export const notTaken: Proof<'ingress-not-taken'> = (cause, at) => {
  const { object, path } = cause;
  const wrong =
    ingressFacts(cause, at) ??
    ruleFacts(cause, objectOf(at.compiled.world.manifests, object), at) ??
    openings(cause, at) ??
    (path && pathFacts(at, path));
  if (wrong !== null) return wrong;
  const lifted = after(at, (manifests) => liftClass(manifests, [object], at));
  if (answerText(lifted, at.request) === at.before) return 'with its class lifted nothing changes';
  const place = path && at.compiled.placeOf(path.pathId);
  if (place) return takes(lifted, at.request, place) ? null : `with its class lifted ${path.path} does not answer`;
  const { kind } = lifted.program.match(at.request);
  if (kind === 'redirect') return null;
  if (hasRoute({ compiled: lifted, request: at.request })) return 'with its class lifted a path answers';
  return kind === 'backend' || kind === 'resource' ? null : 'with its class lifted nothing answers';
};

/** Takes an annotation, a default backend or a text of host, path or tls out of an Ingress: a path then takes all. */
function dropField(ingress: Loose, key: string): void {
  dropKey(ingress, key);
  if (!ingress?.spec) return;
  if (key === 'spec.defaultBackend') delete ingress.spec.defaultBackend;
  for (const rule of ingress.spec.rules ?? []) {
    if (rule.host === key) delete rule.host;
    for (const path of rule.http?.paths ?? []) if (path.path === key) path.path = '/';
  }
  const tls: Loose[] = ingress.spec.tls ?? [];
  ingress.spec.tls = tls.filter(({ hosts, secretName }) => secretName !== key && !hosts?.includes(key));
}

export const ingressRefused: Proof<'ingress-refused'> = ({ object, ingress, key, also = [], value, place }, at) => {
  const named = objectOf(at.compiled.world.manifests, object);
  if (named?.kind !== 'Ingress' || `${namespaceOf(named)}/${named.metadata.name}` !== ingress)
    return `${ingress} is not what is named`;
  const isThere = at.compiled.program.routes.some(({ origin }) => origin.object.file === object.file);
  if (isThere) return `${ingress} is not left out`;
  const keys = [key, ...also];
  const dropAllBut = (kept: string | null) =>
    after(at, (manifests) => {
      for (const one of keys) if (one !== kept) dropField(objectOf(manifests, object), one);
    });
  const without =
    value === undefined ? dropAllBut(null) : after(at, (manifests) => write(objectOf(manifests, object), key, value));
  if (answerText(without, at.request) === at.before) return `without ${keys.join(', ')} nothing changes`;
  const idle = also.find((one) => answerText(dropAllBut(one), at.request) !== at.before);
  if (idle !== undefined) return `${idle} alone does not leave it out`;
  return place.object.file === object.file ? null : 'the place is in another object';
};

/** A canary waits for the one before it to be none; any other path would have to come first. */
function mendCanary({ key, rival }: CauseOf<'route-refused'>, object: Loose, manifests: Loose[]): void {
  const isCanary = key !== null && object.metadata.annotations?.[key] !== undefined;
  if (!isCanary && rival?.path) object.metadata.creationTimestamp = '1970-01-01T00:00:00Z';
  else if (rival && key !== null) dropKey(objectOf(manifests, rival.object), key);
}

/** A canary gets the type of what it would share, or the place of the one before it. */
function mendShare({ partner, rival }: CauseOf<'route-refused'>, path: Loose, manifests: Loose[], at: Case): void {
  if (partner) path.pathType = partner.pathType;
  else if (rival?.path) hide(manifests, at.compiled.placeOf(rival.path.pathId));
}

function mend(
  cause: CauseOf<'route-refused'>,
  found: { object: Loose; path: Loose },
  manifests: Loose[],
  at: Case,
): void {
  switch (cause.why) {
    case 'path-type':
    case 'generated':
      found.path.pathType = 'Prefix';
      return;
    case 'canary-second':
    case 'canary-type':
      mendShare(cause, found.path, manifests, at);
      return;
    case 'no-backend':
    case 'resource-backend':
    case 'canary-alone':
      if (cause.key !== null) dropKey(found.object, cause.key);
      else found.path.backend = { service: { name: 'truth', port: { number: 80 } } };
      if (cause.key === null)
        addService(manifests, { namespace: found.object.metadata.namespace, name: 'truth', port: 80 });
      return;
    case 'canary-service':
      mendCanary(cause, found.object, manifests);
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

type Refused = CauseOf<'route-refused'>;

/** What has to be written for a path to be refused for such a reason. */
function refusalFacts(cause: Refused, found: { object: Loose; rule: Loose; path: Loose }, at: Case): string | null {
  const { why, key, missing, by, place } = cause;
  const { object, rule, path } = found;
  const { manifests } = at.compiled.world;
  const services = servicesOf(found, manifests);
  const own = key === null ? undefined : object.metadata.annotations?.[key];
  const { service, resource } = path.backend ?? {};
  const isCanary = (one: Loose) => Object.keys(one.metadata.annotations ?? {}).some((name) => name.endsWith('/canary'));
  const isSo: Readonly<Record<RouteRefusal, boolean>> = {
    'path-type': !['Exact', 'Prefix', 'ImplementationSpecific'].includes(path.pathType),
    'no-backend': !service && !resource,
    'resource-backend': resource !== undefined,
    duplicate: by !== null,
    generated: path.pathType === 'Exact' && path.path === '/',
    'middleware-missing': missing !== null && isMissing(missing, manifests) && String(own).includes(missing),
    'priority-too-high': key?.endsWith('.priority') === true && Number(own) > 0,
    expression: true,
    'canary-alone': key === null ? service !== undefined && manifests.some(isCanary) : key.endsWith('/canary'),
    'canary-type': isOtherTyped(cause, path, at),
    'canary-second': isBehind(cause, at),
    'canary-service': isRival(cause, service?.name, at),
    annotation: own !== undefined && !isSpared(cause, at, own),
    spared: isSpared(cause, at, own),
    'service-annotation': key !== null && services.some((one) => Object.hasOwn(one.metadata.annotations ?? {}, key)),
    'no-listener': own !== undefined,
    'external-name': services.some(({ spec }) => spec?.type === 'ExternalName'),
    headless: services.some(({ spec }) => spec?.clusterIP === 'None'),
    'empty-rule': !rule.host && !path.path,
  };
  if (!isSo[why]) return `it is no matter of ${why}`;
  if (why !== 'middleware-missing' && missing !== null) return `${missing} is not what is missing`;
  const known = [object, ...services].map((one) => manifests.indexOf(one));
  return known.includes(Number(place.object.file)) ? null : 'the place is in another object';
}

/** Of a path that is no canary's, with the same host and text: what is not Exact is Prefix. */
function isOtherTyped({ path, partner }: Refused, own: Loose, at: Case): boolean {
  if (!partner) return false;
  const found = pathAt(at.compiled.world.manifests, at.compiled.placeOf(partner.path.pathId));
  const typeOf = (one: Loose) => (one.pathType === 'Exact' ? 'Exact' : 'Prefix');
  const isSame = partner.path.host?.toLowerCase() === path.host?.toLowerCase() && partner.path.path === path.path;
  return isSame && !!found && typeOf(found.path) === partner.pathType && typeOf(own) !== partner.pathType;
}

/** Both are canaries, of different Ingresses. */
function isBehind({ rival, path }: Refused, at: Case): boolean {
  const { manifests } = at.compiled.world;
  const objects = [rival?.object, path.place.object].map((ref) => ref && objectOf(manifests, ref));
  const isCanary = (one: Loose) =>
    Object.entries(one?.metadata.annotations ?? {}).some(([key, value]) => key.endsWith('/canary') && value === 'true');
  return rival?.path?.ingress === rival?.ingress && rival?.ingress !== path.ingress && objects.every(isCanary);
}

/** Without what redirects spare the request would be redirected. */
function isSpared({ spared = '/.well-known' }: Refused, at: Case, own: unknown): boolean {
  if (own === undefined || !at.decision.comparedPath.startsWith(spared)) return false;
  const { world } = at.compiled;
  const known = world.options['configMap'] as Loose;
  const configMap = { ...known, 'no-redirect-locations': '/truth-nowhere' };
  const hasSaid = known?.['no-redirect-locations'] ?? '/.well-known/acme-challenge';
  if (!String(hasSaid).includes(spared)) return false;
  const all = compileWorld(at.profile, { ...world, options: { ...world.options, configMap } });
  return all.program.match(at.request).kind === 'redirect';
}

/** A canary, by a path or its default backend, leads to the same Service. */
function isRival({ rival, key, path }: Refused, service: string | undefined, at: Case): boolean {
  if (!rival) return false;
  const { manifests } = at.compiled.world;
  const object = objectOf(manifests, rival.object);
  const backend = rival.path
    ? pathAt(manifests, at.compiled.placeOf(rival.path.pathId))?.path.backend
    : object?.spec?.defaultBackend;
  const isCanary = key !== null && object?.metadata.annotations?.[key] !== undefined;
  const isNamed = `${namespaceOf(object)}/${object.metadata.name}` === rival.ingress;
  return isCanary && isNamed && rival.ingress !== path.ingress && backend?.service?.name === service;
}

/** No Middleware has the name that a router asks for. */
function isMissing(name: string, manifests: readonly Loose[]): boolean {
  return !manifests.some(
    (one) => one.kind === 'Middleware' && name === `${namespaceOf(one)}-${one.metadata.name}@kubernetescrd`,
  );
}

/** A canary replaces nothing: mended it has a share of this request, or all of it. */
function sharesNow({ path: { ingress } }: Refused, mended: Compiled, at: Case): string | null {
  if (answerText(mended, at.request) === at.before) return `mended, ${ingress} has no share of this request`;
  const { cause } = mended.program.explain(at.request);
  return cause.kind === 'share' && cause.by === 'canary' ? null : 'mended, no canary shares it';
}

export const routeRefused: Proof<'route-refused'> = (cause, at) => {
  const place = at.compiled.placeOf(cause.pathId);
  const written = pathAt(at.compiled.world.manifests, place);
  const wrong = pathFacts(at, cause.path) ?? (written && refusalFacts(cause, written, at));
  if (wrong) return wrong;
  const { outcome } = at.decision;
  // A Service was asked and is silent: that a path beside it has no type is another matter.
  if (cause.why === 'path-type' && outcome.kind === 'status' && outcome.status === 503) return 'a Service was asked';
  const mended = after(at, (manifests) => {
    const found = pathAt(manifests, place);
    if (found) mend(cause, found, manifests, at);
  });
  if (cause.why === 'canary-type' || cause.why === 'canary-second') return sharesNow(cause, mended, at);
  const { onlyOn } = cause;
  if (onlyOn === undefined)
    return takes(mended, at.request, place) ? null : `mended, ${cause.path.path} does not answer`;
  const isHere = takes(mended, at.request, place) || hasRoute({ compiled: mended, request: at.request });
  if (onlyOn === at.request.scheme || isHere) return `not only ${onlyOn} is answered`;
  const there = { ...at.request, scheme: onlyOn };
  if (at.compiled.program.match(there).kind !== 'status') return `${onlyOn} is answered as it is`;
  return takes(mended, there, place) ? null : `mended, ${cause.path.path} does not answer on ${onlyOn}`;
};

export const denied: Proof<'denied'> = ({ key, also = [], object, path, place: written }, at) => {
  if (!object) return 'no object is named';
  if (written && written.object.file !== object.file) return 'the place is in another object';
  const wrong = path && pathFacts(at, path);
  if (wrong) return wrong;
  const keys = [key, ...also];
  const withoutAllBut = (kept: string | null) =>
    after(at, (manifests) => {
      for (const one of keys) if (one !== kept) dropKey(objectOf(manifests, object), one);
    });
  const without = withoutAllBut(null);
  if (answerText(without, at.request) === at.before) return `without ${keys.join(', ')} nothing changes`;
  const idle = also.find((one) => answerText(withoutAllBut(one), at.request) !== at.before);
  if (idle !== undefined) return `${idle} alone does not refuse it`;
  const place = path && at.compiled.placeOf(path.pathId);
  if (place === null || takes(without, at.request, place)) return null;
  return changes(at, (manifests) => hide(manifests, place)) ? null : `${path?.path} has nothing to do with it`;
};

/** With this of the request as it should be, it is not refused. */
/** The character that is named stands in the target, and is refused there as it is alone. */
function charFacts(char: string | undefined, at: Case): string | null {
  if (char === undefined) return null;
  const { rawPath, query } = at.request;
  if (!`${rawPath}${query ?? ''}`.includes(char)) return `${char} is not in the target`;
  const [own, written] = [char, encodeURIComponent(char)].map((one) =>
    asked(at, { rawPath: `/${one}`, query: null, method: 'GET' }),
  );
  if (own !== at.before) return `${char} alone is not refused`;
  return written === at.before ? `${char} is refused as ${encodeURIComponent(char)} too` : null;
}

/** What is refused was compared with no path. */
function comparedFacts({ decision: { trace, outcome } }: Case): string | null {
  const isRead =
    outcome.kind === 'status' && outcome.status === 400 && trace.some((step) => step.kind === 'path' && step.matched);
  return isRead ? 'the trace says that a path matches' : null;
}

export const badRequest: Proof<'bad-request'> = ({ what, char }, at) => {
  const wrong = charFacts(char, at) ?? comparedFacts(at);
  if (wrong !== null) return wrong;
  const { rawPath } = at.request;
  const deeper = { rawPath: rawPath.startsWith('/') ? '/x'.repeat(rawPath.length) + rawPath : rawPath };
  const plain = {
    target: { rawPath: '/', query: null },
    'above-root': deeper,
    host: { host: 'a.example.com' },
    method: { method: 'GET' },
  };
  if (what === 'target' && asked(at, deeper) !== at.before) return 'with more before it nothing is wrong with it';
  return asked(at, plain[what]) === at.before ? `with another ${what} it is refused all the same` : null;
};

/** A bare status is the answer, and goes with each of the annotations that make it. */
function bareFacts(keys: readonly (string | null)[], status: number, object: ObjectRef, at: Case): string | null {
  const { outcome } = at.decision;
  if (outcome.kind !== 'status' || outcome.status !== status) return `the answer is not ${status}`;
  const idle = keys.find(
    (key) => key !== null && !changes(at, (manifests) => dropKey(objectOf(manifests, object), key)),
  );
  return idle ? `without ${idle} nothing changes` : null;
}

/** Its own page it shows where nothing is configured too; what an annotation answers goes with the annotation. */
export const answeredByGateway: Proof<'answered-by-gateway'> = ({ key, rule, object, bare }, at) => {
  if (!rule?.startsWith(`${at.profile.id}/`)) return `${rule} is no rule of this controller`;
  if (bare) return object ? bareFacts([key, bare.of], bare.status, object, at) : 'no object is named';
  const without = after(at, (manifests) => {
    for (const one of manifests) {
      if (key !== null) dropKey(one, key);
      else if (one.kind === 'Ingress') one.spec = { rules: [] };
    }
  });
  const isSame = answerText(without, at.request) === at.before;
  if (key === null) return isSame ? null : 'without any rule it is another answer';
  return isSame ? `without ${key} nothing changes` : null;
};

/** The annotation holds what is refused, and without it that is refused no more. */
function heldBy({ by, detail = '', rule }: CauseOf<'table-refused'>, at: Case): string | null {
  // A name that no rule holds as it is must be somebody's.
  if (!by) return rule === 'ingress-nginx/refused-name' ? 'nobody holds the name' : null;
  const { key, ingress, place } = by;
  const object = objectOf(at.compiled.world.manifests, place.object);
  if (`${namespaceOf(object)}/${object.metadata.name}` !== ingress) return `${ingress} is not where it stands`;
  const value = object.metadata.annotations?.[key];
  if (value === undefined) return `${key} is not there`;
  if (key.endsWith('/server-alias') && !value.includes(detail)) return `${detail} is not in ${key}`;
  const without = after(at, (manifests) => dropKey(objectOf(manifests, place.object), key));
  const { outcome, cause } = without.program.explain(at.request);
  const isGone = outcome.kind !== 'rejected' || JSON.stringify(cause) !== JSON.stringify(at.decision.cause);
  return isGone ? null : `without ${key} it is refused too`;
}

/** The world without a path, or without all that are written as it is. */
function withoutPath({ pathId, host }: CausePath, rule: string, isTwin: boolean, at: Case) {
  // A name is refused with all that is written for it.
  const isName = rule.endsWith('-name');
  return after(at, (manifests) => {
    const found = pathAt(manifests, at.compiled.placeOf(pathId));
    const rules: Loose[] = manifests.flatMap(({ spec }) => spec?.rules ?? []);
    const isGone = (one: Loose) =>
      one === found?.path ||
      (isTwin && one.path === found?.path.path && (one.pathType === 'Exact') === (found?.path.pathType === 'Exact'));
    for (const own of rules)
      if (own.http?.paths && (own.host || null) === host)
        own.http.paths = own.http.paths.filter((one: Loose) => !isGone(one));
    if (!isName) return;
    for (const { spec } of manifests)
      if (spec?.rules) spec.rules = spec.rules.filter((one: Loose) => (one.host || null) !== host);
  });
}

/** With either of the two out of reach the proxy accepts what is left. */
function twinFacts(path: CausePath, twin: CausePath, at: Case): string | null {
  if (path.pathId === twin.pathId) return 'a path is its own twin';
  const refused = [path, twin].find(({ pathId }) => {
    const { program } = after(at, (manifests) => hide(manifests, at.compiled.placeOf(pathId)));
    return program.match(at.request).kind === 'rejected';
  });
  return refused ? `without ${refused.path} of ${refused.ingress} it is refused too` : null;
}

/** Without the path the proxy accepts the table. */
export const tableRefused: Proof<'table-refused'> = (cause, at) => {
  const { rule, path } = cause;
  const { outcome } = at.decision;
  if (outcome.kind !== 'rejected' || outcome.why !== rule) return `${rule} is not why it is refused`;
  const held = heldBy(cause, at);
  if (held !== null || !path) return held;
  const wrong = pathFacts(at, path);
  if (wrong) return wrong;
  const isRefused = (isTwin: boolean) =>
    withoutPath(path, rule, isTwin, at).program.match(at.request).kind === 'rejected';
  const other = cause.twin && (pathFacts(at, cause.twin) ?? twinFacts(path, cause.twin, at));
  if (other) return other;
  // A twin that it kept out takes its place: without both it is accepted.
  return isRefused(false) && isRefused(true) ? `without ${path.path} it is refused too` : null;
};
