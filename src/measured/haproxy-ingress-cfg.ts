import { toBytes } from '../engine/match/bytes.ts';
import type { Manifest } from '../engine/testing/cluster.ts';
import { backend, format, frontend, type HaproxyDoor, quote, writeMap } from './haproxy-cfg.ts';
import {
  type Backend,
  convert,
  defaultName,
  goBool,
  type Host,
  type MatchType,
  type Model,
  type Path,
} from './haproxy-ingress-controller.ts';
import { HostsMap, type MapFile } from './haproxy-ingress-maps.ts';
import type { Random } from './random.ts';

const acme = '/.well-known/acme-challenge';
const allTypes: readonly MatchType[] = ['exact', 'prefix', 'begin', 'regex'];

/** What the sections of one cluster are written from. */
export interface HaproxyIngressInput {
  readonly manifests: readonly Manifest[];
  /** Keys of the controller's ConfigMap. */
  readonly globals: Readonly<Record<string, string>>;
  /** For what the controller leaves to chance. */
  readonly random: Random;
}

class Sections {
  private readonly model: Model;
  private readonly random: Random;
  private readonly door: HaproxyDoor;

  constructor({ manifests, globals, random }: HaproxyIngressInput, door: HaproxyDoor) {
    this.model = convert(manifests, globals);
    this.random = random;
    this.door = door;
  }

  private list(name: string, otherwise: string): readonly string[] {
    const text = this.model.globals[name] ?? otherwise;
    return text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  }

  private code(name: string): string {
    const code = this.model.globals[name];
    return code === undefined ? '' : ` code ${code}`;
  }

