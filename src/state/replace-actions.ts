import { type Core, firstFileName } from './core.ts';
import { laterOffers } from './later-offers.ts';
import { openExample, replaceWorkspace, replacing } from './replace.ts';
import type { Actions } from './types.ts';

/** Actions that put another workspace in the place of the present one, or beside it. */
export function replaceActions(core: Core): Pick<Actions, 'loadExample' | 'startBlank' | 'answerOffer'> {
  const later = (run: (part: Awaited<ReturnType<typeof laterOffers>>) => Promise<void>): void => {
    laterOffers()
      .then(run)
      .catch((cause: unknown) => core.deps.report(String(cause)));
  };
  /** Replaces the workspace at once; the words about it and a copy of what was there follow. */
  const replace = (open: () => void): void => {
    const { files } = core.get();
    open();
    const label = core.history.undo.at(-1)?.label;
    if (label && core.get().files !== files) later((part) => part.tellReplaced(core, label, files));
  };
  return {
    loadExample: (id) => replace(() => openExample(core, id)),
    startBlank: () =>
      replace(() => replaceWorkspace(core, replacing('blank'), [{ name: firstFileName, text: '' }], {})),
    answerOffer: (answer) => later((part) => part.answerOffer(core, answer)),
  };
}
