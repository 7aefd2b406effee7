import type { Locator, Page } from '@playwright/test';
import { allKept, downloadedText, editorReady, expect, expectText, open, paste, pathNode, test } from './app.ts';
import { expectAccessibleInBothThemes } from './still.ts';

const manifest = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /api # the API
        backend:
          service:
            name: 
            port:
              number: 80
      - path: /web
        backend: {service: {name: web, port: {number: 80}}}
---
apiVersion: v1
kind: Service
metadata:
  name: catalogue
spec:
  ports: [{name: http, port: 80}]
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports: [{name: http, port: 80}]
`;

function line(page: Page, text: string): Locator {
  return page.locator('.view-line').filter({ hasText: text }).first();
}

/** Puts the cursor at the end of the line that begins with `text`. */
async function goToEnd(page: Page, text: string): Promise<void> {
  await line(page, text).click();
  await page.keyboard.press('End');
}

function problems(page: Page): Locator {
  return page.locator('[data-problem]');
}

test.describe('what the API server would say, before it says it', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, manifest);
    await expect(pathNode(page, '/web')).toBeVisible();
    await editorReady(page);
    await expect(line(page, 'path: /web')).toBeVisible();
  });

  test('completion offers the Services of the workspace', async ({ page }) => {
    // The fourteenth line is the only one that ends in an empty name.
    await page.locator('.view-line').nth(13).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Space');
    const offers = page.locator('.suggest-widget.visible');
    await expect(offers).toContainText('catalogue');
    await expect(offers).toContainText('http 80');
    await page.keyboard.type('cat');
    await page.keyboard.press('Enter');
    await expect(line(page, 'name: catalogue')).toBeVisible();
    await expect.poll(() => downloadedText(page)).toContain('            name: catalogue\n');
  });

  test('pointing at a field explains it in our own words', async ({ page }) => {
    await line(page, 'path: /web').getByText('path', { exact: true }).hover();
    await expect(page.locator('.monaco-hover').filter({ hasText: 'the query after' })).toBeVisible();
  });

  test('a quick fix adds the pathType and the marker goes; undo brings both back', async ({ page }) => {
    await goToEnd(page, 'path: /api');
    await page.keyboard.press('Control+.');
    await page
      .getByRole('option', { name: /^Add pathType: Prefix/ })
      .first()
      .click();
    await expect.poll(() => downloadedText(page)).toContain('path: /api # the API\n        pathType: Prefix\n');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expectText(page, manifest);
  });

  test('F8 walks the problems and shows the words of the server', async ({ page }) => {
    await page.keyboard.press('F8');
    const current = page.locator('[data-problem][data-current]');
    await expect(current).toBeVisible();
    const first = await current.getAttribute('data-problem');
    await page.keyboard.press('F8');
    await expect(current).not.toHaveAttribute('data-problem', first ?? '');
    await page.keyboard.press('Shift+F8');
    await expect(current).toHaveAttribute('data-problem', first ?? '');
    await expect(problems(page).filter({ hasText: 'pathType must be specified' }).first()).toBeVisible();
  });

  test('all problems of a kind are fixed in one undo step', async ({ page }) => {
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await page.getByRole('button', { name: 'Add pathType: Prefix: all 2' }).first().click();
    await expect(problems(page).filter({ hasText: 'pathType must be specified' })).toHaveCount(0);
    expect((await downloadedText(page)).match(/pathType: Prefix/g)).toHaveLength(2);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expectText(page, manifest);
  });

  test('the list is filtered by words', async ({ page }) => {
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(problems(page).nth(1)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter problems' }).fill('paths[1]');
    await expect(problems(page)).toHaveCount(1);
  });

  test('another release judges from the next look on, and after a reload', async ({ page }) => {
    await paste(
      page,
      'apiVersion: v1\nkind: Service\nmetadata: {name: 1web}\nspec: {type: Odd, ports: [{port: 80}]}\n',
    );
    await page.getByRole('tab', { name: /^Problems/ }).click();
    const release = page.getByRole('combobox', { name: 'Release of the API server' });
    const ofType = problems(page).filter({ hasText: 'spec.type: Unsupported value: "Odd"' });
    const ofName = problems(page).filter({ hasText: 'metadata.name: Invalid value: "1web": a DNS-1035 label' });
    await expect(ofType).toBeVisible();
    await expect(ofName).toHaveCount(0);
    await expect(release).toHaveValue('1.37');
    await release.selectOption('1.35');
    await expect(ofName).toBeVisible();
    await allKept(page);
    await page.reload();
    await expect(release).toHaveValue('1.35');
    await expect(ofName).toBeVisible();
  });

  test('a pasted error message leads to its problem and its line', async ({ page }) => {
    await paste(
      page,
      'The Ingress "shop" is invalid: spec.rules[0].http.paths[1].pathType: Required value: pathType must be specified',
    );
    await expect(page.locator('[data-problem][data-current]')).toContainText('paths[1]');
    await expect(page.getByRole('region', { name: 'Pasted error' })).toContainText('Q19');
    await expectText(page, manifest);
  });

  test('F12 goes from a backend to its Service, F2 renames a host everywhere', async ({ page }) => {
    await line(page, 'name: web, port').getByText('web', { exact: true }).click();
    await page.keyboard.press('F12');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
    // Back up to where the host stands.
    await page.keyboard.press('Control+Home');
    await line(page, 'host: shop.example.com').click();
    await page.keyboard.press('End');
    await page.keyboard.press('F2');
    const field = page.locator('.rename-input');
    await expect(field).toBeVisible();
    await field.fill('store.example.com');
    await page.keyboard.press('Enter');
    await expect.poll(() => downloadedText(page)).toContain('host: store.example.com');
  });

  test('the problems are free of findings of axe in both themes', async ({ page }) => {
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(problems(page).first()).toBeVisible();
    await expectAccessibleInBothThemes(page, { within: ['#bottom-panel'] });
  });
});

test('an old Ingress is shown with its version and upgraded on request, comments kept', async ({ page }) => {
  await open(page);
  await paste(
    page,
    `apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: old}
