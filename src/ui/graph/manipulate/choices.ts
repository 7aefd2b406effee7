import type { Command } from '../../../engine/commands/index.ts';
import {
  backendOf,
  commandOf,
  connectRoutes,
  copyRoutes,
  createService,
  type Gesture,
  hostOf,
  missingServices,
  moveRoutes,
  serviceFor,
  setClass,
  setTypes,
} from '../../../engine/gestures/index.ts';
import type { GraphNode, PathNode, RoutingGraph } from '../../../engine/graph/index.ts';
import { namespaceOfOwner } from '../../../engine/model/index.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Snapshot } from '../../../state/types.ts';
import { hostText } from '../../parts/node-words.ts';
import type { PickerOption } from './Picker.tsx';
import { serviceItems } from './palette-items.ts';

/** What can be chosen for paths: a host to move or copy them to, a Service, a type, the class of their Ingresses. */
export type ChoiceKind = 'host' | 'copy' | 'service' | 'type' | 'class';

/** What choices are made from. */
export interface ChoiceWorld {
  readonly graph: RoutingGraph;
  readonly snapshot: Pick<Snapshot, 'nodes' | 'order' | 'services' | 'ingresses'>;
  readonly words: Pick<Messages, 'graph' | 'manipulate'>;
}

const types = ['Prefix', 'Exact', 'ImplementationSpecific'] as const;

function namespacesOf(paths: readonly PathNode[]): ReadonlySet<string> {
  return new Set(paths.map(({ owner }) => namespaceOfOwner(owner.name)));
}

/** Hosts of other classes are those of other Ingresses. */
function hostOptions(kind: 'host' | 'copy', paths: readonly PathNode[], { graph, snapshot, words }: ChoiceWorld) {
  const isHere = (id: string): boolean => paths.every(({ hostId }) => hostId === id);
  const routers = new Set(paths.map((path) => hostOf(path, snapshot)?.routerId));
  return graph.hosts
    .filter(({ id, routerId }) => (kind === 'copy' || !isHere(id)) && routers.size === 1 && routers.has(routerId))
    .map(({ id, host, pathCount }) => ({
      key: id,
      label: hostText(words.graph, host),
      aside: isHere(id) ? words.manipulate.pick.here : words.graph.paths({ count: pathCount }),
    }));
}

/** Before the name of a Service that is to be written: no Service can be called so, since it has spaces. */
const newService = 'new Service ';

/** What a Service may be called. */
const serviceName = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Returns the choice to write the Service whose name was typed; `null` where it is there or cannot be called so. */
export function newServiceOption(typed: string, paths: readonly PathNode[], world: ChoiceWorld): PickerOption | null {
  const service = serviceName.test(typed) ? serviceFor(paths, typed, world.snapshot) : null;
  if (!service) return null;
  const known = serviceItems(world.snapshot.services, world.graph);
  if (known.some((item) => item.namespace === service.namespace && item.name === typed)) return null;
  return {
    key: `${newService}${typed}`,
    label: world.words.graph.menu.createService({ name: service.label }),
    aside: '',
  };
}

/** Services that every one of the paths may name; those with several ports once per port; then those to be written. */
function serviceOptions(paths: readonly PathNode[], world: ChoiceWorld): readonly PickerOption[] {
  const { graph, snapshot, words } = world;
  const [namespace, another] = namespacesOf(paths);
  // One that is defined without a port is none that a path can name.
  const items = serviceItems(snapshot.services, graph).filter(
    ({ namespace: own, isDefined, ports }) => own === namespace && !(isDefined && ports.length === 0),
  );
  // Paths of several namespaces name Services of their own each: there is none for all of them.
  if (another !== undefined) return [];
  const there = items.flatMap(({ name, ports, isDefined }) =>
    isDefined && ports.length > 1
      ? ports.map(({ port, name: portName }) => ({
          key: `${name} ${port}`,
          label: `${name}:${port}`,
          aside: portName ?? '',
        }))
      : [{ key: name, label: name, aside: ports.map(({ port }) => port).join(', ') }],
  );
  const missing = missingServices(snapshot).flatMap((one) =>
    one.namespace === namespace
      ? [
          {
            key: `${newService}${one.name}`,
            label: words.graph.menu.createService({ name: one.label }),
            aside: '',
          },
        ]
      : [],
  );
  return [...there, ...missing];
}

