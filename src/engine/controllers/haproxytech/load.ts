import type { Loaders } from '../../match/controller-folder.ts';

export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).haproxytech,
  annotations: async () => (await import('../../match/annotations/haproxytech.ts')).haproxytechAnnotations,
};
