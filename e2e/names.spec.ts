import type { Page } from '@playwright/test';
import { hostileManifest, hostileNames } from '../src/engine/testing/hostile-names.ts';
import { editorReady, expect, open, openFiles, requestBar, spokenResult, test } from './app.ts';

/** Each place has one of the names; what makes an object what it is stays. */
const kept: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'name of a container', 'port of a container']);
let turn = 0;
const text = hostileManifest((place, ordinary) =>
  kept.has(place) ? ordinary : (hostileNames[turn++ % hostileNames.length] ?? ''),
);

/** One route that answers, with a type that no API knows. */
const answering = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: constructor, annotations: {constructor: toString, nginx.ingress.kubernetes.io/__proto__: valueOf}}
spec:
  ingressClassName: __proto__
  rules:
  - host: constructor
    http:
      paths:
      - {path: /toString, pathType: Prefix, backend: {service: {name: constructor, port: {name: valueOf}}}}
      - {path: /other, pathType: constructor, backend: {service: {name: prototype, port: {number: 80}}}}
`;

const words = {
  en: {
    views: ['Table', 'Tree', 'Matrix', 'Graph'],
    tabs: [/^Problems/, /^Tests/, /^Changes/, /^Trace/],
    export: 'Export',
    picture: 'Picture and print',
    preview: 'Preview',
    print: 'Print…',
    stopped: /stopped|could not be loaded/,
  },
  ko: {
    views: ['표', '트리', '비교표', '그래프'],
    tabs: [/^문제/, /^테스트/, /^변경/, /^추적/],
    export: '내보내기',
    picture: '그림과 인쇄',
    preview: '미리 보기',
    print: '인쇄…',
    stopped: /멈췄|불러오지 못/,
  },
} as const;

/** What an object that was asked with a word gives away. */
async function expectSound(page: Page, stopped: RegExp): Promise<void> {
  await expect(page.getByText(stopped)).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(/native code|\[object |\bundefined\b|\bNaN\b/);
}

for (const locale of ['en', 'ko'] as const) {
  test.describe(`names that every object has, ${locale}`, () => {
    test.use({ locale: locale === 'ko' ? 'ko-KR' : 'en-US' });

    test('every view and panel shows them as any other name', async ({ page }) => {
      const { views, tabs, stopped } = words[locale];
      await open(page);
      await editorReady(page);
      await openFiles(page, { constructor: answering, 'toString.yaml': text });
      const graph = page.getByRole('application');
      const path = graph.getByRole('button', { name: /\/toString, Prefix,/ });
      await expect(path).toBeVisible();
      await requestBar(page).fill("curl 'https://constructor/toString?__proto__=valueOf' -H '__proto__: constructor'");
      await expect(spokenResult(page)).toContainText('constructor');
      for (const view of views) {
        await page.getByRole('button', { name: view, exact: true }).click();
        await expect(
          page.locator('#pane-routes').getByText('constructor').filter({ visible: true }).first(),
        ).toBeVisible();
        await expectSound(page, stopped);
      }
      for (const tab of tabs) {
        await page.getByRole('tab', { name: tab }).click();
        await expect(page.locator('#bottom-panel').getByText(/\p{L}/u).first()).toBeVisible();
        await expectSound(page, stopped);
      }
      for (const node of [
        path,
        graph.getByRole('button', { name: /\/other, constructor,/ }),
        graph.getByRole('button').first(),
      ]) {
        await node.click();
        // It may open over the next of them.
        const inspector = page.locator('.ig-insp');
        await expect(inspector).toBeVisible();
        await expectSound(page, stopped);
        await page.keyboard.press('Escape');
        await expect(inspector).toHaveCount(0);
      }
    });

    test('picture and paper have them', async ({ page }) => {
      const { preview, stopped, ...labels } = words[locale];
      await page.addInitScript(() => {
        window.print = () => {
          window.dispatchEvent(new Event('beforeprint'));
        };
      });
      await open(page);
      await openFiles(page, { constructor: answering });
      await expect(page.getByRole('application').getByRole('button', { name: /\/toString, Prefix,/ })).toBeVisible();
      await page.getByRole('button', { name: labels.export }).click();
      await page.getByRole('menuitem', { name: labels.picture }).click();
      const sheet = page.getByRole('dialog', { name: labels.picture });
      await expect(sheet.getByRole('img', { name: preview })).toBeVisible();
      await sheet.getByRole('button', { name: labels.print }).click();
      await page.emulateMedia({ media: 'print' });
      const pages = page.locator('.print-pages');
      await expect(pages.getByRole('img')).toBeVisible();
      await expect(pages.getByRole('row', { name: /constructor/ }).first()).toBeVisible();
      await expectSound(page, stopped);
    });
  });
}
