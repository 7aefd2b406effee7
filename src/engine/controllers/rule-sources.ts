import type { RuleSources } from '../match/rule-source.ts';
import { folders } from './folders.ts';

/** Resolves to the sources of a profile's rules; to none for an unknown profile. Apart from the registry: the page needs no more of it at first. */
export async function loadRuleSources(profileId: string): Promise<RuleSources> {
  const found = folders.find(({ about }) => about.id === profileId);
  return (await found?.load.ruleSources()) ?? new Map();
}
