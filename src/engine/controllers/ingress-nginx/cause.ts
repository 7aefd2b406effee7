import { toBytes } from '../../match/bytes.ts';
import type { BadRequest, Cause, CausePath, Instead } from '../../match/cause.ts';
import { byName, unanswerable } from '../../match/causes/backend.ts';
import { backendPlace } from '../../match/causes/listed.ts';
import type { BackendMiss } from '../../match/decision.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { RuleId } from '../../match/rule-id.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Place } from '../../model/objects.ts';
import { prefix } from './annotation-text.ts';
import { matched } from './cause-matched.ts';
import { beside, missing, takersIn } from './cause-missing.ts';
import { annotationPlace, nameOf, pathOf, unmadePath } from './cause-places.ts';
import { redirect } from './cause-redirect.ts';
import type { Compiled } from './compiled.ts';
import type { Ready } from './find-location.ts';
import { deniersOf } from './groups.ts';
import type { Answer } from './phases.ts';
import type { Questions } from './questions.ts';
import { defaultServer, type Site } from './servers.ts';
import { defaultUpstream, hasPort, standInKey, type Upstream, upstreamKey } from './upstreams.ts';
import { readHost, readUri } from './uri.ts';

/** One answer, and what it was found with. */
interface Told {
  readonly compiled: Compiled;
  readonly request: HttpRequest;
  readonly found: Answer;
  readonly questions: Questions;
}

/** With enough before it the target can be read: its dots lead above the root. */
function isAboveRoot(request: HttpRequest): boolean {
  const { rawPath } = request;
  return rawPath.startsWith('/') && readUri({ ...request, rawPath: '/x'.repeat(rawPath.length) + rawPath }) !== null;
}

function badRequest({ request }: Told): BadRequest {
  const uri = readUri(request);
  if (!uri) return isAboveRoot(request) ? 'above-root' : 'target';
  return readHost(request, uri.authority) === null ? 'host' : 'method';
}

/** An annotation that answers by itself: a redirect without a place to go to, a rewrite that leaves nothing, a refusal. */
function denied({ compiled, found }: Told, key: string, also: readonly string[] = []): Cause {
  const ingress = found.ready?.written.from.ingress ?? null;
  const object = ingress ? nameOf(ingress, compiled).object : null;
  const place = ingress ? annotationPlace(ingress, key, compiled) : null;
  return {
    kind: 'denied',
    key,
    ...(also.length > 0 ? { also } : {}),
    path: found.ready && pathOf(found.ready),
    object,
    place,
  };
}

/** Where the default backend behind a generated location stands. */
function defaultPlace({ compiled }: Told, { written: { from } }: Ready): Place | null {
  const range = from.ingress?.defaultBackend?.range ?? null;
  return from.ingress && range ? { object: nameOf(from.ingress, compiled).object, range } : null;
}

function serviceOf({ written: { from } }: Ready): ServiceRef | null {
  const backend = (from.listed?.path.backend.value ?? from.ingress?.defaultBackend?.value)?.service;
  if (!backend) return null;
  const { number, name } = backend.port.value;
  return { namespace: from.namespace, name: backend.name.value, port: number ?? name };
}

function missOf({ compiled }: Told, { namespace, name, port }: ServiceRef): BackendMiss {
  const service = compiled.cluster.services.find(
    ({ object }) => object.metadata.name.value === name && (object.metadata.namespace.value ?? 'default') === namespace,
  );
  if (!service) return 'no-service';
  return service.object.type === 'ExternalName' || hasPort(service.object, String(port ?? ''))
    ? 'no-endpoints'
    : 'no-port';
}

function unanswered(told: Told, ready: Ready, service: ServiceRef) {
  const { listed } = ready.written.from;
  const place = listed ? backendPlace(listed) : defaultPlace(told, ready);
  const { cluster, options } = told.compiled;
  const why = unanswerable(cluster, missOf(told, service), service, pathOf(ready), place);
  return byName(why, !options.disableSvcExternalName);
}

/** A Service that cannot answer. */
function silent(told: Told, ready: Ready): Cause {
  const service = ready.upstream?.service ?? serviceOf(ready);
  if (!service) return { kind: 'nothing-configured', what: 'no-rules' };
  return { ...unanswered(told, ready, service), ...inPlace(told, ready) };
}

