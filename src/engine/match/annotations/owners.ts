/** The prefix from before every controller had its own. */
export const oldPrefix = 'ingress.kubernetes.io/';

export const f5Name = 'F5 NGINX Ingress Controller';

/**
 * Whose annotations a prefix begins; `''` for the prefix of old releases.
 * @source the annotation tables of the profiles; nginx/kubernetes-ingress docs annotations (v5.0),
 * kubernetes-sigs/aws-load-balancer-controller docs annotations (v2.8), Kong/kubernetes-ingress-controller docs annotations (v3.4),
 * projectcontour/contour docs annotations (v1.30), cilium/cilium docs ingress (v1.16)
 */
const owners: ReadonlyMap<string, string> = new Map([
  ['nginx.ingress.kubernetes.io/', 'ingress-nginx'],
  ['nginx.org/', f5Name],
  ['nginx.com/', f5Name],
  ['traefik.ingress.kubernetes.io/', 'Traefik'],
  ['haproxy-ingress.github.io/', 'HAProxy Ingress'],
  ['haproxy.org/', 'HAProxy Kubernetes Ingress Controller'],
  ['haproxy.com/', 'HAProxy Kubernetes Ingress Controller'],
  ['alb.ingress.kubernetes.io/', 'AWS Load Balancer Controller'],
  ['konghq.com/', 'Kong Ingress Controller'],
  ['projectcontour.io/', 'Contour'],
  ['ingress.cilium.io/', 'Cilium'],
  [oldPrefix, ''],
]);

/** Returns the name of the controller whose annotations begin with `prefix`, `''` for the prefix of old releases, `null` for any other. */
export function ownerOf(prefix: string): string | null {
  return owners.get(prefix) ?? null;
}

/** Returns the part of an annotation up to its slash, with it; `''` without one. */
export function prefixOf(annotation: string): string {
  return annotation.slice(0, annotation.indexOf('/') + 1);
}
