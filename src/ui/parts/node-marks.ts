import { domainId, type GraphNode, servicesId } from '../../engine/graph/index.ts';
import type { Snapshot } from '../../state/types.ts';

/** What a graph node shows of the problems that belong to it. */
export interface NodeMark {
  readonly errors: number;
  readonly warnings: number;
  /** The removed apiVersion its object still has, `''` for a current one. */
  readonly old: string;
}

interface Marks {
  readonly own: ReadonlyMap<string, NodeMark>;
  /** Of a host, its domains or the Services of a namespace with everything in it, for when that is folded away. */
  readonly folded: ReadonlyMap<string, NodeMark>;
}

/** Computed once per list of problems: every node on the canvas asks. */
const known = new WeakMap<Snapshot['problems'], Marks>();

const none: NodeMark = { errors: 0, warnings: 0, old: '' };

function keyOf({ file, document, item }: { readonly file: string; readonly document: number; readonly item: number }) {
  return `${document}.${item}:${file}`;
}

function oldVersions({ problems }: Snapshot): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const { object, diagnostic } of problems) {
    if (diagnostic.code === 'api/removed-version') versions.set(keyOf(object), diagnostic.params.apiVersion);
  }
  return versions;
}

function add(marks: Map<string, NodeMark>, id: string, more: NodeMark): void {
  const { errors, warnings, old } = marks.get(id) ?? none;
  marks.set(id, { errors: errors + more.errors, warnings: warnings + more.warnings, old: old || more.old });
}

/** Everything that a node may be folded away in. */
function foldsOf(node: GraphNode | undefined, nodes: Snapshot['nodes']): readonly string[] {
  if (node?.kind === 'backend') return [servicesId(node.namespace)];
  const host = node?.kind === 'path' ? nodes.get(node.hostId) : node;
  if (host?.kind !== 'host') return [];
  const labels = host.host?.split('.') ?? [];
  return [host.id, ...labels.map((_, n) => domainId(host.routerId, labels.slice(n + 1).join('.')))];
}

function computeMarks(snapshot: Snapshot): Marks {
  const own = new Map<string, NodeMark>();
  const folded = new Map<string, NodeMark>();
  const put = (id: string, mark: NodeMark): void => {
    add(own, id, mark);
    for (const fold of foldsOf(snapshot.nodes.get(id), snapshot.nodes)) add(folded, fold, mark);
  };
  for (const { nodeId, diagnostic } of snapshot.problems) {
    if (nodeId === null) continue;
    if (diagnostic.severity === 'error') put(nodeId, { ...none, errors: 1 });
    if (diagnostic.severity === 'warning') put(nodeId, { ...none, warnings: 1 });
  }
  const versions = oldVersions(snapshot);
  if (versions.size === 0) return { own, folded };
  for (const node of snapshot.nodes.values()) {
    const old = node.kind === 'path' || node.kind === 'default-backend' ? versions.get(keyOf(node.place.object)) : null;
    if (old) put(node.id, { ...none, old });
  }
  return { own, folded };
}

/** Returns what a node shows; with nothing to show all zeros. `isFolded`: one with others folded away in it. */
export function markOf(snapshot: Snapshot, nodeId: string, isFolded: boolean): NodeMark {
  const marks = known.get(snapshot.problems) ?? computeMarks(snapshot);
  known.set(snapshot.problems, marks);
  return (isFolded ? marks.folded : marks.own).get(nodeId) ?? none;
}