spec:
  rules:
  - http:
      paths:
      - path: /x # kept
        backend:
          serviceName: a
          servicePort: 80
`,
  );
  await expect(pathNode(page, '/x')).toHaveAccessibleName(/still extensions\/v1beta1/);
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await expect(problems(page).first()).toContainText('meant ImplementationSpecific');
  await page.getByRole('button', { name: 'Upgrade to networking.k8s.io/v1' }).first().click();
  await expect(pathNode(page, '/x')).not.toHaveAccessibleName(/still/);
  const text = await downloadedText(page);
  expect(text).toContain('apiVersion: networking.k8s.io/v1\n');
  expect(text).toContain('path: /x # kept');
  expect(text).toContain('pathType: ImplementationSpecific');
});

const shopOfNginx = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    "nginx.ingress.kubernetes.io/rewrite-targt": / # why
spec:
  ingressClassName: nginx
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /cart, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
`;

/** Opens the app with a manifest and its list of problems. */
async function openProblems(page: Page, text: string): Promise<void> {
  await open(page);
  await paste(page, text);
  await expect(pathNode(page, '/cart')).toBeVisible();
  await page.getByRole('tab', { name: /^Problems/ }).click();
}

test('an annotation without effect is told with its place and renamed, letters only', async ({ page }) => {
  await openProblems(page, shopOfNginx);
  const problem = problems(page).filter({ hasText: 'rewrite-target was likely meant' });
  await expect(problem).toContainText('Q24');
  await problem.getByRole('button', { name: 'Rename the annotation' }).click();
  await expect(problem).toHaveCount(0);
  await expectText(page, shopOfNginx.replace('targt', 'target'));
});

test('a class that two controllers take by default is told until one of them is chosen', async ({ page }) => {
  await openProblems(page, shopOfNginx.replace(/ {2}annotations:\n.*\n/, ''));
  const problem = problems(page).filter({ hasText: 'take the class nginx by default' });
  await expect(problem).toContainText('Q23');
  await page.getByRole('button', { name: /^Ingress controller of class nginx/ }).click();
  await page.getByRole('menuitemradio', { name: /^ingress-nginx/ }).click();
  await expect(problem).toHaveCount(0);
});
