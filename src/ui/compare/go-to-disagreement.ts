import type { AppContextValue } from '../common/store-context.ts';
import { disagreements, nextDisagreement } from './disagreements.ts';

/** Puts the next (or the former) request that A and B answer differently into the bar and sends it. */
export function goToDisagreement({ store, actions }: Pick<AppContextValue, 'store' | 'actions'>, by: 1 | -1): void {
  const { survey, compareWith, snapshot, request } = store.getState();
  if (compareWith === null) return;
  const profileOf = (routerId: string) => {
    const node = snapshot.nodes.get(routerId);
    return node?.kind === 'edge-router' ? node.controller : null;
  };
  const found = nextDisagreement(disagreements(survey, profileOf, compareWith), request, by);
  if (!found) return;
  actions.setMethod(found.row.method);
  actions.setRequest(found.row.text);
  actions.send();
}
