import type { BadRequest, Cause } from '../../match/cause.ts';
import { byName, unanswerable } from '../../match/causes/backend.ts';
import { backendPlace } from '../../match/causes/listed.ts';
import type { BackendMiss } from '../../match/decision.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Place } from '../../model/objects.ts';
import { prefix } from './annotation-text.ts';
import { matched } from './cause-matched.ts';
import { beside, missing, takersIn } from './cause-missing.ts';
import { annotationPlace, nameOf, pathOf } from './cause-places.ts';
import { redirect } from './cause-redirect.ts';
import type { Compiled } from './compiled.ts';
import type { Ready } from './find-location.ts';
import { deniersOf } from './groups.ts';
import type { Answer } from './phases.ts';
import type { Questions } from './questions.ts';
import { defaultServer } from './servers.ts';
import { defaultUpstream, hasPort, type Upstream } from './upstreams.ts';
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

/** A Service that cannot answer. */
function silent(told: Told, ready: Ready): Cause {
  const service = ready.upstream?.service ?? serviceOf(ready);
  if (!service) return { kind: 'nothing-configured', what: 'no-rules' };
  const { listed } = ready.written.from;
  const place = listed ? backendPlace(listed) : defaultPlace(told, ready);
  const { cluster, options } = told.compiled;
  const why = unanswerable(cluster, missOf(told, service), service, pathOf(ready), place);
  return byName(why, !options.disableSvcExternalName);
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
  return { kind: 'default-backend', by: 'ingress', ...nameOf(ingress, compiled), key: null, service, rest, ...left };
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
  const by = compiled.sites.find(({ parsed }) => parsed.annotations.canary === canary.canary)?.parsed.ingress;
  const key = prefix + name;
  const place = by ? annotationPlace(by, key, compiled) : null;
  return { kind: 'share', by: 'canary', parts, paths: path ? [path] : [], key, place };
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
  return { ...cause, ...beside(told) };
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
  if (why === 'internal-error') return denied(told, `${prefix}rewrite-target`);
  if (why === 'by-annotation') return denied(told, prefix + (annotations?.redirect?.by ?? 'permanent-redirect'));
  if (status === 503 && ready) return silent(told, ready);
  return missing({ compiled, request, found, questions });
}

/** Returns why the controller answers a request as it does. */
export function causeOf(told: Told): Cause {
  const { compiled, request, found, questions } = told;
  const { outcome, ready } = found;
  switch (outcome.kind) {
    case 'rejected': {
      const listed = compiled.refusal?.listed ?? null;
      const owner = [...compiled.locations.values()]
        .flatMap(({ all }) => all)
        .find(({ written }) => written.from.listed === listed);
      return { kind: 'table-refused', rule: outcome.why, path: listed && owner ? pathOf(owner) : null };
    }
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
