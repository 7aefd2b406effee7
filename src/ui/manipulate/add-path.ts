import {
  type Command,
  freeName,
  type HostNode,
  isSameObject,
  namespaceOfOwner,
  type PathSpec,
  type RoutingGraph,
  serviceBackend,
} from '../../engine/index.ts';
import type { ServiceSummary } from '../../state/types.ts';

/** The namespace of the Ingress that a host's last rule stands in. */
function namespaceOfHost({ owners, rules }: HostNode): string | null {
  const object = rules.at(-1)?.object;
  const owner = object && owners.find((one) => isSameObject(one.object, object));
  return owner ? namespaceOfOwner(owner.name) : null;
}

/**
 * Returns the command that adds a path to a host: a free text, Prefix, the first of the Services that its Ingress
 * reaches and that has a port; `null` where there is none, since nothing is invented.
 */
export function addPathCommand(
  host: HostNode,
  graph: RoutingGraph,
  services: readonly ServiceSummary[],
): Command | null {
  const rule = host.rules.at(-1);
  const namespace = namespaceOfHost(host);
  const service = services.find((one) => one.namespace === namespace && one.ports.length > 0);
  const [port] = service?.ports ?? [];
  if (!rule || !service || !port) return null;
  const backend = serviceBackend(service.name, String(port.port));
  const paths = graph.paths.filter(({ hostId }) => hostId === host.id);
  const taken = new Set(paths.map(({ path }) => path));
  const path = taken.size === 0 ? '/' : freeName(taken, (n) => (n === 1 ? '/new' : `/new-${n}`));
  const spec: PathSpec = { path, pathType: 'Prefix', backend };
  return { type: 'path/add', to: rule, index: null, spec };
}
