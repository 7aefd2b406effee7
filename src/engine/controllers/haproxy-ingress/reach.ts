import { hasOpenPath, reportIdle, reportWider } from '../../match/annotations/effects.ts';
import { toBytes } from '../../match/bytes.ts';
import type { DeadPath } from '../../match/profile.ts';
import type { Reported } from '../../match/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import { qualifiedName } from '../../model/metadata.ts';
import type { Located } from '../../model/objects.ts';
import { witnessOf } from '../../model/witness.ts';
import { written } from './annotations.ts';
import { defaultHost, type Entry } from './entries.ts';
import { byHost, type Frontends } from './frontends.ts';
import { hostKeys, settingOf } from './hosts.ts';
import { identity } from './identity.ts';
import { underHost } from './lookup.ts';
import { pathPattern } from './rows.ts';

/** The path half of a row of the map of expressions; `null` for what is looked up otherwise or read as an expression of its own. */
function keyIn(entry: Entry): string | null {
  const { host, headers, treatment, match, passthrough } = entry;
  const isPlain =
    host.startsWith('*.') && headers.length === 0 && treatment.redirectTo === null && passthrough === null;
  return isPlain && match !== 'regex' && entry.listed ? toBytes(pathPattern(entry)) : null;
}

/** Whether a row of a wildcard host takes every request of another that comes later: nothing stands behind what it begins with. */
function takesAllOf(above: Entry, below: Entry): boolean {
  const [own, other] = [keyIn(above), keyIn(below)];
  if (own === null || other === null || above === below || above.match === 'exact') return false;
  if ((below.isHttp && !above.isHttp) || (below.isHttps && !above.isHttps)) return false;
  const isEarlier = own.length === other.length ? own < other : own.length > other.length;
  return isEarlier && below.path.startsWith(above.path);
}

/** Paths of wildcard hosts whose requests another path takes, all of them. */
export function shadowed(entries: readonly Entry[], { http }: Frontends): readonly DeadPath[] {
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (keyIn(entry) === null || settingOf(http.hosts, entry.host, 'server-alias') !== '') continue;
    if (settingOf(http.hosts, entry.host, 'server-alias-regex') !== '') continue;
    const key = JSON.stringify([entry.host, entry.path]);
    byName.set(key, [...(byName.get(key) ?? []), entry]);
  }
  return [...byName.values()].flat().flatMap((below): readonly DeadPath[] => {
    // A row that is longer by what is written behind its path has fewer letters.
    for (let end = below.path.length; end >= Math.max(0, below.path.length - 6); end--) {
      const some = byName.get(JSON.stringify([below.host, below.path.slice(0, end)])) ?? [];
      const above = some.find((one) => takesAllOf(one, below));
      if (above) return [{ pathId: below.pathId, why: 'shadowed', by: above.pathId }];
    }
    return [];
  });
}

/** What is read for paths alone, besides what hosts have. */
const ofPaths = [
  'http-header-match',
  'http-header-match-regex',
  'path-type',
  'redirect-to',
  'ssl-passthrough',
] as const;

/** Why an annotation of a host does nothing on an Ingress; `null` where it decides for one of its hosts. */
function idleOnHost(
  key: (typeof hostKeys)[number],
  located: Located<Ingress>,
  { http, https }: Frontends,
): readonly [reason: 'no-host' | 'later', first: string] | null {
  const settings = [http, https].flatMap(({ hosts }) => [...hosts.values()]).flatMap((one) => one.get(key) ?? []);
  if (settings.some(({ by }) => by?.located === located)) return null;
  const { rules, tls } = located.object;
  const own = [...rules.map(({ host }) => host.value), ...tls.flatMap(({ hosts }) => hosts.map(({ value }) => value))];
  const first = own.flatMap((host) => (host && http.hosts.get(host.toLowerCase())?.get(key)?.by) || [])[0];
  return first ? ['later', qualifiedName(first.located.object.metadata)] : ['no-host', ''];
}

/** Annotations that the controller reads, and that do nothing where they stand. */
export function idle({ ingresses }: Cluster, frontends: Frontends): readonly Reported[] {
  return ingresses.flatMap((located) => {
    const { metadata, rules, tls } = located.object;
    if (metadata.annotations.size === 0) return [];
    const hasPaths = rules.some(({ paths }) => paths !== null && paths.length > 0);
    const ofHosts = hostKeys.flatMap((name) => {
      const found = written(name, located.object);
      const why = found?.value ? idleOnHost(name, located, frontends) : null;
      if (!found || !why) return [];
      return [reportIdle(identity, located, found.key, hasPaths || tls.length > 0 ? why[0] : 'no-paths', why[1])];
    });
    const isHttps = frontends.entries.some((entry) => entry.isHttps && entry.located === located);
    const idleNames = hasPaths ? [] : [...ofPaths, ...(isHttps ? [] : ['ssl-redirect'])];
    const pathType = hasPaths && !hasOpenPath(located.object) ? written('path-type', located.object) : null;
    return [
      ...ofHosts,
      ...idleNames
        .flatMap((name) => written(name, located.object) ?? [])
        .map(({ key }) => reportIdle(identity, located, key, 'no-paths')),
      ...(pathType ? [reportIdle(identity, located, pathType.key, 'path-type')] : []),
    ];
  });
}

/** A host that a wildcard takes. */
function hostLike(host: string): string {
  return host.startsWith('*.') ? `any${host.slice(1)}` : host;
}

const noHeaders: ReadonlyMap<string, string> = new Map();

/** The Ingress whose redirect-to or app-root answers a request for a path, with the name of that annotation. */
function takersOf({ host, path }: Entry, { http, options }: Frontends) {
  const isSpared = http.redirects.isEmpty || options.noRedirectLocations.some((one) => path.startsWith(one));
  const found = isSpared ? null : underHost(http.redirects, { host: hostLike(host), path, headers: noHeaders });
  const [row] = found && !('notSimulated' in found) ? found : [];
  const root = path === '/' ? byHost(http.appRoots, hostLike(host))?.setting.by : undefined;
  return [
    { name: 'redirect-to', taker: row?.entry.located },
    { name: 'app-root', taker: root?.located },
  ];
}

/** Redirects that answer requests for which others have a path: an app-root its host's or wildcard's `/`, a redirect-to whatever is under its path. */
export function wider(entries: readonly Entry[], frontends: Frontends): readonly Reported[] {
  const plain = entries.filter(
    ({ host, match, headers, treatment }) =>
      host !== defaultHost && match !== 'regex' && headers.length === 0 && treatment.redirectTo === null,
  );
  const told = new Map<Ingress, Reported>();
  for (const entry of plain) {
    for (const { name, taker } of takersOf(entry, frontends)) {
      const key = taker && written(name, taker.object)?.key;
      if (!key || taker === entry.located || told.has(taker.object)) continue;
      const { host, path } = entry;
      told.set(taker.object, reportWider(identity, taker, key, host + path, witnessOf(hostLike(host), path)));
    }
  }
  return [...told.values()];
}
