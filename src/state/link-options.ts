import type { ProfileOptions } from '../engine/match/index.ts';
import type { RouterOptions } from '../protocol/router-options.ts';

/** Options as a link holds them: edge-router id, profile id, options. */
export type OptionSetting = readonly [string, string, ProfileOptions];

/** Returns the options of a link by edge-router id. */
export function optionsOfLink(settings: readonly OptionSetting[]): ReadonlyMap<string, RouterOptions> {
  const options = new Map<string, RouterOptions>();
  for (const [routerId, profileId, given] of settings) {
    options.set(routerId, { ...options.get(routerId), [profileId]: given });
  }
  return options;
}

/** Returns options as a link holds them. */
export function optionsForLink(options: ReadonlyMap<string, RouterOptions>): readonly OptionSetting[] {
  return [...options].flatMap(([routerId, byProfile]) =>
    Object.entries(byProfile).map(([profileId, given]): OptionSetting => [routerId, profileId, given]),
  );
}