/** Another Service than the one that is written: that of the default-backend annotation, or of another namespace with the same key. */
function inPlace(told: Told, ready: Ready): { readonly instead?: Instead } {
  const own = serviceOf(ready);
  const { upstream } = ready;
  if (!own || !upstream?.service || upstream.key === defaultUpstream) return {};
  const { namespace, name } = upstream.service;
  if (upstream.key.startsWith(standInKey)) {
    const key = `${prefix}default-backend`;
    const { ingress } = ready.written.from;
    const place = ingress && annotationPlace(ingress, key, told.compiled);
    return { instead: { by: 'annotation', own, key, place, silent: unanswered(told, ready, own) } };
  }
  const isOwn = namespace === own.namespace && name === own.name;
  return isOwn ? {} : { instead: { by: 'name', own, key: upstream.key } };
}

/** The path of the default server whose place a default backend without rules has taken. */
function takenOver({ compiled }: Told, { ingress }: Ready['written']['from']): { readonly over?: CausePath } {
  if (!ingress || ingress.rules.length > 0) return {};
  const over = compiled.listed.find(({ origin }) => {
    const skipped = compiled.build.skipped.get(origin.pathId);
    return skipped?.why === 'duplicate' && skipped.by === null && !skipped.isShare;
  });
  return over ? { over: unmadePath(over) } : {};
}

function defaultBackend(told: Told, ready: Ready, upstream: Upstream | null): Cause {
  const { compiled, found } = told;
  const isRoot = found.named?.kind === 'server' && found.named.server.host === defaultServer;
  const rest = isRoot && !compiled.hasAnyHost ? 'host' : 'path';
  const service = upstream?.service ?? null;
  const { ingress } = ready.written.from;
  const left = beside(told);
  if (!ingress?.defaultBackend || ready.written.from.upstream === defaultUpstream) {
    const flag = { by: 'flag', ingress: null, object: null, key: 'defaultBackendService' } as const;
    return { kind: 'default-backend', ...flag, service, rest, ...left };
  }
  const more = { ...left, ...takenOver(told, ready.written.from), ...inPlace(told, ready) };
  return { kind: 'default-backend', by: 'ingress', ...nameOf(ingress, compiled), key: null, service, rest, ...more };
}

const byRequest: ReadonlyMap<string, string> = new Map([
  ['ingress-nginx/canary-header', 'canary-by-header'],
  ['ingress-nginx/canary-cookie', 'canary-by-cookie'],
  ['ingress-nginx/canary-weight', 'canary-weight'],
]);

/** Both Services of a canary, and by which of its annotations they part the requests; `null` where the canary has no say. */
function share(told: Told, ready: Ready): Cause | null {
  const { compiled, found } = told;
  const primary = ready.upstream;
  const canary = compiled.build.upstreams.get(compiled.build.alternatives.get(primary?.key ?? '') ?? '');
  const name = byRequest.get(found.rule ?? '');
  if (!primary?.service || !canary?.service || !canary.canary || name === undefined) return null;
  const { weight, weightTotal } = canary.canary;
  const isWeight = name === 'canary-weight';
  if (isWeight && weight <= 0) return null;
  const share = isWeight ? Math.min(weight, weightTotal) : null;
  const parts = [
    { service: primary.service, weight: share === null ? null : weightTotal - share },
    { service: canary.service, weight: share },
  ];
  const path = pathOf(ready);
  const site = compiled.sites.find(({ parsed }) => parsed.annotations.canary === canary.canary);
  const key = prefix + name;
  const place = site ? annotationPlace(site.parsed.ingress, key, compiled) : null;
  const via = site && path ? sharedBy(compiled, site, path, primary.key, canary.key) : undefined;
  return { kind: 'share', by: 'canary', parts, paths: path ? [path] : [], key, place, ...(via && { via }) };
}

/** The path by which a canary has its share of an upstream, where it is not written as the one that takes the request. */
function sharedBy({ build }: Compiled, { paths }: Site, own: CausePath, primary: string, key: string) {
  const asking = paths.filter(({ namespace, path }) => {
    const service = path.backend.value?.service;
    return service && upstreamKey(namespace, service) === key;
  });
  const isSame = ({ host, path }: ListedPath) =>
    host?.toLowerCase() === own.host?.toLowerCase() && (path.path.value ?? '') === own.path;
  const hasPart = ({ host, path }: ListedPath) => {
    const server = build.servers.find((one) => one.host === (host?.toLowerCase() ?? defaultServer));
    const text = toBytes(path.path.value || '/');
    return server?.locations.some((one) => one.path === text && one.upstream === primary);
  };
  const via = asking.some(isSame) ? undefined : asking.find(hasPart);
  return via && unmadePath(via);
}

