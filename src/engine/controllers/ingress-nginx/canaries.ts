import type { ListedPath } from '../../match/listed-path.ts';
import type { IngressBackend } from '../../model/ingress.ts';
import { namespaceOf } from '../../model/metadata.ts';
import { readBool } from './annotation-text.ts';
import type { Compiled } from './compiled.ts';
import { type Site, typeOf } from './servers.ts';
import { upstreamKey } from './upstreams.ts';

/** Paths of Ingresses that are no canaries, with the host and text of a canary's. */
function twinsOf({ host, path }: ListedPath, { listed }: Compiled): readonly ListedPath[] {
  return listed.filter(
    (other) =>
      other.host?.toLowerCase() === host?.toLowerCase() &&
      (other.path.path.value || '/') === (path.path.value || '/') &&
      readBool(other.located.object, 'canary').value !== true,
  );
}

/** Returns true where a path of an Ingress that is no canary has the host, text and type of a canary's. */
export function hasPartner(listed: ListedPath, compiled: Compiled): boolean {
  return twinsOf(listed, compiled).some((other) => typeOf(other) === typeOf(listed));
}

/** Returns the path that a canary would share, were it of its type. */
export function otherTyped(listed: ListedPath, compiled: Compiled): ListedPath | null {
  return twinsOf(listed, compiled).find((other) => typeOf(other) !== typeOf(listed)) ?? null;
}

/** Who has made an upstream: a path, or else a default backend. */
interface Maker {
  readonly site: Site;
  readonly path: ListedPath | null;
}

/** Returns the canary that has made the upstream of a path: where it has, no path that comes later makes a location with it. */
export function rivalOf(listed: ListedPath, { sites }: Compiled): Maker | null {
  const service = listed.path.backend.value?.service;
  const key = service ? upstreamKey(listed.namespace, service) : null;
  const isIt = (namespace: string, backend: IngressBackend | null | undefined) =>
    backend?.service ? upstreamKey(namespace, backend.service) === key : false;
  // A default backend makes it anew, whoever had it.
  const last = sites.findLast(({ located: { object } }) =>
    isIt(namespaceOf(object.metadata), object.defaultBackend?.value),
  );
  const makers = last
    ? [{ site: last, path: null }]
    : sites.flatMap((site) =>
        site.paths.flatMap((path) => (isIt(path.namespace, path.path.backend.value) ? [{ site, path }] : [])),
      );
  const [maker] = makers;
  const isOther = maker?.site.parsed.annotations.canary && maker.site.parsed.ingress !== listed.located.object;
  return maker && isOther ? maker : null;
}

/** Returns true for a path of an Ingress that is no canary, and whose Service an older canary has taken. */
export function isTakenByCanary(listed: ListedPath, compiled: Compiled): boolean {
  return readBool(listed.located.object, 'canary').value !== true && rivalOf(listed, compiled) !== null;
}
