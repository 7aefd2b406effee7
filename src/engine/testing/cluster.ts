import type { Cluster, Existence } from '../model/cluster.ts';
import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule } from '../model/ingress.ts';
import type { Metadata } from '../model/metadata.ts';
import type { ConfigMap, EndpointSlice, IngressClass, Located, OtherObject, Service } from '../model/objects.ts';
import { implied } from '../model/sourced.ts';

/** A manifest as JSON, as fixtures hold it. Test helper: reads well-formed objects only and knows no places. */
export type Manifest = Readonly<Record<string, unknown>>;

const range = { start: 0, end: 0 };

// biome-ignore lint/suspicious/noExplicitAny: manifests of tests are written by us
type Loose = any;

function metadata(of: Loose): Metadata {
  const meta = of.metadata ?? {};
  return {
    name: implied(meta.name ?? ''),
    namespace: implied(meta.namespace ?? null),
    annotations: new Map(Object.entries(meta.annotations ?? {}).map(([key, value]) => [key, implied(String(value))])),
    labels: new Map(Object.entries(meta.labels ?? {}).map(([key, value]) => [key, String(value)])),
    creationTimestamp: meta.creationTimestamp ?? null,
  };
}

function backend(of: Loose): IngressBackend {
  const { service, resource } = of;
  return {
    service: service
      ? {
          name: implied(service.name),
          port: implied({ name: service.port?.name ?? null, number: service.port?.number ?? null }),
        }
      : null,
    resource: resource
      ? implied({ apiGroup: resource.apiGroup ?? null, kind: resource.kind, name: resource.name })
      : null,
  };
}

function path(of: Loose): HTTPIngressPath {
  return {
    path: implied(of.path ?? null),
    pathType: implied(of.pathType ?? null),
    backend: implied(of.backend ? backend(of.backend) : null),
    range,
  };
}

function rule(of: Loose): IngressRule {
  return { host: implied(of.host || null), paths: of.http ? of.http.paths.map(path) : null, range };
}

function ingress(of: Loose): Ingress {
  const spec = of.spec ?? {};
  return {
    kind: 'Ingress',
    apiVersion: of.apiVersion ?? 'networking.k8s.io/v1',
    metadata: metadata(of),
    ingressClassName: implied(spec.ingressClassName ?? null),
    defaultBackend: spec.defaultBackend ? implied(backend(spec.defaultBackend)) : null,
    rules: (spec.rules ?? []).map(rule),
    tls: (spec.tls ?? []).map((entry: Loose) => ({
      hosts: (entry.hosts ?? []).map((host: string) => implied(host)),
      secretName: implied(entry.secretName ?? null),
      range,
    })),
    range,
  };
}

function service(of: Loose): Service {
  const spec = of.spec ?? {};
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadata(of),
    type: spec.type ?? 'ClusterIP',
    externalName: spec.externalName ?? null,
    clusterIP: spec.clusterIP ?? null,
    selector: spec.selector ? new Map(Object.entries(spec.selector)) : null,
    ports: (spec.ports ?? []).map((port: Loose) => ({
      name: port.name ?? null,
      port: port.port,
      targetPort: port.targetPort ?? port.port,
      hasTarget: port.targetPort !== undefined,
      protocol: port.protocol ?? 'TCP',
    })),
    range,
  };
}

function endpointSlice(of: Loose): EndpointSlice {
  const endpoints: Loose[] = of.endpoints ?? [];
  return {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    metadata: metadata(of),
    serviceName: of.metadata?.labels?.['kubernetes.io/service-name'] ?? null,
    readyCount: endpoints.filter((endpoint) => endpoint.conditions?.ready !== false).length,
    addresses: endpoints.flatMap((endpoint) => endpoint.addresses ?? []),
    ports: (of.ports ?? []).map((port: Loose) => ({ name: port.name ?? null, port: port.port ?? null })),
    range,
  };
}

function ingressClass(of: Loose): IngressClass {
  return {
    kind: 'IngressClass',
    apiVersion: 'networking.k8s.io/v1',
    metadata: metadata(of),
    controller: of.spec?.controller ?? null,
    isDefault: of.metadata?.annotations?.['ingressclass.kubernetes.io/is-default-class'] === 'true',
    parameters: null,
    range,
  };
}

function configMap(of: Loose): ConfigMap {
  return {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: metadata(of),
    data: new Map(Object.entries<string>(of.data ?? {}).map(([key, value]) => [key, implied(value)])),
    range,
  };
}

function middleware(of: Loose): OtherObject {
  return {
    kind: 'Other',
    otherKind: of.kind,
    apiVersion: of.apiVersion ?? 'traefik.io/v1alpha1',
    metadata: metadata(of),
    range,
  };
}

/** Returns the cluster that these objects make, in their order, each as a document of one file. */
export function clusterOf(manifests: readonly Manifest[], existence: Existence = 'assumed'): Cluster {
  function all<T>(kind: string, decode: (of: Loose) => T): readonly Located<T>[] {
    return manifests.flatMap((manifest, document) =>
      manifest['kind'] === kind
        ? [{ object: decode(manifest), ref: { file: 'test.yaml', document, item: 0 }, base: 0 }]
        : [],
    );
  }
  return {
    existence,
    ingresses: all('Ingress', ingress),
    ingressClasses: all('IngressClass', ingressClass),
    services: all('Service', service),
    endpointSlices: all('EndpointSlice', endpointSlice),
    secrets: [],
    configMaps: all('ConfigMap', configMap),
    middlewares: all('Middleware', middleware),
  };
}
