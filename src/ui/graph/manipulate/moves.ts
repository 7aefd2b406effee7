import type {
  BackendNode,
  Command,
  GraphNode,
  HostNode,
  ObjectRef,
  PathNode,
  PathSpec,
  PathType,
  RoutingGraph,
  RuleTarget,
  SingleCommand,
} from '../../../engine/index.ts';
import type { ServiceSummary } from '../../../state/types.ts';
import { backendSpec, namespaceOfOwner, specOfService } from '../../parts/edits.ts';

/** Returns true when both references name the same object. */
export function sameObject(a: ObjectRef, b: ObjectRef): boolean {
  return a.file === b.file && a.document === b.document && a.item === b.item;
}

function sameRule(a: PathNode['at'], b: PathNode['at']): boolean {
  return sameObject(a.object, b.object) && a.rule === b.rule;
}

function toPathType(written: string | null): PathType {
  return written === 'Exact' || written === 'ImplementationSpecific' ? written : 'Prefix';
}

/** Returns the node that a path leads to, `null` for none. */
export function backendOf(path: PathNode, nodes: ReadonlyMap<string, GraphNode>): BackendNode | null {
  const node = nodes.get(path.backendId ?? '');
  return node?.kind === 'backend' ? node : null;
}

/** Returns the command that leads a path to a Service by its name, be it in the files or only named by other paths; `null` when nothing tells a port. */
export function connectCommand(
  path: PathNode,
  name: string,
  services: readonly ServiceSummary[],
  graph: RoutingGraph,
  now: BackendNode | null,
): SingleCommand | null {
  const namespace = namespaceOfOwner(path.owner.name);
  const isIt = (one: { readonly namespace: string; readonly name: string }): boolean =>
    one.namespace === namespace && one.name === name;
  const like = graph.backends.find((node) => isIt(node) && backendSpec(node));
  const backend = services.find(isIt) ? null : backendSpec(like ?? null);
  const service = services.find(isIt) ?? { namespace, name, ports: [] };
  const spec = backend ?? specOfService(service, now);
  return spec && { type: 'path/set-backend', at: path.at, backend: spec };
}

/** A place among the paths of a host: before its path number `slot`, at the end when there is none. */
export interface Slot {
  readonly host: HostNode;
  /** The host's paths in file order. */
  readonly paths: readonly PathNode[];
  readonly slot: number | null;
}

/** The rule and index that a slot means for a path: beside its neighbours, rather in the path's own Ingress. */
function targetOf(path: PathNode, { host, paths, slot }: Slot): { to: RuleTarget; index: number | null } {
  const before = slot === null ? paths.at(-1) : paths[slot - 1];
  const after = slot === null ? undefined : paths[slot];
  const isOwn = (other: PathNode | undefined): other is PathNode =>
    other !== undefined && sameObject(other.at.object, path.at.object);
  if (isOwn(before)) return { to: { object: before.at.object, rule: before.at.rule }, index: before.at.path + 1 };
  if (isOwn(after)) return { to: { object: after.at.object, rule: after.at.rule }, index: after.at.path };
  const rule = host.rules.find(({ object }) => sameObject(object, path.at.object));
  // No rule of its own Ingress yet: one is added there, so that the path keeps its annotations and its owner.
  return { to: rule ?? { object: path.at.object, host: host.host }, index: null };
}

/** Returns the command that moves a path to a slot; `null` when it is there already. */
export function moveCommand(path: PathNode, slot: Slot): SingleCommand | null {
  const { to, index } = targetOf(path, slot);
  const isSame = 'rule' in to && sameRule({ ...to, path: 0 }, path.at);
  if (isSame && (index === path.at.path || index === path.at.path + 1)) return null;
  if (isSame && index === null && path.hostId === slot.host.id) return null;
  return { type: 'path/move', at: path.at, to, index };
}

function specOf(path: PathNode, backend: BackendNode | null): PathSpec | null {
  const spec = backendSpec(backend);
  return spec && { path: path.path || '/', pathType: toPathType(path.pathType), backend: spec };
}

/** Returns the command that puts a copy of a path into a slot; `null` when its backend cannot be written anew. */
export function copyCommand(path: PathNode, slot: Slot, backend: BackendNode | null): SingleCommand | null {
  const spec = specOf(path, backend);
  const { to, index } = targetOf(path, slot);
  return spec && { type: 'path/add', to, index, spec };
}

