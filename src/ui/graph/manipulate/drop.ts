import { type Box, type Command, type GraphLayout, type GraphNode, type HostNode, type PathNode, type RoutingGraph } from '../../../engine/index.ts';
import { type Messages } from '../../../i18n/messages.ts';
import { type IngressSummary, type ServiceSummary } from '../../../state/types.ts';
import { backendSpec, namespaceOfOwner } from '../../parts/edits.ts';
import { backendName, hostText, pathText } from '../../parts/node-words.ts';
import {  whyNotTo } from './add-path.ts';
import {
  backendOf,
  connectCommand,
  copyCommand,
  copyMany,
  type HostMove,
  hostToClass,
  inOne,
  moveCommand,
  moveMany,
  type Slot,
} from './moves.ts';
import type { ServiceItem } from './palette-items.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a running drag would do if it ended now. */
export interface Drop {
  /** The node under the pointer that takes it, `null` over empty canvas. */
  readonly targetId: string | null;
  /** `null`: nothing would happen, and `words` say why. */
  readonly command: Command | null;
  readonly words: string;
  /** Where the path would be put in: the height of the line, `null` for none. */
  readonly lineY: number | null;
  /** The drop asks which Service the paths are to lead to. */
  readonly isAsking?: true;
  /** The drop opens a draft of a path on this host, to the Service that is dragged. */
  readonly draftOn?: HostNode;
}

/** What is dragged: paths (the grabbed one first), their ends, a host, a Service of the palette. */
export type Drag =
  /** Alt is held: the paths stay and copies go. */
  | { readonly kind: 'path'; readonly paths: readonly PathNode[]; readonly isCopy: boolean }
  | { readonly kind: 'connect'; readonly paths: readonly PathNode[] }
  | { readonly kind: 'host'; readonly host: HostNode }
  | { readonly kind: 'service'; readonly service: ServiceItem };

export interface DropField {
  /** The shown graph. */
  readonly graph: RoutingGraph;
  /** The graph with the paths of collapsed hosts. */
  readonly whole: RoutingGraph;
  readonly layout: GraphLayout;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly services: readonly ServiceSummary[];
  readonly ingresses: readonly IngressSummary[];
  readonly words: Pick<Messages, 'graph' | 'manipulate'>;
}

/** Returns what a press on a node drags, if anything: with a marked path all that are marked and shown, itself first. */
export function dragFrom(
  node: GraphNode,
  { isEnd, isCopy }: { readonly isEnd: boolean; readonly isCopy: boolean },
  marked: ReadonlySet<string>,
  shown: readonly PathNode[],
): Drag | null {
  if (node.kind === 'host') return { kind: 'host', host: node };
  if (node.kind !== 'path') return null;
  const others = marked.has(node.id) ? shown.filter(({ id }) => id !== node.id && marked.has(id)) : [];
  const paths = [node, ...others];
  return isEnd ? { kind: 'connect', paths } : { kind: 'path', paths, isCopy };
}

/** Returns what is dragged as people say it: `/api`, or `3 paths`. */
export function pathsText(words: DropField['words'], paths: readonly PathNode[]): string {
  const [first] = paths;
  return first && paths.length === 1 ? pathText(words.graph, first) : words.manipulate.paths(paths.length);
}

/** A host with its paths, and the top and bottom of what belongs to it. */
interface HostArea {
  readonly host: HostNode;
  readonly paths: PathNode[];
  top: number;
  bottom: number;
}

/** Found once per layout: a drag asks at every move, also among thousands of hosts. */
const areasOf = new WeakMap<GraphLayout, readonly HostArea[]>();

function hostAreas({ graph, layout }: Pick<DropField, 'graph' | 'layout'>): readonly HostArea[] {
  const known = areasOf.get(layout);
  if (known) return known;
  const areas = new Map<string, HostArea>();
  const widen = (area: HostArea, box: Box | undefined): void => {
    area.top = Math.min(area.top, box?.y ?? area.top);
    area.bottom = Math.max(area.bottom, box ? box.y + box.height : area.bottom);
  };
  for (const host of graph.hosts) {
    const area: HostArea = { host, paths: [], top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY };
    widen(area, layout.boxes.get(host.id));
    areas.set(host.id, area);
  }
  for (const path of graph.paths) {
    const area = areas.get(path.hostId);
    if (!area) continue;
    area.paths.push(path);
    widen(area, layout.boxes.get(path.id));
  }
  const all = [...areas.values()];
  areasOf.set(layout, all);
  return all;
}

