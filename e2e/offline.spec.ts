import { editorReady, expect, open, requestBar, spokenResult, test } from './app.ts';

test.use({ serviceWorkers: 'allow' });

test('after the first visit the app starts, answers and edits without a network', async ({ page, context }) => {
  await open(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.reload();
  await requestBar(page).fill('https://shop.example.com/health');
  await expect(spokenResult(page)).toContainText('status');
  await editorReady(page);
  // Parts that were never opened are there too.
  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(page.getByRole('table').first()).toBeVisible();
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitemradio', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
});

test('the app can be installed', async ({ page }) => {
  await open(page);
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await page.evaluate(async (address) => (await fetch(address)).json(), href ?? '');
  expect(manifest).toMatchObject({ name: 'Ingraph', display: 'standalone', start_url: './' });
  const icons: readonly { src: string; sizes: string; type: string }[] = manifest.icons;
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const { src, type } of icons) {
    const answer = await page.request.get(src);
    expect(answer.status(), src).toBe(200);
    expect(answer.headers()['content-type'], src).toContain(type);
  }
});
