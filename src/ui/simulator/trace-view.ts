import type { GraphNode } from '../../engine/graph/index.ts';
import type { Decision, TraceStep } from '../../engine/match/index.ts';
import type { HostStep, PathStep } from './steps.ts';

type StepOf<K extends TraceStep['kind']> = Extract<TraceStep, { kind: K }>;

/** A trace sorted by the steps people see; nothing is computed, only grouped. */
export interface TraceView {
  readonly normalised: readonly StepOf<'normalise'>[];
  readonly classes: readonly StepOf<'class'>[];
  readonly hosts: readonly HostStep[];
  readonly paths: readonly PathStep[];
  readonly preferred: readonly StepOf<'prefer'>[];
  readonly rewritten: readonly StepOf<'rewrite'>[];
  readonly notes: readonly StepOf<'note'>[];
  readonly omitted: { readonly hosts: number; readonly paths: number };
}

export const stepIds = ['url', 'class', 'host', 'path', 'tie', 'rewrite', 'backend'] as const;
export type StepId = (typeof stepIds)[number];

/** Returns the steps of a decision by kind, each in the order it was written. */
export function viewTrace({ trace }: Decision): TraceView {
  const omitted = { hosts: 0, paths: 0 };
  for (const step of trace) if (step.kind === 'omitted') omitted[step.what] += step.count;
  return {
    normalised: trace.filter((step) => step.kind === 'normalise'),
    classes: trace.filter((step) => step.kind === 'class'),
    hosts: trace.filter((step) => step.kind === 'host'),
    paths: trace.filter((step) => step.kind === 'path'),
    preferred: trace.filter((step) => step.kind === 'prefer'),
    rewritten: trace.filter((step) => step.kind === 'rewrite'),
    notes: trace.filter((step) => step.kind === 'note'),
    omitted,
  };
}

/** Returns the step to open first: the paths, or the hosts when none of them fits and so no path was tried. */
export function firstStep({ hosts, paths }: TraceView): StepId {
  return paths.length === 0 && !hosts.some(({ chosen }) => chosen) ? 'host' : 'path';
}

/** How one character of the compared path did: matched by the winner, by a loser, by a group, differing, or not reached. */
export type CellKind = 'won' | 'fitted' | 'group1' | 'group2' | 'differs' | 'rest';

export interface Cell {
  /** Offset in the compared path: its identity. */
  readonly at: number;
  readonly text: string;
  readonly kind: CellKind;
}

/** True where a path surely stops fitting: an expression does so only where a letter of its own is asked for. */
function stopsSurely({ matched, matcher, matchedLength }: PathStep): boolean {
  if (matched || matcher.kind !== 'regex') return !matched;
  const [wanted = '', after = ''] = matcher.source.replace(/^\^/, '').slice(matchedLength);
  return /[\w/-]/.test(wanted) && !'*?{'.includes(after || ' ');
}

function kindAt(step: PathStep, at: number, groupAt: ReadonlyMap<number, CellKind>): CellKind {
  if (at >= step.matchedLength) return at === step.matchedLength && stopsSurely(step) ? 'differs' : 'rest';
  if (step.verdict !== 'wins') return 'fitted';
  return groupAt.get(at) ?? 'won';
}

/**
 * Where the captured groups stand: each is looked for from the end backwards,
 * which is right for groups that do not nest, as in `/api(/|$)(.*)`.
 */
function groupPlaces(step: PathStep, compared: string): ReadonlyMap<number, CellKind> {
  const places = new Map<number, CellKind>();
  const groups = step.groups ?? [];
  let end = step.matchedLength;
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index];
    const start = group ? compared.slice(0, end).lastIndexOf(group) : -1;
    if (!group || start < 0) continue;
    for (let at = start; at < start + group.length; at++) places.set(at, index % 2 === 0 ? 'group1' : 'group2');
    end = start;
  }
  return places;
}

/** What of the compared path is shown, letter by letter. */
export interface Cells {
  readonly cells: readonly Cell[];
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

const isLowHalf = (letter: string): boolean => letter >= '\udc00' && letter <= '\udfff';

/** Cells of one letter as one: an emoji has several units, and so has a letter with its accent. */
function wholeLetters(cells: readonly Cell[]): readonly Cell[] {
  const text = cells.map((cell) => cell.text).join('');
  if (/^[ -~]*$/.test(text)) return cells;
  const letters = [...new Intl.Segmenter('und').segment(text)];
  return letters.flatMap(({ segment, index }) => {
    const own = cells.slice(index, index + segment.length);
    const first = own.find(({ kind }) => kind === 'differs') ?? own[0];
    return first ? [{ at: cells[index]?.at ?? first.at, text: segment, kind: first.kind }] : [];
  });
}

/**
 * Returns at most `most` cells of the compared path, around the first difference, and whether some were cut at either end;
 * with an empty last cell where the request ends too early.
 */
export function cellsOf(step: PathStep, compared: string, most: number): Cells {
  const endsEarly = !step.matched && step.matcher.kind !== 'regex' && step.matchedLength >= compared.length;
  const length = compared.length + (endsEarly ? 1 : 0);
  const middle = step.matched ? 0 : step.matchedLength - Math.floor(most / 2);
  const cut = Math.max(0, Math.min(middle, length - most));
  const start = isLowHalf(compared.charAt(cut)) ? cut - 1 : cut;
  const behind = Math.min(length, cut + most);
  const end = isLowHalf(compared.charAt(behind)) ? behind - 1 : behind;
  const groups = step.verdict === 'wins' ? groupPlaces(step, compared) : new Map<number, CellKind>();
  const cells = Array.from({ length: end - start }, (_, index): Cell => {
    const at = start + index;
    if (at === compared.length) return { at, text: ' ', kind: 'differs' };
    return { at, text: compared.charAt(at), kind: kindAt(step, at, groups) };
  });
  return { cells: wholeLetters(cells), cutStart: start > 0, cutEnd: end < length };
}

/** A candidate as a row. One written path may stand for several patterns: `isSame` marks those after its first. */
export interface TraceRow {
  readonly key: string;
  readonly step: PathStep;
  readonly order: number | null;
  readonly isSame: boolean;
}

/** Candidates as rows: those of the chosen host in the controller's order, the rest after them. */
export function orderedPaths(paths: readonly PathStep[], nodes: ReadonlyMap<string, GraphNode>): readonly TraceRow[] {
  const isElsewhere = ({ verdict }: PathStep) => verdict === 'other-host' || verdict === 'exact-host-first';
  const seen = new Map<string, number>();
  return paths
    .map((step) => {
      const n = seen.get(step.routeId) ?? 0;
      seen.set(step.routeId, n + 1);
      const node = nodes.get(step.pathId);
      return { key: `${step.routeId} ${n}`, step, order: node?.kind === 'path' ? node.order : null };
    })
    .sort(
      (a, b) =>
        Number(isElsewhere(a.step)) - Number(isElsewhere(b.step)) ||
        (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER),
    )
    .map((row, index, rows) => ({ ...row, isSame: rows[index - 1]?.step.pathId === row.step.pathId }));
}
