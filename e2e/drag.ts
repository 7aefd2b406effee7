import { expect, type Locator, type Page } from '@playwright/test';
import { boxOf } from './still.ts';

/** Where a drag begins and ends. */
interface Grip {
  /** `end` takes a path by the end of its line. */
  readonly by?: 'middle' | 'end';
  /** Pixels from the left edge of the target; its middle when left out. */
  readonly to?: number;
}

/** Waits for what moves the graph by hand: its code comes after the graph, together with this button. */
export async function manipulationReady(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^(?:Services|서비스)/ })).toBeVisible();
}

/** Presses on one part and moves to another without letting go. */
export async function hold(page: Page, from: Locator, to: Locator, grip: Grip = {}): Promise<void> {
  await manipulationReady(page);
  const [a, b] = [await boxOf(from), await boxOf(to)];
  const [x, y] = [a.x + (grip.by === 'end' ? a.width : a.width / 2), a.y + a.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y + 6, { steps: 4 });
  await page.mouse.move(b.x + (grip.to ?? b.width / 2), b.y + b.height / 2, { steps: 10 });
}

/** Drags one part onto another. */
export async function drag(page: Page, from: Locator, to: Locator, grip: Grip = {}): Promise<void> {
  await hold(page, from, to, grip);
  await page.mouse.up();
}
