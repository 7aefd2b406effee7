import type { About } from '../../about/about.ts';

/** What is known of this controller before its profile is loaded. */
export const about = {
  id: 'traefik',
  displayName: 'Traefik',
  shortName: 'Traefik',
  verifiedAgainst: '3.7.9',
  version: '3.7',
  controllerNames: ['traefik.io/ingress-controller'],
  annotationPrefixes: ['traefik.ingress.kubernetes.io/'],
  classWords: ['traefik'],
  usualClass: 'traefik',
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  reads: ['ingress'],
} as const satisfies About;
