import { useEffect, useMemo, useRef, useState } from 'react';
import { atOnce } from '../../engine/graph/index.ts';

/** Steps are taken for this long before the page may answer, in milliseconds. */
const sliceMs = 8;

/** Takes the steps, some in each task, and tells what they return; calling what comes back ends it. */
function inSlices<T>(steps: Generator<void, T>, onDone: (value: T) => void): () => void {
  let timer = 0;
  const slice = (): void => {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done) {
        onDone(step.value);
        return;
      }
    } while (performance.now() < end);
    timer = window.setTimeout(slice);
  };
  timer = window.setTimeout(slice);
  return () => window.clearTimeout(timer);
}

/**
 * Returns what the steps of `make` come to: at once when they are few, some tasks later when they are many; until then,
 * and while there is no `make`, what was there before.
 */
export function useSliced<T>(make: (() => Generator<void, T>) | null, isLong: boolean, first: T): T {
  const now = useMemo(() => (isLong || !make ? null : { value: atOnce(make()) }), [isLong, make]);
  const last = useRef(first);
  const [, setLate] = useState(first);
  useEffect(() => {
    if (!isLong || !make) return;
    return inSlices(make(), (value) => {
      last.current = value;
      setLate(value);
    });
  }, [isLong, make]);
  if (now) last.current = now.value;
  return last.current;
}
