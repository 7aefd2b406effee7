import type { CauseOf, CausePath } from '../../match/cause.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import { addEndpoints, addService, after, type Case, type Proof, takerOf } from './case.ts';
import { backendFacts, namespaceOf, pathFacts } from './facts.ts';
import { insteadFacts } from './proof-winners.ts';
import { type Compiled, compileWorld, type Loose, pathAt } from './world.ts';

/** True when a request, once its backend is there, gets as far as that backend by its path, or as far as what shares with it. */
function reaches(
  compiled: Compiled,
  request: HttpRequest,
  { namespace, name }: ServiceRef,
  place: string | null,
): boolean {
  const { outcome, cause } = compiled.program.explain(request);
  const isOpen = outcome.kind === 'any-of';
  if (place !== null && !isOpen && takerOf(compiled, request) !== place) return false;
  const isIt = (service: ServiceRef) => service.namespace === namespace && service.name === name;
  if (cause.kind === 'share' && cause.parts.some(({ service }) => isIt(service))) return true;
  if (outcome.kind === 'backend') return isIt(outcome.service);
  // Who redirects asks no backend: the path that takes the request has to be the one that names it.
  if (outcome.kind === 'redirect') return place !== null;
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
    (reaches(after(at, edit), at.request, service, path && at.compiled.placeOf(path.pathId))
      ? null
      : `with ${added} it is not reached`)
  );
}

/** Adds a Service that has the port, and a Pod that is ready. */
const whole = (service: ServiceRef) => (manifests: Loose[]) => {
  addService(manifests, service);
  addEndpoints(manifests, service);
};

/** Whether the path, or else a default backend, names the Service and its port. */
function isNamed(
  { compiled, profile: _ }: Case,
  { namespace, name, port }: ServiceRef,
  path: CausePath | null,
): boolean {
  const { manifests, options } = compiled.world;
  if (path) {
    const found = pathAt(manifests, compiled.placeOf(path.pathId));
    return found !== null && isBackend(found.path.backend, found.object);
  }
  const isDefault = manifests.some(
    (object) => object.spec?.defaultBackend && isBackend(object.spec.defaultBackend, object),
  );
  return isDefault || JSON.stringify(options).includes(`${namespace}/${name}`);
  function isBackend(backend: Loose, object: Loose): boolean {
    const own = backend?.service;
    return (
      own?.name === name && (own.port?.number ?? own.port?.name ?? null) === port && namespaceOf(object) === namespace
    );
  }
}

type Silent = CauseOf<'service-missing' | 'port-missing' | 'no-endpoints'>;

/** What all of them claim: it is the path that answers, its backend is the one that is named, and that one is as it is said to be. */
function claims(cause: Silent, at: Case): string | null {
  const { service, path, instead } = cause;
  if (!isRoute(at, path)) return 'it is another path that answers';
  const found = path && pathAt(at.compiled.world.manifests, at.compiled.placeOf(path.pathId));
  const stands = instead && found ? insteadFacts(cause, found.path.backend, found.object, at) : null;
  if (stands !== null) return stands;
  if (!isNamed(at, instead?.own ?? service, path)) return `no backend names ${service.name} with this port`;
  return backendFacts(cause, at);
}

export const serviceMissing: Proof<'service-missing'> = (cause, at) =>
  claims(cause, at) ?? answersWith(at, cause, 'the Service', whole(cause.service));

/** With an option on, as the cause says that it is wanted besides; without it nothing is gained. */
function withNeeded({ needs, service, path }: CauseOf<'port-missing'>, at: Case): Case | string {
  if (needs === undefined) return at;
  const place = path && at.compiled.placeOf(path.pathId);
  if (reaches(after(at, whole(service)), at.request, service, place)) return `${needs} is not wanted`;
  const options = { ...at.compiled.world.options, [needs]: true };
  return { ...at, compiled: compileWorld(at.profile, { ...at.compiled.world, options }) };
}

export const portMissing: Proof<'port-missing'> = (cause, at) => {
  const wrong = claims(cause, at);
  if (wrong !== null) return wrong;
  const needed = withNeeded(cause, at);
  return typeof needed === 'string' ? needed : answersWith(needed, cause, 'the port', whole(cause.service));
};

export const noEndpoints: Proof<'no-endpoints'> = (cause, at) =>
  claims(cause, at) ?? answersWith(at, cause, 'endpoints', (manifests) => addEndpoints(manifests, cause.service));
