import { Languages, SunMoon } from 'lucide-react';
import { locales } from '../../i18n/messages.ts';
import type { Theme } from '../../state/types.ts';
import { IconButton } from '../common/Button.tsx';
import { Menu, MenuChoice, MenuLabel } from '../common/Menu.tsx';
import { useActions, useAppState, useMessages } from '../common/store-context.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** The choice of theme, for a menu. */
export function ThemeChoice() {
  const { setTheme } = useActions();
  const { app } = useMessages();
  const theme = useAppState((state) => state.theme);
  return (
    <>
      <MenuLabel>{app.theme.label}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={(value) => setTheme(themes.find((known) => known === value) ?? 'system')}
        options={themes.map((value) => ({ value, label: app.theme[value] }))}
      />
    </>
  );
}

/** The choice of language, for a menu; each names itself in its own words. */
export function LanguageChoice() {
  const { setLocale } = useActions();
  const { app } = useMessages();
  const locale = useAppState((state) => state.locale);
  return (
    <>
      <MenuLabel>{app.language}</MenuLabel>
      <MenuChoice
        value={locale}
        onChange={(value) => setLocale(locales.find(({ id }) => id === value)?.id ?? 'en')}
        options={locales.map(({ id, name }) => ({ value: id, label: <span lang={id}>{name}</span> }))}
      />
    </>
  );
}

/** Two icon buttons of the top bar: theme and language. */
export function PreferenceMenus() {
  const { app } = useMessages();
  return (
    <>
      <Menu
        align="end"
        trigger={
          <IconButton label={app.theme.label}>
            <SunMoon size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        }
      >
        <ThemeChoice />
      </Menu>
      <Menu
        align="end"
        trigger={
          <IconButton label={app.language}>
            <Languages size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        }
      >
        <LanguageChoice />
      </Menu>
    </>
  );
}
