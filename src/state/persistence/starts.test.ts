import { describe, expect, test } from 'vitest';
import type { ShortStore } from './short-store.ts';
import { countStart, mostStarts } from './starts.ts';

function createStore() {
  const items = new Map<string, string>();
  const short: ShortStore = {
    get: (key) => items.get(key) ?? null,
    set: (key, value) => items.set(key, value) !== undefined,
    remove: (key) => items.delete(key) || true,
    keys: () => [...items.keys()],
  };
  let now = 0;
  const pass = (ms: number): void => {
    now += ms;
  };
  return { short, start: () => countStart(short, () => now), pass };
}

describe('a start', () => {
  test('that has thrown counts, however the page is left', () => {
    const { start } = createStore();
    for (let n = 0; n < mostStarts; n++) {
      const failing = start();
      expect(failing.failedBefore).toBe(n);
      failing.fail();
      failing.leave();
      failing.end();
    }
    expect(start().failedBefore).toBe(mostStarts);
  });

  test('that has shown nothing for some seconds counts when the page is left', () => {
    const { start, pass } = createStore();
    const slow = start();
    pass(5000);
    slow.leave();
    expect(start().failedBefore).toBe(1);
  });

  test('that is left in good time does not count, and takes back none before it', () => {
    const { start, pass } = createStore();
    start();
    const hasty = start();
    pass(100);
    hasty.leave();
    expect(start().failedBefore).toBe(1);
  });

  test('that has shown everything ends the count', () => {
    const { start } = createStore();
    start();
    start().end();
    expect(start().failedBefore).toBe(0);
  });

  test('counts nothing where nothing can be stored', () => {
    const refusing: ShortStore = { get: () => undefined, set: () => false, remove: () => false, keys: () => [] };
    countStart(refusing, () => 0).fail();
    expect(countStart(refusing, () => 0).failedBefore).toBe(0);
  });
});
