import { useEffect, useMemo, useState } from 'react';
import { type Locale, loadIntakeWords } from '../../i18n/messages.ts';
import { useActions, useAppState, useAppStore } from '../common/store-context.ts';
import type { Paste } from './pasted.ts';
import type { IntakeApp } from './place-of-error.ts';
import { type Study, study, unstudied } from './study.ts';

/** The words of the card with what each known error text means. */
export type IntakeWords = Awaited<ReturnType<typeof loadIntakeWords>>;

/** Returns the words in the language of the page; `null` until they have come. */
export function useIntakeWords(): IntakeWords | null {
  const locale = useAppState((state) => state.locale);
  const [known, setKnown] = useState<{ readonly locale: Locale; readonly words: IntakeWords } | null>(null);
  useEffect(() => {
    let isOld = false;
    loadIntakeWords(locale).then(
      (words) => {
        if (!isOld) setKnown({ locale, words });
      },
      (cause: unknown) => reportError(cause),
    );
    return () => {
      isOld = true;
    };
  }, [locale]);
  return known?.words ?? null;
}

/** Returns what of the app the card works with. */
export function useIntakeApp(): IntakeApp {
  const actions = useActions();
  const store = useAppStore();
  return useMemo(() => ({ actions, state: store.getState }), [actions, store]);
}

/** Returns what is known of a paste in the workspace of now: found out anew whenever that changes. */
export function useStudy(paste: Paste, host: string): Study {
  const app = useIntakeApp();
  const snapshot = useAppState((state) => state.snapshot);
  const controllers = useAppState((state) => state.controllers);
  const options = useAppState((state) => state.options);
  const isBehind = useAppState(({ revision, snapshot: { revision: known } }) => revision !== known);
  const [known, setKnown] = useState<{ readonly host: string; readonly found: Study } | null>(null);
  const bare = useMemo(() => unstudied(paste, host), [paste, host]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when what decides the answers changes
  useEffect(() => {
    if (isBehind) return;
    let isOld = false;
    study(app, paste, host).then(
      (found) => {
        if (!isOld) setKnown({ host, found });
      },
      (cause: unknown) => reportError(cause),
    );
    return () => {
      isOld = true;
    };
  }, [app, paste, host, snapshot, controllers, options, isBehind]);
  // Answers for another host say nothing of this one.
  return known?.host === host ? known.found : bare;
}
