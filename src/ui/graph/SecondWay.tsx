import { useEffect, useMemo } from 'react';
import { useMessages } from '../common/store-context.ts';
import { splitPaths } from '../compare/disagreements.ts';
import { badgeText, markOf, outcomeDetail } from '../compare/outcome-text.ts';
import { useDisagreements, useSecondAnswer } from '../compare/use-comparison.ts';
import type { PathSplit } from './canvas-nodes.ts';
import { type RouteView, routeView } from './route-view.ts';
import { SecondRouteLayer } from './SecondRouteLayer.tsx';
import './second.css';
import type { GraphView } from './use-graph-view.ts';

interface SecondWayProps {
  readonly graphView: GraphView;
  /** Told the nodes of B's way, and the paths about which A and B disagree; `null` when nobody compares any more. */
  readonly onWay: (way: SecondWayShown | null) => void;
}

export interface SecondWayShown {
  readonly lit: RouteView['lit'];
  readonly splits: ReadonlyMap<string, PathSplit>;
}

const noSplits: ReadonlyMap<string, PathSplit> = new Map();

function useSplits(): ReadonlyMap<string, PathSplit> {
  const { compare } = useMessages();
  const list = useDisagreements();
  return useMemo(() => {
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
}

/** The way of the same request under B: loaded when somebody compares. */
export function SecondWay({ graphView: { view, layout, edges, route }, onWay }: SecondWayProps) {
  const answer = useSecondAnswer();
  const second = useMemo(() => routeView(answer, view, layout, edges), [answer, view, layout, edges]);
  const splits = useSplits();
  useEffect(() => onWay({ lit: second.lit, splits }), [onWay, second, splits]);
  useEffect(() => () => onWay(null), [onWay]);
  return <SecondRouteLayer layout={layout} route={second} first={route} />;
}
