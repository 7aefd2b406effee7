import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLocks, createProfile, type Profile } from './testing/profile.ts';
import { openTab, type Tab, textOf, typeAtEnd } from './testing/tab.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Long enough for everything that waits. */
const settledMs = 40_000;

/** Opens a workspace in two tabs; the first keeps it. `snapshotStore` holds what is set aside. */
async function twoTabs(): Promise<readonly [Tab, Tab, snapshotStore: Profile['snapshotStore']]> {
  const profile = createProfile();
  const locks = createLocks();
  const first = openTab(profile, locks);
  await vi.advanceTimersByTimeAsync(settledMs);
  typeAtEnd(first, '# mine\n');
  await vi.advanceTimersByTimeAsync(settledMs);
  const second = openTab(profile, locks);
  await vi.advanceTimersByTimeAsync(settledMs);
  expect(second.app.store.getState().keeping).toBe('elsewhere');
  expect(textOf(second.files())).toBe(textOf(first.files()));
  return [first, second, profile.snapshotStore];
}

describe('a tab that takes over from another one', () => {
  test('says so when it shows other texts than before', async () => {
    const [first, second] = await twoTabs();
    typeAtEnd(first, '# later\n');
    await vi.advanceTimersByTimeAsync(settledMs);
    second.app.actions.keepHere();
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(textOf(second.files())).toContain('# later');
    expect(second.app.store.getState().notice).toMatchObject({ kind: 'taken-over' });
  });

  test('says nothing and sets nothing aside when it shows what it has shown', async () => {
    const [, second, snapshotStore] = await twoTabs();
    second.app.actions.keepHere();
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(second.app.store.getState()).toMatchObject({ keeping: 'here', notice: null });
    expect(snapshotStore.size).toBe(0);
  });

  test('says nothing when its own changes stay, and sets aside what the other one has kept', async () => {
    const [first, second, snapshotStore] = await twoTabs();
    typeAtEnd(second, '# own\n');
    typeAtEnd(first, '# later\n');
    await vi.advanceTimersByTimeAsync(settledMs);
    second.app.actions.keepHere();
    await vi.advanceTimersByTimeAsync(settledMs);
    expect(textOf(second.files())).toContain('# own');
    expect(second.app.store.getState().notice).toBeNull();
    expect(JSON.stringify([...snapshotStore.values()])).toContain('# later');
  });
});
