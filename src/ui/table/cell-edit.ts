import { type CellColumn, cellText, type Gesture, setCell } from '../../engine/gestures/index.ts';
import { namespaceOfOwner } from '../../engine/model/index.ts';
import type { Snapshot } from '../../state/types.ts';
import { type Choice, portChoices, serviceChoices } from '../forms/specs.ts';
import type { ColumnId } from '../parts/columns.ts';
import type { TableRow } from '../parts/table-rows.ts';

/** What an edit must know of the workspace. */
export type EditWorld = Pick<Snapshot, 'nodes' | 'order' | 'services' | 'ingresses'>;

const cells: ReadonlySet<string> = new Set<CellColumn>(['host', 'path', 'pathType', 'service', 'port']);

function isCell(column: ColumnId): column is ColumnId & CellColumn {
  return cells.has(column);
}

/** Returns the text that editing a cell starts with; `null` when the cell cannot be edited. */
export function editableText(row: TableRow, column: ColumnId): string | null {
  const { node } = row;
  return isCell(column) && node.kind !== 'end' ? cellText({ ...row, node }, column) : null;
}

/** Returns what writing `text` into a cell means. */
export function cellGesture({ node }: TableRow, column: ColumnId, text: string, world: EditWorld): Gesture {
  return isCell(column) && node.kind !== 'end'
    ? setCell(node, column, text, world)
    : { ok: false, error: { code: 'nothing' } };
}

function namespaceOf({ node }: TableRow): string {
  return node.kind === 'end' ? 'default' : namespaceOfOwner(node.owner.name);
}

/** Returns what the workspace suggests for a cell. */
export function cellChoices(row: TableRow, column: ColumnId, world: EditWorld): readonly Choice[] {
  switch (column) {
    case 'host':
      return world.order.hosts.flatMap((id) => {
        const node = world.nodes.get(id);
        const isNear = node?.kind === 'host' && node.routerId === row.host?.routerId;
        return isNear && node.host !== null ? [{ value: node.host }] : [];
      });
    case 'service':
      return serviceChoices(world.services, namespaceOf(row));
    case 'port':
      return portChoices(world.services, namespaceOf(row), row.backend?.name ?? '');
    default:
      return [];
  }
}
