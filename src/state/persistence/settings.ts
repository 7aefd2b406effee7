import type { Settings } from '../core.ts';
import { bottomTabs } from '../view-slice.ts';
import { type Fields, fieldsOf } from './checks.ts';
import type { ShortStore } from './short-store.ts';

export const settingsKey = 'ingraph/settings';

/** Returns the settings that were kept; what is not understood is left out. */
export function readSettings(short: ShortStore): Partial<Settings> {
  try {
    const fields = fieldsOf(JSON.parse(short.get(settingsKey) ?? 'null'));
    return fields ? checkedSettings(fields) : {};
  } catch {
    return {};
  }
}

function checkedSettings({ theme, locale, bottomTab, editorShare, bottomShare }: Fields): Partial<Settings> {
  const tab = bottomTab === null ? null : bottomTabs.find((known) => known === bottomTab);
  const isShare = (share: unknown): share is number => typeof share === 'number' && share >= 0 && share <= 1;
  return {
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(locale === 'en' || locale === 'ko' ? { locale } : {}),
    ...(tab !== undefined ? { bottomTab: tab } : {}),
    ...(isShare(editorShare) ? { editorShare } : {}),
    ...(isShare(bottomShare) ? { bottomShare } : {}),
  };
}
