import type { Page } from '@playwright/test';
import { downloadedText, expect, hostNode, open, paste, shop, test } from './app.ts';

const bakery = shop.replaceAll('shop', 'bakery');

/** Opens files as the file dialog does. */
async function openFiles(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(
      Object.entries(files).map(([name, text]) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })),
    );
}

function tab(page: Page, name: string) {
  return page.getByRole('tab', { name });
}

function tabNames(page: Page) {
  return page.locator('[role="tab"][data-file]');
}

test.describe('files are tabs', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
    await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
    await expect(page.getByRole('button', { name: 'All 2 files' })).toBeVisible();
  });

  test('that move by keys, by the menu and by dragging, one step of the history each', async ({ page }) => {
    await tab(page, 'bakery.yaml').click();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect(tabNames(page)).toHaveText([/bakery/, /shop/]);
    await expect(tab(page, 'bakery.yaml')).toBeFocused();
    await page.getByRole('button', { name: 'All 2 files' }).click();
    await page.getByRole('menuitem', { name: 'Move bakery.yaml right' }).click();
    await expect(tabNames(page)).toHaveText([/shop/, /bakery/]);
    await tab(page, 'shop.yaml').dragTo(tab(page, 'bakery.yaml'), { targetPosition: { x: 90, y: 10 } });
    await expect(tabNames(page)).toHaveText([/bakery/, /shop/]);
    await expect(page.getByTitle(/Reorder shop\.yaml/)).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(tabNames(page)).toHaveText([/shop/, /bakery/]);
  });

  test('that are renamed by F2 and closed by Delete, and say when they have changed', async ({ page }) => {
    await tab(page, 'shop.yaml').click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('front.yaml');
    await page.keyboard.press('Enter');
    await expect(tab(page, 'front.yaml')).toBeFocused();
    await hostNode(page, 'admin.example.com').first().click();
    await page.keyboard.press('Delete');
    await expect(tab(page, 'front.yaml changed')).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(tab(page, 'front.yaml changed')).toHaveCount(0);
    await tab(page, 'front.yaml').focus();
    await page.keyboard.press('Delete');
    await expect(tabNames(page)).toHaveText([/bakery/]);
  });
});

test('forty files stay reachable: the active tab is in sight and a menu lists them all', async ({ page }) => {
  await open(page);
  await paste(page, shop);
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`team-${n}.yaml`, `# ${n}\n`]));
  await openFiles(page, many);
  await page.getByRole('button', { name: 'All 41 files' }).click();
  await page.getByRole('menuitem', { name: 'team-39.yaml' }).click();
  await expect(tab(page, 'team-39.yaml')).toBeInViewport({ ratio: 1 });
  expect(await downloadedText(page)).toBe('# 39\n');
});
