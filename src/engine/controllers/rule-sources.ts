import type { RuleSources } from '../match/rule-source.ts';

const tables: Readonly<Record<string, () => Promise<{ readonly ruleSources: RuleSources }>>> = {
  kubernetes: () => import('./kubernetes-spec/sources.ts'),
  'ingress-nginx': () => import('./ingress-nginx/sources.ts'),
  traefik: () => import('./traefik/sources.ts'),
  'haproxy-ingress': () => import('./haproxy-ingress/sources.ts'),
  haproxytech: () => import('./haproxytech/sources.ts'),
};

/** Resolves to the sources of a profile's rules; to none for an unknown profile. */
export async function loadRuleSources(profileId: string): Promise<RuleSources> {
  const load = Object.hasOwn(tables, profileId) ? tables[profileId] : undefined;
  return load ? (await load()).ruleSources : {};
}
