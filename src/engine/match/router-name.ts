import type { Cluster } from '../model/cluster.ts';
import { classNameOf } from './class-name.ts';

/** The controller that the IngressClasses of a name agree on; none where they name several. */
function controllersByClass({ ingressClasses }: Pick<Cluster, 'ingressClasses'>): ReadonlyMap<string, string | null> {
  const known = new Map<string, string | null>();
  for (const { object } of ingressClasses) {
    const name = object.metadata.name.value;
    known.set(name, known.has(name) && known.get(name) !== object.controller ? null : object.controller);
  }
  return known;
}

/**
 * Returns the class that an edge router is named by, for each class: one process serves all classes whose IngressClasses name its
 * controller, so they are one edge router, named by the first of those that Ingresses use, by letter. Every other class names its own.
 * @source kubernetes/ingress-nginx internal/ingress/controller/store/store.go GetIngressClass (v1.15.1); traefik/traefik pkg/provider/kubernetes/ingress/client.go GetIngressClasses (fd5a576);
 * jcmoraisjr/haproxy-ingress pkg/controller/services/cache.go IsValidIngress (465a51c); haproxytech/kubernetes-ingress pkg/store/store.go IsIngressClassSupported (fc12067)
 */
export function routerNames({
  ingresses,
  ingressClasses,
}: Pick<Cluster, 'ingresses' | 'ingressClasses'>): (className: string | null) => string | null {
  const controllers = controllersByClass({ ingressClasses });
  const controllerOf = (className: string | null) => (className === null ? null : controllers.get(className)) || null;
  const names = new Map<string, string>();
  for (const { object } of ingressClasses.length > 1 ? ingresses : []) {
    const className = classNameOf(object);
    const controller = controllerOf(className);
    if (className === null || controller === null) continue;
    const first = names.get(controller);
    if (first === undefined || className < first) names.set(controller, className);
  }
  return (className) => names.get(controllerOf(className) ?? '') ?? className;
}
