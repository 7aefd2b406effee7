import type { RouteNode } from './gesture.ts';
import { namespaceOf, nodesIn, type Scene } from './scene.ts';

/** A port as a backend names it. */
export type PortName = number | string;

interface KnownPort {
  readonly name: string | null;
  readonly port: number | null;
}

type Known = Pick<Scene, 'nodes' | 'services'> & { readonly order: Pick<Scene['order'], 'backends'> };

/** The ports of a Service: those it defines, else those that backends ask it for, in file order; `null` where nothing is known of it. */
function portsOf(namespace: string, service: string, { nodes, order, services }: Known): readonly KnownPort[] | null {
  const isIt = (one: { readonly namespace: string; readonly name: string }): boolean =>
    one.namespace === namespace && one.name === service;
  // Of two with one name the first counts.
  const defined = services.find(isIt);
  if (defined) return defined.ports;
  const asked = nodesIn({ nodes }, order.backends, 'backend')
    .filter((node) => node.resourceKind === 'Service' && isIt(node))
    .flatMap(({ port }): KnownPort[] => {
      if (port === null) return [];
      return [typeof port === 'number' ? { name: null, port } : { name: port, port: null }];
    });
  return asked.length > 0 ? asked : null;
}

/**
 * Returns the port by which a route reaches a Service, the only rule there is: the one it names now where the Service
 * has it, else the first of those that are known; where nothing is known of the Service, the one it names now. `null`
 * where that leaves none: none is invented.
 */
export function portFor(namespace: string, service: string, now: PortName | null, known: Known): PortName | null {
  const ports = portsOf(namespace, service, known);
  if (!ports) return now;
  if (now !== null && ports.some(({ name, port }) => now === port || now === name)) return now;
  const [first] = ports;
  return first ? (first.port ?? first.name) : null;
}

/** Returns a function that answers for many routes and looks for each Service once. */
export function portsFor(service: string, scene: Scene): (route: RouteNode, now: PortName | null) => PortName | null {
  const found = new Map<string, Map<PortName | null, PortName | null>>();
  return (route, now) => {
    const namespace = namespaceOf(route);
    const own = found.get(namespace) ?? new Map<PortName | null, PortName | null>();
    found.set(namespace, own);
    if (!own.has(now)) own.set(now, portFor(namespace, service, now, scene));
    return own.get(now) ?? null;
  };
}
