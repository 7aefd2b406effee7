import type { Locator, Page } from '@playwright/test';
import { editorReady, expect, open, spokenResult, test } from './app.ts';
import { expectLook, measure } from './still.ts';

/** Widths of a sample in the fonts that the pictures were taken with: other fonts give other pictures. */
const fontsOfPictures = [1356, 1572];

async function fontWidths(page: Page): Promise<readonly number[]> {
  return measure(page, () =>
    ['system-ui', 'monospace'].map((family) => {
      const pen = document.createElement('canvas').getContext('2d');
      if (!pen) return 0;
      pen.font = `100px ${family}`;
      return Math.round(pen.measureText('Ingress routes, 인그레스 경로').width);
    }),
  );
}

const words = {
  en: {
    table: 'Table',
    tree: 'Tree',
    matrix: 'Matrix',
    problems: /^Problems/,
    tests: /^Tests/,
    example: 'two-teams-one-host',
  },
  ko: {
    table: '표',
    tree: '트리',
    matrix: '비교표',
    problems: /^문제/,
    tests: /^테스트/,
    example: 'two-teams-one-host',
  },
} as const;

for (const locale of ['en', 'ko'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`the look, ${locale} ${colorScheme}`, () => {
      test.use({ locale: locale === 'ko' ? 'ko-KR' : 'en-US', colorScheme, viewport: { width: 1280, height: 800 } });

      test('of the main states is as it was seen and approved', async ({ page }) => {
        const { table, tree, matrix, problems, tests, example } = words[locale];
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
        await open(page, `#example=${example}`);
        const widths = await fontWidths(page);
        const isOtherFont = widths.some((width, index) => width !== fontsOfPictures[index]);
        test.skip(isOtherFont, `Not compared: the fonts of this machine differ (${widths.join(', ')}).`);
        await expect(spokenResult(page)).toBeAttached();
        await editorReady(page);
        const look = async (name: string, drawn: Locator) => {
          await expect(drawn).toBeVisible();
          await expectLook(page, `${name}-${locale}-${colorScheme}.png`, [page.locator('.trust')]);
        };
        // The answers of the other controllers come last.
        await look('graph', page.locator('#bottom-panel').getByText('HAProxy Technologies'));
        const routes = page.locator('#pane-routes');
        for (const [name, view, drawn] of [
          ['table', table, routes.getByRole('row').nth(2)],
          ['tree', tree, routes.getByRole('treeitem').first()],
          ['matrix', matrix, routes.getByRole('row').nth(2)],
        ] as const) {
          await page.getByRole('button', { name: view, exact: true }).click();
          await look(name, drawn);
        }
        for (const [name, tab] of [
          ['problems', problems],
          ['tests', tests],
        ] as const) {
          await page.getByRole('tab', { name: tab }).click();
          await look(name, page.locator('#bottom-panel').getByText(/\p{L}/u).first());
        }
      });
    });
  }
}
