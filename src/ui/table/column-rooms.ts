import { columnsOf, cutNames } from '../../engine/graph/index.ts';
import type { ColumnId } from '../parts/columns.ts';

/** Columns of names: as wide as these need, up to what there is. */
export const namedColumns = ['host', 'path', 'service', 'ingress', 'runsAs', 'className'] as const;
export type NamedColumn = (typeof namedColumns)[number];

/** Characters that a column of names gets at first; what is over goes to those that need more, in this order. */
const first: Readonly<Record<NamedColumn, number>> = {
  host: 26,
  path: 24,
  service: 18,
  ingress: 16,
  runsAs: 10,
  className: 14,
};
/** A column is never narrower than its head. */
const least: Readonly<Record<NamedColumn, number>> = {
  host: 8,
  path: 8,
  service: 8,
  ingress: 8,
  runsAs: 8,
  className: 6,
};
/** Where the table has to be scrolled, these give way until the class is in sight. */
const yielding = [
  { column: 'runsAs', to: 7 },
  { column: 'className', to: 7 },
] as const;
/** Width of a character in px, a little more than in any common font; padding and a sign beside it. */
const advance = 7.35;
const besides: Readonly<Record<NamedColumn, number>> = {
  host: 18,
  path: 18,
  service: 35,
  ingress: 18,
  runsAs: 18,
  className: 18,
};
/** Px of the other columns up to the class, and of those behind it. */
const fixed = 168;
const behind = 164;
const second = 104;

/** What stands in the columns of names, each text once. */
export type ColumnTexts = Readonly<Record<NamedColumn, ReadonlySet<string>>>;

export interface ColumnRooms {
  /** Px by column. */
  readonly widths: Readonly<Record<NamedColumn, number>>;
  /** By column: texts that do not fit, and what is shown in their place. */
  readonly cuts: ReadonlyMap<ColumnId, ReadonlyMap<string, string>>;
}

function needOf(texts: ReadonlySet<string>, column: NamedColumn): number {
  let most = least[column];
  for (const text of texts) most = Math.max(most, columnsOf(text));
  return most;
}

/** Returns Ingresses without their namespace, when all have the same. */
function withoutNamespace(names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const namespaces = new Set([...names].map((name) => name.split('/', 1)[0]));
  return new Map(namespaces.size === 1 ? [...names].map((name) => [name, name.slice(name.indexOf('/') + 1)]) : []);
}

/** Returns how wide the columns of names are in a table of `width` px, and what of them is shortened. */
export function columnRooms(width: number, texts: ColumnTexts, hasSecond: boolean): ColumnRooms {
  const bare = withoutNamespace(texts.ingress);
  const shown = { ...texts, ingress: bare.size > 0 ? new Set(bare.values()) : texts.ingress };
  const rooms = { ...first };
  const px = (column: NamedColumn): number => Math.ceil(rooms[column] * advance) + besides[column];
  for (const column of namedColumns) rooms[column] = Math.min(first[column], needOf(shown[column], column));
  const upToClass = namedColumns.reduce((sum, column) => sum + px(column), fixed);
  let over = Math.ceil((upToClass - width) / advance);
  for (const { column, to } of yielding) {
    const less = Math.min(Math.max(over, 0), Math.max(rooms[column] - to, 0));
    rooms[column] -= less;
    over -= less;
  }
  const taken = upToClass + behind + (hasSecond ? second : 0);
  let spare = Math.max(Math.floor((width - taken) / advance) - namedColumns.length, 0);
  for (const column of namedColumns) {
    const more = Math.min(Math.max(needOf(shown[column], column) - rooms[column], 0), spare);
    rooms[column] += more;
    spare -= more;
  }
  const cuts = new Map<ColumnId, ReadonlyMap<string, string>>(
    namedColumns.map((column) => [column, cutNames(shown[column], rooms[column])]),
  );
  const short = cuts.get('ingress');
  if (bare.size > 0) cuts.set('ingress', new Map([...bare].map(([name, own]) => [name, short?.get(own) ?? own])));
  const widths = {
    host: px('host'),
    path: px('path'),
    service: px('service'),
    ingress: px('ingress'),
    runsAs: px('runsAs'),
    className: px('className'),
  };
  return { widths, cuts };
}
