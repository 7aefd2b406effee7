import { useEffect, useState } from 'react';
import type { Command } from '../../../engine/commands/index.ts';
import type { ImpactPreview } from '../../../state/types.ts';
import { useActions } from '../../common/store-context.ts';

/** A pointer that only passes by asks nothing. */
const pauseMs = 120;

/** Returns what a command would change, `null` while that is not known; asked again when the command is another. */
export function useImpactPreview(command: Command | null): ImpactPreview | null {
  const actions = useActions();
  const key = command === null ? '' : JSON.stringify(command);
  const [known, setKnown] = useState<{ readonly key: string; readonly impact: ImpactPreview | null } | null>(null);
  useEffect(() => {
    if (key === '') return;
    let isOld = false;
    const timer = window.setTimeout(async () => {
      // The key is a command that was made plain text above.
      const impact = await actions.previewImpact(JSON.parse(key) as Command);
      if (!isOld) setKnown({ key, impact });
    }, pauseMs);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [key, actions]);
  // What is known of another command says nothing of this one.
  return known?.key === key ? known.impact : null;
}
