import {
  downloadedText,
  editorReady,
  expect,
  expectText,
  hostNode,
  open,
  paste,
  pathNode,
  requestBar,
  shop,
  spokenResult,
  test,
} from './app.ts';

test.describe('the keyboard alone is enough', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  });

  test('from the request bar through the graph to the inspector and back', async ({ page }) => {
    await page.keyboard.press('Control+l');
    await expect(requestBar(page)).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('admin.example.com/x');
    await page.keyboard.press('Control+Enter');
    await expect(spokenResult(page)).toContainText('admin:http');
  });

  test('the graph is one tab stop, arrows walk by place, Enter opens the inspector, Escape returns', async ({
    page,
  }) => {
    await hostNode(page, 'shop.example.com').focus();
    await expect(page.locator('[data-node-id][tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('ArrowRight');
    const first = page.locator('[data-node-id]:focus');
    await expect(first).toHaveAccessibleName(/^Path \//);
    await page.keyboard.press('Home');
    await expect(first).toHaveAccessibleName(/^Path \/api/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('radio', { name: /Prefix/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(pathNode(page, '/api')).toBeFocused();
  });

  test('what no rule names is explained and asked; default backend and annotations open from there and from the router', async ({
    page,
  }) => {
    await pathNode(page, '/api').press('End');
    const end = page.getByRole('application').getByRole('button', { name: /^Any other host/ });
    await expect(end).toBeFocused();
    await expect(end).toHaveAccessibleName('Any other host → 404 of the controller');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('No rule names this host');
    await expect(dialog.getByRole('button', { name: 'Ask such a request' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(spokenResult(page)).toContainText('404 No rule names this host');
    await expect(end).toHaveAccessibleName(/takes the request\)$/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(
      dialog.getByRole('form', { name: 'Set default backend' }).getByLabel('Service', { exact: true }).first(),
    ).toBeFocused();
    await page.keyboard.press('Escape');
    await page
      .getByRole('application')
      .getByRole('button', { name: /^Edge router/ })
      .press('Enter');
    await dialog.getByRole('button', { name: 'Annotations' }).press('Enter');
    await expect(dialog.getByRole('button', { name: 'Add annotation' })).toBeFocused();
  });

  test('a path is connected to another Service, duplicated, reordered and deleted without a pointer', async ({
    page,
  }) => {
    await pathNode(page, '/api').focus();
    await page.keyboard.press('m');
    await page.keyboard.type('admin');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to admin/);
    await pathNode(page, '/api').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect
      .poll(async () => {
        const text = await downloadedText(page);
        return text.indexOf('path: /api') > text.indexOf('path: /\n');
      })
      .toBe(true);
    await pathNode(page, '/api').press('Delete');
    await expect(pathNode(page, '/api')).toHaveCount(0);
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to api/);
    await expectText(page, shop);
  });

  test('Tab leads past the bars and out of the editor, F6 goes round the panes and ? shows the sheet', async ({
    page,
  }) => {
    await editorReady(page);
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Skip to the routes' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-node-id]:focus')).toBeVisible();
    const splitter = page.getByRole('separator', { name: 'Width of the editor' });
    await splitter.focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.locator('.monaco-editor :focus')).toBeAttached();
    await expect(page.getByRole('status').filter({ hasText: 'Press Ctrl+M to leave with Tab' })).toBeVisible();
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    await expect(page.locator('.monaco-editor :focus')).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+m');
    await requestBar(page).focus();
    const seen = new Set<string>();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('F6');
      seen.add(
        await page.evaluate(
          () =>
            document.activeElement?.closest('[role="region"],section,[aria-label]')?.getAttribute('aria-label') ?? '',
        ),
      );
    }
    expect(seen.size).toBeGreaterThan(2);
    await page.getByRole('button', { name: 'Keyboard shortcuts and marks' }).click();
    await expect(page.getByText('Next, previous problem')).toBeVisible();
    await expect(page.getByText('Prefix: this path and all below it')).toBeVisible();
  });
});
