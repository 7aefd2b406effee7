import type { Unsimulated } from '../../match/report.ts';

/** Where Traefik's own annotations begin. */
export const prefix = 'traefik.ingress.kubernetes.io/';

/** Annotations that change traffic and are not simulated. @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go (v3.7.9) */
export const unsimulated: Unsimulated = {
  'router.entrypoints': 'listener',
  'router.middlewares': 'middleware',
  'router.rulesyntax': 'matching',
  'service.nativelb': 'upstream',
  'service.nodeportlb': 'upstream',
};
