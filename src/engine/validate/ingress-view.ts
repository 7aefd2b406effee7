import { type Cursor, child, items, numberOf, textOf } from './cursor.ts';

/** A backend as v1 sees it, whichever version it was written in. */
export interface BackendView {
  readonly at: Cursor;
  readonly service: ServiceView | null;
  /** `null` when absent. */
  readonly resource: Cursor | null;
}

export interface ServiceView {
  readonly name: string;
  readonly nameAt: Cursor;
  /** `''` when unset. */
  readonly portName: string;
  /** 0 when unset. */
  readonly portNumber: number;
  readonly portNameAt: Cursor;
  readonly portNumberAt: Cursor;
}

export interface PathView {
  readonly at: Cursor;
  readonly path: string;
  readonly pathAt: Cursor;
  /** `null` when absent. */
  readonly pathType: string | null;
  readonly pathTypeAt: Cursor;
  readonly backend: BackendView;
}

export interface RuleView {
  readonly at: Cursor;
  readonly host: string;
  readonly hostAt: Cursor;
  /** `null` when absent. */
  readonly http: { readonly at: Cursor; readonly pathsAt: Cursor; readonly paths: readonly PathView[] } | null;
}

export interface TlsView {
  readonly at: Cursor;
  readonly hosts: readonly Cursor[];
  readonly secretName: string;
  readonly secretNameAt: Cursor;
}

/** An Ingress in the shape of networking.k8s.io/v1, every value with its cursor. */
export interface IngressView {
  readonly isBeta: boolean;
  readonly metadata: Cursor;
  readonly spec: Cursor;
  readonly classAt: Cursor;
  readonly defaultBackend: BackendView | null;
  readonly rulesAt: Cursor;
  readonly rules: readonly RuleView[];
  readonly tls: readonly TlsView[];
}

/**
 * Returns the Ingress at `root`; anything of a wrong type is read as absent.
 * @source kubernetes/kubernetes pkg/apis/networking/v1beta1/conversion.go and defaults.go (v1.21)
 */
export function viewIngress(root: Cursor, isBeta: boolean): IngressView {
  const spec = child(root, 'spec');
  const defaultAt = child(spec, isBeta ? 'backend' : 'defaultBackend');
  const rulesAt = child(spec, 'rules');
  return {
    isBeta,
    metadata: child(root, 'metadata'),
    spec,
    classAt: child(spec, 'ingressClassName'),
    defaultBackend: defaultAt.node ? viewBackend(defaultAt, isBeta) : null,
    rulesAt,
    rules: items(rulesAt).map((rule) => viewRule(rule, isBeta)),
    tls: items(child(spec, 'tls')).map(viewTls),
  };
}

function viewTls(at: Cursor): TlsView {
  const secretNameAt = child(at, 'secretName');
  return { at, hosts: items(child(at, 'hosts')), secretName: textOf(secretNameAt), secretNameAt };
}

function viewRule(at: Cursor, isBeta: boolean): RuleView {
  const hostAt = child(at, 'host');
  const http = child(at, 'http');
  const pathsAt = child(http, 'paths');
  const paths = items(pathsAt).map((path) => viewPath(path, isBeta));
  return { at, host: textOf(hostAt), hostAt, http: http.node ? { at: http, pathsAt, paths } : null };
}

function viewPath(at: Cursor, isBeta: boolean): PathView {
  const pathAt = child(at, 'path');
  const pathTypeAt = child(at, 'pathType');
  const written = pathTypeAt.node ? textOf(pathTypeAt) : null;
  const pathType = written ?? (isBeta ? 'ImplementationSpecific' : null);
  return {
    at,
    path: textOf(pathAt),
    pathAt,
    pathType,
    pathTypeAt,
    backend: viewBackend(child(at, 'backend'), isBeta),
  };
}

function viewBackend(at: Cursor, isBeta: boolean): BackendView {
  const resource = child(at, 'resource');
  const service = isBeta ? viewOldService(at) : viewService(child(at, 'service'));
  return { at, service, resource: resource.node ? resource : null };
}

function viewService(at: Cursor): ServiceView | null {
  if (!at.node) return null;
  const port = child(at, 'port');
  const nameAt = child(at, 'name');
  const portNameAt = child(port, 'name');
  const portNumberAt = child(port, 'number');
  return {
    name: textOf(nameAt),
    nameAt,
    portName: textOf(portNameAt),
    portNumber: numberOf(portNumberAt),
    portNameAt,
    portNumberAt,
  };
}

/** An old backend has a service as soon as a name or a port is set; a port of the string `""` counts as set. */
function viewOldService(at: Cursor): ServiceView | null {
  const nameAt = child(at, 'serviceName');
  const portAt = child(at, 'servicePort');
  const name = textOf(nameAt);
  const hasTextPort = portAt.node?.kind === 'scalar' && typeof portAt.node.value === 'string';
  const portNumber = numberOf(portAt);
  if (name === '' && portNumber === 0 && !hasTextPort) return null;
  return { name, nameAt, portName: textOf(portAt), portNumber, portNameAt: portAt, portNumberAt: portAt };
}

/** Returns the spec in v1's words as plain JSON, without empty fields: what a conversion stores. */
export function specAsV1(view: IngressView): unknown {
  return compact({
    ingressClassName: view.classAt.node ? textOf(view.classAt) : undefined,
    defaultBackend: view.defaultBackend ? backendAsV1(view.defaultBackend) : undefined,
    rules: view.rules.map((rule) =>
      compact({
        host: rule.host || undefined,
        http: rule.http ? { paths: rule.http.paths.map(pathAsV1) } : undefined,
      }),
    ),
    tls: view.tls.map((tls) => compact({ hosts: tls.hosts.map(textOf), secretName: tls.secretName || undefined })),
  });
}

function pathAsV1(path: PathView): unknown {
  const pathType = path.pathType ?? undefined;
  return compact({ path: path.path || undefined, pathType, backend: backendAsV1(path.backend) });
}

function backendAsV1({ service, resource }: BackendView): unknown {
  return compact({
    service: service
      ? compact({
          name: service.name || undefined,
          port: compact({ name: service.portName || undefined, number: service.portNumber || undefined }),
        })
      : undefined,
    resource: resource
      ? compact({
          apiGroup: child(resource, 'apiGroup').node ? textOf(child(resource, 'apiGroup')) : undefined,
          kind: textOf(child(resource, 'kind')) || undefined,
          name: textOf(child(resource, 'name')) || undefined,
        })
      : undefined,
  });
}

function compact(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}
