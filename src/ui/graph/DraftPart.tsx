import { type ComponentProps, lazy, useMemo, useRef } from 'react';
import { Later } from '../common/Later.tsx';
import { useAppState } from '../common/store-context.ts';
import type { PathSplit } from '../parts/node-look.ts';
import type { DraftDrawing } from './draft-drawing.ts';

const LazyLayer = lazy(async () => ({ default: (await import('./draft/DraftLayer.tsx')).DraftLayer }));

/** Returns what nodes show besides what they are, with the draft's. */
export function useSplits(splits: ReadonlyMap<string, PathSplit>, looks: DraftDrawing['looks']) {
  return useMemo(() => (looks.size > 0 ? new Map([...splits, ...looks]) : splits), [splits, looks]);
}

/** What draws a draft: it comes with the first one, and stays to say that it has gone. */
export function DraftPart(props: ComponentProps<typeof LazyLayer>) {
  const isOpen = useAppState((state) => state.draft !== null);
  const wasOpen = useRef(false);
  wasOpen.current ||= isOpen;
  if (!wasOpen.current) return null;
  return (
    <Later>
      <LazyLayer {...props} />
    </Later>
  );
}