/** A Service answers, or two of them in turn. */
function served(told: Told, ready: Ready): Cause {
  const { compiled, request, found, questions } = told;
  const parted = share(told, ready);
  if (parted) return parted;
  const path = pathOf(ready);
  if (!path || found.named?.kind !== 'server' || !found.named.table) {
    return defaultBackend(told, ready, ready.upstream);
  }
  const takersOf = takersIn(compiled, request);
  const { server, table } = found.named;
  const uri = found.uri?.uri ?? request.rawPath;
  const { match } = questions.program;
  const cause = matched(
    { compiled, request, found, match, server, table, ready, host: found.host, uri, takersOf },
    path,
  );
  return { ...cause, ...inPlace(told, ready), ...beside(told) };
}

/** A status that no answer was meant to be. */
function bare({ compiled, found: { ready, rule } }: Told, status: number): Cause {
  const { ingress, annotations } = ready?.written.from ?? {};
  const object = ingress ? nameOf(ingress, compiled).object : null;
  const by = annotations?.redirect?.by;
  const [key, of] = status === 500 || !by ? ['rewrite-target', null] : [`${by}-code`, prefix + by];
  return { kind: 'answered-by-gateway', rule, key: prefix + key, object, bare: { status, of } };
}

function statusCause(told: Told, status: number): Cause {
  const { compiled, request, found, questions } = told;
  const { rule, ready, outcome } = found;
  const why = outcome.kind === 'status' ? outcome.why : null;
  if (why === 'bad-request') return { kind: 'bad-request', what: badRequest(told) };
  if (why === 'built-in') return { kind: 'answered-by-gateway', rule, key: null };
  if (rule === 'ingress-nginx/cors') return { kind: 'answered-by-gateway', rule, key: `${prefix}enable-cors` };
  const annotations = ready?.written.from.annotations;
  if (why === 'denied') {
    const { ingress } = ready?.written.from ?? {};
    const [, ...also] = ingress ? deniersOf(ingress) : [];
    return denied(
      told,
      annotations?.deniedBy ?? prefix,
      also.map((name) => prefix + name),
    );
  }
  if (why === 'internal-error' || why === 'by-annotation') return bare(told, status);
  if (status === 503 && ready) return silent(told, ready);
  return missing({ compiled, request, found, questions });
}

/** What nginx refuses, and where it is written. */
function tableRefused(compiled: Compiled, rule: RuleId): Cause {
  const { listed = null, by = null, detail } = compiled.refusal ?? {};
  const table = [...compiled.locations.values()].find(({ all }) =>
    all.some(({ written }) => written.from.listed === listed),
  );
  const owner = table?.all.find(({ written }) => written.from.listed === listed);
  const other = table?.all.find(({ written: { path, from } }) => path === detail && from.listed !== listed);
  const twin = rule === 'ingress-nginx/refused-duplicate' && other ? pathOf(other) : null;
  const place = by && annotationPlace(by.ingress, prefix + by.name, compiled);
  const more = {
    ...(twin ? { twin } : {}),
    ...(detail === undefined ? {} : { detail }),
    ...(by && place ? { by: { ingress: nameOf(by.ingress, compiled).ingress, key: prefix + by.name, place } } : {}),
  };
  return { kind: 'table-refused', rule, path: listed && owner && !place ? pathOf(owner) : null, ...more };
}

/** Returns why the controller answers a request as it does. */
export function causeOf(told: Told): Cause {
  const { compiled, request, found, questions } = told;
  const { outcome, ready } = found;
  switch (outcome.kind) {
    case 'rejected':
      return tableRefused(compiled, outcome.why);
    case 'redirect':
      return redirect(found, { compiled, request, match: questions.program.match });
    case 'status':
      return statusCause(told, outcome.status);
    case 'backend':
    case 'split':
      if (ready) return served(told, ready);
      break;
    default:
  }
  const key = outcome.kind === 'unknown' ? outcome.why : outcome.kind;
  const path = ready && pathOf(ready);
  return { kind: 'not-simulated', key, path, place: path?.place ?? null };
}
