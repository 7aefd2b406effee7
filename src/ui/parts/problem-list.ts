import { type Diagnostic, questionOf, type Severity } from '../../engine/diagnostics/index.ts';
import type { Problem } from '../../state/types.ts';
import { kindOf } from './fix-plan.ts';

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Style is off until someone asks for it: false alarms cost trust. */
export const defaultLevels: ReadonlySet<Severity> = new Set<Severity>(['error', 'warning', 'info']);

export type Grouping = 'file' | 'kind';

export interface ProblemGroup {
  /** The file, or the kind of its problems. */
  readonly key: string;
  readonly problems: readonly Problem[];
}

/** Returns the number people know a problem by: of the question (`Q25`) or of the API server's rule (`P2`); `null` when it has none. */
export function numberOf(diagnostic: Diagnostic): string | null {
  const { params } = diagnostic;
  if ('rule' in params && typeof params.rule === 'string' && /^[A-Z]+\d+$/.test(params.rule)) return params.rule;
  return questionOf(diagnostic);
}

/** Returns the problems of `levels` in groups: by file in file order, or by kind, the worst first. In a group the worst first, then by place. */
export function groupProblems(
  problems: readonly Problem[],
  levels: ReadonlySet<Severity>,
  files: readonly string[],
  grouping: Grouping = 'file',
): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>(grouping === 'file' ? files.map((file) => [file, []]) : []);
  for (const problem of problems) {
    if (!levels.has(problem.diagnostic.severity)) continue;
    const key = grouping === 'file' ? problem.object.file : kindOf(problem);
    const list = groups.get(key);
    if (list) list.push(problem);
    else groups.set(key, [problem]);
  }
  const order = new Map(files.map((file, index) => [file, index]));
  const sorted = [...groups]
    .filter(([, list]) => list.length > 0)
    .map(([key, list]) => ({ key, problems: list.sort((a, b) => compareProblems(a, b, order)) }));
  return grouping === 'file' ? sorted : sorted.sort((a, b) => worstOf(a) - worstOf(b));
}

function worstOf({ problems }: ProblemGroup): number {
  return rankOf(problems[0]);
}

function rankOf(problem: Problem | undefined): number {
  return problem ? severities.indexOf(problem.diagnostic.severity) : severities.length;
}

function compareProblems(a: Problem, b: Problem, files: ReadonlyMap<string, number>): number {
  return (
    rankOf(a) - rankOf(b) ||
    (files.get(a.object.file) ?? 0) - (files.get(b.object.file) ?? 0) ||
    a.object.document - b.object.document ||
    a.diagnostic.range.start - b.diagnostic.range.start
  );
}

/** Returns the groups with only what holds every word of `text`; `wordsOf` gives what a problem says. */
export function filterGroups(
  groups: readonly ProblemGroup[],
  text: string,
  wordsOf: (problem: Problem) => string,
): readonly ProblemGroup[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return groups;
  return groups
    .map(({ key, problems }) => ({
      key,
      problems: problems.filter((problem) => {
        const words = wordsOf(problem).toLowerCase();
        return wanted.every((word) => words.includes(word));
      }),
    }))
    .filter(({ problems }) => problems.length > 0);
}

/** Returns the problem before or after `current` in the order of the list, around its ends; `null` when there is none. */
export function nextProblem(
  groups: readonly ProblemGroup[],
  current: string | null,
  direction: 1 | -1,
): Problem | null {
  const all = groups.flatMap(({ problems }) => problems);
  const at = all.findIndex(({ id }) => id === current);
  const to = at < 0 ? (direction > 0 ? 0 : all.length - 1) : (at + direction + all.length) % all.length;
  return all[to] ?? null;
}
