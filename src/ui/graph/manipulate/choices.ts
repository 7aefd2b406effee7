import type { Command, GraphNode, PathNode, RoutingGraph, SingleCommand } from '../../../engine/index.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Snapshot } from '../../../state/types.ts';
import { namespaceOfOwner } from '../../parts/edits.ts';
import { createCommand, type MissingService, missingServices } from '../../parts/missing-services.ts';
import { hostText } from '../../parts/node-words.ts';
import { allInOne, backendOf, connectCommand, copyMany, moveMany, setClassMany, setTypeMany } from './moves.ts';
import type { PickerOption } from './Picker.tsx';
import { serviceItems } from './palette-items.ts';

/** What can be chosen for paths: a host to move or copy them to, a Service, a type, the class of their Ingresses. */
export type ChoiceKind = 'host' | 'copy' | 'service' | 'type' | 'class';

/** What choices are made from. */
export interface ChoiceWorld {
  readonly graph: RoutingGraph;
  readonly snapshot: Pick<Snapshot, 'nodes' | 'services' | 'ingresses'>;
  readonly words: Pick<Messages, 'graph' | 'manipulate'>;
}

const types = ['Prefix', 'Exact', 'ImplementationSpecific'] as const;

function namespacesOf(paths: readonly PathNode[]): ReadonlySet<string> {
  return new Set(paths.map(({ owner }) => namespaceOfOwner(owner.name)));
}

function hostOptions(kind: 'host' | 'copy', paths: readonly PathNode[], { graph, words }: ChoiceWorld) {
  const isHere = (id: string): boolean => paths.every(({ hostId }) => hostId === id);
  return graph.hosts
    .filter(({ id }) => kind === 'copy' || !isHere(id))
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

/** The Services of a namespace that backends name and no file holds. */
function missingIn(namespace: string | undefined, { snapshot }: ChoiceWorld): readonly MissingService[] {
  return missingServices(snapshot.nodes.values()).filter((one) => one.namespace === namespace);
}

/** Returns the choice to write the Service whose name was typed; `null` where it is there or cannot be called so. */
export function newServiceOption(typed: string, paths: readonly PathNode[], world: ChoiceWorld): PickerOption | null {
  const [namespace, another] = namespacesOf(paths);
  if (another !== undefined || !serviceName.test(typed)) return null;
  const known = serviceItems(world.snapshot.services, world.graph);
  if (known.some((item) => item.namespace === namespace && item.name === typed)) return null;
  return {
    key: `${newService}${typed}`,
    label: world.words.graph.menu.createService({ name: `${typed}:80` }),
    aside: '',
  };
}

/** The command that writes a Service and leads those paths to it that go elsewhere. */
function createAndConnect(name: string, paths: readonly PathNode[], world: ChoiceWorld): Command | null {
  const { graph, snapshot } = world;
  const [first] = paths;
  const [namespace, another] = namespacesOf(paths);
  if (!first || namespace === undefined || another !== undefined) return null;
  const missing = missingIn(namespace, world).find((one) => one.name === name);
  const ports = [{ name: 'http', port: 80 }];
  const service = missing ?? { namespace, name, label: name, file: first.at.object.file, ports };
  const create = createCommand([service]);
  if (create === null || create.type === 'batch') return create;
  const isThere = (path: PathNode): boolean => {
    const now = backendOf(path, snapshot.nodes);
    return now?.name === name && now.resourceKind === 'Service';
  };
  const connects = paths
    .filter((path) => !isThere(path))
    .map((path): SingleCommand | null => {
      if (missing) return connectCommand(path, name, snapshot.services, graph, backendOf(path, snapshot.nodes));
      return { type: 'path/set-backend', at: path.at, backend: { service: name, port: { number: 80 } } };
    });
  return allInOne([...connects, create]);
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
  const missing = missingIn(namespace, world).map(({ name, label }) => ({
    key: `${newService}${name}`,
    label: words.graph.menu.createService({ name: label }),
    aside: '',
  }));
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
        const now = backendOf(path, snapshot.nodes);
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

function connectMany(key: string, paths: readonly PathNode[], { graph, snapshot }: ChoiceWorld): Command | null {
  const [name = '', port] = key.split(' ');
  return allInOne(
    paths.map((path) => {
      if (port !== undefined) {
        return { type: 'path/set-backend', at: path.at, backend: { service: name, port: { number: Number(port) } } };
      }
      return connectCommand(path, name, snapshot.services, graph, backendOf(path, snapshot.nodes));
    }),
  );
}

/** Returns the command of a choice; `null` when there is nothing to do, or no such choice. */
export function commandOf(
  kind: ChoiceKind,
  key: string,
  paths: readonly PathNode[],
  world: ChoiceWorld,
): Command | null {
  const { graph, snapshot } = world;
  switch (kind) {
    case 'host':
    case 'copy': {
      const host = graph.hosts.find(({ id }) => id === key);
      if (!host) return null;
      return kind === 'host' ? moveMany(paths, host) : copyMany(paths, host, graph, snapshot.nodes);
    }
    case 'service':
      if (key.startsWith(newService)) return createAndConnect(key.slice(newService.length), paths, world);
      return connectMany(key, paths, world);
    case 'type': {
      const type = types.find((each) => each === key);
      return type ? setTypeMany(paths, type) : null;
    }
    case 'class':
      return setClassMany(paths, key.slice('class '.length) || null);
  }
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
