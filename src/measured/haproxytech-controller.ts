import type { Manifest } from '../engine/testing/cluster.ts';

/**
 * HAProxy Technologies' controller once more, written down from its source and from nothing of the profile: manifests in, rows of
 * map files and rules out.
 * @source haproxytech/kubernetes-ingress pkg/store/convert.go, pkg/route/route.go, pkg/annotations (fc12067)
 */

// biome-ignore lint/suspicious/noExplicitAny: manifests of tests are written by us
type Loose = any;

export type MapName = 'path-exact' | 'path-prefix-exact' | 'path-prefix';

/** A rule of a frontend; its text is its id: equal ones are one. */
export interface Rule {
  readonly scheme: 'http' | 'both';
  readonly kind: 'redirect' | 'rewrite';
  readonly text: string;
}

interface MapRow {
  readonly map: MapName;
  readonly key: string;
  readonly backend: string;
  readonly rules: readonly Rule[];
}

export interface Model {
  readonly hosts: ReadonlySet<string>;
  readonly rows: readonly MapRow[];
  /** As the echo is told, `null` without endpoints; by name of the backend. */
  readonly backends: ReadonlyMap<string, string | null>;
  /** Of all that could be the default one; `null` for the controller's own. */
  readonly fallback: string | null;
}

const prefixes = ['haproxy.org/', 'haproxy.com/', 'ingress.kubernetes.io/'];

function annotationOf(object: Loose, name: string): string | undefined {
  const annotations = object.metadata.annotations ?? {};
  return prefixes.map((prefix) => annotations[prefix + name]).find((value) => value !== undefined);
}

/** Go's Atoi; 0 for what it refuses. */
function atoi(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return /^[+-]?\d+$/.test(text) && !text.endsWith('\n') ? Number(text) : 0;
}

function isTrue(text: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text) || /^(?:on|enabled)$/i.test(text.replace(/\n/g, '?'));
}

class Converter {
  readonly hosts = new Set<string>();
  readonly rows: MapRow[] = [];
  readonly backends = new Map<string, string | null>();
  fallback: string | null = null;
  private readonly services: ReadonlyMap<string, Loose>;
  private readonly empty: ReadonlySet<string>;
  private readonly config: Readonly<Record<string, string>>;

  constructor(manifests: readonly Manifest[], config: Readonly<Record<string, string>>) {
    const all: readonly Loose[] = manifests;
    this.config = config;
    this.services = new Map(all.filter(({ kind }) => kind === 'Service').map((one) => [one.metadata.name, one]));
    const slices = all.filter(({ kind }) => kind === 'EndpointSlice');
    this.empty = new Set(slices.filter(({ endpoints }) => endpoints.length === 0).map(({ metadata }) => metadata.name));
  }

  private value(name: string, ...objects: readonly Loose[]): string | undefined {
    return objects.map((object) => annotationOf(object, name)).find((one) => one !== undefined) ?? this.config[name];
  }

  /** Name of the backend; `null` when Service or port are missing. */
  private backend({ name, port }: Loose): string | null {
    const ports: readonly Loose[] = this.services.get(name)?.spec.ports ?? [];
    const found = ports.find((one) => one.port === (port.number ?? 0) || (one.name && one.name === port.name));
    if (!found) return null;
    const id = `default_svc_${name}_${found.name ?? found.port}`;
    this.backends.set(id, this.empty.has(name) ? null : `default/${name}:${port.number}`);
    return id;
  }

