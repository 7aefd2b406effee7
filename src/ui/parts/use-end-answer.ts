import { useEffect, useMemo, useState } from 'react';
import type { Answer, Snapshot } from '../../state/types.ts';
import { useActions, useAppState } from '../common/store-context.ts';

/** Returns a URL whose host no rule names, nor any pattern that a controller may make of one: its last label is nobody's. */
export function otherUrl({ nodes, order }: Pick<Snapshot, 'nodes' | 'order'>): string {
  const lasts = new Set(
    order.hosts.map((id) => {
      const node = nodes.get(id);
      return node?.kind === 'host' ? node.host?.toLowerCase().split('.').at(-1) : undefined;
    }),
  );
  let n = 1;
  const label = () => (n === 1 ? 'example' : `example${n}`);
  while (lasts.has(label())) n++;
  return `http://other.${label()}/`;
}

/** Returns what an edge router answers to a host that none of its rules names; `null` while that is not known. */
export function useEndAnswer(routerId: string): { readonly url: string; readonly answer: Answer | null } {
  const { consider } = useActions();
  const snapshot = useAppState((state) => state.snapshot);
  const controllers = useAppState((state) => state.controllers);
  const options = useAppState((state) => state.options);
  const url = useMemo(() => otherUrl(snapshot), [snapshot]);
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
