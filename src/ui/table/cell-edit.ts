import type { Command, HostNode, PathNode, PathType, RuleRef } from '../../engine/index.ts';
import { serviceBackend } from '../../state/typed-backend.ts';
import type { ServiceSummary, Snapshot } from '../../state/types.ts';
import { type Choice, isSameObject, pathTypes, portChoices, portFor, serviceChoices } from '../forms/specs.ts';
import type { ColumnId } from '../parts/columns.ts';
import { portText } from '../parts/node-words.ts';
import type { TableRow } from '../parts/table-rows.ts';

/** What an edit must know of the workspace. */
export type EditWorld = Pick<Snapshot, 'nodes' | 'order' | 'services'>;

/** Returns the text that editing a cell starts with; `null` when the cell cannot be edited. */
export function editableText(row: TableRow, column: ColumnId): string | null {
  const { node, backend } = row;
  switch (column) {
    case 'host':
    case 'path':
    case 'pathType':
      return node.kind === 'path' ? pathText(row, node, column) : null;
    case 'service':
      return isResource(row) || node.kind === 'end' ? null : (backend?.name ?? '');
    case 'port':
      return isResource(row) || backend === null ? null : portText(backend);
    default:
      return null;
  }
}

function pathText(row: TableRow, node: PathNode, column: 'host' | 'path' | 'pathType'): string {
  return (column === 'host' ? row.host?.host : node[column]) ?? '';
}

function isResource({ backend }: TableRow): boolean {
  return backend !== null && backend.resourceKind !== 'Service';
}

function namespaceOf({ node, backend }: TableRow): string {
  const owner = node.kind === 'end' ? undefined : node.owner.name.split('/')[0];
  return backend?.namespace ?? owner ?? 'default';
}

function backendCommand(row: TableRow, service: string, port: string): Command | null {
  if (!service.trim() || !port.trim()) return null;
  const backend = serviceBackend(service, port);
  const { node } = row;
  if (node.kind === 'end') return null;
  return node.kind === 'path'
    ? { type: 'path/set-backend', at: node.at, backend }
    : { type: 'default-backend/set', object: node.owner.object, backend };
}

function serviceCommand(row: TableRow, text: string, services: readonly ServiceSummary[]): Command | null {
  const now = portText(row.backend) || '80';
  return backendCommand(row, text, portFor(services, namespaceOf(row), text.trim(), now));
}

function isOnlyPath(row: TableRow, rule: RuleRef, { nodes, order }: EditWorld): boolean {
  return order.paths.every((id) => {
    const other = nodes.get(id);
    if (other?.kind !== 'path' || id === row.id) return true;
    return other.at.rule !== rule.rule || !isSameObject(other.at.object, rule.object);
  });
}

function hostNamed(row: TableRow, host: string | null, { nodes, order }: EditWorld): HostNode | null {
  for (const id of order.hosts) {
    const node = nodes.get(id);
    if (node?.kind === 'host' && node.routerId === row.host?.routerId && node.host === host) return node;
  }
  return null;
}

/** A route goes to another host: into that host's rule of its own Ingress, by a new name for a rule that holds nothing else, else into a new rule. */
function hostCommand(row: TableRow, text: string, world: EditWorld): Command | null {
  if (row.node.kind !== 'path') return null;
  const { at } = row.node;
  const host = text.trim() || null;
  const rule = hostNamed(row, host, world)?.rules.find(({ object }) => isSameObject(object, at.object));
  if (rule) return { type: 'path/move', at, to: rule, index: null };
  const own: RuleRef = { object: at.object, rule: at.rule };
  if (isOnlyPath(row, own, world)) return { type: 'host/rename', rules: [own], host };
  return { type: 'path/move', at, to: { object: at.object, host }, index: null };
}

function toPathType(text: string): PathType | null {
  return pathTypes.find((known) => known === text) ?? null;
}

/** Returns the one command that writes `text` into a cell; `null` when there is nothing to write. */
export function cellCommand(row: TableRow, column: ColumnId, text: string, world: EditWorld): Command | null {
  const before = editableText(row, column);
  if (before === null || before === text) return null;
  const { node } = row;
  switch (column) {
    case 'host':
      return hostCommand(row, text, world);
    case 'path':
      return node.kind === 'path' ? { type: 'path/set-path', at: node.at, path: text } : null;
    case 'pathType': {
      const pathType = toPathType(text);
      return node.kind === 'path' && pathType ? { type: 'path/set-type', at: node.at, pathType } : null;
    }
    case 'service':
      return serviceCommand(row, text, world.services);
    case 'port':
      return backendCommand(row, row.backend?.name ?? '', text);
    default:
      return null;
  }
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