  private get order(): readonly MatchType[] {
    const wanted = this.list('path-type-order', '');
    return wanted.length === 0 ? allTypes : allTypes.slice().sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b));
  }

  /** Fills a variable from the files of a map; `condition` stands behind the others. */
  private lookup(variable: string, key: string, name: string, map: HostsMap, condition = ''): readonly string[] {
    return map.files(this.order, this.random).map((file, index) => {
      const path = this.file(`${name}-${index}`, file);
      const text = file.method === 'beg' ? `${key},lower` : key;
      const isFree = `if !{ var(${variable}) -m found }${condition}`;
      return `http-request set-var(${variable}) ${text},map_${file.method}(${path}) ${isFree}`;
    });
  }

  private file(name: string, { rows }: MapFile): string {
    // Keys and values are bytes already.
    return writeMap(this.door, name, rows, 'bytes');
  }

  /** Hosts but the default one, by name. */
  private named(table: ReadonlyMap<string, Host>): readonly Host[] {
    return [...table.values()]
      .filter(({ name }) => name !== defaultName)
      .sort((a, b) => (toBytes(a.name) < toBytes(b.name) ? -1 : 1));
  }

  private setting({ annotations }: Host, name: string): string {
    return annotations.get(name) ?? '';
  }

  private sslRedirect({ isHttps, hasHttps, config, path, backend: to }: Path): boolean {
    if (isHttps || !hasHttps || to === null) return false;
    const isOn = goBool(config.get('ssl-redirect') ?? this.model.globals['ssl-redirect'] ?? 'true') ?? false;
    return isOn && !this.list('no-tls-redirect-locations', acme).some((location) => path.startsWith(location));
  }

  /** The maps of a frontend's paths: backends, redirects, and those of the default host. */
  private pathMaps(scheme: 'http' | 'https') {
    const table = this.model[scheme];
    const maps = { backends: new HostsMap(), redirects: new HostsMap(), defaults: new HostsMap() };
    for (const path of table.get(defaultName)?.paths ?? []) maps.defaults.addPath(defaultName, path, this.id(path));
    for (const host of this.named(table)) {
      for (const path of host.paths) {
        const map = path.backend === null ? maps.redirects : maps.backends;
        const value = path.backend === null ? path.redirectTo : this.id(path);
        map.addPath(host.name, path, value);
        map.addAliases(this.setting(host, 'server-alias'), this.setting(host, 'server-alias-regex'), path, value);
      }
    }
    return maps;
  }

  private id(path: Path): string {
    return `${this.door.id}_${path.backend ?? ''}`;
  }

  private rootRules(scheme: 'http' | 'https'): readonly string[] {
    const roots = new HostsMap();
    const first = new HostsMap();
    for (const host of this.named(this.model[scheme])) {
      const root = this.setting(host, 'app-root');
      if (root === '') continue;
      const path = host.paths.find((one) => one.path === '/');
      const global = goBool(this.model.globals['ssl-redirect'] ?? 'true') ?? false;
      if (scheme === 'http' && (path ? this.sslRedirect(path) : global)) first.addHost(host.name, '');
      roots.addHost(host.name, root);
    }
    if (roots.isEmpty) return [];
    const isSecure = first.files(allTypes, this.random).map((file, index) => {
      const name = this.file(`${scheme}-rootssl-${index}`, file);
      const condition = `{ path / } { var(req.host) -i -m ${file.method} -f ${name} }`;
      return `http-request redirect scheme https${this.code('ssl-redirect-code')} if ${condition}`;
    });
    return [
      ...isSecure,
      ...this.lookup('req.rootredir', 'var(req.host)', `${scheme}-root`, roots),
      'http-request redirect location %[var(req.rootredir)] if { path / } { var(req.rootredir) -m found }',
    ];
  }

  private get isFree(): string {
    const locations = this.list('no-redirect-locations', acme);
    return locations.length === 0 ? '' : ` !{ path_beg ${locations.map((one) => `"${one}"`).join(' ')} }`;
  }

  private redirectFrom(scheme: 'http' | 'https'): readonly string[] {
    const map = new HostsMap();
    const taken = new Set<string>();
    // Which of several hosts gets the redirect is random.
    const hosts = [...this.named(this.model[scheme])].sort(() => (this.random.chance(0.5) ? 1 : -1));
    const kept = new Set<string>();
    for (const host of hosts) {
      for (const name of ['redirect-from', 'redirect-from-regex']) {
        const key = `${name} ${this.setting(host, name)}`;
        if (this.setting(host, name) === '' || host.paths.length === 0 || taken.has(key)) continue;
        taken.add(key);
        kept.add(`${name} ${host.name}`);
      }
    }
    for (const host of this.named(this.model[scheme])) {
      if (kept.has(`redirect-from ${host.name}`)) map.addHost(this.setting(host, 'redirect-from'), host.name);
      if (kept.has(`redirect-from-regex ${host.name}`))
        map.addExpression(this.setting(host, 'redirect-from-regex'), host.name);
    }
    if (map.isEmpty) return [];
    const condition = `${this.isFree} !{ var(req.backend) -m found }`;
    const code = this.code('redirect-from-code') || ' code 302';
    return [
      ...this.lookup('req.redirdest', 'var(req.host)', `${scheme}-from`, map, condition),
      `http-request redirect prefix //%[var(req.redirdest)]${code} if${this.isFree} { var(req.redirdest) -m found }`,
    ];
  }

  /** Order of the template. @source jcmoraisjr/haproxy-ingress rootfs/etc/templates/haproxy/haproxy.tmpl (465a51c) */
  frontend(scheme: 'http' | 'https'): string {
    const { backends, redirects, defaults } = this.pathMaps(scheme);
    const roots = this.rootRules(scheme);
    const code = this.code('redirect-to-code') || ' code 302';
    const to = redirects.isEmpty
      ? []
      : [
          ...this.lookup('req.redirto', 'var(req.base)', `${scheme}-to`, redirects, this.isFree),
          `http-request redirect location %[var(req.redirto)]${code} if${this.isFree} { var(req.redirto) -m found }`,
        ];
    const key = `str(${defaultName}\\#),concat(,req.path)`;
    return frontend(this.door, scheme, [
      'http-request set-var(req.path) path',
      'http-request set-var(req.host) hdr(host),field(1,:),lower',
      'http-request set-var(req.base) var(req.host),concat(\\#,req.path)',
      ...(scheme === 'http' ? roots : []),
      ...to,
      ...this.lookup('req.backend', 'var(req.base)', `${scheme}-backend`, backends),
      ...this.lookup('req.defaultbackend', key, `${scheme}-default`, defaults, ' !{ var(req.backend) -m found }'),
      ...this.redirectFrom(scheme),
      ...(scheme === 'https' ? roots : []),
      'use_backend %[var(req.backend)] if { var(req.backend) -m found }',
      'use_backend %[var(req.defaultbackend)] if { var(req.defaultbackend) -m found }',
      `default_backend ${this.door.id}_404`,
    ]);
  }

  private pathIds(own: Backend): readonly string[] {
    return (['http', 'https'] as const).flatMap((scheme) => {
      const maps = { named: new HostsMap(), defaults: new HostsMap() };
      const paths = own.paths.filter(({ isHttps }) => isHttps === (scheme === 'https'));
      for (const path of sortedByHost(paths)) {
        (path.host === defaultName ? maps.defaults : maps.named).addPath(path.host, path, path.id);
      }
      const isHere = ` { var(req.fe) -m str ${this.door.id}_${scheme} }`;
      const key = `str(${defaultName}\\#),concat(,req.path)`;
      return [
        ...this.lookup('txn.pathID', 'var(req.base)', `${own.id}-${scheme}-req`, maps.named, isHere),
        ...this.lookup('txn.pathID', key, `${own.id}-${scheme}-def`, maps.defaults, isHere),
      ];
    });
  }

  private backendRules(own: Backend): readonly string[] {
    const rewrites = new Map(own.paths.map((path) => [path, rewriteOf(path, this.model.globals)] as const));
    const distinct = new Set([...rewrites.values()].map((one) => one?.join('\n') ?? ''));
    const redirecting = own.paths.filter((path) => this.sslRedirect(path));
    // Where a path redirects its twin on https does not: paths are told apart then.
    const isNeeded = distinct.size > 1 || redirecting.length > 0;
    const ids = redirecting.map(({ id }) => id).join(' ');
    const code = this.code('ssl-redirect-code');
    const redirects =
      redirecting.length === 0
        ? []
        : [
            `http-request redirect scheme https${code} if { var(req.fe) -m str ${this.door.id}_http } { var(txn.pathID) -m str ${ids} }`,
          ];
    const [only] = rewrites.values();
    const replace = ([pattern, target]: readonly [string, string]) =>
      `http-request replace-path ${quote(pattern)} ${format(target)}`;
    const replaced =
      distinct.size > 1
        ? [...rewrites].flatMap(([{ id }, one]) => (one ? [`${replace(one)} if { var(txn.pathID) -m str ${id} }`] : []))
        : only
          ? [replace(only)]
          : [];
    return [
      ...(isNeeded ? ['http-request set-var-fmt(req.fe) "%f"', ...this.pathIds(own)] : []),
      ...redirects,
      ...replaced,
    ];
  }

  all(): readonly string[] {
    return [
      this.frontend('http'),
      this.frontend('https'),
      backend(this.door, '404', null, ['http-request return status 404']),
      ...[...this.model.backends.values()].map((own) =>
        backend(this.door, own.id, own.upstream, this.backendRules(own)),
      ),
    ];
  }
}

