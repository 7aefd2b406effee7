import type { CauseOf } from '../../match/cause.ts';
import { classNameOf } from '../../match/class-name.ts';
import { qualifiedName } from '../../model/metadata.ts';
import {
  addService,
  after,
  type Case,
  changes,
  dropKey,
  liftClass,
  type Proof,
  pathFacts,
  takes,
  write,
} from './case.ts';
import { answerText, hide, type Loose, objectOf, pathAt } from './world.ts';

export const notTaken: Proof<'ingress-not-taken'> = ({ object, ingress, className, path }, at) => {
  const named = at.compiled.cluster.ingresses.find(({ ref }) => ref.file === object.file && ref.item === object.item);
  if (!named || qualifiedName(named.object.metadata) !== ingress) return `${ingress} is not what is named`;
  if (classNameOf(named.object) !== className) return `${className} is not its class`;
  if (at.profile.claims(named.object, at.compiled.cluster)) return `${ingress} is taken`;
  const lifted = after(at, (manifests) => liftClass(manifests, [object], at));
  if (answerText(lifted, at.request) === at.before) return 'with its class lifted nothing changes';
  const place = path && at.compiled.placeOf(path.pathId);
  if (place) return takes(lifted, at.request, place) ? null : `with its class lifted ${path.path} does not answer`;
  const { kind } = lifted.program.match(at.request);
  return kind === 'backend' || kind === 'redirect' || kind === 'resource'
    ? null
    : 'with its class lifted nothing answers';
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

export const ingressRefused: Proof<'ingress-refused'> = ({ object, key, also = [], value, place }, at) => {
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
    case 'no-backend':
    case 'resource-backend':
    case 'canary-alone':
      if (cause.key !== null) dropKey(found.object, cause.key);
      else found.path.backend = { service: { name: 'truth', port: { number: 80 } } };
      if (cause.key === null)
        addService(manifests, { namespace: found.object.metadata.namespace, name: 'truth', port: 80 });
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

export const routeRefused: Proof<'route-refused'> = (cause, at) => {
  const wrong = pathFacts(at, cause.path);
  if (wrong) return wrong;
  const { outcome } = at.decision;
  const written = pathAt(at.compiled.world.manifests, at.compiled.placeOf(cause.pathId))?.path.pathType;
  if (cause.why === 'path-type' && ['Exact', 'Prefix', 'ImplementationSpecific'].includes(written))
    return `${written} is a type`;
  // A Service was asked and is silent: that a path beside it has no type is another matter.
  if (cause.why === 'path-type' && outcome.kind === 'status' && outcome.status === 503) return 'a Service was asked';
  const place = at.compiled.placeOf(cause.pathId);
  const mended = after(at, (manifests) => {
    const found = pathAt(manifests, place);
    if (found) mend(cause, found, manifests, at);
  });
  const { onlyOn } = cause;
  if (onlyOn === undefined)
    return takes(mended, at.request, place) ? null : `mended, ${cause.path.path} does not answer`;
  const here = mended.program.match(at.request);
  if (onlyOn === at.request.scheme || ('route' in here && here.route !== null)) return `not only ${onlyOn} is answered`;
  const there = { ...at.request, scheme: onlyOn };
  if (at.compiled.program.match(there).kind !== 'status') return `${onlyOn} is answered as it is`;
  return takes(mended, there, place) ? null : `mended, ${cause.path.path} does not answer on ${onlyOn}`;
};

export const denied: Proof<'denied'> = ({ key, also = [], object }, at) => {
  if (!object) return 'no object is named';
  const keys = [key, ...also];
  const changesWithoutAllBut = (kept: string | null) =>
    changes(at, (manifests) => {
      for (const one of keys) if (one !== kept) dropKey(objectOf(manifests, object), one);
    });
  if (!changesWithoutAllBut(null)) return `without ${keys.join(', ')} nothing changes`;
  const idle = also.find((one) => changesWithoutAllBut(one));
  return idle === undefined ? null : `${idle} alone does not refuse it`;
};
