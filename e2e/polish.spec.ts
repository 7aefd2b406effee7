import type { Page } from '@playwright/test';
import { expect, hostNode, open, paste, pathNode, requestBar, serviceNode, shop, spokenResult, test } from './app.ts';
import { manipulationReady } from './drag.ts';
import { boxOf, expectAccessibleInBothThemes, measure, measureOf } from './still.ts';

/** What the browser itself writes down about a file that was kept from it on purpose. */
const planned = /Failed to load resource|Failed to fetch dynamically imported module|boom|Worker/;

function forgive(offences: string[]): void {
  const others = offences.filter((offence) => !planned.test(offence));
  offences.splice(0, offences.length, ...others);
}

const expectNoFindings = (page: Page): Promise<void> =>
  expectAccessibleInBothThemes(page, { without: ['.monaco-editor'] });

/** So many Ingresses that reading them takes a while everywhere. */
function many(count: number): string {
  const one = (n: number) => shop.replace('name: shop #', `name: shop-${n} #`).replaceAll('example.com', `${n}.test`);
  return Array.from({ length: count }, (_, n) => one(n)).join('---\n');
}

const long = {
  host: `${'l'.repeat(63)}.${'m'.repeat(63)}.${'n'.repeat(63)}.${'o'.repeat(61)}`,
  path: `/${'element/'.repeat(37)}end`,
  service: 'v'.repeat(63),
};
const longNames = shop
  .replace('shop.example.com', long.host)
  .replace('path: /api', `path: ${long.path}`)
  .replace('name: api,', `name: ${long.service},`)
  .replace(
    'path: /\n        pathType: Prefix\n        backend:\n          service:\n            name: admin',
    'path: /한국어/경로\n        pathType: Prefix\n        backend:\n          service:\n            name: admin',
  );

