import type { Messages } from '../../i18n/messages.ts';
import { controllerName } from '../common/controllers.ts';
import { allColumns, type ColumnId, cellText } from '../parts/columns.ts';
import { classOf, isUnreachable, type TableRow } from '../parts/table-rows.ts';

export interface TableSort {
  readonly column: ColumnId;
  readonly isDescending: boolean;
}

/** What the table leaves out. */
export interface TableFilter {
  /** Id of an edge router; `null`: all. */
  readonly routerId: string | null;
  readonly onlyProblems: boolean;
  readonly onlyUnreachable: boolean;
}

export const noFilter: TableFilter = { routerId: null, onlyProblems: false, onlyUnreachable: false };

/** What sorting and filtering ask about a row beside the row itself. */
export interface RowFacts {
  readonly problems: (row: TableRow) => number;
  readonly failingTests: (row: TableRow) => number;
  /** Place of the verdict among all verdicts, the winner first; `null` when the request never met the row. */
  readonly verdict: (row: TableRow, isSecond: boolean) => number | null;
}

type Key = string | number | null;

function sortKey(row: TableRow, column: ColumnId, messages: Messages, facts: RowFacts): Key {
  // Below all routes, whatever they are sorted by.
  if (row.node.kind === 'end') return null;
  switch (column) {
    case 'order':
      return row.node.kind === 'path' ? row.node.order : null;
    case 'host':
      return row.host?.host ?? null;
    case 'port':
      return row.backend?.port ?? null;
    case 'service':
      return row.backend?.name ?? null;
    case 'className':
      return classOf(row);
    case 'path':
      return row.node.kind === 'path' ? row.node.path : null;
    case 'marks':
      return -(facts.problems(row) * 1000 + facts.failingTests(row)) || null;
    case 'verdict':
      return facts.verdict(row, false);
    case 'verdictB':
      return facts.verdict(row, true);
    default:
      return cellText(row, column, messages) || null;
  }
}

/** Numbers before texts, each by size. */
function compare(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Keyed {
  readonly row: TableRow;
  readonly key: string | number;
}

type Order = (a: Keyed, b: Keyed) => number;

/** Rows that are looked at before others get their turn. */
const sliceSize = 1000;

function* merged(a: readonly Keyed[], b: readonly Keyed[], order: Order): Generator<void, readonly Keyed[]> {
  const all: Keyed[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    const next = left && (!right || order(left, right) <= 0) ? left : right;
    if (!next) break;
    if (next === left) i++;
    else j++;
    all.push(next);
    if (all.length % (sliceSize * 4) === 0) yield;
  }
  return all;
}

/** Sorts short runs, then merges two and two: sorting all of them at once would hold up the page. */
function* sorted(list: readonly Keyed[], order: Order): Generator<void, readonly Keyed[]> {
  let runs: (readonly Keyed[])[] = [];
  for (let at = 0; at < list.length; at += sliceSize) {
    runs.push(list.slice(at, at + sliceSize).sort(order));
    yield;
  }
  while (runs.length > 1) {
    const next: (readonly Keyed[])[] = [];
    for (let at = 0; at < runs.length; at += 2) next.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], order));
    runs = next;
  }
  return runs[0] ?? [];
}

/**
 * Returns the rows in the order of a column; equal ones stay in file order, what has no value stands last either way.
 * May be left between its slices.
 */
export function* sortRows(
  rows: readonly TableRow[],
  sort: TableSort | null,
  messages: Messages,
  facts: RowFacts,
): Generator<void, readonly TableRow[]> {
  if (!sort) return rows;
  const sign = sort.isDescending ? -1 : 1;
  const keyed: Keyed[] = [];
  const without: TableRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % sliceSize === sliceSize - 1) yield;
    const key = sortKey(row, sort.column, messages, facts);
    if (key === null) without.push(row);
    else keyed.push({ row, key });
  }
  const order: Order = (a, b) => sign * compare(a.key, b.key) || a.row.place - b.row.place;
  return [...(yield* sorted(keyed, order)).map(({ row }) => row), ...without];
}

/** Returns the next order of a head that is pressed: rising, falling, as in the files. */
export function nextSort(sort: TableSort | null, column: ColumnId): TableSort | null {
  if (sort?.column !== column) return { column, isDescending: false };
  return sort.isDescending ? null : { column, isDescending: true };
}

/** The words of a row are put together at the first filter that asks for them, once per language. */
const haystacks = new WeakMap<Messages, WeakMap<TableRow, string>>();

function haystackOf(row: TableRow, messages: Messages, known: WeakMap<TableRow, string>): string {
  const made = known.get(row) ?? makeHaystack(row, messages);
  known.set(row, made);
  return made;
}

function makeHaystack(row: TableRow, messages: Messages): string {
  const controller = row.router ? controllerName(row.router.controller) : '';
  const texts = allColumns.map((column) => cellText(row, column, messages));
  // "web:80" is how people say it.
  const service = `${cellText(row, 'service', messages)}:${cellText(row, 'port', messages)}`;
  return [...texts, service, controller].join('\n').toLowerCase();
}

/** What was typed into the filter. */
export interface Wanted {
  /** In lower case: a row has all of them, in whatever columns. */
  readonly words: readonly string[];
  /** Ids of the rows that the keys let through (`host:a`); `null` without keys. */
  readonly keyed: ReadonlySet<string> | null;
}

/** Returns the rows that a filter lets through; may be left between its slices. */
export function* filterRows(
  rows: readonly TableRow[],
  filter: TableFilter,
  { words, keyed }: Wanted,
  messages: Messages,
  facts: Pick<RowFacts, 'problems'>,
): Generator<void, readonly TableRow[]> {
  const { routerId, onlyProblems, onlyUnreachable } = filter;
  if (words.length === 0 && keyed === null && routerId === null && !onlyProblems && !onlyUnreachable) return rows;
  const known = haystacks.get(messages) ?? new WeakMap<TableRow, string>();
  haystacks.set(messages, known);
  const isKept = (row: TableRow): boolean =>
    (routerId === null || row.router?.id === routerId) &&
    // As in the graph: what is looked for is a route.
    (row.node.kind !== 'end' || (words.length === 0 && keyed === null)) &&
    (!onlyProblems || facts.problems(row) > 0) &&
    (!onlyUnreachable || isUnreachable(row)) &&
    (keyed === null || keyed.has(row.id)) &&
    words.every((word) => haystackOf(row, messages, known).includes(word));
  const kept: TableRow[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % sliceSize === sliceSize - 1) yield;
    if (isKept(row)) kept.push(row);
  }
  return kept;
}
