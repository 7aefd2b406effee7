import type { ProfileRule } from '../../diagnostics/rules.ts';
import { backendLookup } from '../../match/availability.ts';
import { namedHosts } from '../../match/causes/not-taken.ts';
import { type ListedPath, listPaths } from '../../match/listed-path.ts';
import { compilePattern, type Pattern } from '../../match/pcre/pattern.ts';
import type { RuleId } from '../../match/rule-id.ts';
import { takenIngresses } from '../../match/taken.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Ingress } from '../../model/ingress.ts';
import type { Located } from '../../model/objects.ts';
import { classRuleOf, inControllerOrder, refusal } from './acceptance.ts';
import { parseAnnotations } from './annotations.ts';
import { indexLocations, type LocationTable, type Ready } from './find-location.ts';
import { buildHostTable, type HostTable, twinOf } from './host-names.ts';
import type { IgnoredBecause } from './ignored.ts';
import { aliasedBy } from './late-aliases.ts';
import { duplicateOf, type LocationsOf, type Written, writeLocations } from './locations.ts';
import type { NginxOptions } from './options.ts';
import { unknownVariable } from './rewrite.ts';
import { type Build, build, type Server, type Site } from './servers.ts';
import type { World } from './upstreams.ts';

/** Why nginx would refuse the configuration: the controller then keeps the last good one for everything. */
interface Refusal {
  readonly rule: ProfileRule;
  readonly detail: string;
  /** The path where it shows, `null` when no path is to blame. */
  readonly listed: ListedPath | null;
  /** The annotation that holds it, without prefix, and whose it is. */
  readonly by?: { readonly ingress: Ingress; readonly name: string } | null;
}

/** A cluster compiled: servers, their locations, and what was left out. */
export interface Compiled {
  readonly cluster: Cluster;
  readonly options: NginxOptions;
  /** Where Services are looked up. */
  readonly world: World;
  readonly build: Build;
  readonly hosts: HostTable;
  /** Hosts that a certificate is registered for. */
  readonly certified: ReadonlySet<string>;
  readonly locations: ReadonlyMap<Server, LocationTable>;
  /** Named groups of all paths: variables everywhere. */
  readonly names: ReadonlySet<string>;
  /** Unanchored patterns of rewrites, by path. */
  readonly rewrites: ReadonlyMap<string, Pattern | RuleId>;
  readonly refusal: Refusal | null;
  readonly taken: number;
  readonly all: number;
  /** Ingresses of the right class that are left out, and why. */
  readonly left: readonly { readonly ingress: Ingress; readonly why: IgnoredBecause }[];
  /** Where each Ingress stands. */
  readonly located: ReadonlyMap<Ingress, Located<Ingress>>;
  /** Ingresses that are taken, in the controller's order. */
  readonly sites: readonly Site[];
  readonly listed: readonly ListedPath[];
  /** Whether a rule speaks of any host. */
  readonly hasAnyHost: boolean;
}

/** True where no annotation changes an answer: `canRedirect` tells whether any host has a certificate. */
function isDirect({ from, path }: Written, canRedirect: boolean): boolean {
  const { annotations } = from;
  if (!annotations) return true;
  const { denied, corsOrigins, redirect, rewriteTarget, forceSslRedirect, sslRedirect } = annotations;
  const rewrites = rewriteTarget !== '' && rewriteTarget !== path;
  const toHttps = forceSslRedirect || (sslRedirect && canRedirect);
  return !denied && corsOrigins === null && redirect === null && !rewrites && !toHttps;
}

interface Surroundings {
  readonly upstreams: Build['upstreams'];
  readonly canRedirect: boolean;
}

function readyOf(written: Written, { upstreams, canRedirect }: Surroundings, refused: Refusal[]): Ready {
  // A canary without a partner may have taken the upstream away: nothing answers then.
  const upstream = upstreams.get(written.from.upstream) ?? null;
  const plain: Ready = {
    written,
    pattern: null,
    unknown: null,
    upstream,
    isPrefix: written.kind === 'prefix',
    isDirect: isDirect(written, canRedirect),
  };
  if (written.kind !== 'regex') return plain;
  const result = compilePattern(`^${written.path}`, true);
  if (result.kind === 'pattern') return { ...plain, pattern: result.pattern };
  if (result.kind === 'unknown') return { ...plain, unknown: result.construct };
  refused.push({ rule: 'ingress-nginx/refused-pattern', detail: written.path, listed: written.from.listed });
  return plain;
}

/** Returns the locations of a server as they would be with others than it has. */
export function tableFor(server: LocationsOf, { build, certified }: Compiled): LocationTable {
  const surroundings = { upstreams: build.upstreams, canRedirect: certified.size > 1 };
  return indexLocations(writeLocations(server).map((one) => readyOf(one, surroundings, [])));
}

