import type { Cause, CauseOf, CausePath, MatchedBy } from '../../match/cause.ts';
import {
  type Asking,
  type Blame,
  beside,
  matchedBy,
  missed,
  olderFirst,
  pathOfRoute,
  type Questions,
  redirectedBy as redirectedByOne,
  restOf,
  withoutAll,
  withoutEndpoints,
} from '../../match/causes/by-trial.ts';
import { withoutDefaultBackend } from '../../match/causes/trial.ts';
import type { Decision } from '../../match/decision.ts';
import { refusedChar } from '../../match/haproxy-target.ts';
import { type ListedPath, listPaths } from '../../match/listed-path.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import { isSameObject, type Located, type ObjectRef } from '../../model/objects.ts';
import { doublesOf, type Written, written } from './annotations.ts';
import type { Answer } from './answer.ts';
import { type Entry, isTcpService } from './entries.ts';
import type { AppRoot } from './frontends.ts';
import type { Setting } from './hosts.ts';
import { atoi } from './values.ts';

/** One decision and what it was made from. */
export interface Told {
  readonly answer: Answer;
  readonly told: Omit<Decision, 'cause'>;
  /** The Ingresses that are taken. */
  readonly taken: Cluster;
  /** Whether a path would take the request by itself. */
  readonly fits: (path: CausePath) => boolean;
  /** What redirects spare, where the request begins with it. */
  readonly spared: string | null;
  /** A path of the host that the request names by an alias. */
  readonly aliased: ListedPath | null;
}

function pathOf({ questions }: Asking, entry: Entry | null): CausePath | null {
  return entry?.listed ? pathOfRoute(questions, entry.listed) : null;
}

/** Who may be to blame: an annotation alone, else together with what says the same under the other prefix. */
function withDoubles({ questions: { cluster } }: Asking, blame: Blame): readonly Blame[] {
  const { by, key, ref } = blame;
  if (ref === null || key === null || !(by === 'annotation' || by === 'app-root')) return [blame];
  const owner = [...cluster.ingresses, ...cluster.services].find((one) => isSameObject(one.ref, ref));
  const also = owner ? doublesOf(key, owner.object) : [];
  return also.length > 0 ? [blame, { ...blame, also }] : [blame];
}

function redirectedBy(asking: Asking, path: CausePath | null, blames: readonly Blame[]): CauseOf<'redirect'> {
  return redirectedByOne(
    asking,
    path,
    blames.flatMap((blame) => withDoubles(asking, blame)),
  );
}

function onIngress({ located }: Entry, found: Written | null, by: Blame['by'] = 'annotation'): readonly Blame[] {
  return found ? [{ by, key: found.key, ref: located.ref }] : [];
}

/** What may be to blame for a redirect to https, the likeliest first; each is tried. */
function sslBlames(entry: Entry, taken: Cluster): readonly Blame[] {
  const { located, treatment, service } = entry;
  const ssl = treatment.sslRedirectBy;
  const owner = taken.services.find(
    ({ object }) =>
      object.metadata.name.value === service.name && ssl && written('ssl-redirect', object)?.key === ssl.key,
  );
  return [
    { by: 'tls', key: null, ref: located.ref },
    ...onIngress(entry, written('ssl-always-add-https', located.object)),
    { by: 'config', key: 'ssl-always-add-https', ref: null },
    ...(owner && ssl ? [{ by: 'annotation' as const, key: ssl.key, ref: owner.ref }] : []),
    ...onIngress(entry, ssl),
    { by: 'default', key: 'ssl-redirect', ref: located.ref },
  ];
}

function settingBlame({ by }: Setting, kind: Blame['by'], key: string): Blame {
  return by ? { by: kind, key: by.written.key, ref: by.located.ref } : { by: 'config', key, ref: null };
}

