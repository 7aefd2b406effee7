import { useEffect, useLayoutEffect, useState } from 'react';
import { firstEnglish, type Locale, loadFirst, type Messages } from '../../i18n/messages.ts';
import type { Theme } from '../../state/types.ts';
import { idle } from '../common/idle.ts';
import { laterWords, wordsWithLater } from '../common/later-words.ts';

/** Puts the chosen theme on the root element before anything is painted; `system` leaves it to the system. */
export function useDocumentTheme(theme: Theme): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme]);
}

interface Loaded {
  readonly locale: Locale;
  readonly messages: Messages;
}

const english: Loaded = { locale: 'en', messages: wordsWithLater(firstEnglish, 'en') };

/** The page begins with the words of its first view; a language chosen later comes as a whole: nothing blinks. */
async function load(locale: Locale, isFirst: boolean): Promise<Messages> {
  const [first] = await Promise.all([loadFirst(locale), isFirst ? null : laterWords(locale)]);
  return wordsWithLater(first, locale);
}

/**
 * Returns the words of the language: `null` until the first ones are there, later the former ones until the new are.
 * Keeps `<html lang>` in step with them.
 */
export function useLoadedMessages(locale: Locale): Messages | null {
  const [loaded, setLoaded] = useState<Loaded | null>(locale === 'en' ? english : null);
  const shown = loaded?.locale;
  useEffect(() => {
    if (shown === locale) return;
    let isCurrent = true;
    load(locale, shown === undefined).then(
      (messages) => isCurrent && setLoaded({ locale, messages }),
      (cause: unknown) => {
        // Offline and not loaded yet: the former language stays, else English. The cause belongs in the console.
        reportError(cause);
        if (isCurrent) setLoaded((before) => before ?? english);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [locale, shown]);
  useEffect(() => {
    // Whoever needs these words meets a failure again, with a way to try once more.
    if (shown)
      idle()
        .then(() => laterWords(shown))
        .catch(() => undefined);
  }, [shown]);
  useLayoutEffect(() => {
    if (shown) document.documentElement.lang = shown;
  }, [shown]);
  return loaded?.messages ?? null;
}
