import { defaultServer, type Server, type Site } from './servers.ts';

interface Sites {
  /** In the controller's order. */
  readonly sites: readonly Site[];
}

/** Aliases of an Ingress that count for nothing for one of its hosts. */
export interface LateAlias {
  readonly site: Site;
  /** The first Ingress of that host that has any: it decides. */
  readonly older: Site;
  readonly aliases: readonly string[];
}

/** Returns the Ingress that gives a host one of its aliases: the first of them that has any. */
export function aliasedBy({ sites }: Sites, alias: string, { host }: Server): Site | undefined {
  return sites.find(
    ({ parsed: { annotations, ingress } }) =>
      !annotations.canary &&
      annotations.aliases.includes(alias) &&
      ingress.rules.some((rule) => (rule.host.value?.toLowerCase() ?? defaultServer) === host),
  );
}

/** Returns the aliases that name a host which has rules of its own, with the first Ingress of that host: they count for nothing. */
export function knownAliases({ sites }: Sites): readonly (Omit<LateAlias, 'aliases'> & { readonly alias: string })[] {
  const first = new Map<string, Site>();
  for (const site of sites) {
    if (site.parsed.annotations.canary) continue;
    for (const { host } of site.parsed.ingress.rules) {
      const name = host.value?.toLowerCase();
      if (name !== undefined && !first.has(name)) first.set(name, site);
    }
  }
  return sites.flatMap((site) =>
    (site.parsed.annotations.canary ? [] : site.parsed.annotations.aliases).flatMap((alias) => {
      const older = first.get(alias);
      return older ? [{ site, older, alias }] : [];
    }),
  );
}

/** Returns the aliases that come too late, in the order in which the Ingresses are read. */
export function lateAliases({ sites }: Sites): readonly LateAlias[] {
  const first = new Map<string, Site>();
  return sites.flatMap((site): readonly LateAlias[] => {
    const { ingress, annotations } = site.parsed;
    if (annotations.canary || annotations.aliases.length === 0) return [];
    return ingress.rules.flatMap(({ host }) => {
      const name = host.value?.toLowerCase() ?? defaultServer;
      const older = first.get(name) ?? site;
      first.set(name, older);
      const aliases = annotations.aliases.filter((alias) => !older.parsed.annotations.aliases.includes(alias));
      return aliases.length > 0 ? [{ site, older, aliases }] : [];
    });
  });
}
