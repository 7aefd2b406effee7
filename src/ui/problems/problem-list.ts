import type { Severity } from '../../engine/index.ts';
import type { Problem } from '../../state/types.ts';

export const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Style is off until someone asks for it: false alarms cost trust. */
export const defaultLevels: ReadonlySet<Severity> = new Set<Severity>(['error', 'warning', 'info']);

export interface FileProblems {
  readonly file: string;
  readonly problems: readonly Problem[];
}

/** Returns how many problems each level has. */
export function countLevels(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { diagnostic } of problems) counts[diagnostic.severity]++;
  return counts;
}

/** Returns the problems of `levels`, grouped by file in file order; in a file the worst first, then by place. */
export function groupProblems(
  problems: readonly Problem[],
  levels: ReadonlySet<Severity>,
  files: readonly string[],
): readonly FileProblems[] {
  const byFile = new Map<string, Problem[]>(files.map((file) => [file, []]));
  for (const problem of problems) {
    if (!levels.has(problem.diagnostic.severity)) continue;
    const list = byFile.get(problem.object.file);
    if (list) list.push(problem);
    else byFile.set(problem.object.file, [problem]);
  }
  return [...byFile]
    .filter(([, list]) => list.length > 0)
    .map(([file, list]) => ({ file, problems: list.sort(compareProblems) }));
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    severities.indexOf(a.diagnostic.severity) - severities.indexOf(b.diagnostic.severity) ||
    a.object.document - b.object.document ||
    a.diagnostic.range.start - b.diagnostic.range.start
  );
}

/** Returns the problem before or after `current` in the order of the list, around its ends; `null` when there is none. */
export function nextProblem(
  groups: readonly FileProblems[],
  current: string | null,
  direction: 1 | -1,
): Problem | null {
  const all = groups.flatMap(({ problems }) => problems);
  const at = all.findIndex(({ id }) => id === current);
  const to = at < 0 ? (direction > 0 ? 0 : all.length - 1) : (at + direction + all.length) % all.length;
  return all[to] ?? null;
}
