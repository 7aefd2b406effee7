import { useEffect, useState } from 'react';
import type { NodeId } from '../../engine/match/index.ts';
import type { Answer } from '../../state/types.ts';
import { useActions, useAppState } from '../common/store-context.ts';

/** Returns the answer of an edge router to a request for a host that none of its rules names; `null` while that is not known. */
export function useEndAnswer(routerId: NodeId): { readonly url: string; readonly answer: Answer | null } {
  const { consider } = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const controllers = useAppState((state) => state.controllers);
  const options = useAppState((state) => state.options);
  const router = snapshot.nodes.get(routerId);
  const host = router?.kind === 'edge-router' ? (router.end?.host ?? '') : '';
  const url = `http://${host}/`;
  const [answer, setAnswer] = useState<Answer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew whenever files, controllers or options are others
  useEffect(() => {
    let isOld = false;
    const query = { text: url, method: 'GET', headers: [], router: routerId };
    void consider({ queries: [query], fixes: [] }).then((considered) => {
      if (!isOld) setAnswer(considered?.replies[0]?.answer ?? null);
    });
    return () => {
      isOld = true;
    };
  }, [consider, snapshot, controllers, options, url, routerId]);
  return { url, answer };
}
