// biome-ignore-all lint/style/noExcessiveLinesPerFile: One generator for each kind of change.
import type { SingleCommand } from '../commands/command.ts';
import { portsAsked } from '../commands/ports-asked.ts';
import { portOf } from '../match/availability.ts';
import type { Cause, CauseOf, CausePath, NearPath } from '../match/cause.ts';
import { onOtherScheme } from '../match/causes/scheme.ts';
import { classAnnotation } from '../match/class-name.ts';
import type { Decision } from '../match/decision.ts';
import { normaliseHost } from '../match/host-match.ts';
import type { NodeId } from '../match/ids.ts';
import { type ListedPath, listPaths } from '../match/listed-path.ts';
import { parseRequestLine } from '../match/parse-request.ts';
import type { HttpRequest } from '../match/request.ts';
import type { ServiceRef } from '../match/service-ref.ts';
import type { Cluster } from '../model/cluster.ts';
import { actionPort, type PathType } from '../model/ingress.ts';
import { isSameObject, type ObjectRef, type PathRef, type Place } from '../model/objects.ts';
import type { Candidate } from './change.ts';
import { asExpressions } from './expressions.ts';
import { isNear, mendedPath } from './near.ts';

/** Where candidates are looked for. */
export interface Ground {
  readonly cluster: Cluster;
  readonly request: HttpRequest;
  readonly decision: Decision;
}

function listedOf({ cluster }: Ground, pathId: NodeId): ListedPath | null {
  return listPaths(cluster).find(({ origin }) => origin.pathId === pathId) ?? null;
}

function refOf({ origin }: ListedPath): PathRef {
  return { object: origin.object, rule: origin.ruleIndex, path: origin.pathIndex };
}

function askScheme({ request }: Ground): Candidate {
  const other = onOtherScheme(request);
  const what = { kind: 'ask-scheme', scheme: other.scheme } as const;
  return { what, does: { kind: 'request', request: other }, place: null, size: 1 };
}

function askPath({ request }: Ground, path: string, size = 2): Candidate {
  const does = { kind: 'request', request: { ...request, rawPath: path } } as const;
  return { what: { kind: 'ask-path', path }, does, place: null, size };
}

/** The request that a redirect leads to. */
function follow({ request, decision: { outcome } }: Ground): readonly Candidate[] {
  if (outcome.kind !== 'redirect') return [];
  const { location } = outcome;
  const here = location.startsWith('//') ? `${request.scheme}:` : `${request.scheme}://${request.host}`;
  const parsed = parseRequestLine(location.startsWith('/') ? here + location : location);
  if (!parsed.ok) return [];
  const { scheme, host, rawPath, query } = parsed.value;
  // Nobody speaks TLS on the port of plain http, nor the other way round.
  if (host.endsWith(scheme === 'https' ? ':80' : ':443')) return [];
  const next = { ...request, scheme, host, rawPath, query };
  return [{ what: { kind: 'follow' }, does: { kind: 'request', request: next }, place: null, size: 1 }];
}

function askHost({ request }: Ground, host: string, size = 2): Candidate {
  return {
    what: { kind: 'ask-host', host },
    does: { kind: 'request', request: { ...request, host } },
    place: null,
    size,
  };
}

function setType(ground: Ground, path: CausePath, pathType: PathType): readonly Candidate[] {
  const listed = listedOf(ground, path.pathId);
  if (!listed) return [];
  const place = { object: path.place.object, range: listed.path.pathType.range ?? path.place.range };
  const command = { type: 'path/set-type', at: refOf(listed), pathType } as const;
  const what = { kind: 'path-type', path: path.path, pathType } as const;
  return [{ what, does: { kind: 'manifest', command }, place, size: 10 }];
}

function setPath(ground: Ground, path: CausePath, to: string): readonly Candidate[] {
  const listed = listedOf(ground, path.pathId);
  if (!listed) return [];
  const command = { type: 'path/set-path', at: refOf(listed), path: to } as const;
  const what = { kind: 'path', from: path.path, path: to } as const;
  return [{ what, does: { kind: 'manifest', command }, place: path.place, size: 12 }];
}

