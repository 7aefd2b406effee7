import type { About } from '../../about/about.ts';

/** What is known of this controller before its profile is loaded. */
export const about = {
  id: 'ingress-nginx',
  displayName: 'ingress-nginx',
  shortName: 'ingress-nginx',
  verifiedAgainst: '1.15.1',
  version: '1.15',
  controllerNames: ['k8s.io/ingress-nginx'],
  annotationPrefixes: ['nginx.ingress.kubernetes.io/'],
  classWords: ['nginx'],
  usualClass: 'nginx',
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  reads: ['ingress'],
} as const satisfies About;
