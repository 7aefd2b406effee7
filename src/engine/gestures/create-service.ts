import type { ServiceSpec, SingleCommand } from '../commands/command.ts';
import { portsAsked } from '../commands/ports-asked.ts';
import type { BackendNode } from '../graph/graph.ts';
import { actionPort } from '../model/ingress.ts';
import { fail, ok } from '../text/result.ts';
import { setBackend, specOf } from './connect.ts';
import { inFileOrder } from './file-order.ts';
import { asGesture, type Gesture, type RouteNode } from './gesture.ts';
import { type PortName, portFor } from './ports.ts';
import { backendOf, namespaceOf, nodesIn, type Scene } from './scene.ts';

/** A Service that backends name and no file holds, with the ports they ask for. */
export interface MissingService {
  readonly namespace: string;
  readonly name: string;
  /** `web:80`: the name, with its first port. */
  readonly label: string;
  /** Where the first backend that names it is written. */
  readonly file: string;
  readonly ports: ServiceSpec['ports'];
}

/** What tells which Services are missing. */
type Looked = Pick<Scene, 'nodes'> & { readonly order: Pick<Scene['order'], 'backends'> };

/** Returns the Services that no file holds, in the order in which backends name them. */
export function missingServices({ nodes, order }: Looked): readonly MissingService[] {
  const byName = new Map<string, BackendNode[]>();
  for (const node of nodesIn({ nodes }, order.backends, 'backend')) {
    if (node.resourceKind !== 'Service' || node.port === actionPort) continue;
    if (node.state !== 'missing' && node.state !== 'assumed') continue;
    const key = `${node.namespace}/${node.name}`;
    byName.set(key, [...(byName.get(key) ?? []), node]);
  }
  return [...byName.values()].flatMap((found): MissingService[] => {
    const [first] = found;
    if (!first) return [];
    const { namespace, name, place, port } = first;
    const label = port === null ? name : `${name}:${port}`;
    return [{ namespace, name, label, file: place.object.file, ports: portsAsked(found.map((node) => node.port)) }];
  });
}

/** Returns the Service of this name where no file holds it; `null` when it is not missing. */
export function missingNamed(scene: Looked, namespace: string, name: string): MissingService | null {
  return missingServices(scene).find((one) => one.namespace === namespace && one.name === name) ?? null;
}

function addition({ namespace, name, file, ports }: MissingService): SingleCommand {
  return { type: 'service/add', file, name, namespace: namespace === 'default' ? null : namespace, ports };
}

/** Returns how Services are written, each in the file where it is named first. */
export function createServices(missing: readonly MissingService[]): Gesture {
  return missing.length > 0 ? asGesture(missing.map(addition)) : fail({ code: 'nothing' });
}

function portOf(route: RouteNode, scene: Scene): PortName | null {
  const node = backendOf(route, scene);
  return node?.resourceKind === 'Service' ? node.port : null;
}

/**
 * Returns the Service of this name that would be written for routes: with the ports that backends ask it for, else
 * those that the routes name now. `null` for routes of several namespaces, which have none in common.
 */
export function serviceFor(routes: readonly RouteNode[], name: string, scene: Scene): MissingService | null {
  const ordered = inFileOrder(routes);
  const [first] = ordered;
  if (!first || name === '') return null;
  const namespace = namespaceOf(first);
  if (ordered.some((route) => namespaceOf(route) !== namespace)) return null;
  const missing = missingNamed(scene, namespace, name);
  if (missing) return missing;
  const asked = ordered.map((route) => portOf(route, scene)).filter((port) => port !== null);
  const ports = portsAsked(asked);
  const label = `${name}:${asked[0] ?? ports[0]?.port}`;
  return { namespace, name, label, file: first.owner.object.file, ports };
}

/** Returns how a Service is written and routes that go elsewhere are led to it. */
export function createService(routes: readonly RouteNode[], name: string, scene: Scene): Gesture {
  const service = serviceFor(routes, name, scene);
  if (!service) return fail({ code: 'nothing' });
  const connects = inFileOrder(routes).flatMap((route): readonly SingleCommand[] => {
    const now = backendOf(route, scene);
    if (now?.resourceKind === 'Service' && now.name === name) return [];
    const port = portFor(service.namespace, name, portOf(route, scene), scene) ?? service.ports[0]?.port ?? 80;
    return [setBackend(route, specOf(name, port))];
  });
  return ok([...connects, addition(service)]);
}