/** Where a path would answer without the app-root, that of a wildcard stands in its way. */
function rootBlames(asking: Asking, { root, setting }: AppRoot, taken: Cluster): readonly Blame[] {
  const { questions, request } = asking;
  const own = settingBlame(setting, 'app-root', 'app-root');
  for (const { ref, key, also = [] } of withDoubles(asking, own)) {
    const without = ref && key && questions.compile(withoutAll(questions.cluster, ref, [key, ...also]))(request);
    if (without && without.kind === 'backend') return [own];
  }
  const byDefault: Blame = { by: 'default', key: 'ssl-redirect', ref: setting.by?.located.ref ?? null };
  return [...(root ? sslBlames(root, taken) : []), byDefault, own];
}

function redirect(asking: Asking, { answer: { by, entry }, taken }: Told): Cause {
  const path = pathOf(asking, entry);
  switch (by.kind) {
    case 'app-root':
      return redirectedBy(asking, path, [settingBlame(by.root.setting, 'app-root', 'app-root')]);
    case 'app-root-https': {
      const cause = redirectedBy(asking, pathOf(asking, by.root.root), rootBlames(asking, by.root, taken));
      const root = settingBlame(by.root.setting, 'app-root', 'app-root').key;
      if (cause.by === 'app-root') return { ...cause, with: 'ssl-redirect' };
      return cause.by === 'default' && root !== null ? { ...cause, with: root } : cause;
    }
    case 'redirect-from': {
      const { setting } = by.source;
      const name = setting.by?.written.key.endsWith('regex') ? 'redirect-from-regex' : 'redirect-from';
      return redirectedBy(asking, path, [settingBlame(setting, 'annotation', name)]);
    }
    case 'redirect-to':
      return redirectedBy(asking, path, onIngress(by.entry, written('redirect-to', by.entry.located.object)));
    case 'ssl-redirect':
      return redirectedBy(asking, path, sslBlames(by.entry, taken));
    case 'passthrough-redirect': {
      const found = written('ssl-passthrough', by.entry.located.object);
      return redirectedBy(asking, path, [...onIngress(by.entry, found), ...sslBlames(by.entry, taken)]);
    }
    default:
      return redirectedBy(asking, path, [{ by: 'config', key: 'default-backend-redirect', ref: null }]);
  }
}

/** What answers in its place without it: a path without a host that is declared or asked for later. */
function goesBefore(
  { questions, request }: Asking,
  ref: ObjectRef,
): Pick<CauseOf<'default-backend'>, 'over' | 'asPath'> {
  const isAny = listPaths(questions.cluster).some(({ host }) => !host);
  if (!isAny) return {};
  const without = questions.compile(withoutDefaultBackend(questions.cluster, ref).cluster)(request);
  const route = 'route' in without ? without.route : null;
  const next = listPaths(questions.cluster).find(({ origin }) => origin.pathId === route);
  return next ? { over: pathOfRoute(questions, next), asPath: true } : {};
}

/** The default backend of an Ingress is its path `/` without a host; else the flag's. */
function defaultBackend(asking: Asking, { answer: { entry } }: Told): Cause {
  const { outcome } = asking;
  const service = outcome.kind === 'backend' ? outcome.service : null;
  const rest = restOf(asking);
  if (!entry) {
    const key = 'defaultBackendService';
    return { kind: 'default-backend', by: 'flag', ingress: null, object: null, key, service, rest, ...beside(asking) };
  }
  const { located } = entry;
  const ingress = qualifiedName(located.object.metadata);
  const told = { by: 'ingress', ingress, object: located.ref, key: null, service, rest } as const;
  return { kind: 'default-backend', ...told, ...goesBefore(asking, located.ref), ...beside(asking) };
}

/** The answer without an annotation; where that changes nothing, without what says the same under the other prefix too. */
function withoutWritten(
  { questions, request, outcome }: Asking,
  { key }: Written,
  { object, ref }: Pick<Located<Ingress>, 'object' | 'ref'>,
) {
  const asked = (keys: readonly string[]) => questions.compile(withoutAll(questions.cluster, ref, keys))(request);
  const alone = asked([key]);
  const also = JSON.stringify(alone) === JSON.stringify(outcome) ? doublesOf(key, object) : [];
  return also.length > 0 ? { without: asked([key, ...also]), also: { also } } : { without: alone, also: {} };
}

