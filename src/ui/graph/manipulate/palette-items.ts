import type { BackendNode, RoutingGraph } from '../../../engine/graph/index.ts';
import type { ServiceSummary } from '../../../state/types.ts';

/** A Service that paths can be led to. */
export interface ServiceItem extends ServiceSummary {
  /** False: only named by backends; its `ports` are those they name. */
  readonly isDefined: boolean;
  /** Paths and default backends that lead to it. */
  readonly used: number;
}

function namedPorts(nodes: readonly BackendNode[]): ServiceSummary['ports'] {
  return nodes.flatMap(({ port }) => (typeof port === 'number' ? [{ name: null, port }] : []));
}

function keyOf({ namespace, name }: Pick<ServiceSummary, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

/** Returns how many `serviceItems` there are. */
export function serviceCount(
  services: readonly ServiceSummary[],
  { backends }: Pick<RoutingGraph, 'backends'>,
): number {
  const keys = new Set(services.map(keyOf));
  for (const node of backends) if (node.resourceKind === 'Service') keys.add(keyOf(node));
  return keys.size;
}

/** Returns the Services of the workspace, those that are defined first, each kind by namespace and name. */
export function serviceItems(services: readonly ServiceSummary[], graph: RoutingGraph): readonly ServiceItem[] {
  const nodes = new Map<string, BackendNode[]>();
  for (const node of graph.backends) {
    if (node.resourceKind !== 'Service') continue;
    const key = keyOf(node);
    const list = nodes.get(key);
    if (list) list.push(node);
    else nodes.set(key, [node]);
  }
  const usedOf = (key: string): number => (nodes.get(key) ?? []).reduce((sum, { incoming }) => sum + incoming, 0);
  const defined = services.map((service) => ({ ...service, isDefined: true, used: usedOf(keyOf(service)) }));
  const known = new Set(services.map(keyOf));
  const named = [...nodes].flatMap(([key, list]): ServiceItem[] => {
    const [first] = list;
    if (!first || known.has(key)) return [];
    const { namespace, name } = first;
    return [{ namespace, name, ports: namedPorts(list), isDefined: false, used: usedOf(key) }];
  });
  const byName = (a: ServiceItem, b: ServiceItem): number => (keyOf(a) < keyOf(b) ? -1 : 1);
  return [...defined.sort(byName), ...named.sort(byName)];
}
