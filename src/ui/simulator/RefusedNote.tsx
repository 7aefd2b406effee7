import { TriangleAlert } from 'lucide-react';
import { objectsIn } from '../../engine/match/index.ts';
import { isSameObject } from '../../engine/model/index.ts';
import type { Answer } from '../../state/types.ts';
import { Rich } from '../common/Rich.tsx';
import { useAppState, useMessages } from '../common/store-context.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { isRefusal } from './refusals.ts';

/** That an object of the answer never gets into a cluster: the API server refuses it. */
export function RefusedNote({ answer }: { readonly answer: Answer }) {
  const { cause } = useMessages();
  const problems = useAppState((state) => state.snapshot.problems);
  const refused = objectsIn(answer.decision.cause).flatMap(
    (object) => problems.find((one) => isRefusal(one) && isSameObject(one.object, object)) ?? [],
  );
  return refused.map(({ id, object, diagnostic }) => (
    <p key={id} className="ac-evidence small">
      <span className="ac-told">
        <TriangleAlert className="bad" size={14} strokeWidth={1.75} aria-hidden />
        <span>
          <Rich text={cause.refusedByApi} />
        </span>
        <PlaceLink place={{ object, range: diagnostic.range }} />
      </span>
    </p>
  ));
}
