import { columnsOf, cutNames } from '../../engine/index.ts';
import type { ColumnId } from '../parts/columns.ts';

/** Columns of names: as wide as these need, up to what there is. */
export const namedColumns = ['host', 'path', 'service', 'ingress', 'runsAs'] as const;
export type NamedColumn = (typeof namedColumns)[number];

/** Characters that a column of names gets at first; what is over goes to those that need more, in this order. */
const first: Readonly<Record<NamedColumn, number>> = { host: 26, path: 24, service: 18, ingress: 16, runsAs: 10 };
/** A column is never narrower than its head. */
const least = 8;
/** Width of a character in px, a little more than in any common font; padding and a sign beside it. */
const advance = 7.35;
const besides: Readonly<Record<NamedColumn, number>> = { host: 18, path: 18, service: 35, ingress: 18, runsAs: 18 };
/** Px of all other columns. */
const fixed = 396;
const second = 104;

/** What stands in the columns of names, each text once. */
export type ColumnTexts = Readonly<Record<NamedColumn, ReadonlySet<string>>>;

export interface ColumnRooms {
  /** Px by column. */
  readonly widths: Readonly<Record<NamedColumn, number>>;
  /** By column: texts that do not fit, and what is shown in their place. */
  readonly cuts: ReadonlyMap<ColumnId, ReadonlyMap<string, string>>;
}

function needOf(texts: ReadonlySet<string>): number {
  let most = least;
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
  for (const column of namedColumns) rooms[column] = Math.min(first[column], needOf(shown[column]));
  const taken = namedColumns.reduce((sum, column) => sum + px(column), fixed + (hasSecond ? second : 0));
  let spare = Math.max(Math.floor((width - taken) / advance) - namedColumns.length, 0);
  for (const column of namedColumns) {
    const more = Math.min(needOf(shown[column]) - rooms[column], spare);
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
  };
  return { widths, cuts };
}