/** A star at the end, as shells have it: the elements before it, and whatever follows them. */
function withoutStar(ground: Ground, near: CausePath): readonly Candidate[] {
  const listed = near.path.length > 2 && near.path.endsWith('/*') ? listedOf(ground, near.pathId) : null;
  if (!listed) return [];
  const [at, path] = [refOf(listed), near.path.slice(0, -2)];
  const isPrefix = listed.path.pathType.value === 'Prefix';
  const commands: readonly SingleCommand[] = [
    { type: 'path/set-path', at, path },
    ...(isPrefix ? [] : [{ type: 'path/set-type', at, pathType: 'Prefix' } as const]),
  ];
  const settings = [{ key: 'path', value: path }, ...(isPrefix ? [] : [{ key: 'pathType', value: 'Prefix' }])];
  const does = { kind: 'manifest', command: { type: 'batch', commands } } as const;
  return [{ what: { kind: 'annotations', settings }, does, place: near.place, size: 11 }];
}

function forNearPath(ground: Ground, near: NearPath): readonly Candidate[] {
  const { corrected, miss } = near;
  const isMeant = corrected !== null && (miss === 'expression' || isNear(ground.request.rawPath, corrected));
  const found = isMeant ? [askPath(ground, corrected)] : [];
  if (near.miss === 'exact' || near.miss === 'slash') found.push(...setType(ground, near, 'Prefix'));
  if (near.miss === 'letter-case' || near.miss === 'encoding' || near.miss === 'slash' || near.miss === 'letters')
    found.push(...mendPath(ground, near));
  return [...found, ...withoutStar(ground, near)];
}

function mendPath(ground: Ground, near: NearPath): readonly Candidate[] {
  const mended = mendedPath(near, ground.decision.comparedPath);
  return mended === null || mended === near.path ? [] : setPath(ground, near, mended);
}

/** A Service with its port, as commands have it. */
function leadingTo(service: string, port: NonNullable<ServiceRef['port']>) {
  return { service, port: typeof port === 'number' ? { number: port } : { name: port } };
}

/** A path on the host that is asked, for what answers it on a host that is not: in its own Ingress, where its Service is. */
function addPath(ground: Ground, { host }: CauseOf<'path-unmatched'>, other: CausePath): readonly Candidate[] {
  const listed = listedOf(ground, other.pathId);
  const own = listed?.path.backend.value?.service;
  const port = own && portOf(own.port.value);
  if (!listed || !own || host === null || port === null || port === undefined) return [];
  const { object } = listed.origin;
  const pathType = (listed.path.pathType.value ?? 'ImplementationSpecific') as PathType;
  const spec = { path: other.path || '/', pathType, backend: leadingTo(own.name.value, port) };
  const command = { type: 'path/add', to: { object, host }, index: null, spec } as const;
  const what = { kind: 'add-path', path: spec.path, service: own.name.value, host } as const;
  return [{ what, does: { kind: 'manifest', command }, place: other.place, size: 13 }];
}

function forHost(ground: Ground, { nearest, host }: CauseOf<'host-unknown'>): readonly Candidate[] {
  const found = nearest.map(({ ask }, index) => askHost(ground, ask, 2 + index));
  const [near] = nearest;
  const located = ground.cluster.ingresses.find(({ object }) =>
    object.rules.some((rule) => rule.host.value === near?.host),
  );
  const rule = located?.object.rules.findIndex((one) => one.host.value === near?.host) ?? -1;
  if (!located || rule < 0 || host === '') return found;
  const command = { type: 'host/duplicate', rule: { object: located.ref, rule }, host } as const;
  const range = located.object.rules[rule]?.host.range ?? null;
  const place = range && { object: located.ref, range };
  return [...found, { what: { kind: 'host', host }, does: { kind: 'manifest', command }, place, size: 20 }];
}

function setAnnotation(object: ObjectRef, key: string, value: string): Candidate {
  const command = { type: 'annotation/set', object, key, value } as const;
  return { what: { kind: 'annotation', key, value }, does: { kind: 'manifest', command }, place: null, size: 12 };
}

