import type { NodeId } from '../../engine/match/index.ts';
import type { AppState } from '../../state/types.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { type Disagreement, disagreements, isAsked, nextDisagreement } from './disagreements.ts';

type Shell = Pick<AppContextValue, 'store' | 'actions'>;

/** Where each page stands in its walk: a request that somebody typed is no step of it, though it may be on the list. */
const walks = new WeakMap<Shell['store'], Disagreement>();

/** Returns the number, from 0, of the disagreement that the walk has put into the bar; -1 before the first one. */
export function placeInWalk(store: Shell['store'], list: readonly Disagreement[], bar: AppState['request']): number {
  const last = walks.get(store);
  return last && isAsked(last, bar) ? list.findIndex((one) => isAsked(one, bar)) : -1;
}

/** Sends a request that A and B answer differently, and shows the line of the path that it is about; the focus stays. */
export function askDisagreement({ store, actions }: Shell, found: Disagreement): void {
  const { method, text, pathId, routerId } = found.row;
  walks.set(store, found);
  actions.setMethod(method);
  actions.setRequest(text);
  if (store.getState().snapshot.order.routers.length > 1) actions.setRequestRouter(routerId);
  actions.send();
  if (pathId === null) return;
  actions.select(pathId);
  actions.revealNode(pathId, false);
}

/** Puts the next (or the former) request that A and B answer differently into the bar and sends it. */
export function goToDisagreement({ store, actions }: Shell, by: 1 | -1): void {
  const { survey, compareWith, snapshot, request } = store.getState();
  if (compareWith === null) return;
  const profileOf = (routerId: NodeId) => {
    const node = snapshot.nodes.get(routerId);
    return node?.kind === 'edge-router' ? node.controller : null;
  };
  const list = disagreements(survey, profileOf, compareWith);
  const found = nextDisagreement(list, placeInWalk(store, list, request), by);
  if (!found) return;
  askDisagreement({ store, actions }, found);
}
