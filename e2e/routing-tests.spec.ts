import type { Locator, Page } from '@playwright/test';
import {
  downloadedText,
  editorReady,
  expect,
  expectText,
  open,
  paste,
  pathNode,
  requestBar,
  spokenResult,
  test,
} from './app.ts';
import { expectAccessible, expectAccessibleInBothThemes, measure } from './still.ts';

const manifest = `# route-test: GET http://shop.example.com/cart/42 -> cart:80
# route-test: GET http://shop.example.com/ -> web:80
# route-test: GET http://shop.example.com/cart/9 -> web:80 @ kubernetes, traefik
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /cart # the cart
        pathType: Prefix
        backend: {service: {name: cart, port: {number: 80}}}
      - path: /help
        pathType: Exact
        backend: {service: {name: help, port: {number: 80}}}
      - path: /
        pathType: Prefix
        backend: {service: {name: web, port: {number: 80}}}
`;

function testsTab(page: Page): Locator {
  return page.getByRole('tab', { name: /^Tests/ });
}

function rows(page: Page): Locator {
  return page.locator('[data-verdict]');
}

/** The row of the graph that a path of the list view has. */
function treeRow(page: Page, path: string): Locator {
  return page.getByRole('treeitem', { name: new RegExp(`^Path ${path},`, 'i') });
}

