import type { About } from '../../about/about.ts';

/** What is known of this controller before its profile is loaded. */
export const about = {
  id: 'haproxy-ingress',
  displayName: 'HAProxy Ingress',
  shortName: 'HAProxy Ingress',
  verifiedAgainst: '0.17 (465a51c)',
  version: '0.17',
  controllerNames: ['haproxy-ingress.github.io/controller'],
  annotationPrefixes: ['haproxy-ingress.github.io/'],
  sharedPrefixes: ['ingress.kubernetes.io/'],
  classWords: ['haproxy'],
  usualClass: 'haproxy',
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  reads: ['ingress'],
} as const satisfies About;
