import { TriangleAlert } from 'lucide-react';
import { Button } from '../common/Button.tsx';
import { lineOfPlace } from '../common/places.ts';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

/** Says calmly that part of the picture is old, why, and leads to the line. */
export function StaleBanner() {
  const words = useMessages().graph;
  const actions = useActions();
  const isStale = useAppState((state) => state.snapshot.stale.size > 0);
  const problem = useAppState((state) =>
    state.snapshot.problems.find(({ diagnostic }) => diagnostic.code === 'yaml/syntax'),
  );
  const line = useAppState((state) =>
    problem ? lineOfPlace(state.files, state.snapshot.files, problem.object, problem.diagnostic.range) : null,
  );
  const isBehind = useAppState(
    ({ isEngineDown, snapshot, revision }) => isEngineDown && snapshot.revision !== revision,
  );
  if (!isStale && !isBehind) return null;
  const said = line === null ? words.staleSomewhere : words.stale({ line });
  return (
    <div className="g-stale" role="status">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <span className="grow">{isBehind ? words.staleEngine : said}</span>
      {problem && line !== null && !isBehind && (
        <Button
          size="small"
          look="line"
          onClick={() => actions.revealPlace(problem.object, problem.diagnostic.range, true)}
        >
          {words.goToLine({ line })}
        </Button>
      )}
    </div>
  );
}