function setAnnotations(
  object: ObjectRef,
  settings: readonly { readonly key: string; readonly value: string | null }[],
): Candidate {
  const commands = settings.map(({ key, value }) =>
    value === null
      ? ({ type: 'annotation/remove', object, key } as const)
      : ({ type: 'annotation/set', object, key, value } as const),
  );
  const command = { type: 'batch', commands } as const;
  return { what: { kind: 'annotations', settings }, does: { kind: 'manifest', command }, place: null, size: 13 };
}

/** The whole cluster feels a flag: it comes last. */
function setOption(name: string, value: boolean | string): Candidate {
  const does = { kind: 'options', options: { [name]: value } } as const;
  return { what: { kind: 'option', name, value: String(value) }, does, place: null, size: 30 };
}

function setConfig(key: string, value: string): Candidate {
  const does = { kind: 'options', options: { configMap: { [key]: value } } } as const;
  return { what: { kind: 'option', name: key, value }, does, place: null, size: 30 };
}

function withoutAnnotation({ cluster }: Ground, object: ObjectRef, key: string): Candidate {
  const command = { type: 'annotation/remove', object, key } as const;
  const located = cluster.ingresses.find(({ ref }) => isSameObject(ref, object));
  const range = located?.object.metadata.annotations.get(key)?.range;
  const place = range ? { object, range } : null;
  return { what: { kind: 'without-annotation', key }, does: { kind: 'manifest', command }, place, size: 12 };
}

function addTls({ request }: Ground, object: ObjectRef, host = normaliseHost(request.host).host): Candidate {
  const secretName = `${host.replace(/[^a-z0-9]+/g, '-')}-tls`;
  const command = { type: 'tls/add', object, hosts: [host], secretName } as const;
  return { what: { kind: 'tls', host }, does: { kind: 'manifest', command }, place: null, size: 14 };
}

function forScheme(ground: Ground, { opens }: CauseOf<'scheme-not-served'>): readonly Candidate[] {
  const other = askScheme(ground);
  if (opens.by === 'tls') return [other, addTls(ground, opens.object, opens.host)];
  if (opens.by === 'option') return [other, setOption(opens.name, opens.value)];
  const { object, key, value, also = [] } = opens;
  if (also.length > 0) return [other, setAnnotations(object, [{ key, value }, ...also])];
  return [other, value === null ? withoutAnnotation(ground, object, key) : setAnnotation(object, key, value)];
}

function setBackend(ground: Ground, path: CausePath, service: string, port: ServiceRef['port']): readonly Candidate[] {
  const listed = listedOf(ground, path.pathId);
  if (!listed || port === null) return [];
  const command = { type: 'path/set-backend', at: refOf(listed), backend: leadingTo(service, port) } as const;
  const own = listed.path.backend.value?.service;
  const isPort = own?.name.value === service;
  const range = (isPort ? own?.port.range : own?.name.range) ?? null;
  const place = range && { object: path.place.object, range };
  const what = isPort
    ? ({ kind: 'port', service, port: String(port) } as const)
    : ({ kind: 'service', service } as const);
  return [{ what, does: { kind: 'manifest', command }, place, size: 10 }];
}

/** The default backend that stands at a place with another port, or with another Service. */
function setDefault(
  place: Place | null,
  service: string,
  port: ServiceRef['port'],
  other?: string,
): readonly Candidate[] {
  if (!place || port === null) return [];
  const command = { type: 'default-backend/set', object: place.object, backend: leadingTo(service, port) } as const;
  const what =
    other === undefined
      ? ({ kind: 'port', service, port: String(port) } as const)
      : ({ kind: 'service', service } as const);
  return [{ what, does: { kind: 'manifest', command }, place, size: 10 }];
}

/** Backends are looked for in the namespace of their Ingress. */
function moveIngress({ place: { object }, ingress }: CausePath, namespace: string): Candidate {
  const command = { type: 'ingress/set-namespace', object, namespace } as const;
  const what = { kind: 'namespace', ingress, namespace } as const;
  return { what, does: { kind: 'manifest', command }, place: null, size: 15 };
}

