import { Later } from '../common/Later.tsx';
import { lazyPart } from '../common/lazy-part.ts';
import { useAppState } from '../common/store-context.ts';

const AssumptionChip = lazyPart(() => import('./AssumptionChip.tsx').then((part) => part.AssumptionChip));

/** The chip of what is assumed, where anything is. */
export function Assumed() {
  const isAny = useAppState((state) => (state.request.answer?.assumptions.length ?? 0) > 0);
  if (!isAny) return null;
  return (
    <Later>
      <AssumptionChip />
    </Later>
  );
}
