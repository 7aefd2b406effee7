import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import { useActions, useAppState, useAppStore, useMessages } from '../common/store-context.ts';
import { requestLine, requestShort, splitPaths } from '../parts/disagreements.ts';
import { askDisagreement } from '../parts/go-to-disagreement.ts';
import type { PathSplit } from '../parts/node-look.ts';
import { badgeText, markOf, outcomeDetail } from '../parts/outcome-text.ts';
import { type RouteView, routeView } from '../parts/route-view.ts';
import { SplitBadge } from '../parts/SplitBadge.tsx';
import { useDisagreements, useSecondAnswer } from '../parts/use-comparison.ts';
import { bothRoutes, viewportFor } from './both-routes.ts';
import { SecondRouteLayer } from './SecondRouteLayer.tsx';
import './route-of-b.css';
import { slideViewport } from './slide-viewport.ts';
import type { GraphView } from './use-graph-view.ts';
import type { Size } from './use-viewport.ts';

interface RouteOfBProps {
  readonly graphView: GraphView;
  readonly size: Size;
  /** Told the nodes of B's way, and the paths about which A and B disagree; `null` when nobody compares any more. */
  readonly onRoute: (way: RouteOfBShown | null) => void;
}

export interface RouteOfBShown {
  readonly lit: RouteView['lit'];
  readonly splits: ReadonlyMap<string, PathSplit>;
}

const noSplits: ReadonlyMap<string, PathSplit> = new Map();

function useSplits(nodes: GraphView['nodes']): ReadonlyMap<string, PathSplit> {
  const { compare, matrix } = useMessages();
  const actions = useActions();
  const store = useAppStore();
  const list = useDisagreements();
  return useMemo(() => {
    if (list.length === 0) return noSplits;
    const splits = new Map<string, PathSplit>();
    for (const [id, found] of splitPaths(list)) {
      const { row, a, b } = found;
      // The same Service on both sides says nothing: then the path that the Pod gets is the difference.
      const isRewrite = markOf(a, b) === 'rewrite';
      const word = isRewrite ? outcomeDetail : (outcome: typeof a) => badgeText(outcome, compare);
      const node = nodes.get(id);
      const path = node?.kind === 'path' ? node : null;
      const said = matrix.split(requestLine(row), word(a), word(b));
      const shown = {
        a: word(a),
        b: word(b),
        request: requestShort(row, path?.path ?? null),
        title: said,
        nameLength: path?.path?.length ?? 1,
        hasWords: path !== null && (path.effective !== null || path.dead !== null),
      };
      splits.set(id, {
        said,
        badge: ({ compact, verdict }, width) => (
          <SplitBadge key="split" {...shown} width={width} hasLine={!compact} wins={verdict === 'wins'} />
        ),
        ask: () => askDisagreement({ store, actions }, found),
      });
    }
    return splits;
  }, [list, compare, matrix, store, actions, nodes]);
}

/** Brings both ways of a sent request into sight as soon as B has answered it, too. */
function useBothInSight({ layout, route }: GraphView, second: RouteView, hasAnswered: boolean, size: Size): void {
  const flow = useReactFlow();
  const sent = useAppState((state) => state.request.sent);
  const shown = useRef(sent);
  useEffect(() => {
    if (shown.current === sent || !hasAnswered) return;
    shown.current = sent;
    const box = bothRoutes(layout, [route, second]);
    const there = box && viewportFor(box, flow.getViewport(), size);
    if (there) slideViewport(flow, there);
  }, [flow, layout, route, second, hasAnswered, size, sent]);
}

/** The way of the same request under B: loaded when somebody compares. */
export function RouteOfB({ graphView, size, onRoute }: RouteOfBProps) {
  const { view, layout, edges, route, nodes } = graphView;
  const answer = useSecondAnswer();
  const second = useMemo(() => routeView(answer, view, layout, edges), [answer, view, layout, edges]);
  const splits = useSplits(nodes);
  useBothInSight(graphView, second, answer !== null, size);
  useEffect(() => onRoute({ lit: second.lit, splits }), [onRoute, second, splits]);
  useEffect(() => () => onRoute(null), [onRoute]);
  return <SecondRouteLayer layout={layout} route={second} first={route} />;
}