/** A Service that stands for that of another namespace, with a port which that one has. `cluster.local` is how clusters call themselves unless told otherwise. */
function addExternalName(
  { namespace, name, port }: ServiceRef,
  file: string,
  there: CauseOf<'service-missing'>['elsewhere'][number],
): readonly Candidate[] {
  const meant = there.ports.find((one) => (typeof port === 'number' ? one.port === port : one.name === port));
  if (!meant) return [];
  const externalName = `${name}.${there.namespace}.svc.cluster.local`;
  const ports = [{ name: meant.name, port: meant.port }];
  const command = { type: 'service/add', file, namespace, name, externalName, ports } as const;
  const what = { kind: 'add-external-name', service: name, externalName } as const;
  return [{ what, does: { kind: 'manifest', command }, place: null, size: 18 }];
}

function forService(
  ground: Ground,
  { service, path, place, near, elsewhere, byName }: CauseOf<'service-missing'>,
): readonly Candidate[] {
  const backendOf = (name: string) =>
    path ? setBackend(ground, path, name, service.port) : setDefault(place, name, service.port, name);
  const found = near.flatMap(backendOf);
  const { namespace, name, port } = service;
  const file = (path?.place ?? place)?.object.file;
  // The name of an action is no Service that could be written.
  if (port === null || port === actionPort || file === undefined) return found;
  const command = { type: 'service/add', file, namespace, name, ports: portsAsked([port]) } as const;
  const what = { kind: 'add-service', service: name, namespace } as const;
  if (path) found.push(...elsewhere.map((there) => moveIngress(path, there.namespace)));
  if (byName) found.push(...elsewhere.flatMap((there) => addExternalName(service, file, there)));
  return [...found, { what, does: { kind: 'manifest', command }, place: null, size: 20 }];
}

function forPort(
  ground: Ground,
  { service: { name }, path, place, ports, meant }: CauseOf<'port-missing'>,
): readonly Candidate[] {
  const order = meant ? [meant, ...ports.filter((port) => port !== meant)] : ports;
  return order.flatMap(({ port }) => (path ? setBackend(ground, path, name, port) : setDefault(place, name, port)));
}

function setClass({ object, ingress, place }: CauseOf<'ingress-not-taken'>, className: string): Candidate {
  const command = { type: 'ingress/set-class', object, className } as const;
  return { what: { kind: 'class', ingress, className }, does: { kind: 'manifest', command }, place, size: 11 };
}

/** The class in the field, where it stood in the annotation, or the other way round. */
function moveClass(
  { object, place }: CauseOf<'ingress-not-taken'>,
  to: 'field' | 'annotation',
  name: string,
): Candidate {
  const isField = to === 'field';
  const settings = [
    { key: classAnnotation, value: isField ? null : name },
    { key: 'ingressClassName', value: isField ? name : null },
  ];
  const commands: readonly SingleCommand[] = isField
    ? [
        { type: 'annotation/remove', object, key: classAnnotation },
        { type: 'ingress/set-class', object, className: name },
      ]
    : [
        { type: 'ingress/set-class', object, className: null },
        { type: 'annotation/set', object, key: classAnnotation, value: name },
      ];
  const does = { kind: 'manifest', command: { type: 'batch', commands } } as const;
  return { what: { kind: 'annotations', settings }, does, place, size: isField ? 12 : 14 };
}

