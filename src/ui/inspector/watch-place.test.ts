import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPlace } from './watch-place.ts';

/** A page whose frames are drawn by hand, and what listens to it. */
function makePage() {
  const frames = new Map<number, () => void>();
  const heard = new Map<string, () => void>();
  const observing = new Set<() => void>();
  let asked = 0;
  class Observer {
    readonly #note: () => void;
    constructor(note: () => void) {
      this.#note = note;
    }
    observe = () => void observing.add(this.#note);
    disconnect = () => void observing.delete(this.#note);
  }
  vi.stubGlobal('MutationObserver', Observer);
  vi.stubGlobal('ResizeObserver', Observer);
  vi.stubGlobal('document', { body: {} });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    frames.set(++asked, draw);
    return asked;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => void frames.delete(id));
  vi.stubGlobal('window', {
    addEventListener: (name: string, note: () => void) => void heard.set(name, note),
    removeEventListener: (name: string) => void heard.delete(name),
  });
  return {
    heard,
    change: () => observing.forEach((note) => void note()),
    waiting: () => frames.size,
    listening: () => observing.size + heard.size,
    frame() {
      const due = [...frames.values()];
      frames.clear();
      for (const draw of due) draw();
    },
  };
}

let page: ReturnType<typeof makePage>;
beforeEach(() => {
  page = makePage();
});
afterEach(() => vi.unstubAllGlobals());

test('a place is measured at once, and no more while nothing changes', () => {
  const measure = vi.fn(() => false);
  watchPlace(measure, []);
  expect(measure).toHaveBeenCalledTimes(1);
  expect(page.waiting()).toBe(0);
});

test('changes of one frame are one measure, and what scrolls or grows is one too', () => {
  const measure = vi.fn(() => false);
  watchPlace(measure, []);
  page.change();
  page.change();
  page.heard.get('scroll')?.();
  expect(page.waiting()).toBe(1);
  page.frame();
  expect(measure).toHaveBeenCalledTimes(2);
  expect(page.waiting()).toBe(0);
});

test('what moves by itself is followed until it rests', () => {
  let left = 3;
  const measure = vi.fn(() => left-- > 0);
  watchPlace(measure, []);
  for (let turn = 0; turn < 10; turn++) page.frame();
  expect(measure).toHaveBeenCalledTimes(4);
});

test('nothing is heard any more after its end', () => {
  const measure = vi.fn(() => true);
  const end = watchPlace(measure, []);
  expect(page.listening()).toBeGreaterThan(0);
  end();
  expect([page.listening(), page.waiting()]).toEqual([0, 0]);
});
