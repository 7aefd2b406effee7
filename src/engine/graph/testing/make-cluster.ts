import type { Cluster } from '../../model/cluster.ts';
import type { Ingress, IngressBackend, IngressTLS } from '../../model/ingress.ts';
import type { Metadata } from '../../model/metadata.ts';
import type { Located, Service } from '../../model/objects.ts';
import { implied } from '../../model/sourced.ts';

/** `web:80`, `web:http`, `StorageBucket/assets` or `null` for a path without a backend. */
type BackendText = string | null;

/** A path as `/api Prefix web:80` says it. */
interface PathSketch {
  readonly path: string;
  readonly type: string | null;
  readonly to: BackendText;
}

export interface IngressSketch {
  readonly name: string;
  readonly className?: string | null;
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly rules?: readonly { readonly host: string | null; readonly paths: readonly PathSketch[] | null }[];
  readonly tls?: readonly { readonly hosts: readonly string[]; readonly secretName: string | null }[];
  readonly defaultBackend?: BackendText;
}

const nowhere = { start: 0, end: 0 };

function metadata(
  name: string,
  namespace: string | undefined,
  annotations: Readonly<Record<string, string>>,
): Metadata {
  return {
    name: implied(name),
    namespace: implied(namespace ?? null),
    annotations: new Map(Object.entries(annotations).map(([key, value]) => [key, implied(value)])),
    labels: new Map(),
    creationTimestamp: null,
  };
}

function backend(text: BackendText): IngressBackend | null {
  if (text === null) return null;
  const [kind, resource] = text.split('/');
  if (resource !== undefined) {
    return { service: null, resource: implied({ apiGroup: null, kind: kind ?? '', name: resource }) };
  }
  const [name = '', port] = text.split(':');
  const isNumber = port !== undefined && /^\d+$/.test(port);
  const value = { name: isNumber ? null : (port ?? null), number: isNumber ? Number(port) : null };
  return { service: { name: implied(name), port: implied(value) }, resource: null };
}

function tls(entries: IngressSketch['tls']): readonly IngressTLS[] {
  return (entries ?? []).map(({ hosts, secretName }) => ({
    hosts: hosts.map((host) => implied(host)),
    secretName: implied(secretName),
    range: nowhere,
  }));
}

/** Returns an Ingress that stands in document `document` of `a.yaml`. */
export function makeIngress(sketch: IngressSketch, document: number): Located<Ingress> {
  const byDefault = backend(sketch.defaultBackend ?? null);
  const object: Ingress = {
    kind: 'Ingress',
    apiVersion: 'networking.k8s.io/v1',
    metadata: metadata(sketch.name, sketch.namespace, sketch.annotations ?? {}),
    ingressClassName: implied(sketch.className ?? null),
    defaultBackend: byDefault && implied(byDefault),
    rules: (sketch.rules ?? []).map(({ host, paths }) => ({
      host: implied(host),
      paths:
        paths?.map((path) => ({
          path: implied(path.path),
          pathType: implied(path.type),
          backend: implied(backend(path.to)),
          range: nowhere,
        })) ?? null,
      range: nowhere,
    })),
    tls: tls(sketch.tls),
    range: nowhere,
  };
  return { object, ref: { file: 'a.yaml', document, item: 0 }, base: 0 };
}

/** Returns a Service of namespace `default` with the given ports; port 80 leads to 8080. */
export function makeService(name: string, ports: readonly (number | string)[]): Located<Service> {
  const object: Service = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadata(name, undefined, {}),
    type: 'ClusterIP',
    externalName: null,
    clusterIP: null,
    selector: null,
    ports: ports.map((port) => ({
      name: typeof port === 'string' ? port : null,
      port: typeof port === 'string' ? 80 : port,
      targetPort: 8080,
      hasTarget: true,
      protocol: 'TCP',
    })),
    range: { start: 5, end: 9 },
  };
  return { object, ref: { file: 'services.yaml', document: 0, item: 0 }, base: 0 };
}

/** Returns a cluster of sketched Ingresses; with Services, what exists is given. */
export function makeCluster(
  sketches: readonly IngressSketch[],
  services: readonly Located<Service>[] = [],
): Pick<Cluster, 'ingresses' | 'ingressClasses' | 'services' | 'endpointSlices' | 'existence'> {
  return {
    ingresses: sketches.map(makeIngress),
    ingressClasses: [],
    services,
    endpointSlices: [],
    existence: services.length > 0 ? 'given' : 'assumed',
  };
}

/** Returns `count` Ingresses of `perIngress` paths each, on hosts of their own, over at most `services` Services. */
export function makeLargeSketch(count: number, perIngress: number, services: number): readonly IngressSketch[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `app-${i}`,
    className: 'nginx',
    rules: [
      {
        host: `host-${i}.example.com`,
        paths: Array.from({ length: perIngress }, (_, j) => ({
          path: `/part-${j}`,
          type: j % 3 === 0 ? 'Exact' : 'Prefix',
          // Eight neighbouring hosts share seven Services, as the apps of one team do.
          to: `service-${(Math.floor(i / 8) * 7 + ((i + j) % 7)) % services}:80`,
        })),
      },
    ],
  }));
}
