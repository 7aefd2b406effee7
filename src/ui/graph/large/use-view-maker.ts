import { useMemo } from 'react';
import { useAppState } from '../../common/store-context.ts';
import type { ViewMaker } from '../graph-steps.ts';
import { litHostOf } from '../view-graph.ts';
import { viewMaker } from './view-maker.ts';

/** Returns what makes the view under the filter, focus and open hosts of now. */
export function useViewMaker(): ViewMaker {
  const search = useAppState((state) => state.search.trim());
  const focus = useAppState((state) => state.focus);
  const expanded = useAppState((state) => state.expandedHosts);
  const litHost = useAppState((state) => litHostOf(state.request.answer));
  // Only a filter that asks for them is applied again when they change.
  const problems = useAppState(({ snapshot }) => (search.includes('problem:') ? snapshot.problems : null));
  const lit = useAppState(({ request }) => (search.includes('is:') ? (request.answer?.litNodes ?? null) : null));
  return useMemo(
    () => viewMaker({ search, focus, problems, lit, expanded, litHost }),
    [search, focus, problems, lit, expanded, litHost],
  );
}
