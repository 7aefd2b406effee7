import type { Page } from '@playwright/test';
import { editorReady, expect, hostNode, open, paste, pathNode, requestBar, shop, spokenResult, test } from './app.ts';
import { expectAccessible, expectAccessibleInBothThemes, measure, measureOf } from './still.ts';

const views: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the first visit': async (page) => {
    await editorReady(page);
  },
  'the tree': async (page) => {
    await page.getByRole('button', { name: 'Tree' }).click();
    await expect(page.getByRole('tree')).toBeVisible();
  },
  'the inspector': async (page) => {
    await pathNode(page, '/v1').dblclick();
    await expect(page.getByRole('radio', { name: /Prefix/ })).toBeVisible();
  },
  'problems and a broken document': async (page) => {
    await paste(page, 'kind: Ingress\nspec: [\n');
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText(/:\d+/);
  },
  'the empty workspace': async (page) => {
    await page.getByRole('button', { name: 'Files and examples' }).click();
    await page.getByRole('menuitem', { name: 'New workspace' }).click();
    await expect(page.getByRole('button', { name: 'Start blank' })).toBeVisible();
  },
  'a 404': async (page) => {
    await requestBar(page).fill('https://nobody.example.com/');
    await expect(spokenResult(page)).toContainText('404');
  },
};

test.describe('every view passes axe in both themes', () => {
  for (const [name, show] of Object.entries(views)) {
    test(name, async ({ page }) => {
      await open(page);
      await expect(hostNode(page, 'shop.example.com')).toBeVisible();
      await show(page);
      await expectAccessibleInBothThemes(page);
    });
  }
});

test.describe('Korean', () => {
  test.use({ locale: 'ko-KR' });

  test('a Korean browser gets Korean words, API words stay, and the choice can be changed', async ({ page }) => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.getByRole('button', { name: '보내기', exact: true })).toBeVisible();
    await expect(spokenResult(page)).toContainText('Prefix');
    await editorReady(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: /언어/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  });
});

test.describe('a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the request bar and a route tree answer a request, and nothing scrolls sideways', async ({ page }) => {
    await open(page);
    await expect(spokenResult(page)).toContainText('/v11 is not under /v1');
    const name = page.getByText('Kubernetes spec', { exact: true }).first();
    expect(await measureOf(name, (node) => node.scrollWidth - node.clientWidth)).toBe(0);
    await page.getByRole('tab', { name: 'Routes' }).click();
    await expect(page.getByRole('tree')).toBeVisible();
    await expect(page.getByRole('treeitem', { name: /shop\.example\.com/ }).first()).toBeVisible();
    expect(await measure(page, () => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'YAML' }).click();
    await expect(page.getByRole('textbox', { name: /^Text of/ })).toBeVisible();
    await page.getByRole('button', { name: 'Export' }).click();
    await expect(page.getByRole('menuitem', { name: 'Download shop.yaml' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    const heights = await measure(page, () =>
      [...document.querySelectorAll('[role=tab]')].map((tab) => tab.getBoundingClientRect().height),
    );
    expect(heights.length).toBeGreaterThan(1);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });
});

test('forced colours and reduced motion keep the answer visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await open(page);
  await paste(page, shop);
  await requestBar(page).fill('https://shop.example.com/api');
  await expect(spokenResult(page)).toContainText('api:8080');
  await expect(pathNode(page, '/api')).toBeVisible();
});
