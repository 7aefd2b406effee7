import { expect, test } from 'vitest';
import { loadProfile, profiles } from '../engine/controllers/index.ts';
import { loadOptionWords, locales } from './messages.ts';

test.each(locales)(
  'every option of every controller has a name and an explanation of its own in $name',
  async ({ id }) => {
    const words = await loadOptionWords(id);
    expect([...words.keys()]).toEqual(profiles.map((profile) => profile.id));
    for (const { id: profileId } of profiles) {
      const profile = await loadProfile(profileId);
      const names = profile?.options.map(({ name }) => name);
      const own = words.get(profileId) ?? new Map();
      expect([...own.keys()]).toEqual(names);
      const labels = [...own.values()].map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      for (const { label, help } of own.values()) {
        expect(label).not.toBe('');
        // A sentence, and what is code is closed.
        expect(help).toMatch(/[.]$/);
        expect(help.split('`').length % 2).toBe(1);
      }
    }
  },
);
