import type { Loaders } from '../../match/controller-folder.ts';

export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).ingressNginx,
  annotations: async () => (await import('../../match/annotations/ingress-nginx.ts')).ingressNginxAnnotations,
};
