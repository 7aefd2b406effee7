import { useEffect, useState } from 'react';
import { en, type Locale, loadMessages, type Messages } from '../../i18n/messages.ts';
import type { Theme } from '../../state/types.ts';

/** Puts the chosen theme on the root element; `system` leaves it to the system. */
export function useDocumentTheme(theme: Theme): void {
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme]);
}

/** Returns the words of the language, the former ones until they are loaded; keeps `<html lang>` in step with them. */
export function useLoadedMessages(locale: Locale): Messages {
  const [loaded, setLoaded] = useState<{ readonly locale: Locale; readonly messages: Messages }>({
    locale: 'en',
    messages: en,
  });
  useEffect(() => {
    let isCurrent = true;
    loadMessages(locale).then(
      (messages) => isCurrent && setLoaded({ locale, messages }),
      // Offline and not loaded yet: the former language stays; the cause belongs in the console.
      (cause: unknown) => reportError(cause),
    );
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  useEffect(() => {
    document.documentElement.lang = loaded.locale;
  }, [loaded.locale]);
  return loaded.messages;
}
