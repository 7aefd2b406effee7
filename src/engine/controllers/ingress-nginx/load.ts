import type { Loaders } from '../../match/controller-folder.ts';

export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).ingressNginx,
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  annotations: async () => (await import('../../match/annotations/ingress-nginx.ts')).ingressNginxAnnotations,
};