/** Compiles the patterns that rewrites search the URI with; a text is the construct that is not simulated. */
function rewritePatterns(tables: Iterable<LocationTable>): Map<string, Pattern | RuleId> {
  const patterns = new Map<string, Pattern | RuleId>();
  for (const { all } of tables) {
    for (const { written } of all) {
      const { path, from } = written;
      if (!from.annotations?.rewriteTarget || patterns.has(path)) continue;
      const result = compilePattern(path, true);
      if (result.kind === 'pattern') patterns.set(path, result.pattern);
      else patterns.set(path, result.kind === 'unknown' ? result.construct : 'ingress-nginx/refused-pattern');
    }
  }
  return patterns;
}

/** Targets of rewrites, and of every app-root of the host, that name a variable which nginx does not have. */
function refusedVariables(table: LocationTable, names: ReadonlySet<string>): readonly Refusal[] {
  return table.all.flatMap(({ written }) => {
    const { annotations, listed, ingress } = written.from;
    // A denied location is written without its rewrite.
    const target = annotations?.denied ? '' : (annotations?.rewriteTarget ?? '');
    const texts = [
      ['rewrite-target', target === written.path ? '' : target],
      ['app-root', annotations?.appRoot ?? ''],
    ] as const;
    return texts.flatMap(([key, text]) => {
      const name = unknownVariable(text, names);
      const by = ingress && { ingress, name: key };
      return name === null ? [] : [{ rule: 'ingress-nginx/refused-variable', detail: `$${name}`, listed, by }];
    });
  });
}

/** Groups with a name are variables in the whole configuration; a wildcard host makes one too. */
function variableNames(tables: Iterable<LocationTable>, servers: readonly Server[]): ReadonlySet<string> {
  const names = new Set(servers.some(({ host }) => host.startsWith('*.')) ? ['subdomain'] : []);
  for (const { all } of tables) for (const { pattern } of all) for (const name of pattern?.names ?? []) names.add(name);
  names.delete('');
  return names;
}

function groupByObject(listed: readonly ListedPath[]): Map<Ingress, ListedPath[]> {
  const groups = new Map<Ingress, ListedPath[]>();
  for (const path of listed) {
    const group = groups.get(path.located.object);
    if (group) group.push(path);
    else groups.set(path.located.object, [path]);
  }
  return groups;
}

/** Returns what the controller makes of a cluster. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: The order of its steps is the rule.
export function compileCluster(cluster: Cluster, options: NginxOptions): Compiled {
  const ofClass = takenIngresses(cluster, classRuleOf(options));
  const left = ofClass.flatMap(({ object }) => {
    const why = refusal(object, options);
    return why === null ? [] : [{ ingress: object, why }];
  });
  const refusedObjects = new Set(left.map(({ ingress }) => ingress));
  const taken = inControllerOrder(ofClass.filter(({ object }) => !refusedObjects.has(object)));
  const listed = listPaths(cluster);
  const byObject = groupByObject(listed);
  const sites = taken.map((located) => ({
    located,
    parsed: { ingress: located.object, annotations: parseAnnotations(located.object, options) },
    paths: byObject.get(located.object) ?? [],
  }));
  const world = {
    cluster,
    lookup: backendLookup(cluster),
    defaultService: options.defaultBackendService,
    externalNames: !options.disableSvcExternalName,
  };
  const built = build(sites, world);
  const certified = new Set(built.servers.flatMap(({ host, hasCertificate }) => (hasCertificate ? [host] : [])));
  // The default server always has a certificate, for Host `_` and for none.
  const surroundings = { upstreams: built.upstreams, canRedirect: certified.size > 1 };
  const refused: Refusal[] = [];
  const locations = new Map<Server, LocationTable>();
  for (const server of built.servers) {
    const written = writeLocations(server);
    const duplicate = duplicateOf(written);
    if (duplicate)
      refused.push({ rule: 'ingress-nginx/refused-duplicate', detail: duplicate.path, listed: duplicate.from.listed });
    locations.set(server, indexLocations(written.map((one) => readyOf(one, surroundings, refused))));
  }
  const names = variableNames(locations.values(), built.servers);
  for (const table of locations.values()) refused.push(...refusedVariables(table, names));
  const hosts = buildHostTable(built.servers, locations);
  for (const name of hosts.refused) {
    const aliased = built.servers.find(({ aliases }) => aliases.includes(name));
    const owner = aliased ?? built.servers.find(({ host, twinBy }) => twinBy && twinOf(host) === name);
    const site = aliased && aliasedBy({ sites }, name, aliased);
    const ingress = site?.parsed.ingress ?? owner?.twinBy;
    const by = ingress && { ingress, name: aliased ? 'server-alias' : 'from-to-www-redirect' };
    const listed = owner?.locations.find((location) => location.listed)?.listed ?? null;
    refused.push({ rule: 'ingress-nginx/refused-name', detail: name, listed, by: by ?? null });
  }
  return {
    cluster,
    options,
    world,
    build: built,
    hosts,
    certified,
    locations,
    names,
    rewrites: rewritePatterns(locations.values()),
    refusal: refused[0] ?? null,
    taken: ofClass.length,
    all: cluster.ingresses.length,
    left,
    located: new Map(cluster.ingresses.map((located) => [located.object, located])),
    sites,
    listed,
    hasAnyHost: sites.some(({ parsed }) => !parsed.annotations.canary && namedHosts(parsed.ingress).includes(null)),
  };
}
