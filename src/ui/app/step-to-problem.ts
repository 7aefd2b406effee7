import type { AppContextValue } from '../common/store-context.ts';
import { currentProblem, setCurrentProblem } from '../parts/current-problem.ts';
import { defaultLevels, groupProblems, nextProblem } from '../parts/problem-list.ts';
import { showProblem } from '../parts/show-problem.ts';
import { listedGroups } from '../problems/listed.ts';

/** Shows the next problem in the order they are listed, around the end; nothing where there is none. */
export function stepToProblem({ store, actions }: Pick<AppContextValue, 'store' | 'actions'>, direction: 1 | -1): void {
  const { snapshot, files } = store.getState();
  const names = files.map(({ name }) => name);
  const groups = listedGroups() ?? groupProblems(snapshot.problems, defaultLevels, names);
  const problem = nextProblem(groups, currentProblem(), direction);
  if (!problem) return;
  actions.setBottomTab('problems');
  setCurrentProblem(problem.id);
  showProblem(actions, problem, true);
}