/** Visible elements that reach beyond the window although nothing lets people scroll to them. */
function cutOff(page: Page): Promise<readonly string[]> {
  return measure(page, () => {
    const scrolls = (element: Element): boolean => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        const { overflowX } = getComputedStyle(up);
        if (overflowX === 'auto' || overflowX === 'scroll' || overflowX === 'hidden' || overflowX === 'clip')
          return true;
      }
      return false;
    };
    return [...document.querySelectorAll('button, input, textarea, select, [role], code, p')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return width > 1 && right > innerWidth + 1 && !scrolls(element);
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

async function expectNoSideways(page: Page): Promise<void> {
  const [wide, shown] = await measure(page, () => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBeLessThanOrEqual(shown ?? 0);
  await expect.poll(() => cutOff(page)).toEqual([]);
}

test.describe('what goes wrong, in both themes', () => {
  test('an engine that cannot start is told, and Try again brings everything, also what was typed meanwhile', async ({
    page,
    watch,
  }) => {
    await page.route(/engine\.worker-.*\.js$/, (route) => route.abort());
    await open(page);
    const alert = page.getByRole('alert').filter({ hasText: 'the engine could not start' });
    await expect(alert).toBeVisible();
    await paste(page, shop);
    await requestBar(page).fill('http://shop.example.com/api/x');
    await expectNoFindings(page);
    await page.unroute(/engine\.worker-.*\.js$/);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toBeHidden();
    await expect(spokenResult(page)).toContainText('api:8080');
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    forgive(watch.offences);
  });

  test('an engine that fails at a text marks what is shown as older, and a text that it can read clears it', async ({
    page,
    watch,
  }) => {
    // The worker's own reading fails at one word, as a bug of ours would.
    await page.route(/engine\.worker-.*\.js$/, async (route) => {
      const response = await route.fetch();
      const fault = `const split = String.prototype.charCodeAt;
String.prototype.charCodeAt = function (at) { if (at === 0 && this.includes('boom!')) throw new Error('boom'); return split.call(this, at); };
String.prototype.indexOf = ((of) => function (...args) { if (this.length > 40 && this.includes('boom!')) throw new Error('boom'); return of.apply(this, args); })(String.prototype.indexOf);`;
      await route.fulfill({ response, body: `${fault}\n${await response.text()}` });
    });
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await paste(page, `# boom!\n${shop.replaceAll('example.com', 'example.org')}`);
    const alert = page.getByRole('alert').filter({ hasText: 'those of an earlier text' });
    await expect(alert).toBeVisible();
    await expect(page.getByText('these routes are those of an older text')).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await expectNoFindings(page);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(alert).toBeHidden();
    await expect(page.getByText('these routes are those of an older text')).toBeHidden();
    await requestBar(page).fill('http://shop.example.com/api/x');
    await expect(spokenResult(page)).toContainText('api:8080');
    forgive(watch.offences);
  });

  test('a browser without workers shows the text and says that nothing is worked out', async ({ page, watch }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    });
    await open(page);
    await expect(page.getByRole('alert').filter({ hasText: 'the engine could not start' })).toBeVisible();
    await expectNoFindings(page);
    forgive(watch.offences);
  });

  test('a part that cannot be loaded says so in its place and comes when it is asked for again', async ({
    page,
    watch,
  }) => {
    await page.route(/(?:RouteTree|Palette|to-places)-.*\.js$/, (route) => route.abort());
    await open(page);
    await page.getByRole('button', { name: 'Tree', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'This part could not be loaded' });
    await expect(alert).toBeVisible();
    await expect(alert.getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await expectNoFindings(page);
    // The rest goes on.
    await requestBar(page).fill('https://shop.example.com/health');
    await expect(spokenResult(page)).toContainText('status');
    await page.keyboard.press('Control+k');
    await expect(alert).toHaveCount(2);
    await alert.last().getByRole('button', { name: 'Close' }).click();
    await expect(alert).toHaveCount(1);
    // So does what only keys do.
    await page.keyboard.press('Control+Shift+E');
    await expect(alert).toHaveCount(2);
    await page.unroute(/(?:RouteTree|Palette|to-places)-.*\.js$/);
    await alert.last().getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(alert).toHaveCount(1);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    forgive(watch.offences);
  });

  test('a long reading shows how far it is and can be cancelled: the file is out again', async ({ page }) => {
    await open(page);
    await expect(pathNode(page, '/v1')).toBeVisible();
    await paste(page, many(20_000));
    const bar = page.getByRole('progressbar', { name: 'Reading' });
    await expect(bar).toBeVisible();
    await expect(page.getByRole('region', { name: 'Reading' })).toContainText(/Reading, \d+ %/);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByText('Reading was stopped')).toBeVisible();
    await expect(bar).toBeHidden();
    await expect(page.getByRole('tab', { name: /^shop\.yaml/ })).toBeVisible();
    await expect(pathNode(page, '/v1')).toBeVisible();
    await expectNoFindings(page);
  });
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('a small mark says that everything still works', async ({ page, context }) => {
    await open(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await expect(pathNode(page, '/v1')).toBeVisible();
    const mark = page.getByText('Offline: everything still works.');
    await expect(mark).toHaveCount(0);
    await context.setOffline(true);
    await expect(mark).toBeVisible();
    await expectNoFindings(page);
    await context.setOffline(false);
    await expect(mark).toBeHidden();
  });
});

test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('every part is reached without scrolling sideways', async ({ page }) => {
    await open(page);
    await paste(page, longNames);
    for (const [tab, part] of [
      ['Routes', page.getByRole('treeitem').first()],
      ['YAML', page.getByRole('textbox', { name: /^Text of/ })],
      ['Problems', page.getByRole('tabpanel').getByRole('heading').first()],
      ['Request', page.getByRole('button', { name: /^\d? ?Path/ }).first()],
    ] as const) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click();
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeInViewport();
      await expectNoSideways(page);
    }
  });
});

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('what is pressed is 44 px high, and long names push nothing away', async ({ page }) => {
    await open(page);
    await paste(page, longNames);
    for (const tab of ['Request', 'Routes', 'YAML', 'Problems']) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click();
      await expectNoSideways(page);
      const small = await measure(page, () =>
        [...document.querySelectorAll('button, select, [role=tab], [role=treeitem]')]
          .filter((element) => element.checkVisibility() && element.closest('.react-flow, .sr') === null)
          .map((element) => ({ height: element.getBoundingClientRect().height, html: element.outerHTML }))
          .filter(({ height }) => height > 1 && height < 44)
          .map(({ height, html }) => `${height} ${html.slice(0, 300)}`),
      );
      expect(small, tab).toEqual([]);
    }
  });
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true });

  test('a long press opens the menu of a node, and a tap its fields', async ({ page }) => {
    await open(page);
    await manipulationReady(page);
    const box = await boxOf(pathNode(page, '/v1'));
    const finger = await page.context().newCDPSession(page);
    const touchPoints = [{ x: box.x + 60, y: box.y + box.height / 2 }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await expect(page.getByRole('menu')).toBeVisible();
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await pathNode(page, '/v1').tap();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Path', exact: true }).fill('/v2');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/v2')).toBeVisible();
  });

  test('the end of a path is pulled onto another Service', async ({ page }) => {
    await open(page);
    await manipulationReady(page);
    const from = await boxOf(pathNode(page, '/v1').locator('[data-handle]'));
    const to = await boxOf(serviceNode(page, 'status'));
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    await touch('touchStart', from.x + from.width / 2, from.y + from.height / 2);
    for (let step = 1; step <= 4; step++) {
      const share = step / 4;
      await touch('touchMove', from.x + (to.x + 20 - from.x) * share, from.y + (to.y + to.height / 2 - from.y) * share);
    }
    await expect(page.locator('.g-hand')).toContainText('status');
    await touch('touchEnd');
    await expect(pathNode(page, '/v1')).toHaveAccessibleName(/to status/);
  });
});

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

  test('what lies over the page has an edge, what is chosen shows, and nothing moves', async ({ page }) => {
    await open(page);
    const edge = (selector: string) =>
      measureOf(page.locator(selector).first(), (node) => Number.parseFloat(getComputedStyle(node).borderTopWidth));
    await pathNode(page, '/v1').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect.poll(() => edge('.ig-insp')).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.locator('.palette')).toBeVisible();
    await expect.poll(() => edge('.palette')).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^File/ }).click();
    await expect.poll(() => edge('.pop')).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => edge('.seg [aria-pressed="true"]')).toBeGreaterThan(0);
    await expect.poll(() => edge('.seg [aria-pressed="false"]')).toBe(0);
    const moving = await measure(
      page,
      () => document.getAnimations().filter((one) => one.playState === 'running').length,
    );
    expect(moving).toBe(0);
    await expectAccessibleInBothThemes(page, { without: ['.monaco-editor'] });
  });
});

test.describe('names of any length', () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1100, height: 700 },
    { width: 1024, height: 768 },
  ]) {
    test(`stay within the page at ${viewport.width} px, in every view`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await open(page);
      await paste(page, longNames);
      for (const view of ['Graph', 'Table', 'Tree', 'Matrix']) {
        await page.getByRole('button', { name: view, exact: true }).click();
        await expect(page.getByRole('button', { name: view, exact: true })).toHaveAttribute('aria-pressed', 'true');
        await expectNoSideways(page);
      }
    });
  }
});
