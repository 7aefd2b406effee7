import type { Loaders } from '../../match/controller-folder.ts';

export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).traefik,
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  annotations: async () => (await import('../../match/annotations/traefik.ts')).traefikAnnotations,
};
