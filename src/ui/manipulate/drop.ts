import type {
  Box,
  Command,
  GraphLayout,
  GraphNode,
  HostNode,
  PathNode,
  PathSpec,
  RoutingGraph,
} from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { IngressSummary, ServiceSummary } from '../../state/types.ts';
import { addPathCommand, backendSpec, namespaceOfOwner, specOfService } from '../graph/edits.ts';
import { backendName, hostText, pathText } from '../graph/node-words.ts';
import {
  backendOf,
  connectCommand,
  copyCommand,
  copyMany,
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

/** Returns what is dragged as people say it: `/api`, or `3 paths`. */
export function pathsText(words: DropField['words'], paths: readonly PathNode[]): string {
  const [first] = paths;
  return first && paths.length === 1 ? pathText(words.graph, first) : words.manipulate.paths(paths.length);
}

/** Top and bottom of what belongs to a host: itself and its paths. */
function extentOf(boxes: readonly Box[]): { top: number; bottom: number } {
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const box of boxes) {
    top = Math.min(top, box.y);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { top, bottom };
}

function hostAt({ graph, layout }: DropField, { x, y }: Point): { host: HostNode; paths: readonly PathNode[] } | null {
  const { host: left, path: right } = layout.columns;
  if (x < left.x - 8 || x > right.x + right.width + 8) return null;
  for (const host of graph.hosts) {
    const paths = graph.paths.filter(({ hostId }) => hostId === host.id);
    const boxes = [host, ...paths].flatMap(({ id }) => layout.boxes.get(id) ?? []);
    const { top, bottom } = extentOf(boxes);
    if (y >= top - 6 && y <= bottom + 6) return { host, paths };
  }
  return null;
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

function refused(targetId: string | null, words: string): Drop {
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
  const command = only ? moveCommand(only, slot) : moveMany(paths, found.host, whole);
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

function dropEnd({ paths }: Extract<Drag, { kind: 'connect' }>, field: DropField, point: Point): Drop {
  const { graph, layout, words } = field;
  const { drag: said } = words.manipulate;
  const target = graph.backends.find(({ id }) => isOver(layout.boxes.get(id), point, 16));
  if (!target) return refused(null, said.noService);
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

/** Returns the command that adds a path to a host which leads to a Service. */
export function addPathTo(host: HostNode, service: ServiceSummary, graph: RoutingGraph): Command | null {
  const command = addPathCommand(host, graph, []);
  if (command?.type !== 'path/add') return null;
  const spec: PathSpec = { ...command.spec, backend: specOfService(service, null) };
  return { ...command, spec };
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
  return {
    targetId: path.id,
    command,
    words: said.connect({ path: pathText(words.graph, path), service: name }),
    lineY: null,
  };
}

function dropService({ service }: Extract<Drag, { kind: 'service' }>, field: DropField, point: Point): Drop {
  const { graph, whole, layout, words } = field;
  const { drag: said } = words.manipulate;
  const path = graph.paths.find(({ id }) => isOver(layout.boxes.get(id), point, 8));
  if (path) return dropOnPath(service, path, field);
  const host = hostAt(field, point)?.host;
  if (!host) return refused(null, said.noPathOrHost);
  const { namespace, name } = service;
  const command = addPathTo(host, service, whole);
  const owner = host.owners.at(-1);
  if (!command || !owner || namespaceOfOwner(owner.name) !== namespace) {
    return refused(host.id, said.otherNamespace({ service: name, namespace }));
  }
  const at = hostText(words.graph, host.host);
  return { targetId: host.id, command, words: said.add({ service: name, host: at }), lineY: null };
}

function dropHost({ host }: Extract<Drag, { kind: 'host' }>, field: DropField, point: Point): Drop {
  const { graph, whole, layout, ingresses, words } = field;
  const { drag: said } = words.manipulate;
  const router = graph.routers.find(({ id }) => isOver(layout.boxes.get(id), point, 12));
  if (!router) return refused(null, said.noRouter);
  if (router.id === host.routerId) return refused(router.id, said.same);
  const className = router.className ?? words.graph.noClass;
  const move = hostToClass(host, router.className, whole, ingresses);
  if (move.kind === 'nowhere') {
    return refused(router.id, said.nowhere({ className, namespace: move.namespace }));
  }
  const name = hostText(words.graph, host.host);
  const sentence =
    move.kind === 'class'
      ? said.hostClass({ host: name, className, ingresses: move.ingresses.join(', ') })
      : said.hostMove({ host: name, className, to: move.to });
  return { targetId: router.id, command: move.command, words: sentence, lineY: null };
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
