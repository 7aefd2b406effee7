import type { Cause, CausePath, MatchedBy } from '../../match/cause.ts';
import {
  type Asking,
  type Blame,
  beside,
  matchedBy,
  missed,
  pathOfRoute,
  type Questions,
  redirectedBy,
  restOf,
  withoutEndpoints,
} from '../../match/causes/by-trial.ts';
import { ownersOf } from '../../match/causes/listed.ts';
import type { Decision } from '../../match/decision.ts';
import { refusedChar } from '../../match/haproxy-target.ts';
import type { ListedPath } from '../../match/listed-path.ts';
import { comparePath } from '../../match/path-match.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { Cluster } from '../../model/cluster.ts';
import { namespaceOf, qualifiedName } from '../../model/metadata.ts';
import type { Written } from './annotations.ts';
import { hostKey, keptBy, type Row } from './maps.ts';
import { redirectOf } from './outcome.ts';

/** One decision and what it was made from. */
export interface Told {
  readonly told: Omit<Decision, 'cause'>;
  readonly row: Row | null;
  /** Other rows of the same key. */
  readonly rivals: readonly Row[];
  /** The Ingresses that are taken. */
  readonly taken: Cluster;
  /** The key of the host whose rows were asked. */
  readonly hostMatch: string;
  /** Rows that would take the request on hosts that are not asked. */
  readonly notAsked: readonly Row[];
  /** The default backend that cannot answer, `null` for none. */
  readonly fallback: ServiceRef | null;
}

function pathOf({ questions }: Asking, row: Row | null): CausePath | null {
  return row && pathOfRoute(questions, row.listed, row.matcher);
}

function blameOf({ key, on }: Written, { listed, service }: Row, taken: Cluster): Blame {
  if (on === 'config') return { by: 'config', key, ref: null };
  if (on === 'ingress') return { by: 'annotation', key, ref: listed.located.ref };
  const owner = taken.services.find(
    ({ object: { metadata } }) => metadata.name.value === service.name && namespaceOf(metadata) === service.namespace,
  );
  return { by: 'annotation', key, ref: owner?.ref ?? null };
}

function redirect(asking: Asking, { row, taken }: Told): Cause {
  const redirected = row && redirectOf(row, asking.request, '');
  if (!row || !redirected) return redirectedBy(asking, null, []);
  const { sslRedirect, requestRedirect } = row.treatment;
  const found = redirected.by === 'ssl-redirect' ? sslRedirect?.by : requestRedirect?.by;
  const byTls: Blame = { by: 'tls', key: null, ref: row.listed.located.ref };
  return redirectedBy(asking, pathOf(asking, row), [...(found ? [blameOf(found, row, taken)] : []), byTls]);
}

/** Of rows with one key the backend decides whose name comes first; of paths that are one to their Ingress the later one stays. */
function twins({ rivals }: Told): (winner: ListedPath, next: ListedPath) => MatchedBy | null {
  const others = new Set(rivals.map(({ listed }) => listed.origin.pathId));
  return (winner, next) => {
    if (keptBy(winner) === keptBy(next)) return 'listed';
    return others.has(next.origin.pathId) ? 'backend-name' : null;
  };
}

function matched(asking: Asking, told: Told, row: Row): Cause {
  const fits = ({ matcher }: CausePath) => comparePath(matcher, asking.comparedPath).matched;
  return matchedBy(asking, row.listed, fits, twins(told));
}

function defaultBackend(asking: Asking, { taken }: Told): Cause {
  const { outcome } = asking;
  const service = outcome.kind === 'backend' ? outcome.service : null;
  const rest = restOf(asking);
  const owner = taken.ingresses.find(({ object }) => {
    const own = object.defaultBackend?.value.service;
    const port = own?.port.value.number ?? own?.port.value.name ?? null;
    const isIt = own?.name.value === service?.name && port === service?.port;
    return isIt && namespaceOf(object.metadata) === service?.namespace;
  });
  if (!owner) {
    const key = 'defaultBackendService';
    return { kind: 'default-backend', by: 'flag', ingress: null, object: null, key, service, rest, ...beside(asking) };
  }
  const ingress = qualifiedName(owner.object.metadata);
  const told = { by: 'ingress', ingress, object: owner.ref, key: null, service, rest } as const;
  return { kind: 'default-backend', ...told, ...beside(asking) };
}

function forStatus(asking: Asking, told: Told): Cause {
  const { outcome } = asking;
  const why = outcome.kind === 'status' ? outcome.why : null;
  if (why === 'bad-request') return { kind: 'bad-request', what: 'target', ...refusedChar(asking.request) };
  if (why === 'built-in') return { kind: 'answered-by-gateway', rule: 'haproxytech/health', key: null };
  const service = told.row?.service ?? told.fallback;
  if (why === 'no-endpoints' && service) return withoutEndpoints(asking, told.row?.listed ?? null, service);
  const notAsked = told.notAsked.flatMap((row) => pathOf(asking, row) ?? []);
  const isAsked = (host: string | null) => (host ? hostKey(host) : '') === told.hostMatch;
  return missed(asking, { notAsked, isAsked, own: () => null });
}

/** Returns why HAProxy Technologies' controller answers a request as it does. */
export function causeOf(questions: Questions, request: HttpRequest, told: Told): Cause {
  const { outcome, comparedPath } = told.told;
  const asking: Asking = { questions, request, outcome, comparedPath };
  switch (outcome.kind) {
    case 'redirect':
      return redirect(asking, told);
    case 'any-of': {
      const parts = outcome.candidates.map((service) => ({ service, weight: null }));
      const ingresses = ownersOf(told.taken.ingresses, outcome.candidates);
      const defaults = ingresses.length > 0 ? { defaults: { ingresses, rest: restOf(asking) } } : {};
      return { kind: 'share', by: 'tie', parts, paths: [], key: null, place: null, ...defaults };
    }
    case 'backend':
      return outcome.route !== null && told.row ? matched(asking, told, told.row) : defaultBackend(asking, told);
    case 'rejected':
      return { kind: 'table-refused', rule: outcome.why, path: null };
    case 'status':
      return forStatus(asking, told);
    default: {
      const key = outcome.kind === 'unknown' ? outcome.why : outcome.kind;
      return { kind: 'not-simulated', key, path: pathOf(asking, told.row), place: null };
    }
  }
}
