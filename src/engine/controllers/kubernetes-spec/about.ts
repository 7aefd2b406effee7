import type { About } from '../../about/about.ts';

/** What is known of this controller before its profile is loaded. */
export const about = {
  id: 'kubernetes',
  displayName: 'Kubernetes specification',
  shortName: 'Kubernetes spec',
  verifiedAgainst: 'networking.k8s.io/v1 (Kubernetes 1.35)',
  version: '',
  controllerNames: [],
  annotationPrefixes: [],
  classWords: [],
  usualClass: null,
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  reads: ['ingress'],
} as const satisfies About;
