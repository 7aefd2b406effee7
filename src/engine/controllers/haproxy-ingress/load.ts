import type { Loaders } from '../../match/controller-folder.ts';

export const load: Loaders = {
  profile: async () => (await import('./profile.ts')).haproxyIngress,
  annotations: async () => (await import('../../match/annotations/haproxy-ingress.ts')).haproxyIngressAnnotations,
};
