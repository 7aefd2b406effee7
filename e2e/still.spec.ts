import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { boxOf, expectAccessible, expectAccessibleInBothThemes, expectSaid, measureOf, still } from './still.ts';

/** Shows a page of our own making. */
async function show(page: Page, body: string): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>Still</title><main>${body}</main></html>`;
  await page.route('**/still', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('/still');
}

const fading = `<style>
  @keyframes fade { from { opacity: 0.05; translate: 200px } }
  @keyframes turn { to { rotate: 1turn } }
  h1 { animation: fade 1.5s linear; color: #333; background: #fff }
  i { display: inline-block; animation: turn 1s linear infinite }
</style><h1>Words that fade in</h1><i>for ever</i>`;

test.describe('a look waits until the page is at rest', () => {
  test('for what fades in, and not for what turns for ever', async ({ page }) => {
    await show(page, fading);
    expect(await measureOf(page.locator('h1'), (node) => getComputedStyle(node).opacity)).toBe('1');
    await show(page, fading);
    await expectAccessible(page);
  });

  test('for what scripts move', async ({ page }) => {
    await show(page, '<div style="position: absolute; left: 0">moved</div>');
    await page.evaluate(() => {
      const box = document.querySelector('div');
      const step = (left: number) => {
        if (box) box.style.left = `${left}px`;
        if (left < 80) requestAnimationFrame(() => step(left + 2));
      };
      step(0);
    });
    expect((await boxOf(page.getByText('moved'))).x).toBe(80);
  });

  test('for code that has not come yet, and for what it then draws', async ({ page }) => {
    let isSent = false;
    await page.route('**/late.js', async (route) => {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      isSent = true;
      await route.fulfill({
        contentType: 'text/javascript',
        body: "document.querySelector('p').textContent = 'drawn';",
      });
    });
    await show(page, '<p>waiting</p>');
    await page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('script'), { src: '/late.js' }));
    });
    await still(page);
    expect(isSent).toBe(true);
    expect(await measureOf(page.locator('p'), (node) => node.textContent)).toBe('drawn');
  });
});

test('what cannot be read in only one of the themes is found, whichever it is', async ({ page }) => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await show(
      page,
      `<style>
        h1 { color: #000; background: #fff }
        @media (prefers-color-scheme: ${colorScheme}) { h1 { color: #eee } }
      </style><h1>Words of one theme</h1>`,
    );
    const found = await expectAccessibleInBothThemes(page).catch((cause: unknown) => String(cause));
    expect(found).toContain('color-contrast');
  }
});

test('a control that is not called what it shows is found, and a name that says more is not', async ({ page }) => {
  await show(page, '<button aria-label="Compare with another">Compare</button>');
  await expectSaid(page);
  await show(page, '<button aria-label="1 of 3 paths mean the same">1 of 3 portable</button>');
  const found = await expectSaid(page).catch((cause: unknown) => String(cause));
  expect(found).toContain('1 of 3 portable');
});
