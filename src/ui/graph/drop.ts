import type { BackendNode, Box, Command, GraphLayout, HostNode, PathNode, RoutingGraph } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { backendSpec, copyCommand, moveCommand, namespaceOfOwner, type Slot } from './edits.ts';
import { backendName, hostText, pathText } from './node-words.ts';

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

export interface Drag {
  readonly kind: 'path' | 'connect';
  readonly path: PathNode;
  readonly backend: BackendNode | null;
  /** Alt is held: the path stays and a copy goes. */
  readonly isCopy: boolean;
}

export interface DropField {
  readonly graph: RoutingGraph;
  readonly layout: GraphLayout;
  readonly words: Messages['graph'];
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

function dropPath(drag: Drag, field: DropField, point: Point): Drop {
  const { words } = field;
  const found = hostAt(field, point);
  if (!found) return { targetId: null, command: null, words: words.drag.noHost, lineY: null };
  const { lineY, ...slot } = slotAt(field, found.host, found.paths, point);
  const path = pathText(words, drag.path);
  const command = drag.isCopy ? copyCommand(drag.path, slot, drag.backend) : moveCommand(drag.path, slot);
  const targetId = found.host.id;
  if (!command)
    return { targetId, command: null, words: drag.isCopy ? words.drag.resource : words.drag.same, lineY: null };
  if (drag.isCopy) return { targetId, command, words: words.drag.copy({ path }), lineY };
  const isOwn = drag.path.hostId === found.host.id;
  const sentence = isOwn
    ? words.drag.reorder({ path })
    : words.drag.move({ path, host: hostText(words, found.host.host) });
  return { targetId, command, words: sentence, lineY };
}

function dropEnd(drag: Drag, { graph, layout, words }: DropField, { x, y }: Point): Drop {
  const target = graph.backends.find(({ id }) => {
    const box = layout.boxes.get(id);
    return box && x >= box.x - 16 && x <= box.x + box.width + 16 && y >= box.y - 4 && y <= box.y + box.height + 4;
  });
  const refuse = (reason: string): Drop => ({
    targetId: target?.id ?? null,
    command: null,
    words: reason,
    lineY: null,
  });
  if (!target) return refuse(words.drag.noService);
  if (target.id === drag.path.backendId) return refuse(words.drag.same);
  const { namespace, name } = target;
  if (namespace !== namespaceOfOwner(drag.path.owner.name)) {
    return refuse(words.drag.otherNamespace({ service: name, namespace }));
  }
  const backend = backendSpec(target);
  if (!backend) return refuse(words.drag.resource);
  return {
    targetId: target.id,
    command: { type: 'path/set-backend', at: drag.path.at, backend },
    words: words.drag.connect({ path: pathText(words, drag.path), service: backendName(target) }),
    lineY: null,
  };
}

/** Returns what dropping at a point of the canvas does. */
export function dropAt(drag: Drag, field: DropField, point: Point): Drop {
  return drag.kind === 'path' ? dropPath(drag, field, point) : dropEnd(drag, field, point);
}
