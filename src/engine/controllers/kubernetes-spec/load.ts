import type { Loaders } from '../../match/controller-folder.ts';

/** Where routers are compiled its profile is there from the start: it answers until another has come. */
export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).kubernetesSpec,
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  annotations: () => Promise.resolve([]),
};
