import { expect, kept, open, paste, pathNode, requestBar, serviceNode, spokenResult, test } from './app.ts';
import { expectAccessibleInBothThemes, measure } from './still.ts';

const shop = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: public
  rules:
  - host: shop.example.com
    http:
      paths:
      - { path: /v1, pathType: Prefix, backend: { service: { name: backend, port: { number: 80 } } } }
      - { path: /, pathType: Prefix, backend: { service: { name: frontend, port: { number: 80 } } } }
`;
const compareButton = { name: 'Compare', exact: true } as const;

/** Runs in the page: names of paths that a chip lies on, and chips that are cut. */
function chipsOnNames(): readonly string[] {
  return [...document.querySelectorAll('.gn-path')].flatMap((node) => {
    const name = node.querySelector('.gn-name')?.getBoundingClientRect();
    const chips = [...node.querySelectorAll('.chip, .gn-split')].map((chip) => chip.getBoundingClientRect());
    const lies = chips.some(
      (chip) =>
        name &&
        chip.left < name.right &&
        name.left < chip.right &&
        chip.top < name.bottom - 1 &&
        name.top < chip.bottom,
    );
    const cut = [...node.querySelectorAll('.chip, .gn-split > span')].some(
      (chip) => chip.scrollWidth > chip.clientWidth,
    );
    return lies || cut ? [node.getAttribute('aria-label') ?? ''] : [];
  });
}

/** Runs in the page: names of controllers in the head that are not whole. */
function cutControllers(): readonly string[] {
  const names = [...document.querySelectorAll('.controller > .ell')];
  if (names.length !== 2) return ['both names'];
  return names
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ textContent }) => textContent ?? '');
}

test.describe('the debugger moves to another controller and sees what changes', () => {
  test('a second controller answers beside the first: badge, dashed way, split path, list of the others', async ({
    page,
  }) => {
    await open(page);
    await paste(page, shop);
    await requestBar(page).fill('http://shop.example.com/v11');
    await expect(spokenResult(page)).toContainText('frontend:80');
    await page.getByRole('button', compareButton).click();
    const result = page.getByRole('region', { name: 'Request' });
    await expect(result).toContainText('backend:80');
    await expect(pathNode(page, '/v1')).toHaveAccessibleName(/A frontend, B backend/);
    await expect(pathNode(page, '/v1')).toHaveAccessibleName(/disagree about http:\/\/shop\.example\.com\/v1x:/);
    await expect(pathNode(page, '/v1').getByText('B backend')).toBeVisible();
    await expect(page.getByRole('region', { name: /^A / })).toContainText('Prefix compares whole elements');
    await expect(page.getByRole('region', { name: 'B Traefik' })).toContainText('/v1 is longer than /');
    expect(await measure(page, chipsOnNames)).toEqual([]);
    for (const width of [1024, 720]) {
      await page.setViewportSize({ width, height: 768 });
      expect(await measure(page, chipsOnNames)).toEqual([]);
      expect(await measure(page, cutControllers)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(serviceNode(page, 'backend')).toHaveAccessibleName(/takes the request under B/);
    await expect(page.getByRole('button', { name: /another answer: backend:80/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /ingress-nginx.*same answer: frontend:80/ })).toBeVisible();
    await pathNode(page, '/v1').getByText('B backend').click();
    await expect(requestBar(page)).toHaveValue('http://shop.example.com/v1x');
  });

  test('Alt+F8 walks the requests that are answered differently', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    // A request that is on the list already is no step of the walk.
    await requestBar(page).fill('http://shop.example.com/v1x');
    await page.getByRole('button', compareButton).click();
    await expect(page.getByRole('button', { name: 'Next disagreement' })).toBeEnabled();
    await page.keyboard.press('Alt+F8');
    await expect(requestBar(page)).toHaveValue('http://shop.example.com/v1x');
    await expect(page.getByRole('button', { name: /^Disagreement 1 of \d+/ })).toBeVisible();
    await page.keyboard.press('Alt+F8');
    await expect(requestBar(page)).not.toHaveValue('http://shop.example.com/v1x');
    await page.keyboard.press('Alt+Shift+F8');
    await expect(requestBar(page)).toHaveValue('http://shop.example.com/v1x');
  });

  test('the portability figure opens the matrix where the controllers differ; a row asks its request', async ({
    page,
  }) => {
    await open(page);
    await paste(page, shop);
    await page
      .getByRole('button', {
        name: /^1 of 2 portable: 1 of 2 paths mean the same on all 4 controllers and in the specification/,
      })
      .click();
    const table = page.getByRole('region', { name: 'Requests and controllers' }).getByRole('table');
    await expect(table.getByRole('row', { name: /^http:.*\/v1x/ })).toContainText('another answer: backend:80');
    await table.getByRole('button', { name: /^http:.*\/v1x$/ }).click();
    await expect(requestBar(page)).toHaveValue('http://shop.example.com/v1x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(requestBar(page)).not.toHaveValue('http://shop.example.com/v1x');
    await page.getByRole('button', { name: 'Traefik', exact: true }).click();
    await expect(table.getByRole('columnheader', { name: /Traefik/ })).toHaveCount(0);
  });

  test('an option changes the answer, lasts over a reload, and is what the sheet shows again', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await requestBar(page).fill('http://shop.example.com/v11');
    await page.getByRole('button', { name: /^Ingress controller of class public/ }).click();
    await page.getByRole('menuitemradio', { name: /Traefik/ }).click();
    await expect(spokenResult(page)).toContainText('backend:80');
    await page.getByRole('button', { name: 'Options of Traefik' }).click();
    await page.getByRole('checkbox', { name: 'strictPrefixMatching' }).check();
    await expect(spokenResult(page)).toContainText('frontend:80');
    await page.keyboard.press('Escape');
    await kept(page, 'strictPrefixMatching');
    await page.reload();
    await expect(spokenResult(page)).toContainText('frontend:80');
    await page.getByRole('button', { name: 'Options of Traefik' }).click();
    await expect(page.getByRole('checkbox', { name: 'strictPrefixMatching' })).toBeChecked();
    await page.getByRole('button', { name: 'Back to defaults' }).click();
    await expect(spokenResult(page)).toContainText('backend:80');
  });

  test('comparing and the matrix are free of findings of axe in both themes', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await page.getByRole('button', compareButton).click();
    await page.keyboard.press('Alt+F8');
    await expect(pathNode(page, '/v1')).toHaveAccessibleName(/B backend/);
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: 'Matrix' }).click();
    await expect(page.getByRole('region', { name: 'Requests and controllers' })).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });
});
