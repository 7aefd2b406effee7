import type { Severity } from '../../engine/diagnostics/index.ts';
import type { Problem } from '../../state/types.ts';

/** Returns how many problems each level has. */
export function countLevels(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { diagnostic } of problems) counts[diagnostic.severity]++;
  return counts;
}