test.describe('routing tests travel with the manifest and run on every change', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, manifest);
    await expect(pathNode(page, '/cart')).toBeVisible();
  });

  test('the tab counts what passes; its rows say what was expected, what came, and from which controller', async ({
    page,
  }) => {
    await expect(testsTab(page)).toHaveAccessibleName(/2 of 3 pass/);
    await testsTab(page).click();
    await expect(rows(page)).toHaveCount(4);
    const failing = rows(page).and(page.locator('[data-verdict="fail"]'));
    await expect(failing).toHaveCount(2);
    await expect(failing.first()).toContainText('web:80');
    await expect(failing.first()).toContainText('cart:80');
    await expect(failing.last()).toContainText('Traefik');
    await page.getByRole('button', { name: /^Failing/ }).click();
    await expect(rows(page)).toHaveCount(2);
  });

  test('coverage names the path that no test hits and leads to it', async ({ page }) => {
    await testsTab(page).click();
    const coverage = page.getByRole('region', { name: /^Paths never hit/ });
    await expect(coverage).toContainText('Tests hit 2 of 3 paths.');
    await coverage.getByRole('button', { name: /\/help/ }).click();
    await expect(page.locator('.gn-path.is-selected')).toContainText('/help');
  });

  test('the paths of graph and list tell which tests hit them, and how many fail', async ({ page }) => {
    await expect(pathNode(page, '/cart')).toHaveAccessibleName(/2 tests, 1 fails/);
    await expect(pathNode(page, '/cart').locator('.path-tests')).toHaveText('1/2');
    await expect(pathNode(page, '/')).toHaveAccessibleName(/1 test(?:,|$)/);
    await expect(pathNode(page, '/help')).not.toHaveAccessibleName(/\d tests?/);
    await page.getByRole('button', { name: 'Tree', exact: true }).click();
    await expect(treeRow(page, '/cart')).toHaveAccessibleName(/2 tests, 1 fails/);
    await expect(treeRow(page, '/help')).not.toHaveAccessibleName(/\d tests?/);
  });

  test('the gutter marks each line, and says more when pointed at', async ({ page }) => {
    await editorReady(page);
    await page.locator('.view-line').filter({ hasText: 'cart/42' }).first().click();
    await page.keyboard.press('Control+Home');
    await expect(page.locator('.ig-sign-pass')).toHaveCount(2);
    await expect(page.locator('.ig-sign-fail')).toHaveCount(1);
    await page.locator('.ig-sign-fail').hover();
    await expect(page.locator('.monaco-hover').filter({ hasText: 'Fails with Traefik: cart:80' })).toBeVisible();
  });

  test('a failing test opens its trace, under the controller that it names', async ({ page }) => {
    await testsTab(page).click();
    await rows(page)
      .and(page.locator('[data-verdict="fail"]'))
      .last()
      .getByRole('button', { name: /^Trace of/ })
      .click();
    await expect(requestBar(page)).toHaveValue('http://shop.example.com/cart/9');
    await expect(page.getByRole('tab', { name: /^Trace/ })).toHaveAttribute('aria-selected', 'true');
    await expect(spokenResult(page)).toContainText('cart:80');
    await page.getByRole('button', { name: /^Answer as its own controller again, not as Traefik/ }).click();
    await expect(page.getByRole('button', { name: /^Answer with the own controller again/ })).toHaveCount(0);
  });

  test('tests run again while the manifest is edited', async ({ page }) => {
    await editorReady(page);
    await expect(testsTab(page)).toHaveAccessibleName(/2 of 3 pass/);
    await page.locator('.view-line').filter({ hasText: 'path: /cart' }).first().click();
    await page.keyboard.press('Home');
    for (const _ of '- path: /cart') await page.keyboard.press('ArrowRight');
    await page.keyboard.type('s');
    await expect(pathNode(page, '/carts')).toBeVisible();
    // Nobody asks for /carts: what asked for /cart now reaches the last path.
    await expect(testsTab(page)).toHaveAccessibleName(/2 of 3 pass/);
    await expect(pathNode(page, '/carts')).not.toHaveAccessibleName(/\d tests?/);
    await expect(pathNode(page, '/')).toHaveAccessibleName(/3 tests, 1 fails/);
    await page.keyboard.press('Control+z');
    await expect(pathNode(page, '/cart')).toHaveAccessibleName(/2 tests, 1 fails/);
  });

  test('a line that begins like a test and cannot be read is a failure with its place, never skipped', async ({
    page,
  }) => {
    await paste(page, `# route-test: GET http://shop.example.com/cart\n${manifest}`);
    await testsTab(page).click();
    await expect(rows(page).and(page.locator('[data-verdict="unreadable"]'))).toContainText('Cannot be read');
    await expect(testsTab(page)).toHaveAccessibleName(/ of \d+ pass/);
  });

  test('a test for the current request is one comment more, every other byte as it was, and one undo takes it back', async ({
    page,
  }) => {
    await requestBar(page).fill('http://shop.example.com/help');
    await expect(spokenResult(page)).toContainText('help:80');
    await page.keyboard.press('Control+Shift+t');
    await expect(testsTab(page)).toHaveAccessibleName(/3 of 4 pass/);
    await expect(pathNode(page, '/help')).toHaveAccessibleName(/1 test(?:,|$)/);
    const line = '# route-test: GET http://shop.example.com/help -> help:80\n';
    const text = await downloadedText(page);
    expect(text).toContain(line);
    expect(text.replace(line, '')).toBe(manifest);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(testsTab(page)).toHaveAccessibleName(/2 of 3 pass/);
    await expectText(page, manifest);
  });

  test('the tab is walked with arrows and opened with Enter', async ({ page }) => {
    await testsTab(page).click();
    const links = page.getByRole('button', { name: /^Trace of/ });
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('End');
    await expect(links.last()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(requestBar(page)).toHaveValue('http://shop.example.com/cart/9');
  });
});

test('tests and their marks have no accessibility finding in both themes', async ({ page }) => {
  await open(page);
  await paste(page, manifest);
  await testsTab(page).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(pathNode(page, '/cart').locator('.path-tests')).toBeVisible();
  await expectAccessibleInBothThemes(page);
});

test.describe('in Korean', () => {
  test.use({ locale: 'ko-KR' });
  test('tab, rows and marks speak Korean', async ({ page }) => {
    await open(page);
    await paste(page, manifest);
    const tab = page.getByRole('tab', { name: /^테스트/ });
    await expect(tab).toHaveAccessibleName(/3개 중 2개 통과/);
    await tab.click();
    await expect(rows(page)).toHaveCount(4);
    await expect(page.getByRole('application').getByRole('button', { name: /테스트 2개, 실패 1개/ })).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('the tests are there, and nothing is wider than the screen', async ({ page }) => {
    await open(page);
    await paste(page, manifest);
    await page.getByRole('tab', { name: /Routes/ }).click();
    await expect(treeRow(page, '/cart')).toHaveAccessibleName(/2 tests, 1 fails/);
    await page.getByRole('tab', { name: /Problems/ }).click();
    await expect(rows(page)).toHaveCount(4);
    expect(await measure(page, () => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
