import type { ObjectRef } from '../../engine/model/index.ts';
import { expectationOf, formatRouteTest } from '../../engine/route-tests/index.ts';
import type { Answer, AppState } from '../../state/types.ts';
import type { AppContextValue } from '../common/store-context.ts';

/** The document of the answering path; without one that of the host, else of the first Ingress, else the shown file's first. */
function documentOf({ snapshot, activeFile }: AppState, answer: Answer): ObjectRef {
  for (const id of answer.litNodes.toReversed()) {
    const node = snapshot.nodes.get(id);
    if (node?.kind === 'path' || node?.kind === 'default-backend') return node.place.object;
    if (node?.kind === 'host' && node.place) return node.place.object;
  }
  const router = snapshot.nodes.get(answer.routerId);
  const ofRouter = snapshot.ingresses.find(
    ({ className }) => router?.kind === 'edge-router' && router.classNames.includes(className),
  );
  return (ofRouter ?? snapshot.ingresses[0])?.object ?? { file: activeFile, document: 0, item: 0 };
}

/** A profile that a person has chosen is part of what the test says; a guess is not. */
function profilesOf({ controllers, request }: AppState, { routerId, controller }: Answer): readonly string[] {
  return request.as || controllers.has(routerId) ? [controller] : [];
}

/** Returns the comment that tests the current answer and the document it belongs to; `null` for an answer that no test can say. */
function testFor(state: AppState): { readonly line: string; readonly object: ObjectRef } | null {
  const { answer } = state.request;
  const expect = answer && expectationOf(answer.decision.outcome);
  if (!answer || !expect) return null;
  const line = formatRouteTest({ request: answer.request, expect, profiles: profilesOf(state, answer) });
  return line === null ? null : { line, object: documentOf(state, answer) };
}

/** Writes a test for the current request into its document, as one undo step. Resolves to whether it was written. */
export async function addTest({ store, actions }: Pick<AppContextValue, 'store' | 'actions'>): Promise<boolean> {
  const state = store.getState();
  const test = testFor(state);
  if (test) return actions.run({ type: 'test/add', ...test });
  if (state.request.answer) {
    actions.notify({ kind: 'refused', command: 'test/add', error: { code: 'unsupported', reason: 'not-a-test' } });
  }
  return false;
}
