import type { RuleSources } from '../match/rule-source.ts';
import { tableOf } from '../text/lookup.ts';

const tables = tableOf<() => Promise<{ readonly ruleSources: RuleSources }>>({
  kubernetes: () => import('./kubernetes-spec/sources.ts'),
  'ingress-nginx': () => import('./ingress-nginx/sources.ts'),
  traefik: () => import('./traefik/sources.ts'),
  'haproxy-ingress': () => import('./haproxy-ingress/sources.ts'),
  haproxytech: () => import('./haproxytech/sources.ts'),
});

/** Resolves to the sources of a profile's rules; to none for an unknown profile. */
export async function loadRuleSources(profileId: string): Promise<RuleSources> {
  const load = tables.get(profileId);
  return load ? (await load()).ruleSources : new Map();
}
