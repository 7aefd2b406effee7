import type { CauseKind, CauseOf, CausePath, NearPath } from '../../match/cause.ts';
import type { Decision, Outcome } from '../../match/decision.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { ObjectRef } from '../../model/objects.ts';
// biome-ignore lint/suspicious/noImportCycles: a type back, and the two are read together
import { missFacts } from './facts.ts';
import { answerText, type Compiled, compileWorld, edited, type Loose, objectOf, pathAt } from './world.ts';

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
export type Proof<K extends CauseKind> = (cause: CauseOf<K>, at: Case) => string | null;

export function after(at: Case, edit: (manifests: Loose[]) => void): Compiled {
  return compileWorld(at.profile, edited(at.compiled.world, edit));
}

export function changes(at: Case, edit: (manifests: Loose[]) => void): boolean {
  return answerText(after(at, edit), at.request) !== at.before;
}

export function asked(at: Case, change: Partial<HttpRequest>): string {
  return answerText(at.compiled, { ...at.request, ...change });
}

/** Causes that speak of the path which took the request: those of the others say which one did not. */
const takers: ReadonlySet<CauseKind> = new Set([
  'service-missing',
  'port-missing',
  'no-endpoints',
  'redirect',
  'denied',
  'not-simulated',
  'table-refused',
]);

function routeOf(outcome: Outcome): string | null {
  return 'route' in outcome ? outcome.route : null;
}

/** The place of the path that a request gets to: the route of its answer, or the one that its cause says took it. */
export function takerOf({ program, placeOf }: Compiled, request: HttpRequest): string | null {
  const route = routeOf(program.match(request));
  // A cause costs more than an answer.
  if (route !== null) return placeOf(route);
  const { cause } = program.explain(request);
  if (cause.kind === 'share') return cause.paths[0] ? placeOf(cause.paths[0].pathId) : null;
  if (!takers.has(cause.kind) || !('path' in cause) || typeof cause.path !== 'object') return null;
  return cause.path && placeOf(cause.path.pathId);
}

/** True when a path has to do with the answer to a request: it is its route, or its cause speaks of it as the one that took it. */
export function takes(compiled: Compiled, request: HttpRequest, place: string): boolean {
  const { program, placeOf } = compiled;
  const outcome = program.match(request);
  const route = routeOf(outcome);
  if (route !== null && placeOf(route) === place) return true;
  const isWhole = outcome.kind === 'status' || outcome.kind === 'redirect';
  const cause = isWhole ? null : program.explain(request).cause;
  if (cause?.kind === 'share') return cause.paths.some(({ pathId }) => placeOf(pathId) === place);
  return takerOf(compiled, request) === place;
}

/** The place of the path that answers, or redirects: one that waits for its Service does not, nor one for which the proxy refuses all. */
export function answering(compiled: Compiled, request: HttpRequest): string | null {
  const outcome = compiled.program.match(request);
  const isOpen = outcome.kind === 'unknown' || (outcome.kind === 'status' && outcome.route === null);
  return isOpen || outcome.kind === 'rejected' ? null : takerOf(compiled, request);
}

/** Whether a request gets an answer: a path has it, or something that answers without one. */
export function isAnswered({ program }: Compiled, request: HttpRequest): boolean {
  const outcome = program.match(request);
  if (routeOf(outcome) !== null) return true;
  return outcome.kind !== 'status' && outcome.kind !== 'unknown' && outcome.kind !== 'rejected';
}

/** Several paths have a say where the controller leaves it open. */
function isOneOf({ program, placeOf }: Compiled, request: HttpRequest, place: string): boolean {
  const { cause } = program.explain(request);
  return cause.kind === 'share' && cause.paths.some(({ pathId }) => placeOf(pathId) === place);
}

function correctedTakes(at: Case, path: CausePath, corrected: string | null): string | null {
  const place = at.compiled.placeOf(path.pathId);
  if (corrected === null) {
    const mended = after(at, (manifests) => {
      const found = pathAt(manifests, place);
      if (found) found.path.path = at.decision.comparedPath;
    });
    return takes(mended, at.request, place) ? null : `written as it is asked, ${path.path} does not answer`;
  }
  const request = { ...at.request, rawPath: corrected };
  const isTaken = takes(at.compiled, request, place) || isOneOf(at.compiled, request, place);
  return isTaken ? null : `${corrected} is not answered by ${path.pathId}`;
}

export function nearness(at: Case, over: NearPath): string | null {
  if (takes(at.compiled, at.request, at.compiled.placeOf(over.pathId))) return `${over.path} answers as it is`;
  return missFacts(over, at.decision.comparedPath) ?? correctedTakes(at, over, over.corrected);
}

/** Every path that is written somewhere, to be asked for. */
export function writtenPaths({ compiled }: Case): readonly string[] {
  const all = compiled.world.manifests.flatMap(({ spec }: Loose) =>
    (spec?.rules ?? []).flatMap((rule: Loose) => (rule.http?.paths ?? []).map(({ path }: Loose) => path || '/')),
  );
  return [...new Set<string>(all)].filter((path) => !/[?#\s]/.test(path)).slice(0, 20);
}

export function hasRoute({ compiled, request }: Pick<Case, 'compiled' | 'request'>, change: Partial<HttpRequest> = {}) {
  return routeOf(compiled.program.match({ ...request, ...change })) !== null;
}

export function write(object: Loose, key: string, value: string | null): void {
  if (value === null) dropKey(object, key);
  else object.metadata.annotations = { ...object.metadata.annotations, [key]: value };
}

export function dropKey(object: Loose, key: string): void {
  const annotations = object?.metadata?.annotations;
  if (annotations) delete annotations[key];
}

/** Makes Ingresses ones of a class that is certainly this controller's. */
export function liftClass(manifests: Loose[], objects: readonly ObjectRef[], { profile }: Case): void {
  for (const object of objects) {
    const ingress = objectOf(manifests, object);
    if (!ingress) continue;
    dropKey(ingress, 'kubernetes.io/ingress.class');
    ingress.spec.ingressClassName = 'truth';
  }
  manifests.push({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'truth' },
    spec: { controller: profile.controllerNames[0] ?? 'example.com/any' },
  });
}

export function addService(manifests: Loose[], { namespace, name, port }: ServiceRef): void {
  const own = { name, namespace: namespace || 'default' };
  const written = typeof port === 'string' ? { name: port, port: 80 } : { name: 'truth', port: port ?? 80 };
  const known = manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === name && (metadata.namespace || 'default') === own.namespace,
  );
  if (known) known.spec = { ...known.spec, ports: [...(known.spec?.ports ?? []), { ...written, name: written.name }] };
  else manifests.push({ apiVersion: 'v1', kind: 'Service', metadata: own, spec: { ports: [written] } });
}

export function addEndpoints(manifests: Loose[], { namespace, name, port }: ServiceRef): void {
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

/** The program once no rule but those of `host` takes the host that is asked for. */
export function withOnlyHost(at: Case, host: string | null): Compiled {
  const asIs = normaliseHost(at.request.host).host;
  return after(at, (manifests) => {
    for (const { spec } of manifests) {
      for (const rule of spec?.rules ?? []) {
        const own = rule.host || null;
        if (own !== host && compareHost(own?.toLowerCase() ?? null, asIs) !== 'no') rule.host = 'gone.invalid';
      }
    }
  });
}
