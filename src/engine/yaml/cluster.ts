import type { Cluster, Existence } from '../model/cluster.ts';
import { withDefaultClass } from '../model/default-class.ts';
import type { Ingress } from '../model/ingress.ts';
import type {
  ConfigMap,
  EndpointSlice,
  IngressClass,
  KubernetesObject,
  Located,
  OtherObject,
  Secret,
  Service,
} from '../model/objects.ts';
import type { SourceFile } from './source-file.ts';

/** Lists under construction: a Cluster that may still grow. */
interface Lists {
  readonly ingresses: Located<Ingress>[];
  readonly ingressClasses: Located<IngressClass>[];
  readonly services: Located<Service>[];
  readonly endpointSlices: Located<EndpointSlice>[];
  readonly secrets: Located<Secret>[];
  readonly configMaps: Located<ConfigMap>[];
  readonly middlewares: Located<OtherObject>[];
}

/**
 * Returns all objects of the files with their places, in workspace order.
 * `auto` means `given` as soon as any file holds a Service, else `assumed`.
 * Ingresses without a class have the default one, as the API server would have filled it in. With `staleToo` broken documents take part as they last could be read.
 */
export function buildCluster(files: readonly SourceFile[], existence: Existence | 'auto', staleToo: boolean): Cluster {
  const lists: Lists = {
    ingresses: [],
    ingressClasses: [],
    services: [],
    endpointSlices: [],
    secrets: [],
    configMaps: [],
    middlewares: [],
  };
  for (const file of files) {
    for (const [document, unit] of file.units.entries()) {
      const base = file.starts[document] ?? 0;
      for (const [item, object] of (staleToo ? unit.lastGood : unit.objects).entries()) {
        addObject(lists, object, { ref: { file: file.name, document, item }, base });
      }
    }
  }
  const found = lists.services.length > 0 ? 'given' : 'assumed';
  const classed = withDefaultClass(lists.ingresses, lists.ingressClasses);
  return { existence: existence === 'auto' ? found : existence, ...lists, ...classed };
}

/** Traefik 3 reads this group only. @source traefik/traefik pkg/provider/kubernetes/crd/traefikio/v1alpha1/register.go (v3.7.9) */
function isMiddleware({ otherKind, apiVersion }: OtherObject): boolean {
  return otherKind === 'Middleware' && apiVersion.startsWith('traefik.io/');
}

function addObject(lists: Lists, object: KubernetesObject, place: Omit<Located<unknown>, 'object'>): void {
  switch (object.kind) {
    case 'Ingress':
      lists.ingresses.push({ object, ...place });
      return;
    case 'IngressClass':
      lists.ingressClasses.push({ object, ...place });
      return;
    case 'Service':
      lists.services.push({ object, ...place });
      return;
    case 'EndpointSlice':
      lists.endpointSlices.push({ object, ...place });
      return;
    case 'Secret':
      lists.secrets.push({ object, ...place });
      return;
    case 'ConfigMap':
      lists.configMaps.push({ object, ...place });
      return;
    case 'Other':
      if (isMiddleware(object)) lists.middlewares.push({ object, ...place });
      return;
    case 'Workload':
      return;
  }
}
