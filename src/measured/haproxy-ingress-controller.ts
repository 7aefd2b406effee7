import type { Manifest } from '../engine/testing/cluster.ts';

/**
 * HAProxy Ingress once more, written down from its source and from nothing of the profile: it reads manifests and keeps hosts,
 * paths and backends as the controller does.
 * @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/ingress.go, pkg/converters/ingress/annotations (465a51c)
 */

export type MatchType = 'exact' | 'prefix' | 'begin' | 'regex';

export interface Path {
  readonly host: string;
  readonly path: string;
  readonly match: MatchType;
  /** Id of its backend, `null` for one that redirects. */
  readonly backend: string | null;
  readonly redirectTo: string;
  readonly order: number;
  readonly isHttps: boolean;
  /** Keys by name, what is not written left out. */
  readonly config: ReadonlyMap<string, string>;
  hasHttps: boolean;
  /** Its name inside of its backend. */
  id: string;
}

export interface Host {
  readonly name: string;
  readonly paths: Path[];
  /** The first annotation of each name. */
  readonly annotations: Map<string, string>;
}

export interface Backend {
  readonly id: string;
  /** As the echo is told, `null` without endpoints. */
  readonly upstream: string | null;
  readonly paths: Path[];
}

export interface Model {
  readonly http: ReadonlyMap<string, Host>;
  readonly https: ReadonlyMap<string, Host>;
  readonly backends: ReadonlyMap<string, Backend>;
  readonly globals: Readonly<Record<string, string>>;
}

export const defaultName = '<default>';
const prefixes = ['haproxy-ingress.github.io/', 'ingress.kubernetes.io/'];
const perHost = ['app-root', 'server-alias', 'server-alias-regex', 'redirect-from', 'redirect-from-regex'];

// biome-ignore lint/suspicious/noExplicitAny: manifests of tests are written by us
type Loose = any;

/** Go's ParseBool; `undefined` for what it does not know. */
export function goBool(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text) && !text.endsWith('\n')) return true;
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) && !text.endsWith('\n') ? false : undefined;
}

function keysOf(object: Loose): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const prefix of prefixes) {
    for (const [key, value] of Object.entries<string>(object.metadata.annotations ?? {})) {
      const name = key.slice(prefix.length);
      if (key.startsWith(prefix) && !keys.has(name)) keys.set(name, value);
    }
  }
  return keys;
}

/** One Ingress's view of the hosts it names. */
interface Own {
  readonly hosts: Map<string, { http: Host; isHttps: boolean; paths: Path[]; redirects: Path[] }>;
}

class Converter {
  readonly http = new Map<string, Host>();
  readonly https = new Map<string, Host>();
  readonly backends = new Map<string, Backend>();
  private readonly services: ReadonlyMap<string, Loose>;
  private readonly empty: ReadonlySet<string>;
  private readonly globals: Readonly<Record<string, string>>;

  constructor(manifests: readonly Manifest[], globals: Readonly<Record<string, string>>) {
    const all: readonly Loose[] = manifests;
    this.globals = globals;
    this.services = new Map(all.filter(({ kind }) => kind === 'Service').map((one) => [one.metadata.name, one]));
    const slices = all.filter(({ kind }) => kind === 'EndpointSlice');
    this.empty = new Set(slices.filter(({ endpoints }) => endpoints.length === 0).map(({ metadata }) => metadata.name));
  }

  private host(table: Map<string, Host>, name: string): Host {
    const found = table.get(name) ?? { name, paths: [], annotations: new Map<string, string>() };
    table.set(name, found);
    return found;
  }

  private annotate({ annotations }: Host, keys: ReadonlyMap<string, string>): void {
    for (const name of perHost) {
      const value = keys.get(name);
      if (value !== undefined && !annotations.has(name)) annotations.set(name, value);
    }
  }

  private own(own: Own, name: string) {
    const found = own.hosts.get(name) ?? { http: this.host(this.http, name), isHttps: false, paths: [], redirects: [] };
    own.hosts.set(name, found);
    return found;
  }

  /** The backend of a Service port, and the keys of the Service and the Ingress; `null` for one that cannot be found. */
  private acquire(service: Loose, keys: ReadonlyMap<string, string>) {
    const found = this.services.get(service.name);
    const text = String(service.port.name ?? service.port.number);
    const ports: readonly Loose[] = found?.spec.ports ?? [];
    const target = (port: Loose) => String(port.targetPort ?? port.port);
    const port =
      ports.find((one) => one.name === text || target(one) === text) ?? ports.find((one) => String(one.port) === text);
    if (!port) return null;
    const id = `${service.name}_${target(port)}`;
    const upstream = this.empty.has(service.name) ? null : `default/${service.name}:${service.port.number}`;
    const backend = this.backends.get(id) ?? { id, upstream, paths: [] };
    this.backends.set(id, backend);
    return { backend, config: merged(keysOf(found), keys) };
  }

  /** Adds a path to a host and to its backend. */
  private add(host: Host, isHttps: boolean, like: Omit<Path, 'order' | 'isHttps' | 'id' | 'hasHttps' | 'host'>): Path {
    const path: Path = { ...like, host: host.name, order: host.paths.length, isHttps, id: '', hasHttps: false };
    host.paths.push(path);
    const backend = path.backend === null ? undefined : this.backends.get(path.backend);
    if (backend) {
      path.id = `path${String(backend.paths.length + 1).padStart(2, '0')}`;
      backend.paths.push(path);
    }
    return path;
  }

