import { type Core, firstFileName } from './core.ts';
import { koreanWords, laterOffers } from './later-offers.ts';
import { type ExampleWords, openExample, replaceWorkspace, replacing } from './replace.ts';
import type { ReplaceActions } from './replace-slice.ts';

/** Actions that put another workspace in the place of the present one, or beside it. */
export function replaceActions(core: Core): ReplaceActions {
  const report = (cause: unknown): void => core.deps.report(String(cause));
  /** Replaces the workspace at once; the words about it and a copy of what was there follow. */
  const replace = (open: () => void): void => {
    const { files } = core.get();
    open();
    const step = core.history.undo.at(-1);
    if (!step || core.get().files === files) return;
    laterOffers()
      .then((part) => part.tellReplaced(core, step, files))
      .catch(report);
  };
  return {
    loadExample(id) {
      const open = (words?: ExampleWords) => replace(() => openExample(core, id, words));
      if (core.get().locale === 'ko') core.acts.after(koreanWords, open).catch(report);
      else core.acts.next(open);
    },
    startBlank: () =>
      core.acts.next(() =>
        replace(() => replaceWorkspace(core, replacing('blank'), [{ name: firstFileName, text: '' }], {})),
      ),
    answerOffer(answer) {
      core.acts.after(laterOffers, (part) => part.answerOffer(core, answer)).catch(report);
    },
  };
}
