import type { IngressBackend } from '../model/ingress.ts';
import type { Value, ValueMap } from '../yaml/edit-print.ts';
import type { BackendSpec, PathSpec, TlsSpec } from './command.ts';

/** Returns a backend in the shape of its API version: serviceName and servicePort before networking.k8s.io/v1. */
export function backendValue(backend: BackendSpec, isLegacy: boolean): ValueMap {
  if ('resource' in backend) {
    const { apiGroup, kind, name } = backend.resource;
    return { resource: { ...(apiGroup === null ? {} : { apiGroup }), kind, name } };
  }
  if (isLegacy) {
    const servicePort = 'name' in backend.port ? backend.port.name : backend.port.number;
    return { serviceName: backend.service, servicePort };
  }
  return { service: { name: backend.service, port: { ...backend.port } } };
}

/** Returns a path entry to write. */
export function pathValue(spec: PathSpec, isLegacy: boolean): ValueMap {
  return { path: spec.path, pathType: spec.pathType, backend: backendValue(spec.backend, isLegacy) };
}

/** Returns a rule to write; without paths it has no `http`, as the server refuses an empty list of paths. */
export function ruleValue(host: string | null, paths: readonly Value[]): ValueMap {
  return {
    ...(host === null || host === '' ? {} : { host }),
    ...(paths.length > 0 ? { http: { paths } } : {}),
  };
}

/** Returns an entry of `spec.tls` to write. */
export function tlsValue({ hosts, secretName }: TlsSpec): ValueMap {
  return { ...(hosts.length > 0 ? { hosts } : {}), ...(secretName ? { secretName } : {}) };
}

/** Returns the words for a backend in the history: `service:port`, or `Kind/name`. */
export function backendWords(backend: BackendSpec): string {
  if ('resource' in backend) return `${backend.resource.kind}/${backend.resource.name}`;
  return `${backend.service}:${'name' in backend.port ? backend.port.name : backend.port.number}`;
}

/** Returns the words for a backend as it stands; `''` for none. */
export function backendWordsOf(backend: IngressBackend | null | undefined): string {
  if (backend?.service) {
    const { name, number } = backend.service.port.value;
    return `${backend.service.name.value}:${name ?? number ?? ''}`;
  }
  const resource = backend?.resource?.value;
  return resource ? `${resource.kind}/${resource.name}` : '';
}
