import type { Page } from '@playwright/test';
import { expect, hostNode, open, openFiles, pathNode, requestBar, shop, spokenResult, test } from './app.ts';
import { expectAccessible } from './still.ts';

const bakery = shop.replaceAll('shop', 'bakery');

function changes(page: Page) {
  return page.getByRole('region', { name: 'Changes since opening' });
}

async function replaceAll(page: Page, what: string, by: string): Promise<void> {
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('textbox', { name: 'Find in all files' }).fill(what);
  await page.getByRole('textbox', { name: 'Replace with' }).fill(by);
  await page.getByRole('button', { name: 'Replace all' }).click();
  await page.getByRole('tab', { name: 'Changes' }).click();
}

test.describe('changes since opening', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
    await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
    await pathNode(page, '/api').first().press('Delete');
    await expect(pathNode(page, '/api')).toHaveCount(1);
    await page.getByRole('tab', { name: 'Changes' }).click();
  });

  test('list the requests that are answered differently, before and after; a click sends one', async ({ page }) => {
    await expect(changes(page).getByText(/^One kind of request is answered differently\. Tried: \d+\./)).toBeVisible();
    await expect(changes(page).getByText(/^Not covered: /)).toBeVisible();
    const row = changes(page)
      .getByRole('list', { name: 'Answered by something else' })
      .getByRole('button', { name: /example\.com\/api.*before: api:8080.*after: web:80/ });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, { within: ['.ig-changes'] });
    }
    await row.focus();
    await page.keyboard.press('Enter');
    await expect(requestBar(page)).toHaveValue(/example\.com\/api$/);
    await expect(spokenResult(page)).toContainText('web');
    // Text that no request notices: said as such, with how much was asked.
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await replaceAll(page, 'Owned by', 'Kept by');
    await expect(
      changes(page).getByText(/^Every request that was tried gets the same answer as before\. Tried: \d+\./),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitemradio', { name: '한국어' }).click();
    await expect(page.getByText(/^확인한 요청 중 응답이 달라진 것이 없습니다/)).toBeVisible();
  });

  test('stay marked in graph, tree and table while the panel is closed, until they are hidden', async ({ page }) => {
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await replaceAll(page, '/api', '/v2');
    await expect(page.getByText('In the graph: + 2 added')).toBeVisible();
    await page.getByRole('tab', { name: 'Trace' }).click();
    await expect(page.getByRole('application').getByRole('button', { name: /new since opening/ })).toHaveCount(2);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect(page.getByRole('gridcell', { name: 'new since opening' })).toHaveCount(2);
    await page.getByRole('button', { name: 'Tree', exact: true }).click();
    await expect(page.getByRole('treeitem', { name: /new since opening/ })).toHaveCount(2);
    await page.getByRole('tab', { name: 'Changes' }).click();
    await page.getByRole('button', { name: 'Show changes in the routes' }).click();
    await expect(page.getByRole('treeitem', { name: /since opening/ })).toHaveCount(0);
    await page.getByRole('tab', { name: 'Trace' }).click();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to anything' }).fill('show changes');
    await page.getByRole('option', { name: /Show changes in the routes/ }).click();
    await expect(page.getByRole('treeitem', { name: /new since opening/ })).toHaveCount(2);
  });

  test('count a closed file with what was in it as removed', async ({ page }) => {
    await page.getByRole('tab', { name: 'bakery.yaml' }).press('Delete');
    await expect(changes(page).getByText('bakery.yaml was closed since opening.')).toBeVisible();
    await expect(changes(page).getByRole('list', { name: 'No longer in the graph' })).toContainText(
      'Host bakery.example.com',
    );
    await expect(
      changes(page)
        .getByRole('list', { name: 'No longer answered' })
        .getByRole('button', { name: /^http:\/\/bakery\.example\.com\// })
        .first(),
    ).toBeVisible();
  });
});

test('the search of the editor offers this file or all files, when there are several', async ({ page }) => {
  await open(page);
  await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
  await page.getByRole('button', { name: 'Find…', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Find in all files' }).click();
  await expect(page.getByRole('textbox', { name: 'Find in all files' })).toBeFocused();
  await page.getByRole('button', { name: 'Find…', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Find in this file' }).click();
  await expect(page.locator('.monaco-editor .find-widget.visible')).toBeVisible();
});
