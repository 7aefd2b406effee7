import type { ProfileOptions } from '../engine/match/index.ts';
import { lookup } from '../engine/text/index.ts';
import { defaultValidateOptions, type KubernetesRelease, knownReleases } from '../engine/validate/index.ts';

/** Options of one edge router, by profile id. */
export type RouterOptions = Readonly<Record<string, ProfileOptions>>;

/** Where the options hold the API server's: no edge router has an id like this. */
export const apiServer = { routerId: 'api-server', profileId: 'kubernetes' } as const;

/** Returns the release whose API server judges, the newest where none is chosen or where it is none that we know. */
export function releaseIn(options: ReadonlyMap<string, RouterOptions>): KubernetesRelease {
  const chosen = lookup(lookup(options.get(apiServer.routerId), apiServer.profileId), 'release');
  return knownReleases.find((release) => release === chosen) ?? defaultValidateOptions.kubernetes;
}
