import type { RoutingTableRow, RoutingTableWords } from '../../engine/export/index.ts';
import type { TableMessages } from '../../i18n/en/table.ts';
import { endWords } from '../../i18n/end-words.ts';
import type { Messages } from '../../i18n/messages.ts';
import { controllerName } from '../common/controllers.ts';
import { portText } from './node-words.ts';
import { classOf, deadOf, pathOf, type TableRow } from './table-rows.ts';
import type { EndItem } from './view-graph.ts';

export type ColumnId =
  | 'order'
  | 'host'
  | 'path'
  | 'pathType'
  | 'runsAs'
  | 'service'
  | 'port'
  | 'ingress'
  | 'className'
  | 'marks'
  | 'verdict'
  | 'verdictB';

/** All columns in the order they stand in; the last one only while two controllers are compared. */
export const allColumns: readonly ColumnId[] = [
  'order',
  'host',
  'path',
  'pathType',
  'runsAs',
  'service',
  'port',
  'ingress',
  'className',
  'marks',
  'verdict',
  'verdictB',
];

/** Returns the head of a column; `second` names controller B. */
export function columnWords(words: TableMessages, column: ColumnId, second: string): string {
  return column === 'verdictB' ? words.column.verdictB(second) : words.column[column];
}

/** Returns why no request reaches a row, in words; `''` when one can. */
function deadWords(row: TableRow, { tree }: Messages): string {
  const why = deadOf(row);
  return why === null ? '' : tree.dead[why];
}

/** Returns what a controller makes of the row: its pattern where that differs, or why no request arrives. */
function runsAsText(row: TableRow, messages: Messages): string {
  const pattern = row.node.kind === 'path' ? (row.node.effective ?? '') : '';
  return deadWords(row, messages) || pattern;
}

/** Returns the Service as shown; `''` when there is no backend. */
function serviceText({ backend }: TableRow): string {
  if (!backend) return '';
  return backend.state === 'resource' ? `${backend.resourceKind} ${backend.name}` : backend.name;
}

/** Returns the class of a row as shown. */
function classText(row: TableRow, words: TableMessages): string {
  return classOf(row) ?? words.noClass;
}

function endCell(row: TableRow, { outcome }: EndItem, column: ColumnId, messages: Messages): string {
  if (column === 'host') return messages.graph.otherHost;
  if (column === 'service') return `→ ${outcome?.kind === 'status' ? outcome.status : endWords(outcome, messages)}`;
  return column === 'className' ? classText(row, messages.table) : '';
}

/** Returns the text of a cell that does not depend on the request. */
export function cellText(row: TableRow, column: ColumnId, messages: Messages): string {
  const words = messages.table;
  const { node } = row;
  if (node.kind === 'end') return endCell(row, node, column, messages);
  switch (column) {
    case 'order':
      return node.kind === 'path' && node.order !== null ? String(node.order) : '';
    case 'host':
      return node.kind === 'path' ? (row.host?.host ?? words.anyHost) : '';
    case 'path':
      return pathOf(row) ?? words.defaultBackend;
    case 'pathType':
      return node.kind === 'path' ? (node.pathType ?? '') : '';
    case 'runsAs':
      return runsAsText(row, messages);
    case 'service':
      return serviceText(row) || words.noBackend;
    case 'port':
      return portText(row.backend);
    case 'ingress':
      return node.owner.name;
    case 'className':
      return classText(row, words);
    default:
      return '';
  }
}

/** Returns a row as an export writes it. */
export function exportRow(row: TableRow, messages: Messages): RoutingTableRow {
  const { node, router } = row;
  const port = portText(row.backend);
  const service = serviceText(row);
  return {
    order: node.kind === 'path' ? node.order : null,
    host: row.host?.host ?? null,
    path: pathOf(row),
    pathType: cellText(row, 'pathType', messages),
    runsAs: runsAsText(row, messages),
    backend: service && port ? `${service}:${port}` : service,
    ingress: node.kind === 'end' ? '' : node.owner.name,
    className: classOf(row),
    controller: router ? controllerName(router.controller) : '',
    ...(node.kind === 'end' ? { end: endWords(node.outcome, messages) } : {}),
  };
}

/** Returns the words of an export. */
export function exportWords({ table: words, graph: { otherHost } }: Messages): RoutingTableWords {
  const { order, host, path, pathType, runsAs, ingress, className } = words.column;
  const { backend, controller, anyHost, defaultBackend, noBackend, noClass } = words;
  return {
    order,
    host,
    path,
    pathType,
    runsAs,
    backend,
    ingress,
    className,
    controller,
    anyHost,
    otherHost,
    defaultBackend,
    noBackend,
    noClass,
  };
}
