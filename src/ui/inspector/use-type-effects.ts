import { useEffect, useMemo, useState } from 'react';
import type { Command, PathType } from '../../engine/index.ts';
import type { Foresight } from '../../state/types.ts';
import { useActions, useAppState } from '../common/store-context.ts';
import { pathTypes } from './specs.ts';

type Effects = ReadonlyMap<PathType, Foresight>;

const none: Effects = new Map();

/** Returns what choosing each other path type would change, one after the other as it becomes known. */
export function useTypeEffects(at: Extract<Command, { type: 'path/set-type' }>['at'], value: string | null): Effects {
  const actions = useActions();
  const revision = useAppState((state) => state.snapshot.revision);
  const controllers = useAppState((state) => state.controllers);
  const options = useAppState((state) => state.options);
  const asked = useAppState((state) => `${state.request.method} ${state.request.text} ${state.request.sent}`);
  const place = JSON.stringify(at);
  const key = useMemo(
    () => ({ place, value, revision, controllers, options, asked }),
    [place, value, revision, controllers, options, asked],
  );
  const [known, setKnown] = useState<{ readonly key: unknown; readonly effects: Effects }>({ key, effects: none });
  useEffect(() => {
    let isOld = false;
    // Typing in the request bar or the text asks once, when it rests.
    const timer = window.setTimeout(async () => {
      const effects = new Map<PathType, Foresight>();
      for (const pathType of pathTypes) {
        if (pathType === key.value) continue;
        const foresight = await actions.foresee({ type: 'path/set-type', at: JSON.parse(key.place), pathType });
        if (isOld) return;
        if (foresight) effects.set(pathType, foresight);
      }
      setKnown({ key, effects });
    }, 150);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [key, actions]);
  // What is known of another text, request or controller says nothing of this one.
  return known.key === key ? known.effects : none;
}
