import type { Page } from '@playwright/test';
import {
  editorReady,
  expect,
  hostNode,
  open,
  paste,
  pathNode,
  requestBar,
  serviceNode,
  shop,
  spokenResult,
  test,
} from './app.ts';
import { expectAccessibleInBothThemes } from './still.ts';

/** What the palette offers; menus of choices on the page have options too. */
const offers = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Go to anything' })).toBeFocused();
}

test.describe('the palette and the keys around it', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  });

  test('goes to a path, a Service and a command, and gives the focus back on Escape', async ({ page }) => {
    await pathNode(page, '/api').focus();
    const field = page.getByRole('combobox', { name: 'Go to anything' });
    await openPalette(page);
    await expect(offers(page).first()).toContainText('Go to the request bar');
    await page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
    await expect(pathNode(page, '/api')).toBeFocused();
    await openPalette(page);
    // Keys pressed before the page hears that the dialog has closed open it again.
    await page.locator('dialog.palette').evaluate((dialog: HTMLDialogElement) => {
      dialog.close();
      const keys = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
      return new Promise<void>((resolve) => dialog.addEventListener('close', () => resolve()));
    });
    await expect(field).toBeFocused();
    await page.keyboard.type('admin http');
    await expect(offers(page).first()).toHaveAccessibleName(/Service admin:http/);
    await page.keyboard.press('Enter');
    await expect(serviceNode(page, 'admin')).toHaveClass(/sel|selected/);
    await openPalette(page);
    await page.keyboard.type('> matrix');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Matrix' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('says when nothing fits', async ({ page }) => {
    await openPalette(page);
    await page.keyboard.type('nothing like this');
    await expect(page.getByRole('status').filter({ hasText: 'Nothing matches all of these words.' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Go to anything' })).toBeFocused();
  });

  test('the cursor leads to its node, L to the list, and the menu of ways out opens by its keys', async ({ page }) => {
    await editorReady(page);
    await page.locator('.view-line').filter({ hasText: 'path: /api' }).first().click();
    await expect(pathNode(page, '/api')).toHaveClass(/sel|selected/);
    await page.keyboard.press('Control+Shift+l');
    await expect(pathNode(page, '/api')).toBeFocused();
    await page.keyboard.press('Control+Shift+e');
    await expect(page.getByRole('menuitem', { name: /^Download/ }).first()).toBeFocused();
    await page.keyboard.press('Escape');
    await pathNode(page, '/api').focus();
    await page.keyboard.press('l');
    await expect(page.locator('[role="treeitem"]:focus')).toHaveCount(1);
  });

  test('a host, a path and its Service are made, and the request is asked, without a pointer', async ({ page }) => {
    await hostNode(page, 'admin.example.com').focus();
    await page.keyboard.press('Control+ArrowRight');
    const draft = page.getByRole('dialog', { name: 'New path' });
    await expect(draft.getByRole('textbox', { name: 'Path', exact: true })).toBeFocused();
    // A draft that is given up leaves nothing, and the keyboard where it was.
    await page.keyboard.type('/nothing');
    await page.keyboard.press('Escape');
    await expect(draft).toHaveCount(0);
    await expect(hostNode(page, 'admin.example.com')).toBeFocused();
    await page.keyboard.press('Control+ArrowRight');
    await expect(draft.getByRole('textbox', { name: 'Path', exact: true })).toBeFocused();
    await page.keyboard.type('/metrics');
    await page.keyboard.press('Tab');
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type('http');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/metrics')).toBeFocused();
    await page.keyboard.press('Control+ArrowRight');
    await page.keyboard.type('web');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/metrics')).toHaveAccessibleName(/to web/);
    await page.keyboard.press('Control+l');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('https://admin.example.com/metrics');
    await page.keyboard.press('Control+Enter');
    await expect(spokenResult(page)).toContainText('web');
    await expect(requestBar(page)).toBeFocused();
  });

  test('the sheet lists the keys', async ({ page }) => {
    await pathNode(page, '/api').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const what of ['Go to anything', 'Show: Matrix', 'Connect to…', 'Move up', 'Open as a list']) {
      await expect(sheet.getByText(what).first()).toBeVisible();
    }
  });

  test('the palette is free of findings of axe in both themes', async ({ page }) => {
    await openPalette(page);
    await page.keyboard.type('shop');
    await expect(offers(page).first()).toBeVisible();
    await expectAccessibleInBothThemes(page, { within: ['.palette'] });
  });
});
