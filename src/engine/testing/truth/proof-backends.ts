import type { CauseOf, CausePath } from '../../match/cause.ts';
import type { HttpRequest } from '../../match/request.ts';
import type { ServiceRef } from '../../match/service-ref.ts';
import { addEndpoints, addService, after, type Case, type Proof, pathFacts, serviceOf } from './case.ts';
import { type Compiled, compileWorld, type Loose, pathAt } from './world.ts';

/** True when a request, once its backend is there, gets as far as that backend by its path, or as far as what shares with it. */
function reaches(
  compiled: Compiled,
  request: HttpRequest,
  { namespace, name }: ServiceRef,
  place: string | null,
): boolean {
  const { outcome, cause } = compiled.program.explain(request);
  const route = 'route' in outcome ? outcome.route : null;
  if (place !== null && route !== null && compiled.placeOf(route) !== place) return false;
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

/** Whether the path, or else a default backend, names a Service and its port. */
function isNamed({ compiled }: Case, { name, port }: ServiceRef, path: CausePath | null): boolean {
  const found = path && pathAt(compiled.world.manifests, compiled.placeOf(path.pathId));
  const backends = path ? [found?.path.backend] : compiled.world.manifests.map(({ spec }) => spec?.defaultBackend);
  return backends.some((backend) => {
    const own = backend?.service;
    return own?.name === name && (own.port?.number ?? own.port?.name) === port;
  });
}

export const serviceMissing: Proof<'service-missing'> = ({ service, elsewhere, path }, at) => {
  if (!isRoute(at, path)) return 'it is another path that answers';
  const { manifests } = at.compiled.world;
  if (serviceOf(manifests, service)) return `${service.name} is there`;
  const false_ = elsewhere.find(({ namespace }) => !serviceOf(manifests, { ...service, namespace }));
  if (false_) return `${service.name} is not in ${false_.namespace}`;
  return answersWith(at, { service, path }, 'the Service', whole(service));
};

export const portMissing: Proof<'port-missing'> = ({ service, ports, path }, at) => {
  if (!isRoute(at, path)) return 'it is another path that answers';
  const known = serviceOf(at.compiled.world.manifests, service);
  if (!known) return `${service.name} is not there`;
  if ((known.spec?.ports ?? []).length !== ports.length) return 'its ports are others';
  if (ports.some(({ name, port }) => service.port === port || service.port === name)) return 'the port is there';
  if (!isNamed(at, service, path)) return `no backend names ${service.name} with this port`;
  return answersWith(at, { service, path }, 'the port', whole(service));
};

export const noEndpoints: Proof<'no-endpoints'> = ({ service, path }, at) => {
  if (!isRoute(at, path)) return 'it is another path that answers';
  if (!serviceOf(at.compiled.world.manifests, service)) return `${service.name} is not there`;
  return answersWith(at, { service, path }, 'endpoints', (manifests) => addEndpoints(manifests, service));
};
