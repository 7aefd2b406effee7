import { readAnnotations } from './annotation-spec.ts';

/**
 * Annotations that Traefik reads on Ingresses and their Services.
 * @source traefik/traefik pkg/provider/kubernetes/ingress/annotations.go (v3.7)
 */
export const traefikAnnotations = readAnnotations(
  'traefik.ingress.kubernetes.io/',
  `
router.priority number #traefik-priority
router.pathmatcher =Path,PathPrefix,PathRegexp #traefik-pathmatcher
router.rulesyntax =v2,v3 #traefik-rulesyntax
router.entrypoints #traefik-entrypoints
router.middlewares #traefik-middlewares
router.tls =true #traefik-tls
router.tls.certresolver #traefik-certresolver
router.tls.options #traefik-tls-options
router.tls.domains.0.main
router.tls.domains.0.sans
router.observability.accesslogs bool
router.observability.metrics bool
router.observability.tracing bool
router.observability.traceverbosity =minimal,detailed
service.nativelb bool #traefik-nativelb
service.nodeportlb bool #traefik-nodeportlb
service.serversscheme =http,https,h2c
service.serverstransport
service.passhostheader bool
service.middlewares
service.sticky.cookie bool
service.sticky.cookie.name
service.sticky.cookie.secure bool
service.sticky.cookie.httponly bool
service.sticky.cookie.samesite
service.sticky.cookie.maxage
service.sticky.cookie.path
service.sticky.cookie.domain
`,
);
