import { useMemo } from 'react';
import { useMessages } from '../common/store-context.ts';
import { splitPaths } from '../compare/disagreements.ts';
import { badgeText, markOf, outcomeDetail } from '../compare/outcome-text.ts';
import { useDisagreements, useSecondAnswer } from '../compare/use-comparison.ts';
import type { PathSplit } from './canvas-nodes.ts';
import { type RouteView, routeView } from './route-view.ts';
import type { GraphView } from './use-graph-view.ts';

const noSplits: ReadonlyMap<string, PathSplit> = new Map();

/** Returns the way of the same request under B, and the paths about which A and B disagree. */
export function useSecondWay({ view, layout, edges }: GraphView): {
  readonly second: RouteView;
  readonly splits: ReadonlyMap<string, PathSplit>;
} {
  const { compare } = useMessages();
  const answer = useSecondAnswer();
  const list = useDisagreements();
  const second = useMemo(() => routeView(answer, view, layout, edges), [answer, view, layout, edges]);
  const splits = useMemo(() => {
    if (list.length === 0) return noSplits;
    const found = new Map<string, PathSplit>();
    for (const [id, { a, b }] of splitPaths(list)) {
      // The same Service on both sides says nothing: then the path that the Pod gets is the difference.
      const isRewrite = markOf(a, b) === 'rewrite';
      const word = isRewrite ? outcomeDetail : (outcome: typeof a) => badgeText(outcome, compare);
      found.set(id, { a: word(a), b: word(b) });
    }
    return found;
  }, [list, compare]);
  return { second, splits };
}
