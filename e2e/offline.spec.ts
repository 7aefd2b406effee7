import type { Browser, BrowserContext, Page } from '@playwright/test';
import { editorReady, expect, open, pathNode, requestBar, spokenResult, test } from './app.ts';
import { type Fault, type Host, startHost } from './host.ts';

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

/** What the browser keeps: for each version, the names of its parts. */
function kept(page: Page): Promise<readonly (readonly string[])[]> {
  return page.evaluate(async () => {
    const versions = (await caches.keys()).filter((name) => name.startsWith('ingraph-'));
    const cached = await Promise.all(versions.map(async (name) => (await caches.open(name)).keys()));
    return cached.map((requests) => requests.map(({ url }) => url));
  });
}

/** Looks for another version, as browsers do from time to time; returns whether one is ready to take over. */
function update(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const coming = registration.installing;
    if (coming) {
      await new Promise<void>((resolve) => {
        coming.addEventListener('statechange', () => coming.state !== 'installing' && resolve());
      });
    }
    return registration.waiting !== null;
  });
}

const script = (page: Page) => page.locator('script[type=module]');

test.describe('on a host that browsers may remember for ten minutes', () => {
  let host: Host;
  let context: BrowserContext;
  let page: Page;

  /** Comes back after every page of the app was closed. */
  const comeBack = async (): Promise<void> => {
    const before = page;
    await context.newPage();
    await before.close();
    page = await context.newPage();
    await page.goto(host.url);
  };

  const works = async (): Promise<void> => {
    await expect(pathNode(page, '/v1')).toBeVisible();
    await requestBar(page).fill('https://shop.example.com/health');
    await expect(spokenResult(page)).toContainText('status');
  };

  /** The first visit, until the app is kept. */
  const visit = async (browser: Browser): Promise<void> => {
    context = await browser.newContext({ serviceWorkers: 'allow', locale: 'en-US' });
    page = await context.newPage();
    await page.goto(host.url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  };

  test.beforeEach(async ({ browser }) => {
    host = await startHost('dist');
    await visit(browser);
  });

  test.afterEach(async () => {
    await context.close();
    await host.stop();
  });

  test('a kept page and its script are of one version, with a network and without', async () => {
    host.version = 'second';
    await expect.poll(() => update(page), 'the second version is ready').toBe(true);
    await comeBack();
    await expect(script(page)).toHaveAttribute('src', /-second\.js$/);
    await works();
    await expect.poll(async () => (await kept(page)).length, 'versions kept').toBe(1);
    await host.stop();
    await comeBack();
    await expect(script(page)).toHaveAttribute('src', /-second\.js$/);
    await works();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect(page.getByRole('grid')).toBeVisible();
  });

  for (const how of ['missing', 'page instead', 'cut short', 'never'] as const satisfies readonly Fault[]) {
    test(`a version of which a part is wrong (${how}) does not take over, and the one before stays whole`, async () => {
      host.version = 'second';
      host.fault = { of: /RouteTable-.*\.js$/, how };
      const ready = update(page).catch(() => false);
      await expect.poll(() => host.asked(/RouteTable-.*-second\.js$/)).toBeGreaterThan(0);
      if (how !== 'never') await expect.poll(() => ready, 'the second version is ready').toBe(false);
      await host.stop();
      await comeBack();
      await expect(script(page)).not.toHaveAttribute('src', /-second\.js$/);
      await works();
      await page.getByRole('button', { name: 'Table', exact: true }).click();
      await expect(page.getByRole('grid')).toBeVisible();
    });
  }

  test('a page whose script is not there yet is not shown: the kept one is', async () => {
    host.version = 'second';
    host.fault = { of: /assets\/index-.*\.js$/, how: 'page instead' };
    await comeBack();
    await expect(script(page)).not.toHaveAttribute('src', /-second\.js$/);
    await works();
    host.fault = null;
    await comeBack();
    await works();
  });

  test('a wrong answer is not kept: the part comes when it is asked for again after the upload', async () => {
    host.version = 'second';
    host.fault = { of: /RouteTable-.*\.js$/, how: 'page instead' };
    await comeBack();
    await expect(script(page)).toHaveAttribute('src', /-second\.js$/);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
    await expect(alert).toContainText('Your work is safe');
    await expect(alert.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    host.fault = null;
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
  });

  test('without an icon, a font and the manifest the rest is kept', async ({ browser }) => {
    await context.close();
    host.fault = { of: /\.(?:svg|png|ttf|webmanifest)$/, how: 'missing' };
    await visit(browser);
    const [names = []] = await kept(page);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => host.fault?.of.test(name))).toEqual([]);
    await host.stop();
    await comeBack();
    await works();
  });
});

test('a first visit that gets a wrong answer for a part asks the host again, not the memory of the browser', async ({
  browser,
}) => {
  const host = await startHost('dist');
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-US' });
  const page = await context.newPage();
  host.fault = { of: /RouteTable-.*\.js$/, how: 'page instead' };
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
  await expect(alert).toBeVisible();
  host.fault = null;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  await context.close();
  await host.stop();
});
