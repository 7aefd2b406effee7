import { type Core, firstFileName } from './core.ts';
import { laterOffers } from './later-offers.ts';
import { openExample, type Replaced, replaceWorkspace } from './replace.ts';
import type { Actions } from './types.ts';

/** Actions that put another workspace in the place of the present one, or beside it. */
export function replaceActions(core: Core): Pick<Actions, 'loadExample' | 'startBlank' | 'answerOffer'> {
  const later = (run: (part: Awaited<ReturnType<typeof laterOffers>>) => Promise<void>): void => {
    laterOffers()
      .then(run)
      .catch((cause: unknown) => core.deps.report(String(cause)));
  };
  /** Replaces the workspace at once; the words about it and a copy of what was there follow. */
  const replace = (what: Replaced, open: () => void): void => {
    const { files } = core.get();
    open();
    later((part) => part.tellReplaced(core, what, files));
  };
  return {
    loadExample: (id) => replace({ what: 'example', name: id }, () => openExample(core, id)),
    startBlank() {
      const what = { what: 'blank', name: '' } as const;
      replace(what, () => replaceWorkspace(core, what, [{ name: firstFileName, text: '' }], {}));
    },
    answerOffer: (answer) => later((part) => part.answerOffer(core, answer)),
  };
}
