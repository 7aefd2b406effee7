import type { About } from '../../about/about.ts';

/** What is known of this controller before its profile is loaded. */
export const about = {
  id: 'haproxytech',
  displayName: 'HAProxy Kubernetes Ingress Controller',
  shortName: 'HAProxy Technologies',
  verifiedAgainst: '3.2 (fc12067)',
  version: '3.2',
  controllerNames: ['haproxy.org/ingress-controller'],
  annotationPrefixes: ['haproxy.org/', 'haproxy.com/'],
  sharedPrefixes: ['ingress.kubernetes.io/'],
  classWords: ['haproxytech', 'haproxy'],
  usualClass: null,
  ruleSources: async () => (await import('./sources.ts')).ruleSources,
  reads: ['ingress'],
} as const satisfies About;
