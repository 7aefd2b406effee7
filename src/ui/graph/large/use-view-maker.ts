import { useMemo } from 'react';
import { useFilterSources } from '../../common/filter-facts.ts';
import { useAppState } from '../../common/store-context.ts';
import { litHostOf } from '../../parts/view-graph.ts';
import type { ViewMaker } from '../graph-steps.ts';
import { viewMaker } from './view-maker.ts';

/** Returns what makes the view under the filter, focus and open hosts of now. */
export function useViewMaker(): ViewMaker {
  const search = useAppState((state) => state.search.trim());
  const focus = useAppState((state) => state.focus);
  const expanded = useAppState((state) => state.expandedHosts);
  const litHost = useAppState((state) => litHostOf(state.request.answer));
  const { problems, lit } = useFilterSources(search);
  return useMemo(
    () => viewMaker({ search, focus, problems, lit, expanded, litHost }),
    [search, focus, problems, lit, expanded, litHost],
  );
}
