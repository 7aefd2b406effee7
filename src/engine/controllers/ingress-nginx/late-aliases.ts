import type { Compiled } from './compiled.ts';
import { defaultServer, type Site } from './servers.ts';

/** Aliases of an Ingress that count for nothing for one of its hosts. */
export interface LateAlias {
  readonly site: Site;
  /** The first Ingress of that host that has any: it decides. */
  readonly older: Site;
  readonly aliases: readonly string[];
}

/** Returns the aliases that come too late, in the order in which the Ingresses are read. */
export function lateAliases({ sites }: Pick<Compiled, 'sites'>): readonly LateAlias[] {
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
