import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLocks, createProfile, lateMs, type Profile } from './testing/profile.ts';
import { openTab, type Tab, textOf, typeAtEnd } from './testing/tab.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Opens a tab; with `isLate` its database answers when the start does not wait for it any more. */
async function open(profile: Profile, isLate: boolean, act?: (tab: Tab) => void): Promise<Tab> {
  if (isLate) profile.fate = (call) => (call === 'database.load' ? 'late' : 'done');
  const tab = openTab(profile, createLocks());
  await vi.advanceTimersByTimeAsync(lateMs - 500);
  await tab.shown;
  tab.start.end();
  if (isLate) expect(tab.app.store.getState().keeping).toBe('unreadable');
  act?.(tab);
  await vi.advanceTimersByTimeAsync(20_000);
  profile.fate = () => 'done';
  return tab;
}

describe('a database that answers when the page has begun without it', () => {
  test('and has nothing keeps what the page shows from then on', async () => {
    const profile = createProfile();
    const tab = await open(profile, true);
    expect(tab.isShownAsKept()).toBe(true);
    typeAtEnd(tab, '# mine\n');
    const shown = textOf(tab.files());
    await vi.advanceTimersByTimeAsync(20_000);
    tab.kill();
    expect(textOf((await open(profile, false)).files())).toBe(shown);
  });

  test('is as good as one that has answered in time while the person has done nothing', async () => {
    const profile = createProfile();
    const first = await open(profile, false);
    typeAtEnd(first, '# mine\n');
    await vi.advanceTimersByTimeAsync(20_000);
    first.kill();
    const tab = await open(profile, true);
    expect(textOf(tab.files())).toBe(textOf(first.files()));
    expect(tab.isShownAsKept()).toBe(true);
    expect(profile.snapshotStore.size).toBe(0);
  });

  test('does not take the place of what the person has done meanwhile', async () => {
    const profile = createProfile();
    const first = await open(profile, false);
    typeAtEnd(first, '# mine\n');
    await vi.advanceTimersByTimeAsync(20_000);
    first.kill();
    const tab = await open(profile, true, (late) => typeAtEnd(late, '# typed\n'));
    expect(tab.files()[0]?.text).toMatch(/# typed\n$/);
    expect(tab.isShownAsKept()).toBe(false);
    expect(tab.keeping.mayLeave()).toBe(false);
    tab.kill();
    expect(textOf((await open(profile, false)).files())).toBe(textOf(first.files()));
  });
});