  sync(ingress: Loose): void {
    const keys = keysOf(ingress);
    const port = keys.get('tcp-service-port') ?? '';
    if (/^[+-]?\d+$/.test(port) && !port.endsWith('\n') && Number(port) !== 0) return;
    const own: Own = { hosts: new Map() };
    this.syncDefault(own, ingress, keys);
    for (const rule of ingress.spec.rules ?? []) if (rule.http) this.syncRule(own, rule, keys);
    for (const name of (ingress.spec.tls ?? []).flatMap((one: Loose) => one.hosts ?? [])) {
      const host = this.own(own, name);
      host.isHttps = true;
      this.annotate(host.http, keys);
      this.annotate(this.host(this.https, name), keys);
    }
    this.syncHttps(own, goBool(keys.get('ssl-always-add-https') ?? this.globals['ssl-always-add-https']) ?? false);
  }

  private syncRule(own: Own, rule: Loose, keys: ReadonlyMap<string, string>): void {
    const name = rule.host || defaultName;
    const host = this.own(own, name);
    if (name !== defaultName) this.annotate(host.http, keys);
    for (const path of rule.http.paths) this.syncPath(host, path, keys);
  }

  private syncDefault(own: Own, ingress: Loose, keys: ReadonlyMap<string, string>): void {
    const service = ingress.spec.defaultBackend?.service;
    if (!service || this.isThere(this.http.get(defaultName), '/', 'begin')) return;
    const found = this.acquire(service, keys);
    if (!found) return;
    const host = this.own(own, defaultName);
    const like = {
      path: '/',
      match: 'begin',
      backend: found.backend.id,
      redirectTo: '',
      config: found.config,
    } as const;
    host.paths.push(this.add(host.http, false, like));
  }

  private isThere(host: Host | undefined, path: string, match: MatchType): boolean {
    return host?.paths.some((one) => one.path === path && one.match === match) ?? false;
  }

  private syncPath(host: ReturnType<Converter['own']>, written: Loose, keys: ReadonlyMap<string, string>): void {
    const path = written.path || '/';
    const match = matchOf(written.pathType, keys.get('path-type') ?? '');
    if (this.isThere(host.http, path, match)) return;
    const redirectTo = keys.get('redirect-to') ?? '';
    if (redirectTo !== '') {
      // On a rule without a host the controller fails: such manifests are not made.
      host.redirects.push(this.add(host.http, false, { path, match, backend: null, redirectTo, config: new Map() }));
      return;
    }
    const found = this.acquire(written.backend.service, keys);
    if (!found) return;
    const like = { path, match, backend: found.backend.id, redirectTo, config: found.config };
    host.paths.push(this.add(host.http, false, like));
  }

  private syncHttps({ hosts }: Own, always: boolean): void {
    for (const [name, { isHttps, paths, redirects }] of hosts) {
      if (!isHttps && !always) continue;
      const host = this.host(this.https, name);
      for (const path of [...paths, ...redirects]) {
        path.hasHttps = true;
        this.add(host, true, path).hasHttps = true;
      }
    }
  }

  /** strict-host: every host gets a path `/`. */
  closeHosts(table: Map<string, Host>, isHttps: boolean): void {
    const root = table.get(defaultName)?.paths.find(({ path }) => path === '/');
    for (const host of [...table.values()]) {
      if (host.name === defaultName || host.paths.some(({ path }) => path === '/')) continue;
      const like = { path: '/', match: 'begin', redirectTo: '', config: new Map() } as const;
      this.add(host, isHttps, { ...like, backend: root?.backend ?? '404' });
    }
  }
}

function matchOf(pathType: string | undefined, annotation: string): MatchType {
  if (pathType === 'Exact') return 'exact';
  if (pathType === 'Prefix') return 'prefix';
  const wanted = annotation.toLowerCase();
  return wanted === 'exact' || wanted === 'prefix' || wanted === 'regex' ? wanted : 'begin';
}

/** The keys of a path: those of its Service first; a boolean that cannot be read is not taken. */
function merged(...sources: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  const config = new Map<string, string>();
  for (const source of sources) {
    for (const [key, value] of source) {
      if (config.has(key) || (key === 'ssl-redirect' && goBool(value) === undefined)) continue;
      config.set(key, value);
    }
  }
  return config;
}

function byAge(a: Loose, b: Loose): number {
  const [x, y] = [a, b].map(({ metadata }) => `${metadata.creationTimestamp} ${metadata.namespace}/${metadata.name}`);
  return (x ?? '') < (y ?? '') ? -1 : 1;
}

/** Returns what the controller makes of manifests and the keys of its ConfigMap. */
export function convert(manifests: readonly Manifest[], globals: Readonly<Record<string, string>>): Model {
  const converter = new Converter(manifests, globals);
  const ingresses = manifests.filter(({ kind }) => kind === 'Ingress');
  for (const ingress of [...ingresses].sort(byAge)) converter.sync(ingress);
  if (goBool(globals['strict-host'])) {
    converter.closeHosts(converter.http, false);
    converter.closeHosts(converter.https, true);
  }
  const { http, https, backends } = converter;
  return { http, https, backends, globals };
}