function classOptions({ snapshot, words }: ChoiceWorld): readonly PickerOption[] {
  const counts = new Map<string | null, number>([[null, 0]]);
  for (const { className } of snapshot.ingresses) counts.set(className, (counts.get(className) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({
    key: `class ${name ?? ''}`,
    label: name ?? words.manipulate.pick.noClass,
    aside: count === 0 ? '' : String(count),
  }));
}

/** Whether all of the paths are already what a choice would make of them. */
function isSo(kind: ChoiceKind, key: string, paths: readonly PathNode[], { snapshot }: ChoiceWorld): boolean {
  const [name = '', port] = key.split(' ');
  switch (kind) {
    case 'service':
      return paths.every((path) => {
        const now = backendOf(path, snapshot);
        if (now?.resourceKind !== 'Service' || now.name !== name) return false;
        const at = snapshot.services.find((one) => one.namespace === now.namespace && one.name === name);
        const portNow = at?.ports.find((one) => one.name === now.port)?.port ?? now.port;
        return port === undefined || String(portNow) === port;
      });
    case 'type':
      return paths.every(({ pathType }) => pathType === key);
    case 'class':
      return paths.every(({ owner }) => `class ${owner.className ?? ''}` === key);
    default:
      return false;
  }
}

/** Returns what can be chosen; what is so already is there too, and says so. */
export function optionsOf(kind: ChoiceKind, paths: readonly PathNode[], world: ChoiceWorld): readonly PickerOption[] {
  const { now } = world.words.manipulate.pick;
  return offeredOf(kind, paths, world).map((option) => {
    if (!isSo(kind, option.key, paths, world)) return option;
    return { ...option, isHere: true, aside: [option.aside, now].filter(Boolean).join(', ') };
  });
}

function offeredOf(kind: ChoiceKind, paths: readonly PathNode[], world: ChoiceWorld): readonly PickerOption[] {
  switch (kind) {
    case 'host':
    case 'copy':
      return hostOptions(kind, paths, world);
    case 'service':
      return serviceOptions(paths, world);
    case 'type':
      return types.map((type) => ({ key: type, label: type, aside: '' }));
    case 'class':
      return classOptions(world);
  }
}

function serviceGesture(key: string, paths: readonly PathNode[], { snapshot }: ChoiceWorld): Gesture {
  if (key.startsWith(newService)) return createService(paths, key.slice(newService.length), snapshot);
  const [name = '', port] = key.split(' ');
  return connectRoutes(paths, { namespace: null, name, port: port === undefined ? null : Number(port) }, snapshot);
}

/** Returns what a choice means; `null` when there is no such choice. */
function gestureOf(kind: ChoiceKind, key: string, paths: readonly PathNode[], world: ChoiceWorld): Gesture | null {
  const { graph, snapshot } = world;
  switch (kind) {
    case 'host':
    case 'copy': {
      const host = graph.hosts.find(({ id }) => id === key);
      return host ? (kind === 'host' ? moveRoutes : copyRoutes)(paths, host, null, snapshot) : null;
    }
    case 'service':
      return serviceGesture(key, paths, world);
    case 'type': {
      const type = types.find((each) => each === key);
      return type ? setTypes(paths, type) : null;
    }
    case 'class':
      return setClass(paths, key.slice('class '.length) || null);
  }
}

/** Returns the command of a choice; `null` when there is nothing to do, or no such choice. */
export function choiceCommand(
  kind: ChoiceKind,
  key: string,
  paths: readonly PathNode[],
  world: ChoiceWorld,
): Command | null {
  const gesture = gestureOf(kind, key, paths, world);
  return gesture && commandOf(gesture);
}

/** Returns the paths of these ids, in file order. */
export function pathsOf(
  ids: ReadonlySet<string>,
  nodes: ReadonlyMap<string, GraphNode>,
  order: readonly string[],
): readonly PathNode[] {
  if (ids.size === 0) return [];
  return order.flatMap((id) => {
    const node = ids.has(id) ? nodes.get(id) : undefined;
    return node?.kind === 'path' ? node : [];
  });
}
