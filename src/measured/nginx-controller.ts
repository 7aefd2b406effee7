import type { Manifest } from '../engine/testing/cluster.ts';
import type { CanaryRule, Wishes } from './nginx-annotations.ts';
import { LeftOut, readWishes } from './nginx-annotations.ts';

/*
 * What ingress-nginx makes of manifests before it writes nginx.conf, a second time and for the measured test alone: nothing
 * here knows the profile. Lists are searched from the front as the controller does.
 * @source kubernetes/ingress-nginx internal/ingress/controller/{controller,location}.go, template/template.go (v1.15.1)
 */

export interface Upstream {
  /** `namespace/name:port`, `''` for the controller's own 404. */
  readonly service: string;
  readonly isReady: boolean;
  readonly noServer: boolean;
  readonly canary: CanaryRule | null;
  readonly alternatives: string[];
}

export interface Location {
  path: string;
  type: 'Exact' | 'Prefix';
  isDefault: boolean;
  backend: string;
  wishes: Wishes | null;
}

export interface Server {
  readonly host: string;
  aliases: readonly string[];
  hasCertificate: boolean;
  hasTwin: boolean;
  locations: Location[];
}

export interface Configuration {
  readonly servers: readonly Server[];
  readonly upstreams: ReadonlyMap<string, Upstream>;
}

// biome-ignore lint/suspicious/noExplicitAny: manifests of tests are written by us
type Loose = any;

/** One path with its host, as a list without levels. */
interface Row {
  readonly host: string;
  readonly path: string;
  readonly type: Location['type'];
  readonly backend: Loose;
}

interface Taken {
  readonly object: Loose;
  readonly wishes: Wishes;
  readonly hosts: readonly string[];
  readonly rows: readonly Row[];
  /** Name of the upstream of spec.defaultBackend, or `null`. */
  readonly own: string | null;
}

const root = '_';
const own404 = 'upstream-default-backend';
const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

function takenAs(object: Loose, wishes: Wishes): Taken {
  const { rules, defaultBackend } = object.spec;
  const rows: Row[] = rules.flatMap(({ host = root, http }: Loose) =>
    (http?.paths ?? []).map(({ path, pathType, backend }: Loose) => ({
      host,
      path: bytes(path || '/'),
      type: pathType === 'Exact' ? 'Exact' : 'Prefix',
      backend,
    })),
  );
  const hosts = rules.map(({ host = root }: Loose) => host);
  return { object, wishes, hosts, rows, own: defaultBackend ? nameOf(defaultBackend) : null };
}

function taken(manifests: readonly Manifest[], settings: ReadonlyMap<string, string>): readonly Taken[] {
  const found: Taken[] = [];
  for (const object of manifests as readonly Loose[]) {
    if (object.kind !== 'Ingress') continue;
    try {
      found.push(takenAs(object, readWishes(object.metadata.annotations ?? {}, settings)));
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
    }
  }
  const key = ({ metadata }: Loose) => `${metadata.namespace}/${metadata.name}`;
  return found.sort(({ object: a }, { object: b }) => {
    const [x, y] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
    if (x !== y) return x < y ? -1 : 1;
    return key(a) > key(b) ? -1 : 1;
  });
}

class Controller {
  readonly upstreams = new Map<string, Upstream>();
  readonly servers = new Map<string, Server>();

  private readonly ingresses: readonly Taken[];
  private readonly manifests: readonly Loose[];

  constructor(ingresses: readonly Taken[], manifests: readonly Loose[]) {
    this.ingresses = ingresses;
    this.manifests = manifests;
  }

  private isReady(name: string, port: string, clusterIp: boolean): boolean {
    const service = this.manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
    if (!service) return false;
    const ports: readonly Loose[] = service.spec.ports ?? [];
    if (clusterIp && (/^\d+$/.test(port) || ports.some((one) => one.name === port))) return true;
    if (!ports.some((one) => [String(one.port), String(one.targetPort ?? one.port), one.name].includes(port))) {
      return false;
    }
    return this.manifests.some(
      ({ kind, metadata, endpoints }) =>
        kind === 'EndpointSlice' && metadata.labels['kubernetes.io/service-name'] === name && endpoints.length > 0,
    );
  }

  private make({ wishes }: Taken, { service }: Loose): Upstream {
    const port = String(service.port.number ?? service.port.name);
    return {
      service: `default/${service.name}:${port}`,
      isReady: this.isReady(service.name, port, wishes.clusterIp),
      noServer: wishes.canary !== null,
      canary: wishes.canary,
      alternatives: [],
    };
  }

  createUpstreams(): void {
    this.upstreams.set(own404, { service: '', isReady: true, noServer: false, canary: null, alternatives: [] });
    for (const one of this.ingresses) {
      if (one.own !== null) this.upstreams.set(one.own, this.make(one, one.object.spec.defaultBackend));
      for (const { backend } of one.rows) {
        if (!this.upstreams.has(nameOf(backend))) this.upstreams.set(nameOf(backend), this.make(one, backend));
      }
    }
  }

  createServers(): void {
    const first: Location = { path: '/', type: 'Prefix', isDefault: true, backend: own404, wishes: null };
    this.servers.set(root, server(root, first));
    const normal = this.ingresses.filter(({ wishes }) => wishes.canary === null);
    for (const { wishes, hosts, own } of normal) {
      if (own !== null && hosts.length === 0 && first.isDefault) takeOver(first, own, wishes);
      for (const host of hosts) {
        if (this.servers.has(host)) continue;
        const location: Location = { path: '/', type: 'Prefix', isDefault: true, backend: own ?? own404, wishes };
        this.servers.set(host, server(host, location));
      }
    }
    this.addNames(normal);
  }