/** Returns the host whose rows are level with a point, `null` for none. */
export function hostLevelWith({ view, layout }: { view: RoutingGraph; layout: GraphLayout }, { y }: Point) {
  const areas = hostAreas({ graph: view, layout });
  return areas.find(({ top, bottom }) => y >= top - 6 && y <= bottom + 6)?.host ?? null;
}

function hostAt(field: DropField, { x, y }: Point): { host: HostNode; paths: readonly PathNode[] } | null {
  const { host: left, path: right } = field.layout.columns;
  if (x < left.x - 8 || x > right.x + right.width + 8) return null;
  return hostAreas(field).find(({ top, bottom }) => y >= top - 6 && y <= bottom + 6) ?? null;
}

/** The slot under the pointer: over the host node it is the end of its list. */
function slotAt(
  field: DropField,
  host: HostNode,
  paths: readonly PathNode[],
  { x, y }: Point,
): Slot & { lineY: number | null } {
  const { boxes, columns } = field.layout;
  const last = paths.map(({ id }) => boxes.get(id)).at(-1);
  const end = last ? last.y + last.height + 1 : null;
  if (x < columns.path.x - 8 || paths.length === 0) return { host, paths, slot: null, lineY: end };
  const slot = paths.findIndex(({ id }) => {
    const box = boxes.get(id);
    return box !== undefined && y < box.y + box.height / 2;
  });
  if (slot < 0) return { host, paths, slot: null, lineY: end };
  const box = boxes.get(paths[slot]?.id ?? '');
  return { host, paths, slot, lineY: box ? box.y - 2 : null };
}

/** Returns a drop that does nothing, and why. */
export function refused(targetId: string | null, words: string): Drop {
  return { targetId, command: null, words, lineY: null };
}

function dropPath(drag: Extract<Drag, { kind: 'path' }>, field: DropField, point: Point): Drop {
  const { words, whole, nodes } = field;
  const { drag: said } = words.manipulate;
  const found = hostAt(field, point);
  if (!found) return refused(null, said.noHost);
  const { lineY, ...slot } = slotAt(field, found.host, found.paths, point);
  const { paths, isCopy } = drag;
  const [only] = paths.length === 1 ? paths : [];
  const targetId = found.host.id;
  const path = pathsText(words, paths);
  const host = hostText(words.graph, found.host.host);
  if (isCopy) {
    const command = only ? copyCommand(only, slot, backendOf(only, nodes)) : copyMany(paths, found.host, whole, nodes);
    return command ? { targetId, command, words: said.copy({ path, host }), lineY } : refused(targetId, said.resource);
  }
  const command = only ? moveCommand(only, slot) : moveMany(paths, found.host);
  if (!command) return refused(targetId, said.same);
  const isReorder = only?.hostId === found.host.id;
  return { targetId, command, words: isReorder ? said.reorder({ path }) : said.move({ path, host }), lineY };
}

function isOver(box: Box | undefined, { x, y }: Point, margin: number): boolean {
  return (
    box !== undefined &&
    x >= box.x - margin &&
    x <= box.x + box.width + margin &&
    y >= box.y - 4 &&
    y <= box.y + box.height + 4
  );
}

/** On empty canvas the end of a path asks where it is to lead; paths of several namespaces have no Service in common. */
function askAt(paths: readonly PathNode[], { layout, words }: DropField, point: Point): Drop {
  const { drag: said } = words.manipulate;
  const namespaces = new Set(paths.map(({ owner }) => namespaceOfOwner(owner.name)));
  const isTaken = namespaces.size > 1 || [...layout.boxes.values()].some((box) => isOver(box, point, 4));
  if (isTaken) return refused(null, said.noService);
  return { ...refused(null, said.choose({ path: pathsText(words, paths) })), isAsking: true };
}