function forClass({ cluster }: Ground, cause: CauseOf<'ingress-not-taken'>): readonly Candidate[] {
  const { object, option, wanted, place } = cause;
  const ingress = cluster.ingresses.find(({ ref }) => isSameObject(ref, object))?.object;
  const hasField = (ingress?.ingressClassName.value ?? null) !== null;
  const isAnnotated = !hasField && ingress?.metadata.annotations.has(classAnnotation) === true;
  const found: Candidate[] = [];
  for (const one of cluster.ingressClasses) {
    const className = one.object.metadata.name.value;
    // An annotation is compared as text: the class that it could name belongs into the field.
    found.push(isAnnotated ? moveClass(cause, 'field', className) : setClass(cause, className));
  }
  const isByText = isAnnotated || option === 'ingressClass' || option === 'disableIngressClassLookup';
  if (wanted !== undefined && (isByText || cluster.ingressClasses.length === 0)) {
    if (hasField) found.push(setClass(cause, wanted), moveClass(cause, 'annotation', wanted));
    else found.push({ ...setAnnotation(object, classAnnotation, wanted), place });
  }
  // An option that names a class is the controller's own affair.
  if (option === null || option === 'ingressClass') return found;
  return [...found, setOption(option, option !== 'disableIngressClassLookup')];
}

function forRefused(ground: Ground, cause: CauseOf<'route-refused'>): readonly Candidate[] {
  const { why, path, key, missing, offer, alsoMissing = [] } = cause;
  const { object } = path.place;
  if (why === 'path-type' || why === 'generated') return setType(ground, path, 'Prefix');
  if (why === 'canary-type') return cause.partner ? setType(ground, path, cause.partner.pathType) : [];
  if (why === 'canary-service' || why === 'canary-second')
    return cause.rival?.path ? recreate(ground, cause.rival.path, path) : [];
  if (why === 'external-name') return [setOption('allowExternalNameServices', true)];
  if (key === null) return [];
  const found = [withoutAll(ground, object, { ...cause, key })];
  const located = ground.cluster.ingresses.find(({ ref }) => isSameObject(ref, object));
  const value = located?.object.metadata.annotations.get(key)?.value;
  // With one of several names mended the path is still left out.
  const isOffered = offer && missing && alsoMissing.every((one) => one.name !== '' && one.offer !== '');
  if (!isOffered || value === undefined) return found;
  const offers = new Map([[missing, offer], ...alsoMissing.map((one) => [one.name, one.offer] as const)]);
  const mended = value.split(',').map((name) => offers.get(name.trim()) ?? name.trim());
  return [setAnnotation(object, key, mended.join(',')), ...found];
}

/** Without an annotation, and without all that would do the same. */
function withoutAll(
  ground: Ground,
  object: ObjectRef,
  { key, also = [], place }: { key: string } & Pick<CauseOf<'redirect'>, 'also' | 'place'>,
): Candidate {
  if (also.length === 0) return withoutAnnotation(ground, object, key);
  const settings = [key, ...also].map((one) => ({ key: one, value: null }));
  return { ...setAnnotations(object, settings), place };
}

/** Without the entry of `spec.tls` that names the host; where it names others too, without the host in it. */
function withoutTls({ cluster, request }: Ground, object: ObjectRef): readonly Candidate[] {
  const located = cluster.ingresses.find(({ ref }) => isSameObject(ref, object));
  const { host } = normaliseHost(request.host);
  const index = located?.object.tls.findIndex(({ hosts }) => hosts.some(({ value }) => value?.toLowerCase() === host));
  if (index === undefined || index < 0) return [];
  const found: Candidate[] = [];
  const hosts = (located?.object.tls[index]?.hosts ?? []).flatMap(({ value }) => value ?? []);
  const others = hosts.filter((other) => other.toLowerCase() !== host);
  if (others.length > 0) {
    const command = { type: 'tls/set-hosts', object, index, hosts: others } as const;
    const what = { kind: 'split-tls', host, others } as const;
    found.push({ what, does: { kind: 'manifest', command }, place: null, size: 16 });
  }
  // To some controllers any entry stands for every host of its Ingress.
  const command = { type: 'tls/remove', object, index } as const;
  const what = { kind: 'without-tls', host, ...(others.length > 0 && { others }) } as const;
  return [...found, { what, does: { kind: 'manifest', command }, place: null, size: 17 }];
}

