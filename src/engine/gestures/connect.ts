import type { BackendSpec, SingleCommand } from '../commands/command.ts';
import type { BackendNode } from '../graph/graph.ts';
import { fail } from '../text/result.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture, type RouteNode } from './gesture.ts';
import { type PortName, portsFor } from './ports.ts';
import { backendOf, namespaceOf, type Scene } from './scene.ts';

/** A Service that routes are to lead to. */
export interface ServiceTarget {
  /** `null`: each route means the one of its own namespace. */
  readonly namespace: string | null;
  readonly name: string;
  /** `null`: the one that `portFor` says. */
  readonly port: PortName | null;
}

/** Returns a backend as commands write it. */
export function specOf(service: string, port: PortName): BackendSpec {
  return { service, port: typeof port === 'number' ? { number: port } : { name: port } };
}

/** Returns the backend of a node as commands write it; `null` for other objects than Services and for one without a port. */
export function specOfNode(node: BackendNode | null): BackendSpec | null {
  return node?.resourceKind === 'Service' && node.port !== null ? specOf(node.name, node.port) : null;
}

/** Returns the command that writes the backend of a route. */
export function setBackend(route: RouteNode, backend: BackendSpec): SingleCommand {
  return route.kind === 'path'
    ? { type: 'path/set-backend', at: route.at, backend }
    : { type: 'default-backend/set', object: route.owner.object, backend };
}

/** Returns how routes are led to a Service; those that lead there by that port stay as they are. */
export function connectRoutes(routes: readonly RouteNode[], to: ServiceTarget, scene: Scene): Gesture {
  const { name } = to;
  if (routes.length === 0 || name === '') return fail({ code: 'nothing' });
  const ordered = inFileOrder(routes);
  const { namespace } = to;
  if (namespace !== null && ordered.some((route) => namespaceOf(route) !== namespace)) {
    return fail({ code: 'other-namespace', service: name, namespace });
  }
  const portOf = portsFor(name, scene);
  const commands: SingleCommand[] = [];
  for (const route of ordered) {
    const node = backendOf(route, scene);
    const now = node?.resourceKind === 'Service' ? node : null;
    const port = to.port ?? portOf(route, now?.port ?? null);
    if (port === null) return fail({ code: 'no-port', service: name });
    if (now?.name !== name || now.port !== port) commands.push(setBackend(route, specOf(name, port)));
  }
  return asGesture(commands);
}
