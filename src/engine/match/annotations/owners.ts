/** The prefix from before every controller had its own. */
export const oldPrefix = 'ingress.kubernetes.io/';

export const f5Name = 'F5 NGINX Ingress Controller';

const gkeName = 'GKE Ingress';

/**
 * Whose annotations a prefix begins; `''` for the prefix of old releases. The prefixes of the Application Gateway and NetScaler controllers
 * are those of their own examples.
 * @source the annotation tables of the profiles; nginx/kubernetes-ingress docs annotations (v5.0), examples/ingress-resources,
 * kubernetes-sigs/aws-load-balancer-controller docs annotations (v2.8), Kong/kubernetes-ingress-controller docs annotations (v3.4),
 * projectcontour/contour docs annotations (v1.30), cilium/cilium docs ingress (v1.16), kubernetes/ingress-gce pkg/annotations (acbcf5d6),
 * Azure/application-gateway-kubernetes-ingress docs/examples, scripts/e2e/cmd/runner/testdata, citrix/citrix-k8s-ingress-controller example, deployment
 */
const owners: ReadonlyMap<string, string> = new Map([
  ['nginx.ingress.kubernetes.io/', 'ingress-nginx'],
  ['nginx.org/', f5Name],
  ['nginx.com/', f5Name],
  ['custom.nginx.org/', f5Name],
  ['nsm.nginx.com/', f5Name],
  ['appprotect.f5.com/', f5Name],
  ['appprotectdos.f5.com/', f5Name],
  ['traefik.ingress.kubernetes.io/', 'Traefik'],
  ['haproxy-ingress.github.io/', 'HAProxy Ingress'],
  ['haproxy.org/', 'HAProxy Kubernetes Ingress Controller'],
  ['haproxy.com/', 'HAProxy Kubernetes Ingress Controller'],
  ['alb.ingress.kubernetes.io/', 'AWS Load Balancer Controller'],
  ['konghq.com/', 'Kong Ingress Controller'],
  ['projectcontour.io/', 'Contour'],
  ['ingress.cilium.io/', 'Cilium'],
  ['networking.gke.io/', gkeName],
  ['appgw.ingress.kubernetes.io/', 'Application Gateway Ingress Controller'],
  ['ingress.citrix.com/', 'NetScaler Ingress Controller'],
  [oldPrefix, ''],
]);

/** Every prefix that has an owner. */
export const ownedPrefixes: readonly string[] = [...owners.keys()];

/** Returns the name of the controller whose annotations begin with `prefix`, `''` for the prefix of old releases, `null` for any other. */
export function ownerOf(prefix: string): string | null {
  return owners.get(prefix) ?? null;
}

/** Returns the part of an annotation up to its slash, with it; `''` without one. */
export function prefixOf(annotation: string): string {
  return annotation.slice(0, annotation.indexOf('/') + 1);
}

/** Annotations behind a prefix of everybody, and whose they are. @source kubernetes/ingress-gce pkg/annotations/ingress.go (acbcf5d6) */
const shared: ReadonlyMap<string, string> = new Map(
  ['allow-http', 'global-static-ip-name', 'regional-static-ip-name'].map((name) => [
    `kubernetes.io/ingress.${name}`,
    gkeName,
  ]),
);

/** Returns the name of the controller that an annotation is for, as `ownerOf` does. */
export function ownerOfKey(annotation: string): string | null {
  return shared.get(annotation) ?? ownerOf(prefixOf(annotation));
}