/** What leaves a request on plain http, all of it. */
function switchedOff(off: NonNullable<CauseOf<'redirect'>['off']>): readonly Candidate[] {
  const { object, key, value, also } = off;
  if (also === undefined) return [setAnnotation(object, key, value)];
  return [
    setAnnotations(
      object,
      [key, also].map((one) => ({ key: one, value })),
    ),
  ];
}

/** What leaves the paths of an Ingress on plain http, by controller: each is tried, so that those of others are never told. */
const redirectKeys = ['haproxy.org/ssl-redirect', 'haproxy-ingress.github.io/ssl-redirect'] as const;

function forRedirect(
  ground: Ground,
  { by, key, object, also, path, place, off }: CauseOf<'redirect'>,
): readonly Candidate[] {
  const unsaid = path ? redirectKeys.map((one) => setAnnotation(path.place.object, one, 'false')) : [];
  const left = off ? switchedOff(off) : unsaid;
  if (by === 'tls') return [askScheme(ground), ...left, ...(object ? withoutTls(ground, object) : [])];
  if ((by === 'config' || by === 'default') && key !== null)
    return [askScheme(ground), ...left, setConfig(key, 'false')];
  const blamed = key === null ? null : { key, place, ...(also && { also }) };
  return [...follow(ground), ...(object && blamed ? [withoutAll(ground, object, blamed)] : [])];
}

/** Without the code that leads nowhere, or without the redirect that has it. */
function forBare(ground: Ground, { object, key, bare }: CauseOf<'answered-by-gateway'>): readonly Candidate[] {
  return object ? [key, bare?.of ?? null].flatMap((one) => (one ? [withoutAnnotation(ground, object, one)] : [])) : [];
}

/** A path as the other one of the two types that nginx knows. */
function otherType(ground: Ground, path: CausePath): readonly Candidate[] {
  return setType(ground, path, path.matcher.kind === 'exact' ? 'Prefix' : 'Exact');
}

/** The older Ingress made anew: it is the youngest of all then. Nothing where the other one's age is not known. */
function recreate(ground: Ground, winner: CausePath, other: CausePath): readonly Candidate[] {
  const { cluster } = ground;
  const { object } = winner.place;
  const { ingress: over } = other;
  const located = listedOf(ground, other.pathId)?.located;
  const ages = cluster.ingresses.map((one) => one.object.metadata.creationTimestamp ?? '').sort();
  const [, year, rest] = /^(\d{4})(-.*)$/.exec(ages.at(-1) ?? '') ?? [];
  if (!located?.object.metadata.creationTimestamp || year === undefined || rest === undefined) return [];
  // There is no clock here: a year behind the youngest will do.
  const creationTimestamp = `${Number(year) + 1}${rest.replace('-02-29', '-02-28')}`;
  const what = { kind: 'recreate', ingress: winner.ingress, over } as const;
  return [{ what, does: { kind: 'age', object, creationTimestamp }, place: null, size: 19 }];
}

/** Where order decides, the beaten path put first. */
function putFirst(ground: Ground, { by, winner, over }: CauseOf<'matched'>): readonly Candidate[] {
  const [first, second] = [winner, over].map((path) => path && listedOf(ground, path.pathId));
  if (!first || !second || !over) return [];
  if (by === 'first' && first.ingress === second.ingress) {
    const { object, ruleIndex: rule, pathIndex: index } = first.origin;
    const command = { type: 'path/move', at: refOf(second), to: { object, rule }, index } as const;
    const what = { kind: 'before', path: over.path || '/', over: winner.path || '/' } as const;
    return [{ what, does: { kind: 'manifest', command }, place: over.place, size: 12 }];
  }
  if (by === 'older') return recreate(ground, winner, over);
  if (by !== 'name') return [];
  // Some go by the alphabet, some against it.
  return ['a', 'z'].map((letter) => {
    const name = `${letter}-${second.located.object.metadata.name.value}`;
    const command = { type: 'ingress/rename', object: second.origin.object, name } as const;
    const what = { kind: 'rename', ingress: over.ingress, name } as const;
    return { what, does: { kind: 'manifest', command }, place: null, size: 18 };
  });
}

