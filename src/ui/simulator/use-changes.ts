import { useEffect, useState } from 'react';
import type { Change } from '../../engine/changes/index.ts';
import type { Answer } from '../../state/types.ts';
import { useActions } from '../common/store-context.ts';

/** Nothing is tried while somebody types. */
const pauseMs = 250;

interface Known {
  readonly answer: Answer;
  readonly goal: string | null;
  readonly changes: readonly Change[];
}

/** Asks once for each answer what would help, or bring it to a Service; `null` while that is not known. */
export function useChanges(answer: Answer, goal: string | null): readonly Change[] | null {
  const { improve } = useActions();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let isOld = false;
    const timer = window.setTimeout(async () => {
      const changes = await improve(goal === null ? null : { service: goal });
      if (!isOld && changes) setKnown({ answer, goal, changes });
    }, pauseMs);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [answer, goal, improve]);
  return known?.answer === answer && known.goal === goal ? known.changes : null;
}
