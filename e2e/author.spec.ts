import {
  downloadedText,
  editorReady,
  expect,
  hostNode,
  open,
  paste,
  pathNode,
  serviceNode,
  shop,
  test,
} from './app.ts';

async function drag(
  page: import('@playwright/test').Page,
  from: import('@playwright/test').Locator,
  to: import('@playwright/test').Locator,
) {
  const [a, b] = await Promise.all([from.boundingBox(), to.boundingBox()]);
  if (!a || !b) throw new Error('nothing to drag');
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(a.x + a.width / 2 + 12, a.y + a.height / 2 + 6, { steps: 4 });
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 12 });
  await page.mouse.up();
}

test.describe('the author edits routes and the YAML changes by the smallest edit', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await editorReady(page);
  });

  test('a path dragged onto another host moves with its comments, in one undo step, and comes back byte for byte', async ({
    page,
  }) => {
    await drag(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on admin\.example\.com/);
    const moved = await downloadedText(page);
    for (const comment of [
      '# Owned by team-shop.',
      '# the public one',
      '# Customers come in here.',
      '# The API.',
      '# two replicas',
    ]) {
      expect(moved).toContain(comment);
    }
    expect(moved.indexOf('# The API.')).toBeGreaterThan(moved.indexOf('host: admin.example.com'));
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on shop\.example\.com/);
    expect(await downloadedText(page)).toBe(shop);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on admin\.example\.com/);
    expect(await downloadedText(page)).toBe(moved);
  });

  test('the inspector changes a path type on one line only', async ({ page }) => {
    await pathNode(page, '/api').dblclick();
    await page.getByRole('radio', { name: /Exact/ }).click({ force: true });
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/Exact/);
    const lines = (await downloadedText(page)).split('\n');
    const before = shop.split('\n');
    expect(lines.length).toBe(before.length);
    expect(lines.filter((line, index) => line !== before[index])).toEqual(['        pathType: Exact']);
  });

  test('text typed in the editor changes the graph, and one history undoes gesture and text in order', async ({
    page,
  }) => {
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    await editor.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('  - host: typed.example.com\n');
    await expect(hostNode(page, 'typed.example.com')).toBeVisible();
    await drag(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on admin\.example\.com/);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on shop\.example\.com/);
    await expect(hostNode(page, 'typed.example.com')).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(hostNode(page, 'typed.example.com')).toHaveCount(0);
    expect(await downloadedText(page)).toBe(shop);
  });

  test('a selected node shows its lines and the cursor selects its node', async ({ page }) => {
    await pathNode(page, '/api').click();
    await pathNode(page, '/api').press('F12');
    await expect(page.locator('.monaco-editor')).toContainText('two replicas');
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    await editor.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await expect(
      page
        .locator(
          '[data-node-id].is-selected, [data-node-id][aria-pressed="true"], [data-node-id][data-selected="true"]',
        )
        .first(),
    ).toBeVisible();
  });

  test('deleting the only path of a host takes the host along and can be undone', async ({ page }) => {
    await hostNode(page, 'admin.example.com').click();
    await hostNode(page, 'admin.example.com').press('Delete');
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    await expect(serviceNode(page, 'admin')).toHaveCount(0);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    expect(await downloadedText(page)).toBe(shop);
  });
});
