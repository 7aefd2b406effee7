import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, type Request } from '@playwright/test';

// Every look at the page and every measure of it goes through here, so that none is taken while something still moves:
// src/journeys.test.ts forbids the journeys to look by themselves.

/** A page that does not come to rest in this time has something that never does. */
const patienceMs = 30_000;

const pending = new WeakMap<Page, Set<Request>>();

/** Notes from now on what a page asks for and has not got yet. */
export function follow(page: Page): Set<Request> {
  const known = pending.get(page);
  if (known) return known;
  const asked = new Set<Request>();
  pending.set(page, asked);
  page.on('request', (request) => {
    // A worker that is stopped while its code is on the way tells nobody what became of it; nothing of it is drawn.
    const isWorker = /\.worker-[^/]*\.js$/.test(request.url());
    if (/^https?:/.test(request.url()) && request.resourceType() !== 'document' && !isWorker) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return asked;
}

/** Runs in the page: returns what still moves after `limitMs`, or null as soon as nothing does. */
async function settle(limitMs: number): Promise<string | null> {
  const end = performance.now() + limitMs;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // What waits for the browser to have time stands before us in its queue.
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
  const running = () => document.getAnimations().filter(({ playState }) => playState === 'running');
  const isEndless = ({ effect }: Animation) => effect?.getComputedTiming().endTime === Infinity;
  /** What goes on for ever is a state of the page, like a caret that blinks: it is not waited for. */
  const turning = () =>
    running()
      .filter(isEndless)
      .flatMap(({ effect }) => (effect instanceof KeyframeEffect && effect.target ? [effect.target] : []));
  const places = () => {
    const endless = turning();
    return Array.from(document.querySelectorAll('body *'), (element) => {
      if (endless.some((one) => one.contains(element))) return element.tagName;
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.tagName} ${x} ${y} ${width} ${height} ${element.checkVisibility({ visibilityProperty: true })}`;
    });
  };
  let before = places();
  for (let quiet = 0; quiet < 2; ) {
    const animations = running().filter((one) => !isEndless(one));
    // One that stays away, or an animation that nobody draws, is looked at again and not waited for.
    const pause = new Promise((resolve) => setTimeout(resolve, 250));
    await Promise.race([pause, Promise.all([document.fonts.ready, ...animations.map((one) => one.finished)])]).catch(
      () => undefined,
    );
    await frame();
    await idle();
    const now = places();
    const changed =
      now.find((place, index) => place !== before[index]) ?? (now.length !== before.length ? 'parts' : null);
    const busy = [
      ...animations.map(({ id, effect }) => `animation ${id} until ${effect?.getComputedTiming().endTime}`),
      ...(document.fonts.status === 'loaded' ? [] : ['fonts']),
      ...(document.querySelector('[aria-busy="true"]') === null ? [] : ['aria-busy']),
      ...(changed === null ? [] : [changed]),
    ];
    quiet = busy.length === 0 ? quiet + 1 : 0;
    before = now;
    if (quiet < 2 && performance.now() > end) return busy.join(', ');
  }
  return null;
}

/**
 * Waits for the state in which a look tells the truth: what was asked for has come and is shown, fonts are there,
 * no animation runs that has an end, and nothing has changed its place over two frames.
 */
export async function still(page: Page): Promise<void> {
  const asked = follow(page);
  const coming = () => [...asked].map((request) => request.url());
  do {
    await expect.poll(coming, { message: 'what the page still loads', timeout: patienceMs }).toEqual([]);
    const moves = await page.evaluate(settle, patienceMs);
    if (moves !== null) throw new Error(`The page does not come to rest: ${moves}`);
  } while (asked.size > 0);
}

/** Which parts of the page axe looks at, and for what: all when nothing is said. */
interface Parts {
  /** Only findings that a change of the theme can bring. */
  readonly colorsOnly?: boolean;
  readonly within?: readonly string[];
  readonly without?: readonly string[];
}

/**
 * Runs in the page: returns the words that a control shows and its label does not say. Who speaks to the page says
 * what stands there (WCAG 2.5.3); letters in pictures, and what only the eye skips, are no words.
 */
function unsaidWords(): string[] {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const roles = ['button', 'tab', 'treeitem', 'option', 'switch', 'link', 'checkbox', 'radio'];
  const kinds = ['button', 'a', 'summary', '[role^="menuitem"]', ...roles.map((role) => `[role="${role}"]`)];
  const found: string[] = [];
  for (const control of document.querySelectorAll(`:is(${kinds.join()})[aria-label]`)) {
    // The word on a switch is its state, which is said anyway.
    if (control.closest('.monaco-editor') || control.role === 'switch') continue;
    const name = plain(control.getAttribute('aria-label') ?? '');
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement;
      if (!holder || !isSeen(holder) || holder.closest('kbd, svg')) continue;
      // What an arrow points to is no part of the label. Signs between the words are no words.
      const shown = plain((text.textContent ?? '').replace(/ → .*/s, ''));
      const unsaid = shown.split(/[^\p{L}\p{N}]+/u).filter((word) => !name.includes(word));
      if (unsaid.length > 0) found.push(`"${shown}" of "${name}"`);
    }
  }
  return found;
}

/** Fails with the words of controls in a page at rest that their labels do not say. */
export async function expectSaid(page: Page): Promise<void> {
  await still(page);
  expect(await page.evaluate(unsaidWords), 'shown on a control, and not in its label').toEqual([]);
}

/** Fails with the findings of axe in a page at rest, and where a control is not called what it shows. */
export async function expectAccessible(
  page: Page,
  { within = [], without = [], colorsOnly = false }: Parts = {},
): Promise<void> {
  if (!colorsOnly) await expectSaid(page);
  await still(page);
  const axe = new AxeBuilder({ page });
  for (const part of within) axe.include(part);
  for (const part of without) axe.exclude(part);
  if (colorsOnly) axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations, passes, incomplete } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  // What lies over a picture has a ground that nobody can tell.
  expect([...passes, ...incomplete].length, 'rules that looked at something').toBeGreaterThan(0);
}

/**
 * Fails with the findings of axe in a page at rest, in the dark theme and in the light one, which then stays. The themes
 * differ in colours alone: the rest is looked at once.
 */
export async function expectAccessibleInBothThemes(page: Page, parts: Parts = {}): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, { ...parts, colorsOnly: colorScheme === 'dark' });
  }
}

/** A rectangle in the window, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Returns where a part stands in a page at rest; fails when it is not drawn. */
export async function boxOf(part: Locator): Promise<Box> {
  await expect(part).toBeVisible();
  await still(part.page());
  const box = await part.boundingBox();
  if (!box) throw new Error(`${part} is not drawn`);
  return box;
}

/** Returns what a function in the page measures there when the page is at rest. */
export async function measure<T>(page: Page, read: () => T | Promise<T>): Promise<T> {
  await still(page);
  return page.evaluate(read);
}

/** Returns what a function measures of one element when the page is at rest. */
export async function measureOf<T>(part: Locator, read: (element: HTMLElement) => T | Promise<T>): Promise<T> {
  await expect(part).toBeAttached();
  await still(part.page());
  return part.evaluate(read);
}

/** Clicks a control that its own label covers: where it stands when the page is at rest. */
export async function pressCovered(control: Locator): Promise<void> {
  await expect(control).toBeAttached();
  await still(control.page());
  await control.click({ force: true });
}

/** Scrolls a part, and waits until everything that follows has followed. */
export async function scroll(part: Locator, left: number, top: number): Promise<void> {
  await part.evaluate((element, to) => element.scrollTo(to[0] ?? 0, to[1] ?? 0), [left, top]);
  await still(part.page());
}

/** Compares a page at rest with the picture that was approved. */
export async function expectLook(page: Page, picture: string, hidden: readonly Locator[]): Promise<void> {
  await still(page);
  await expect(page).toHaveScreenshot(picture, {
    mask: [...hidden],
    maxDiffPixelRatio: 0.01,
    animations: 'disabled',
    caret: 'hide',
  });
}

/** Compares roles, names and states word by word with what was approved, as soon as they have settled. */
export async function expectHeard(place: Locator, words: string): Promise<void> {
  await still(place.page());
  await expect(async () => expect(await place.ariaSnapshot()).toMatchSnapshot(words)).toPass({ timeout: patienceMs });
}

/** Returns the page at rest as it would be printed. */
export async function printed(page: Page): Promise<Buffer> {
  await still(page);
  return page.pdf({ preferCSSPageSize: true });
}
