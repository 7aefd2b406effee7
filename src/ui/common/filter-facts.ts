import { useMemo } from 'react';
import type { FilterFacts } from '../../engine/graph/index.ts';
import type { Problem } from '../../state/types.ts';
import { useAppState } from './store-context.ts';

/** Returns what is wrong with each node, as a filter looks for it. */
export function problemTexts(problems: readonly Problem[] | null): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { nodeId, diagnostic } of problems ?? []) {
    if (nodeId !== null) texts.set(nodeId, `${texts.get(nodeId) ?? ''} ${diagnostic.severity} ${diagnostic.code}`);
  }
  return texts;
}

/** Returns the problems, or the nodes on the way of the request, where a filter asks for them: else it need not be applied again. */
export function useFilterSources(search: string) {
  const problems = useAppState(({ snapshot }) => (search.includes('problem:') ? snapshot.problems : null));
  const lit = useAppState(({ request }) => (search.includes('is:') ? (request.answer?.litNodes ?? null) : null));
  return { problems, lit };
}

/** Returns what a filter looks at besides the graph. */
export function useFilterFacts(search: string): FilterFacts {
  const { problems, lit } = useFilterSources(search);
  return useMemo(() => ({ problems: problemTexts(problems), lit: new Set(lit) }), [problems, lit]);
}
