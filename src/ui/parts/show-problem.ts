import type { Actions, Problem } from '../../state/types.ts';

/** Selects the node of a problem and shows its place in the text. */
export function showProblem(actions: Actions, problem: Problem, focus: boolean): void {
  if (problem.nodeId) actions.select(problem.nodeId);
  actions.revealPlace(problem.object, problem.diagnostic.range, focus);
}