function sortedByHost(paths: readonly Path[]): readonly Path[] {
  return [...paths].sort((a, b) => {
    if (a.host !== b.host) return toBytes(a.host) < toBytes(b.host) ? -1 : 1;
    return toBytes(a.path) < toBytes(b.path) ? -1 : a.path === b.path ? 0 : 1;
  });
}

const special = /[\\.+*?()|[\]{}^$]/g;

/** Pattern and replacement of a path. @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/backend.go buildBackendRewriteURL (465a51c) */
function rewriteOf(
  { match, path, config }: Path,
  globals: Readonly<Record<string, string>>,
): readonly [string, string] | null {
  const target = config.get('rewrite-target') ?? globals['rewrite-target'] ?? '';
  if (target === '' || /["' ]/.test(target)) return null;
  if (match === 'regex') return [`^${path}`, target];
  const slash = target === '/' && !path.endsWith('/') ? '/?' : '';
  const joint = path.endsWith('/') && !target.endsWith('/') ? '/' : '';
  return [`^${path.replace(special, '\\$&')}${slash}(.*)$`, `${target}${joint}\\1`];
}

/** Returns the sections of one cluster and writes its map files. */
export function haproxyIngressSections(input: HaproxyIngressInput, door: HaproxyDoor): readonly string[] {
  return new Sections(input, door).all();
}
