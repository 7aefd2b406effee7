import type { Beaten, CauseKind, CauseOf, CausePath } from '../../match/cause.ts';
import type { Decision } from '../../match/decision.ts';
import { compareHost, normaliseHost } from '../../match/host-match.ts';
import type { ControllerProfile } from '../../match/profile.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import type { ObjectRef } from '../../model/objects.ts';
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

/** True when a path has to do with the answer to a request: it is its route, or its cause speaks of it as the one that took it. */
export function takes({ program, placeOf }: Compiled, request: HttpRequest, place: string): boolean {
  const { outcome, cause } = program.explain(request);
  if ('route' in outcome && outcome.route !== null) return placeOf(outcome.route) === place;
  const path = 'path' in cause && typeof cause.path === 'object' ? cause.path : null;
  return path !== null && placeOf(path.pathId) === place;
}

export function pathFacts({ compiled }: Case, path: CausePath): string | null {
  const found = pathAt(compiled.world.manifests, compiled.placeOf(path.pathId));
  if (!found) return `no path ${path.pathId}`;
  if ((found.path.path ?? '') !== path.path) return `${path.path} is not what is written`;
  return (found.rule.host || null) === path.host ? null : `${path.host} is not its host`;
}

/** Several paths have a say where the controller leaves it open. */
function isOneOf({ program, placeOf }: Compiled, request: HttpRequest, place: string): boolean {
  const { cause } = program.explain(request);
  return cause.kind === 'share' && cause.paths.some(({ pathId }) => placeOf(pathId) === place);
}

export function correctedTakes(at: Case, path: CausePath, corrected: string | null): string | null {
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

export function nearness(at: Case, over: Extract<Beaten, { fits: false }>): string | null {
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

/** Every path that is written somewhere, to be asked for. */
export function writtenPaths({ compiled }: Case): readonly string[] {
  const all = compiled.world.manifests.flatMap(({ spec }: Loose) =>
    (spec?.rules ?? []).flatMap((rule: Loose) => (rule.http?.paths ?? []).map(({ path }: Loose) => path || '/')),
  );
  return [...new Set<string>(all)].filter((path) => !/[?#\s]/.test(path)).slice(0, 20);
}

export function hasRoute(at: Case, change: Partial<HttpRequest>): boolean {
  const outcome = at.compiled.program.match({ ...at.request, ...change });
  return 'route' in outcome && outcome.route !== null;
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

export function serviceOf(manifests: readonly Loose[], { namespace, name }: ServiceRef): Loose {
  return manifests.find(
    ({ kind, metadata }) =>
      kind === 'Service' && metadata.name === name && (metadata.namespace || 'default') === namespace,
  );
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
