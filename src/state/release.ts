import { defaultValidateOptions, type KubernetesRelease, knownReleases, lookup } from '../engine/index.ts';
import type { RouterOptions } from './types.ts';

/** Where the options hold the API server's: no edge router has an id like this. */
export const apiServer = { routerId: 'api-server', profileId: 'kubernetes' } as const;

/** Returns the release whose API server judges, the newest where none is chosen or where it is none that we know. */
export function releaseIn(options: ReadonlyMap<string, RouterOptions>): KubernetesRelease {
  const chosen = lookup(lookup(options.get(apiServer.routerId), apiServer.profileId), 'release');
  return knownReleases.find((release) => release === chosen) ?? defaultValidateOptions.kubernetes;
}