/** Returns one command for all of these, `null` for none. */
export function inOne(commands: readonly SingleCommand[]): Command | null {
  const [first] = commands;
  return first && commands.length === 1 ? first : first ? { type: 'batch', commands } : null;
}

/** Returns one command for all of these, `null` when one of them cannot be. */
export function allInOne(commands: readonly (SingleCommand | null)[]): Command | null {
  return commands.includes(null) ? null : inOne(commands.filter((command) => command !== null));
}

/** The end of the list that an Ingress has for a host, be there one or not. */
function endOf(object: ObjectRef, { host }: HostNode) {
  return { to: { object, host }, index: null };
}

/** Returns the command that moves paths to the end of a host, in their order; `null` when all are there already. */
export function moveMany(paths: readonly PathNode[], host: HostNode): Command | null {
  const others = paths.filter(({ hostId }) => hostId !== host.id);
  return inOne(others.map(({ at }) => ({ type: 'path/move', at, ...endOf(at.object, host) })));
}

/** Returns the command that copies paths to the end of a host, in their order; `null` when a backend cannot be written anew. */
export function copyMany(
  paths: readonly PathNode[],
  host: HostNode,
  graph: RoutingGraph,
  nodes: ReadonlyMap<string, GraphNode>,
): Command | null {
  const order = new Map(graph.paths.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: PathNode): number => order.get(id) ?? order.size;
  const commands = paths
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((path): SingleCommand[] => {
      const spec = specOf(path, backendOf(path, nodes));
      return spec ? [{ type: 'path/add', ...endOf(path.at.object, host), spec }] : [];
    });
  return commands.length === paths.length ? inOne(commands) : null;
}

/** Returns the command that deletes paths. */
export function removeMany(paths: readonly PathNode[]): Command | null {
  return inOne(paths.map(({ at }) => ({ type: 'path/remove', at })));
}

/** Returns the command that puts a copy of each path below it. */
export function duplicateMany(paths: readonly PathNode[]): Command | null {
  return inOne(paths.map(({ at }) => ({ type: 'path/duplicate', at })));
}

/** Returns the command that gives paths a type. */
export function setTypeMany(paths: readonly PathNode[], pathType: PathType): Command | null {
  return inOne(paths.map(({ at }) => ({ type: 'path/set-type', at, pathType })));
}

/** Returns the command that gives the Ingresses of paths a class. */
export function setClassMany(paths: readonly PathNode[], className: string | null): Command | null {
  const objects = new Map(paths.map(({ at: { object } }) => [JSON.stringify(object), object]));
  return inOne([...objects.values()].map((object) => ({ type: 'ingress/set-class', object, className })));
}

/** What moving a host to another class comes to. */
export type HostMove =
  | { readonly kind: 'class'; readonly command: Command; readonly ingresses: readonly string[] }
  | { readonly kind: 'move'; readonly command: Command; readonly to: string }
  /** No Ingress of that class in the namespace takes the rule. */
  | { readonly kind: 'nowhere'; readonly namespace: string };

interface Taker {
  readonly object: ObjectRef;
  readonly namespace: string;
  readonly name: string;
  readonly className: string | null;
}

/**
 * Returns how a host gets under another edge router: its Ingresses change their class when they hold nothing else,
 * else its paths go to an Ingress of that class in the same namespace.
 */
export function hostToClass(
  host: HostNode,
  className: string | null,
  graph: RoutingGraph,
  ingresses: readonly Taker[],
): HostMove {
  const objects = host.owners.map(({ object }) => object);
  const isElsewhere = graph.hosts.some(
    ({ id, rules }) => id !== host.id && rules.some(({ object }) => objects.some((own) => sameObject(own, object))),
  );
  const classes = inOne(objects.map((object) => ({ type: 'ingress/set-class', object, className })));
  if (!isElsewhere && classes) {
    return { kind: 'class', command: classes, ingresses: host.owners.map(({ name }) => name) };
  }
  const namespace = namespaceOfOwner(host.owners[0]?.name ?? '/');
  const isOne = host.owners.every(({ name }) => namespaceOfOwner(name) === namespace);
  const taker = ingresses.find((each) => each.className === className && each.namespace === namespace);
  if (!taker || !isOne) return { kind: 'nowhere', namespace };
  const end = endOf(taker.object, host);
  const paths = graph.paths.filter(({ hostId }) => hostId === host.id);
  const command = inOne(paths.map(({ at }) => ({ type: 'path/move', at, ...end })));
  return command ? { kind: 'move', command, to: `${taker.namespace}/${taker.name}` } : { kind: 'nowhere', namespace };
}
