import type { Page } from '@playwright/test';
import {
  downloadedText,
  editorReady,
  expect,
  expectText,
  hostNode,
  kept,
  open,
  openHistory,
  paste,
  pathNode,
  shop,
  test,
} from './app.ts';
import { expectAccessibleInBothThemes } from './still.ts';

async function addLine(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Text of/ }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

test.describe('the history of the workspace', () => {
  test('lists every step with its time and jumps to any of them, back and forth', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(pathNode(page, '/api')).toBeVisible();
    await editorReady(page);
    await pathNode(page, '/api').press('Delete');
    await expect(pathNode(page, '/api')).toHaveCount(0);
    const without = await downloadedText(page);
    await addLine(page, '# more\n');
    const panel = await openHistory(page);
    const steps = panel.getByRole('list', { name: 'Steps' }).getByRole('button');
    await expect(steps.first()).toHaveAccessibleName(/^Go to: Type in .*, now, .*\d/);
    await panel
      .getByRole('button', { name: /^Go to: (?:Open|Paste)/ })
      .first()
      .click();
    await expect(pathNode(page, '/api')).toBeVisible();
    await expect(steps.first()).toHaveAccessibleName(/undone/);
    await panel.getByRole('button', { name: /^Go to: Delete \/api/ }).click();
    await expect(pathNode(page, '/api')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expectText(page, without);
  });

  test('keeps named snapshots that come back as one undo step, also after a reload', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(pathNode(page, '/api')).toBeVisible();
    let panel = await openHistory(page);
    await panel.getByRole('textbox', { name: 'Name of the snapshot' }).fill('before the release');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('button', { name: 'Open the snapshot before the release' })).toBeVisible();
    await page.keyboard.press('Escape');
    await paste(page, shop.replaceAll('example.com', 'example.org'));
    await expect(hostNode(page, 'shop.example.org')).toBeVisible();
    await page.reload();
    await expect(hostNode(page, 'shop.example.org')).toBeVisible();
    panel = await openHistory(page);
    await panel.getByRole('button', { name: 'Open the snapshot before the release' }).click();
    await page.keyboard.press('Escape');
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await expect(hostNode(page, 'shop.example.org')).toHaveCount(0);
    await expectText(page, shop);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(hostNode(page, 'shop.example.org')).toBeVisible();
  });

  test('two tabs never write over each other in silence', async ({ page, context }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await kept(page, 'admin.example.com');
    const other = await context.newPage();
    await other.goto('/');
    await expect(hostNode(other, 'shop.example.com')).toBeVisible();
    const banner = other.getByRole('region', { name: /open in another tab/ });
    await expect(banner).toBeVisible();
    await expect(page.getByRole('region', { name: /open in another tab/ })).toHaveCount(0);
    await paste(other, shop.replaceAll('example.com', 'example.org'));
    await expect(hostNode(other, 'shop.example.org')).toBeVisible();
    await paste(page, shop.replaceAll('example.com', 'example.net'));
    await expect(hostNode(page, 'shop.example.net')).toBeVisible();
    await kept(page, 'admin.example.net');
    await banner.getByRole('button', { name: 'Keep it here instead' }).click();
    await expect(banner).toHaveCount(0);
    await expect(page.getByRole('region', { name: /open in another tab/ })).toBeVisible();
    // What the first tab had is not lost.
    const panel = await openHistory(other);
    await expect(panel.getByText('from another tab').first()).toBeVisible();
    await other.reload();
    await expect(hostNode(other, 'shop.example.org')).toBeVisible();
  });

  test('a workspace on which the last starts failed is set aside, not lost', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await kept(page, 'admin.example.com');
    await page.goto('about:blank');
    await page.addInitScript(() => {
      if (sessionStorage.getItem('failed')) return;
      sessionStorage.setItem('failed', 'yes');
      localStorage.setItem('ingraph/starts', '2');
    });
    await page.goto('/');
    await expect(page.getByText('The last two starts failed')).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    const panel = await openHistory(page);
    await panel.getByText('set aside after failed starts').click();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  });

  test('everything can be forgotten, after one more question', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    const panel = await openHistory(page);
    await panel.getByRole('button', { name: 'Forget everything in this browser…' }).click();
    await panel.getByRole('button', { name: 'Delete all' }).click();
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    await expect(pathNode(page, '/health')).toBeVisible();
  });

  test('the panel is free of findings of axe in both themes', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await openHistory(page);
    await expectAccessibleInBothThemes(page, { within: ['.hist'] });
  });
});