  private redirects(ingress: Loose, service: Loose): readonly Rule[] {
    const rules: Rule[] = [];
    const ssl = this.value('ssl-redirect', ingress);
    const hasTls = (ingress.spec.tls ?? []).some((one: Loose) => (one.hosts ?? []).length > 0);
    if (ssl ? isTrue(ssl) : hasTls) {
      const port = atoi(this.value('ssl-redirect-port', ingress), 8443);
      const code = atoi(this.value('ssl-redirect-code', ingress), 302);
      const to = port === 443 ? 'scheme https' : `location https://%[hdr(host),field(1,:)]:${port}%[capture.req.uri]`;
      rules.push({ scheme: 'http', kind: 'redirect', text: `redirect ${to} code ${code}` });
    }
    const host = this.value('request-redirect', service, ingress);
    if (host) {
      const code = atoi(this.value('request-redirect-code', service, ingress), 302);
      const base = /^https?:\/\//.test(host) ? host : `http://${host}`;
      rules.push({
        scheme: 'both',
        kind: 'redirect',
        text: `redirect location ${base}%[capture.req.uri] code ${code}`,
      });
    }
    return rules;
  }

  private rewrites(ingress: Loose, service: Loose): readonly Rule[] {
    const rules: Rule[] = [];
    const text = (this.value('path-rewrite', service, ingress) ?? '').trim();
    for (const line of text === '' ? [] : text.split('\n')) {
      const words = line.trim().split(/\s+/);
      const [first = '', second] = words;
      if (first === '' || words.length > 2) break;
      const [pattern, to] = second === undefined ? ['(.*)', first] : [first, second];
      rules.push({ scheme: 'both', kind: 'rewrite', text: `replace-path '${pattern}' '${to}'` });
    }
    return rules;
  }

  sync(ingress: Loose): void {
    const fallback = ingress.spec.defaultBackend?.service;
    this.fallback = (fallback ? this.backend(fallback) : null) ?? this.fallback;
    for (const [host, paths] of mergedRules(ingress)) {
      for (const path of paths.values()) this.syncPath(ingress, host, path);
    }
  }

  private syncPath(ingress: Loose, host: string, { path = '', pathType, backend }: Loose): void {
    const id = this.backend(backend.service);
    if (id === null) return;
    const at = host.startsWith('*.') ? host.slice(1) : host;
    if (host !== '') this.hosts.add(at);
    const service = this.services.get(backend.service.name);
    const rules = [...this.redirects(ingress, service), ...this.rewrites(ingress, service)];
    for (const [map, key] of keysOf(at, path, pathType)) this.rows.push({ map, key, backend: id, rules });
  }
}

/** Paths by host: of one type, path, Service and port name the last counts. */
function mergedRules(ingress: Loose): ReadonlyMap<string, ReadonlyMap<string, Loose>> {
  const hosts = new Map<string, Map<string, Loose>>();
  for (const { host = '', http } of ingress.spec.rules ?? []) {
    const paths = hosts.get(host) ?? new Map<string, Loose>();
    hosts.set(host, paths);
    for (const path of http?.paths ?? []) {
      const { name, port } = path.backend.service;
      paths.set(`${path.pathType}-${path.path}-${name}-${port.name}`, path);
    }
  }
  return hosts;
}

function keysOf(host: string, path: string, pathType: string | undefined): readonly (readonly [MapName, string])[] {
  if (path === '' && host === '') return [];
  if (pathType === 'Exact') return [['path-exact', host + path]];
  if (path === '' || path === '/') return [['path-prefix', `${host}/`]];
  const bare = host + (path.endsWith('/') ? path.slice(0, -1) : path);
  if (pathType === 'Prefix')
    return [
      ['path-prefix-exact', bare],
      ['path-prefix', `${bare}/`],
    ];
  return pathType === 'ImplementationSpecific'
    ? [
        ['path-prefix-exact', bare],
        ['path-prefix', bare],
      ]
    : [];
}

/** Returns what the controller makes of manifests and its ConfigMap, the Ingresses in the order given. */
export function convert(manifests: readonly Manifest[], config: Readonly<Record<string, string>>): Model {
  const converter = new Converter(manifests, config);
  for (const manifest of manifests) if (manifest['kind'] === 'Ingress') converter.sync(manifest);
  return converter;
}
