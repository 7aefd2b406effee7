import { useEffect, useMemo, useState } from 'react';
import type { Command } from '../../engine/commands/index.ts';
import type { PathType } from '../../engine/model/index.ts';
import type { ImpactPreview } from '../../state/types.ts';
import { useActions, useAppState } from '../common/store-context.ts';

/** A command that gives a path one type, and request lines to hold against that path. */
export interface TypeAsk {
  readonly pathType: PathType;
  readonly command: Command;
  readonly lines: readonly string[];
}

export type TypeEffects = ReadonlyMap<PathType, ImpactPreview>;

/** Returns what choosing each path type would make of requests; `null` while that is not known. */
export function useTypeEffects(asks: readonly TypeAsk[]): TypeEffects | null {
  const actions = useActions();
  const revision = useAppState((state) => state.snapshot.revision);
  const controllers = useAppState((state) => state.controllers);
  const options = useAppState((state) => state.options);
  const sent = useAppState((state) => `${state.request.method} ${state.request.text} ${state.request.sent}`);
  const asked = JSON.stringify(asks);
  const key = useMemo(
    () => ({ asked, revision, controllers, options, sent }),
    [asked, revision, controllers, options, sent],
  );
  const [known, setKnown] = useState<{ readonly key: unknown; readonly effects: TypeEffects | null }>({
    key,
    effects: null,
  });
  useEffect(() => {
    let isOld = false;
    // Typing in the request bar or the text asks once, when it rests.
    const timer = window.setTimeout(async () => {
      const effects = new Map<PathType, ImpactPreview>();
      // The key is a list that was made plain text above.
      for (const { pathType, command, lines } of JSON.parse(key.asked) as readonly TypeAsk[]) {
        const impact = await actions.previewImpact(command, lines);
        if (isOld) return;
        if (impact) effects.set(pathType, impact);
      }
      setKnown({ key, effects });
    }, 150);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [key, actions]);
  // What is known of another text, request or controller says nothing of this one.
  return known.key === key ? known.effects : null;
}
