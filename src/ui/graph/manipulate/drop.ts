import type { Command } from '../../../engine/commands/index.ts';
import {
  asGesture,
  commandOf,
  connectRoutes,
  copyRoutes,
  type Gesture,
  hostToClass,
  moveRoutes,
  type Scene,
  type Slot,
} from '../../../engine/gestures/index.ts';
import type {
  Box,
  EdgeRouterNode,
  GraphLayout,
  GraphNode,
  HostNode,
  PathNode,
  RoutingGraph,
} from '../../../engine/graph/index.ts';
import { namespaceOfOwner } from '../../../engine/model/index.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { gestureRefusalText } from '../../common/gestures.ts';
import { backendName, hostText, pathText } from '../../parts/node-words.ts';
import { whyNotTo } from './add-path.ts';
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

export interface DropField extends Scene {
  /** The shown graph. */
  readonly graph: RoutingGraph;
  /** The graph with the paths of collapsed hosts. */
  readonly whole: RoutingGraph;
  readonly layout: GraphLayout;
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
  paths: readonly PathNode[],
  { x, y }: Point,
): { readonly slot: Slot; readonly lineY: number | null } {
  const { boxes, columns } = field.layout;
  const last = paths.map(({ id }) => boxes.get(id)).at(-1);
  const end = { slot: { paths, before: null }, lineY: last ? last.y + last.height + 1 : null };
  if (x < columns.path.x - 8) return end;
  const before = paths.findIndex(({ id }) => {
    const box = boxes.get(id);
    return box !== undefined && y < box.y + box.height / 2;
  });
  if (before < 0) return end;
  const box = boxes.get(paths[before]?.id ?? '');
  return { slot: { paths, before }, lineY: box ? box.y - 2 : null };
}

/** Returns a drop that does nothing, and why. */
export function refused(targetId: string | null, words: string): Drop {
  return { targetId, command: null, words, lineY: null };
}

interface Told {
  readonly targetId: string;
  readonly words: string;
  readonly lineY?: number | null;
}

/** What a drop does that means a gesture: `words` say it, unless it is refused. */
function dropOf({ manipulate }: DropField['words'], gesture: Gesture, { targetId, words, lineY = null }: Told): Drop {
  if (gesture.ok) return { targetId, command: commandOf(gesture), words, lineY };
  return refused(targetId, gestureRefusalText(manipulate, gesture.error) ?? '');
}

function dropPath({ paths, isCopy }: Extract<Drag, { kind: 'path' }>, field: DropField, point: Point): Drop {
  const { words } = field;
  const { drag: said } = words.manipulate;
  const found = hostAt(field, point);
  if (!found) return refused(null, said.noHost);
  const { slot, lineY } = slotAt(field, found.paths, point);
  const targetId = found.host.id;
  const path = pathsText(words, paths);
  const host = hostText(words.graph, found.host.host);
  if (isCopy) {
    const copies = copyRoutes(paths, found.host, slot, field);
    return dropOf(words, copies, { targetId, words: said.copy({ path, host }), lineY });
  }
  const isReorder = paths.every(({ hostId }) => hostId === targetId);
  const text = isReorder ? said.reorder({ path }) : said.move({ path, host });
  return dropOf(words, moveRoutes(paths, found.host, slot, field), { targetId, words: text, lineY });
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
  const { id: targetId, namespace, name, port } = target;
  if (target.resourceKind !== 'Service' || port === null) {
    return refused(targetId, paths.every(({ backendId }) => backendId === targetId) ? said.same : said.resource);
  }
  const text = said.connect({ path: pathsText(words, paths), service: backendName(target) });
  return dropOf(words, connectRoutes(paths, { namespace, name, port }, field), { targetId, words: text });
}

function dropOnPath({ namespace, name }: ServiceItem, path: PathNode, field: DropField): Drop {
  const { words } = field;
  const text = words.manipulate.drag.connect({ path: pathText(words.graph, path), service: name });
  const gesture = connectRoutes([path], { namespace, name, port: null }, field);
  return dropOf(words, gesture, { targetId: path.id, words: text });
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
  const { graph, layout, words } = field;
  const router = graph.routers.find(({ id }) => isOver(layout.boxes.get(id), point, 12));
  if (!router) return refused(null, words.manipulate.drag.noRouter);
  const move = hostToClass(host, router.className, field);
  const text = hostMoveText(words, host, router, move);
  return { targetId: router.id, command: moveCommand(move), words: text, lineY: null };
}

/** Returns the command that moves a host to a class; `null` where it does not go. */
export function moveCommand(move: ReturnType<typeof hostToClass>): Command | null {
  return move.ok ? commandOf(asGesture(move.value.commands)) : null;
}

/** Returns what moving a host to a class comes to, or why it does not go. */
export function hostMoveText(
  { graph, manipulate }: DropField['words'],
  node: HostNode,
  to: Pick<EdgeRouterNode, 'className' | 'classNames'> | undefined,
  move: ReturnType<typeof hostToClass>,
): string {
  if (!move.ok) return gestureRefusalText(manipulate, move.error) ?? '';
  const first = to?.className ?? graph.noClass;
  // One of several has to be written: which one is said.
  const others = (to?.classNames ?? []).filter((name) => name !== to?.className).map((name) => name ?? graph.noClass);
  const className = others.length > 0 ? manipulate.drag.classOf({ first, others: others.join(', ') }) : first;
  const host = hostText(graph, node.host);
  const { ingresses, takers } = move.value;
  const parts = [
    ...(ingresses.length > 0 ? [manipulate.drag.hostClass({ host, className, ingresses: ingresses.join(', ') })] : []),
    ...(takers.length > 0 ? [manipulate.drag.hostMove({ host, className, to: takers.join(', ') })] : []),
  ];
  return parts.join('; ');
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
