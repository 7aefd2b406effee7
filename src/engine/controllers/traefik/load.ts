import type { Loaders } from '../../match/controller-folder.ts';

export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).traefik,
  annotations: async () => (await import('../../match/annotations/traefik.ts')).traefikAnnotations,
};
