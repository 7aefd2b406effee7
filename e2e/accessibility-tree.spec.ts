import { expect, spokenResult, test } from './app.ts';
import { expectHeard } from './still.ts';

/** Manifests with a class, a rewrite, two owners, wildcards and TLS: what a screen reader says of them. */
const manifests = ['v1-vs-v11', 'rewrite-assets', 'two-teams-one-host', 'wildcard-depth', 'redirect-loop'] as const;
const views = { en: 'Tree', ko: '트리' } as const;

for (const locale of ['en', 'ko'] as const) {
  test.describe(`what a screen reader hears, ${locale}`, () => {
    test.use({ locale: locale === 'ko' ? 'ko-KR' : 'en-US' });

    for (const id of manifests) {
      test(`of ${id}`, async ({ page }) => {
        await page.goto(`/#example=${id}`);
        await expect(spokenResult(page)).toBeAttached();
        await expect(page.getByRole('application')).toBeVisible();
        await expectHeard(page.getByRole('application'), `${id}-graph-${locale}.txt`);
        await page.getByRole('button', { name: views[locale], exact: true }).click();
        await expect(page.getByRole('treeitem').first()).toBeVisible();
        await expectHeard(page.getByRole('tree'), `${id}-tree-${locale}.txt`);
        await expectHeard(spokenResult(page), `${id}-answer-${locale}.txt`);
      });
    }
  });
}
