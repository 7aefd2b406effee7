import { lazy } from 'react';
import { Later } from '../common/Later.tsx';
import { useAppState } from '../common/store-context.ts';

const SecondAnswer = lazy(() => import('./SecondAnswer.tsx').then((part) => ({ default: part.SecondAnswer })));

/** B's answer beside A's; its code comes with the first comparison. */
export function SecondView() {
  const isComparing = useAppState((state) => state.compareWith !== null);
  return (
    isComparing && (
      <Later>
        <SecondAnswer />
      </Later>
    )
  );
}
