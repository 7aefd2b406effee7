import { expect, spokenResult, test } from './app.ts';

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
        await expect(page.getByRole('application')).toMatchAriaSnapshot({ name: `${id}-graph-${locale}.aria.yml` });
        await page.getByRole('button', { name: views[locale], exact: true }).click();
        await expect(page.getByRole('treeitem').first()).toBeVisible();
        await expect(page.getByRole('tree')).toMatchAriaSnapshot({ name: `${id}-tree-${locale}.aria.yml` });
        await expect(spokenResult(page)).toMatchAriaSnapshot({ name: `${id}-answer-${locale}.aria.yml` });
      });
    }
  });
}