function dropEnd({ paths }: Extract<Drag, { kind: 'connect' }>, field: DropField, point: Point): Drop {
  const { graph, layout, words } = field;
  const { drag: said } = words.manipulate;
  const target = graph.backends.find(({ id }) => isOver(layout.boxes.get(id), point, 16));
  if (!target) return askAt(paths, field, point);
  const others = paths.filter(({ backendId }) => backendId !== target.id);
  if (others.length === 0) return refused(target.id, said.same);
  const { namespace, name } = target;
  if (others.some(({ owner }) => namespaceOfOwner(owner.name) !== namespace)) {
    return refused(target.id, said.otherNamespace({ service: name, namespace }));
  }
  const backend = backendSpec(target);
  if (!backend) return refused(target.id, said.resource);
  return {
    targetId: target.id,
    command: inOne(others.map(({ at }) => ({ type: 'path/set-backend', at, backend }))),
    words: said.connect({ path: pathsText(words, paths), service: backendName(target) }),
    lineY: null,
  };
}

function dropOnPath(service: ServiceItem, path: PathNode, field: DropField): Drop {
  const { whole, services, nodes, words } = field;
  const { drag: said } = words.manipulate;
  const { namespace, name } = service;
  if (namespaceOfOwner(path.owner.name) !== namespace) {
    return refused(path.id, said.otherNamespace({ service: name, namespace }));
  }
  const now = backendOf(path, nodes);
  if (now?.name === name && now.resourceKind === 'Service') return refused(path.id, said.same);
  const command = connectCommand(path, name, services, whole, now);
  if (!command) return refused(path.id, said.noPort({ service: name }));
  return {
    targetId: path.id,
    command,
    words: said.connect({ path: pathText(words.graph, path), service: name }),
    lineY: null,
  };
}

function dropService({ service }: Extract<Drag, { kind: 'service' }>, field: DropField, point: Point): Drop {
  const { graph, layout, words } = field;
  const { drag: said } = words.manipulate;
  const path = graph.paths.find(({ id }) => isOver(layout.boxes.get(id), point, 8));
  if (path) return dropOnPath(service, path, field);
  const host = hostAt(field, point)?.host;
  if (!host) return refused(null, said.noPathOrHost);
  const { namespace, name } = service;
  const why = whyNotTo(host, service);
  if (why) return refused(host.id, said[why]({ service: name, namespace }));
  const at = hostText(words.graph, host.host);
  return { ...refused(host.id, said.add({ service: name, host: at })), draftOn: host };
}

function dropHost({ host }: Extract<Drag, { kind: 'host' }>, field: DropField, point: Point): Drop {
  const { graph, whole, layout, ingresses, words } = field;
  const { drag: said } = words.manipulate;
  const router = graph.routers.find(({ id }) => isOver(layout.boxes.get(id), point, 12));
  if (!router) return refused(null, said.noRouter);
  if (router.id === host.routerId) return refused(router.id, said.same);
  const move = hostToClass(host, router.className, whole, ingresses);
  const command = move.kind === 'nowhere' ? null : move.command;
  return { targetId: router.id, command, words: hostMoveText(words, host, router.className, move), lineY: null };
}

/** Returns what moving a host to a class comes to, or why it does not go. */
export function hostMoveText(
  { graph, manipulate: { drag } }: DropField['words'],
  { host }: HostNode,
  to: string | null,
  move: HostMove,
): string {
  const className = to ?? graph.noClass;
  switch (move.kind) {
    case 'nowhere':
      return drag.nowhere({ className, namespace: move.namespace });
    case 'class':
      return drag.hostClass({ host: hostText(graph, host), className, ingresses: move.ingresses.join(', ') });
    case 'move':
      return drag.hostMove({ host: hostText(graph, host), className, to: move.to });
  }
}

/** Returns what dropping at a point of the canvas does. */
export function dropAt(drag: Drag, field: DropField, point: Point): Drop {
  switch (drag.kind) {
    case 'path':
      return dropPath(drag, field, point);
    case 'connect':
      return dropEnd(drag, field, point);
    case 'host':
      return dropHost(drag, field, point);
    case 'service':
      return dropService(drag, field, point);
  }
}
