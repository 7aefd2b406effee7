import { useEffect, useLayoutEffect, useState } from 'react';
import { en, type Locale, loadMessages, type Messages } from '../../i18n/messages.ts';
import type { Theme } from '../../state/types.ts';

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

const english: Loaded = { locale: 'en', messages: en };

/**
 * Returns the words of the language: `null` until the first ones are there, later the former ones until the new are.
 * Keeps `<html lang>` in step with them.
 */
export function useLoadedMessages(locale: Locale): Messages | null {
  const [loaded, setLoaded] = useState<Loaded | null>(locale === 'en' ? english : null);
  useEffect(() => {
    let isCurrent = true;
    loadMessages(locale).then(
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
  }, [locale]);
  const shown = loaded?.locale;
  useLayoutEffect(() => {
    if (shown) document.documentElement.lang = shown;
  }, [shown]);
  return loaded?.messages ?? null;
}
