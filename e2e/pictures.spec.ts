import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, open, paste, pathNode, requestBar, shop, spokenResult, test } from './app.ts';
import { expectAccessibleInBothThemes, printed } from './still.ts';

async function openSheet(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Picture and print' }).click();
  const sheet = page.getByRole('dialog', { name: 'Picture and print' });
  await expect(sheet.getByRole('img', { name: 'Preview' })).toBeVisible();
  return sheet;
}

/** Presses a button that downloads; returns the file. */
async function downloaded(page: Page, button: Locator): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await button.click();
  return readFile(await (await download).path());
}

async function drop(page: Page, name: string, type: string, bytes: Buffer): Promise<void> {
  await page.evaluate(
    ({ file, kind, base64 }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], file, { type: kind }));
      const event = { dataTransfer: data, bubbles: true, cancelable: true };
      for (const step of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(step, event));
    },
    { file: name, kind: type, base64: bytes.toString('base64') },
  );
}

test.describe('the routes leave as a picture', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(pathNode(page, '/api')).toBeVisible();
    await requestBar(page).fill('https://shop.example.com/api/x');
    await expect(spokenResult(page)).toContainText('api');
  });

  test('the SVG is the same bytes each time, has text as text, and marks the way of the request', async ({ page }) => {
    const sheet = await openSheet(page);
    const button = sheet.getByRole('button', { name: 'Download SVG' });
    const first = await downloaded(page, button);
    const svg = first.toString('utf8');
    expect(svg).toContain('>shop.example.com</text>');
    expect(svg).not.toContain('foreignObject');
    expect((await downloaded(page, button)).equals(first)).toBe(true);
    await sheet.getByRole('checkbox', { name: 'Mark the route of the request' }).uncheck();
    expect((await downloaded(page, button)).equals(first)).toBe(false);
    await sheet.getByRole('button', { name: 'Dark' }).click();
    expect((await downloaded(page, button)).toString('utf8')).toContain('#151719');
  });

  for (const form of ['SVG', 'PNG'] as const) {
    test(`a ${form} that is dropped again offers the workspace it shows`, async ({ page }) => {
      const sheet = await openSheet(page);
      const picture = await downloaded(page, sheet.getByRole('button', { name: `Download ${form}` }));
      if (process.env['KEEP_PICTURES'])
        await writeFile(`${process.env['KEEP_PICTURES']}/routes.${form.toLowerCase()}`, picture);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Export' })).toBeFocused();
      await paste(page, shop.replaceAll('/api', '/other'));
      await expect(pathNode(page, '/other').first()).toBeVisible();
      await drop(page, `routes.${form.toLowerCase()}`, form === 'SVG' ? 'image/svg+xml' : 'image/png', picture);
      await page.getByRole('region', { name: 'Shared with you' }).getByRole('button', { name: 'Open' }).click();
      await expect(pathNode(page, '/api')).toBeVisible();
      await expect(pathNode(page, '/other')).toHaveCount(0);
      await expect(requestBar(page)).toHaveValue('https://shop.example.com/api/x');
    });
  }

  test('the picture and the flowchart are copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const sheet = await openSheet(page);
    await sheet.getByRole('button', { name: 'Copy Mermaid' }).click();
    await expect(page.getByText('Flowchart copied.')).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^flowchart LR\n/);
    await sheet.getByRole('button', { name: 'Copy table' }).click();
    await expect(page.getByText('Table copied.')).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\| .*\n\|/);
    await sheet.getByRole('button', { name: 'Copy picture' }).click();
    await expect(page.getByText('Picture copied.')).toBeVisible();
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => [...item.types]),
    );
    expect(types).toContain('image/png');
  });

  test('paper gets the picture, the table and the text, and the screen stays as it was', async ({ page }) => {
    await page.evaluate(() => {
      // The dialog of the browser would wait for a person.
      window.print = () => {
        window.dispatchEvent(new Event('beforeprint'));
      };
    });
    const sheet = await openSheet(page);
    await sheet.getByRole('button', { name: 'Print…' }).click();
    await page.emulateMedia({ media: 'print' });
    const pages = page.locator('.print-pages');
    await expect(pages.getByRole('img')).toBeVisible();
    await expect(pages.getByRole('row', { name: /shop\.example\.com \/api Prefix api:8080/ })).toBeVisible();
    await expect(pages.getByText('# Owned by team-shop.')).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    const pdf = await printed(page);
    if (process.env['KEEP_PICTURES']) await writeFile(`${process.env['KEEP_PICTURES']}/print.pdf`, pdf);
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(pages).toHaveCount(0);
    await expect(page.getByRole('banner')).toBeVisible();
  });

  test('the sheet is free of findings of axe in both themes', async ({ page }) => {
    await openSheet(page);
    await expectAccessibleInBothThemes(page, { within: ['.pic-sheet'] });
  });
});