/** An Ingress that is a TCP service routes no HTTP. */
function tcpService(asking: Asking, taken: Cluster): Cause | null {
  for (const { object, ref } of taken.ingresses) {
    const found = isTcpService(object) ? written('tcp-service-port', object) : null;
    if (!found || atoi(found.value) === 0) continue;
    const { without, also } = withoutWritten(asking, found, { object, ref });
    if (JSON.stringify(without) === JSON.stringify(asking.outcome)) continue;
    const range = object.metadata.annotations.get(found.key)?.range ?? object.range;
    const rule = 'haproxy-ingress/tcp-service';
    const place = { object: ref, range };
    return {
      kind: 'ingress-refused',
      ingress: qualifiedName(object.metadata),
      object: ref,
      key: found.key,
      ...also,
      rule,
      place,
    };
  }
  return null;
}

/** A path that only redirects has no backend, and some locations are not redirected. */
function onlyRedirects(asking: Asking, { taken, fits, spared }: Told): Cause | null {
  const { questions } = asking;
  for (const listed of listPaths(taken)) {
    const { ref, object } = listed.located;
    const found = written('redirect-to', object);
    const path = pathOfRoute(questions, listed);
    if (!found || !fits(path)) continue;
    const { without, also } = withoutWritten(asking, found, { object, ref });
    if (!('route' in without) || without.route !== path.pathId) continue;
    const range = object.metadata.annotations.get(found.key)?.range ?? object.range;
    const why = spared === null ? 'annotation' : 'spared';
    const blamed = {
      why,
      ...(spared !== null && { spared }),
      key: found.key,
      ...also,
      missing: null,
      by: null,
    } as const;
    return { kind: 'route-refused', pathId: path.pathId, path, ...blamed, place: { object: ref, range } };
  }
  return null;
}

function forStatus(asking: Asking, told: Told): Cause {
  const { outcome } = asking;
  const { entry } = told.answer;
  if (outcome.kind === 'status' && outcome.why === 'bad-request')
    return { kind: 'bad-request', what: 'target', ...refusedChar(asking.request) };
  if (outcome.kind === 'status' && outcome.why === 'no-endpoints') {
    const flag = asking.questions.match(asking.request);
    const service = entry?.service ?? ('service' in flag ? flag.service : null);
    if (service) return withoutEndpoints(asking, entry?.listed ?? null, service);
  }
  return missed(asking, {
    notAsked: [],
    aliased: told.aliased,
    own: () => tcpService(asking, told.taken) ?? onlyRedirects(asking, told),
  });
}

/** Of paths that differ in letter case alone and fit both each begins what it takes: they are one to its map. */
function twins(winner: ListedPath, next: ListedPath): MatchedBy | null {
  const [own, other] = [winner, next].map(({ path }) => path.path.value?.toLowerCase());
  return olderFirst(winner, next, own === other);
}

/** Returns why HAProxy Ingress answers a request as it does. */
export function causeOf(questions: Questions, request: HttpRequest, told: Told): Cause {
  const { outcome, comparedPath } = told.told;
  const asking: Asking = { questions, request, outcome, comparedPath };
  const { entry, open } = told.answer;
  switch (outcome.kind) {
    case 'redirect':
      return redirect(asking, told);
    case 'any-of': {
      const parts = outcome.candidates.map((service) => ({ service, weight: null }));
      const paths = open.flatMap((one) => pathOf(asking, one) ?? []);
      return { kind: 'share', by: 'tie', parts, paths, key: null, place: null };
    }
    case 'backend':
      return outcome.route !== null && entry?.listed
        ? matchedBy(asking, entry.listed, told.fits, twins)
        : defaultBackend(asking, told);
    case 'rejected':
      return { kind: 'table-refused', rule: outcome.why, path: null };
    case 'status':
      return forStatus(asking, told);
    default: {
      const key = outcome.kind === 'unknown' ? outcome.why : outcome.kind;
      return { kind: 'not-simulated', key, path: pathOf(asking, entry), place: null };
    }
  }
}
