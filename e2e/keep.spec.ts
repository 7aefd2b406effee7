import { editorReady, expect, hostNode, kept, open, paste, requestBar, shop, spokenResult, test } from './app.ts';

test.describe('nothing is lost', () => {
  test('a reload brings back the workspace and the request', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await requestBar(page).fill('https://admin.example.com/users');
    await expect(spokenResult(page)).toContainText('admin:http');
    await page.reload();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await expect(spokenResult(page)).toContainText('admin:http');
  });

  test('a tab that is killed in the middle of typing loses nothing', async ({ context, page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await editorReady(page);
    await kept(page, 'admin.example.com');
    await page.getByRole('textbox', { name: /^Text of/ }).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('  - host: late.example.com\n');
    // No unload handlers run: the tab is gone at once.
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    await next.goto('/');
    await expect(hostNode(next, 'late.example.com')).toBeVisible();
  });

  test('a share link opens the same files, request and answer in another browser', async ({
    page,
    browser,
    baseURL,
  }) => {
    await open(page);
    await paste(page, shop);
    await requestBar(page).fill('https://shop.example.com/api/x');
    await expect(spokenResult(page)).toContainText('api:8080');
    await page.getByRole('button', { name: 'Share' }).click();
    await page
      .getByRole('button', { name: 'Copy link' })
      .or(page.getByRole('menuitem', { name: 'Copy link' }))
      .click();
    const field = page.getByRole('textbox', { name: 'Link' });
    await expect(field).toHaveValue(/#v1:/);
    const link = await field.inputValue();
    expect(link.startsWith(`${baseURL}/#v1:`)).toBe(true);
    const other = await browser.newContext();
    const visitor = await other.newPage();
    await visitor.goto(link);
    await expect(hostNode(visitor, 'admin.example.com')).toBeVisible();
    await expect(spokenResult(visitor)).toContainText('api:8080');
    await other.close();
  });

  test('a damaged link says so and leaves the work as it was', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await kept(page, 'admin.example.com');
    await page.goto('about:blank');
    await page.goto('/#v1:%%%broken');
    await expect(page.getByText('This link is damaged')).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  });

  test('dropped files open beside each other, and a binary one is refused by name', async ({ page }) => {
    await open(page);
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'routes.yaml'));
      data.items.add(new File([text.replaceAll('example.com', 'example.org')], 'more.yaml'));
      data.items.add(new File([new Uint8Array([0, 1, 2, 0, 255, 0, 3])], 'image.yaml'));
      const target = document.querySelector('main') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    }, shop);
    await expect(page.getByRole('tab', { name: /^routes\.yaml/ })).toBeVisible();
    await expect(page.getByRole('tab', { name: /^more\.yaml/ })).toBeVisible();
    await expect(hostNode(page, 'shop.example.org')).toBeVisible();
    await expect(page.getByText(/image\.yaml/).first()).toBeVisible();
  });
});