/** Without the annotation that makes several equal. */
function forTie(ground: Ground, { by, key, place }: CauseOf<'share'>): readonly Candidate[] {
  return by === 'tie' && key !== null && place ? [withoutAnnotation(ground, place.object, key)] : [];
}

/** Returns what might help against the cause of a decision, or for what it leaves out; nothing of it has been tried. */
export function candidatesFor(ground: Ground): readonly Candidate[] {
  return against(ground, ground.decision.cause);
}

function forPath(ground: Ground, cause: CauseOf<'path-unmatched'>): readonly Candidate[] {
  return [
    ...cause.nearest.flatMap((near) => forNearPath(ground, near)),
    ...cause.notAsked.flatMap((other) => addPath(ground, cause, other)),
    ...asExpressions(ground.cluster, ground.request),
  ];
}

function against(ground: Ground, cause: Cause): readonly Candidate[] {
  if ('leftOut' in cause && cause.leftOut) return against(ground, cause.leftOut);
  switch (cause.kind) {
    case 'scheme-not-served':
      return forScheme(ground, cause);
    case 'host-unknown':
      return forHost(ground, cause);
    case 'path-unmatched':
      return forPath(ground, cause);
    case 'service-missing':
      return forService(ground, cause);
    case 'port-missing':
      return forPort(ground, cause);
    case 'ingress-not-taken':
      return forClass(ground, cause);
    case 'ingress-refused':
      return [
        cause.value === undefined
          ? withoutAll(ground, cause.object, cause)
          : setAnnotation(cause.object, cause.key, cause.value),
      ];
    case 'route-refused':
      return forRefused(ground, cause);
    case 'answered-by-gateway':
      return forBare(ground, cause);
    case 'share':
      return forTie(ground, cause);
    case 'table-refused':
      if (cause.by) return [withoutAll(ground, cause.by.place.object, cause.by)];
      return [cause.path, cause.twin].flatMap((path) => (path && cause.twin ? otherType(ground, path) : []));
    case 'denied':
      return cause.object ? [withoutAll(ground, cause.object, cause)] : [];
    case 'redirect':
      return forRedirect(ground, cause);
    case 'matched':
      return cause.over && !cause.over.fits ? forNearPath(ground, cause.over) : putFirst(ground, cause);
    default:
      return [];
  }
}

/** True for a Service that a goal names: `api`, `api:80`, `store/api:80`. */
export function isGoal(goal: string, { namespace, name, port }: ServiceRef): boolean {
  const [before, after] = goal.split('/');
  const [wanted = '', wantedPort] = (after ?? before ?? '').split(':');
  const inNamespace = after === undefined || before === namespace;
  return inNamespace && wanted === name && (wantedPort === undefined || wantedPort === String(port ?? ''));
}

function example(host: string | null): string | null {
  return host?.startsWith('*.') ? `www${host.slice(1)}` : host;
}

/** Returns how else one could come to the Service of a goal: by its own paths, on their own hosts, on either scheme. */
export function candidatesForGoal(ground: Ground, goal: string): readonly Candidate[] {
  const own = normaliseHost(ground.request.host).host;
  const found: Candidate[] = [askScheme(ground), ...candidatesFor(ground)];
  for (const listed of listPaths(ground.cluster)) {
    const service = listed.path.backend.value?.service;
    if (!service) continue;
    const ref = { namespace: listed.namespace, name: service.name.value, port: portOf(service.port.value) };
    if (!isGoal(goal, ref)) continue;
    const path = listed.path.path.value || '/';
    const host = example(listed.host);
    if (host !== null && host.toLowerCase() !== own) found.push(askHost(ground, host, 3));
    found.push(askPath(ground, path, 4));
    if (listed.path.pathType.value === 'Exact') {
      const place = { object: listed.origin.object, range: listed.path.path.range ?? listed.origin.range };
      const matcher = { kind: 'exact', path } as const;
      const { pathId } = listed.origin;
      found.push(
        ...setType(ground, { pathId, host: listed.host, path, matcher, ingress: listed.ingress, place }, 'Prefix'),
      );
    }
  }
  return found;
}
