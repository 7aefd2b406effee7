import type { Settings } from '../core.ts';
import { type Fields, fieldsOf } from './checks.ts';
import type { ShortStore } from './short-store.ts';

export const settingsKey = 'ingraph/settings';

function isBottomTab(value: unknown): value is Settings['bottomTab'] {
  return (
    value === 'problems' ||
    value === 'trace' ||
    value === 'tests' ||
    value === 'changes' ||
    value === 'find' ||
    value === null
  );
}

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
  const isShare = (share: unknown): share is number => typeof share === 'number' && share >= 0 && share <= 1;
  return {
    ...(theme === 'system' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(locale === 'en' || locale === 'ko' ? { locale } : {}),
    ...(isBottomTab(bottomTab) ? { bottomTab } : {}),
    ...(isShare(editorShare) ? { editorShare } : {}),
    ...(isShare(bottomShare) ? { bottomShare } : {}),
  };
}
