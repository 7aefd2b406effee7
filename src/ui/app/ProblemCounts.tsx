import { useMemo } from 'react';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';
import { SeverityIcon } from '../parts/SeverityIcon.tsx';
import { countLevels } from '../problems/level-counts.ts';

/** Returns the number of problems per level. */
export function useLevelCounts() {
  const problems = useAppState((state) => state.snapshot.problems);
  return useMemo(() => countLevels(problems), [problems]);
}

/** Stands on the tab of the problems: how many there are. */
export function ProblemsMark() {
  const { error, warning, info } = useLevelCounts();
  return <span className={`count ${error > 0 ? 'bad' : warning > 0 ? 'warn' : ''}`}>{error + warning + info}</span>;
}

/** How many things break and surprise; opens the list. */
export function ProblemCounts() {
  const { setBottomTab } = useActions();
  const { app } = useMessages();
  const counts = useLevelCounts();
  return (['error', 'warning'] as const).map((severity) =>
    counts[severity] === 0 ? null : (
      <button
        key={severity}
        type="button"
        className={`btn cnt ${severity}`}
        aria-label={app.problemCount[severity](counts[severity])}
        title={app.problemCount[severity](counts[severity])}
        onClick={() => setBottomTab('problems')}
      >
        <SeverityIcon severity={severity} size={15} />
        {counts[severity]}
      </button>
    ),
  );
}
