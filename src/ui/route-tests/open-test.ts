import type { TestState, TestVerdictState } from '../../state/types.ts';
import type { AppContextValue } from '../common/store-context.ts';
import { askAs } from '../parts/test-list.ts';

/** Sends the request of a test as the controller that gave the verdict answers it, and shows its trace and its line. */
export function openTest(
  { store, actions }: Pick<AppContextValue, 'store' | 'actions'>,
  test: TestState,
  verdict: TestVerdictState,
): void {
  const { snapshot, requestRouter } = store.getState();
  // Tests ask the router that knows the host best.
  if (requestRouter !== null) actions.setRequestRouter(null);
  actions.sendAs(test.ask, askAs(snapshot, verdict));
  actions.setNarrowTab('request');
  actions.revealPlace(test.object, test.range, false);
}