  private addNames(normal: readonly Taken[]): void {
    for (const { object, wishes, hosts } of normal) {
      for (const one of hosts.map((host) => this.server(host))) {
        if (one.aliases.length === 0) one.aliases = wishes.aliases;
        one.hasCertificate ||= (object.spec.tls ?? []).length > 0;
      }
    }
    for (const one of this.servers.values()) one.aliases = one.aliases.filter((alias) => !this.servers.has(alias));
  }

  private server(host: string): Server {
    const found = this.servers.get(host) ?? this.servers.get(root);
    if (!found) throw new Error('there is no default server');
    return found;
  }

  addLocations(): void {
    for (const { wishes, rows } of this.ingresses) for (const row of rows) this.addLocation(row, wishes);
  }

  private addLocation({ host, path, type, backend }: Row, wishes: Wishes): void {
    if (this.upstreams.get(nameOf(backend))?.noServer) return;
    const one = this.server(host);
    const same = one.locations.find((location) => location.path === path);
    const filled: Location = { path, type, isDefault: false, backend: nameOf(backend), wishes };
    if (!same || same.type !== type) one.locations.push(filled);
    else if (same.isDefault) Object.assign(same, filled);
    else return;
    if (wishes.www) one.hasTwin = true;
  }

  mergeCanaries(): void {
    if (this.ingresses.every(({ wishes }) => wishes.canary !== null)) return;
    for (const { wishes, rows, own } of this.ingresses) {
      if (wishes.canary === null) continue;
      if (own !== null) this.merge(own, this.server(root).locations, () => true);
      for (const { host, path, type, backend } of rows) {
        if (!this.servers.has(host)) continue;
        this.merge(nameOf(backend), this.server(host).locations, (one) => one.path === path && one.type === type);
      }
    }
  }

  private merge(name: string, locations: readonly Location[], fits: (location: Location) => boolean): void {
    const canary = this.upstreams.get(name);
    if (!canary) return;
    let merged = false;
    for (const location of locations) {
      if (location.backend === name) return;
      const primary = this.upstreams.get(location.backend);
      if (!primary || primary.noServer || location.backend === own404 || !fits(location)) continue;
      merged = true;
      if (!primary.alternatives.includes(name)) primary.alternatives.push(name);
    }
    if (!merged) this.upstreams.delete(name);
  }

  fallBack(): void {
    for (const { locations } of this.servers.values()) {
      for (const location of locations) {
        const name = location.wishes?.fallback ?? '';
        if (name === '' || this.upstreams.get(location.backend)?.isReady !== false) continue;
        if (!this.isReady(name, '80', false)) continue;
        location.backend = `custom-${name}`;
        const service = `default/${name}:80`;
        this.upstreams.set(location.backend, {
          service,
          isReady: true,
          noServer: false,
          canary: null,
          alternatives: [],
        });
      }
    }
  }
}

/** The default server's own location, taken over by an Ingress without rules: its rewrites and redirects do not come along. */
function takeOver(location: Location, backend: string, wishes: Wishes): void {
  const redirects = { url: '', www: false, relative: false, ssl: false, force: false, keepSlash: false };
  const rest = { ...wishes, ...redirects, target: '', regex: false, root: '' };
  Object.assign(location, { isDefault: false, backend, wishes: rest });
}

function nameOf({ service }: Loose): string {
  return `default-${service.name}-${service.port.number ?? service.port.name}`;
}

function server(host: string, location: Location): Server {
  return { host, aliases: [], hasCertificate: host === root, hasTwin: false, locations: [location] };
}

/** Longest text first, then the later one in the alphabet; what is equal stays. */
function sorted(locations: readonly Location[]): readonly Location[] {
  return [...locations].sort((a, b) => {
    if (a.path.length !== b.path.length) return b.path.length - a.path.length;
    return a.path === b.path ? 0 : a.path > b.path ? -1 : 1;
  });
}

/** True when a location replaces its path by another. */
export function rewrites({ path, wishes }: Location): boolean {
  return wishes !== null && wishes.target !== '' && wishes.target !== path;
}

/** Prefix /p becomes two locations: everything beneath it, and itself. */
function split(locations: readonly Location[]): Location[] {
  const written: Location[] = [];
  for (const location of sorted(locations)) {
    const { path, type, wishes } = location;
    if (path === '/' || type === 'Exact' || rewrites(location) || wishes?.regex) {
      written.push(location);
      continue;
    }
    written.push({ ...location, path: path.endsWith('/') ? path : `${path}/` });
    const hasExact = locations.some((other) => other.type === 'Exact' && other.path === path);
    if (!hasExact) written.push({ ...location, type: 'Exact' });
  }
  return written;
}

/** Returns servers, locations and upstreams as they stand before they are written. */
export function configurationOf(manifests: readonly Manifest[], settings: ReadonlyMap<string, string>): Configuration {
  const controller = new Controller(taken(manifests, settings), manifests as readonly Loose[]);
  controller.createUpstreams();
  controller.createServers();
  controller.addLocations();
  controller.mergeCanaries();
  controller.fallBack();
  const servers = [...controller.servers.values()].map((one) => ({ ...one, locations: split(one.locations) }));
  return { servers: servers.sort((a, b) => (a.host < b.host ? -1 : 1)), upstreams: controller.upstreams };
}
