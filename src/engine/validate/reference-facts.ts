import type { Existence } from '../model/cluster.ts';
import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule, IngressServiceBackend } from '../model/ingress.ts';
import { type Metadata, namespaceOf } from '../model/metadata.ts';
import type { KubernetesObject } from '../model/objects.ts';

/** What an object offers to others and what it looks up, as keys: when a key's objects change, its readers are checked again. */
export interface Facts {
  readonly provides: readonly string[];
  readonly reads: readonly string[];
}

/** Looks up the objects of the workspace that offer a key. */
export interface Lookup {
  readonly existence: Existence;
  of<K extends KubernetesObject['kind']>(kind: K, key: string): readonly Extract<KubernetesObject, { kind: K }>[];
  /** The backends of each route of an Ingress, as texts by the route's key. */
  backends(ingress: Ingress): ReadonlyMap<string, ReadonlySet<string>>;
}

export const keys = {
  service: (namespace: string, name: string) => `service ${namespace}/${name}`,
  serviceName: (name: string) => `service-name ${name}`,
  secret: (namespace: string, name: string) => `secret ${namespace}/${name}`,
  secretName: (name: string) => `secret-name ${name}`,
  anySecret: 'secrets',
  anyClass: 'classes',
  defaultClass: 'default-classes',
  workloads: (namespace: string) => `workloads ${namespace}`,
  slices: (namespace: string, service: string) => `slices ${namespace}/${service}`,
  backendOf: (namespace: string, service: string) => `backend ${namespace}/${service}`,
  route: (className: string, host: string, path: HTTPIngressPath) =>
    `route ${className} ${host} ${path.pathType.value ?? ''} ${path.path.value ?? ''}`,
  host: (host: string) => `host ${host}`,
  hostsOf: (className: string) => `hosts ${className}`,
} as const;

const classAnnotation = 'kubernetes.io/ingress.class';

/** Returns the class an Ingress names by field or annotation, `''` for none. */
export function classOf(ingress: Ingress): string {
  return ingress.ingressClassName.value || ingress.metadata.annotations.get(classAnnotation)?.value || '';
}

/** Returns every backend of an Ingress with the path it belongs to; the default backend first, with `null`. */
export function backendsOf(
  ingress: Ingress,
): readonly { readonly backend: IngressBackend; readonly host: string; readonly path: HTTPIngressPath | null }[] {
  const own = ingress.defaultBackend ? [{ backend: ingress.defaultBackend.value, host: '', path: null }] : [];
  const ruled = ingress.rules.flatMap((rule) =>
    (rule.paths ?? []).flatMap((path) => {
      const backend = path.backend.value;
      return backend ? [{ backend, host: rule.host.value ?? '', path }] : [];
    }),
  );
  return [...own, ...ruled];
}

/** Returns the Services an Ingress names, one entry per place. */
function servicesOf(ingress: Ingress): readonly IngressServiceBackend[] {
  return backendsOf(ingress).flatMap(({ backend }) => (backend.service ? [backend.service] : []));
}

/** One path with several backends on purpose: a canary, or weights per Service. @source kubernetes/ingress-nginx docs/user-guide/nginx-configuration/annotations.md (v1.13), traefik/traefik docs kubernetes service-weights (v1.7) */
export function isSplit({ metadata: { annotations } }: Ingress): boolean {
  return (
    annotations.get('nginx.ingress.kubernetes.io/canary')?.value === 'true' ||
    annotations.has('traefik.ingress.kubernetes.io/service-weights')
  );
}

/** Returns what an object offers and looks up; nothing for kinds that take no part. */
export function factsOf(object: KubernetesObject): Facts {
  const { metadata } = object;
  const namespace = namespaceOf(metadata);
  const name = metadata.name.value;
  switch (object.kind) {
    case 'Ingress':
      return ingressFacts(object, namespace);
    case 'Service':
      return serviceFacts(metadata);
    case 'Secret':
      return { provides: [keys.secret(namespace, name), keys.secretName(name), keys.anySecret], reads: [] };
    case 'IngressClass': {
      const own = object.isDefault ? [keys.anyClass, keys.defaultClass] : [keys.anyClass];
      return { provides: own, reads: object.isDefault ? [keys.defaultClass] : [] };
    }
    case 'Workload':
      return { provides: [keys.workloads(namespace)], reads: [] };
    case 'EndpointSlice':
      return { provides: object.serviceName === null ? [] : [keys.slices(namespace, object.serviceName)], reads: [] };
    default:
      return { provides: [], reads: [] };
  }
}

function serviceFacts(metadata: Metadata): Facts {
  const namespace = namespaceOf(metadata);
  const name = metadata.name.value;
  return {
    provides: [keys.service(namespace, name), keys.serviceName(name)],
    reads: [keys.workloads(namespace), keys.backendOf(namespace, name)],
  };
}

function ingressFacts(ingress: Ingress, namespace: string): Facts {
  const facts = { provides: new Set<string>(), reads: new Set<string>([keys.anyClass]) };
  for (const { name } of servicesOf(ingress)) {
    const service = name.value;
    facts.provides.add(keys.backendOf(namespace, service));
    facts.reads
      .add(keys.service(namespace, service))
      .add(keys.serviceName(service))
      .add(keys.slices(namespace, service));
  }
  for (const rule of ingress.rules) addRule(facts, rule, classOf(ingress));
  for (const tls of ingress.tls) {
    for (const { value } of tls.hosts) facts.reads.add(keys.host(value));
    const secret = tls.secretName.value;
    if (secret) facts.reads.add(keys.secret(namespace, secret)).add(keys.secretName(secret)).add(keys.anySecret);
  }
  return { provides: [...facts.provides], reads: [...facts.reads] };
}

function addRule(facts: Record<keyof Facts, Set<string>>, rule: IngressRule, className: string): void {
  const host = rule.host.value ?? '';
  facts.provides.add(keys.host(host));
  if (host === '') facts.reads.add(keys.hostsOf(className));
  else facts.provides.add(keys.hostsOf(className));
  if (host.startsWith('*.')) facts.reads.add(keys.host(host.slice(2)));
  for (const path of rule.paths ?? []) {
    const key = keys.route(className, host, path);
    facts.provides.add(key);
    facts.reads.add(key);
  }
}
