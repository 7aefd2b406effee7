import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, hostNode, open, openFiles, paste, requestBar, shop, spokenResult, test } from './app.ts';

const value = 'hunter2-nobody-may-see';
const secret = `apiVersion: v1
kind: Secret
metadata:
  name: keys
stringData:
  # ${value}
  token: ${value}
`;

const credential = 'TOKEN-nobody-may-see';

async function withSecretAndToken(page: Page): Promise<void> {
  await open(page);
  await paste(page, `${shop}---\n${secret}`);
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await requestBar(page).fill(`https://shop.example.com/api/x -H 'Authorization: Bearer ${credential}'`);
  await expect(spokenResult(page)).toContainText('api');
}

/** What a link says, without its wrapping. */
function unfolded(page: Page, link: string): Promise<string> {
  return page.evaluate(
    async (packed) => {
      const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
      const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
      return new Response(stream).text();
    },
    link.replace(/^.*#v1:/s, ''),
  );
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

test('paper shows no value of a Secret, and says so', async ({ page }) => {
  await withSecretAndToken(page);
  await page.evaluate(() => {
    // The dialog of the browser would wait for a person.
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'));
    };
  });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Picture and print' }).click();
  await page.getByRole('dialog', { name: 'Picture and print' }).getByRole('button', { name: 'Print…' }).click();
  await page.emulateMedia({ media: 'print' });
  const pages = page.locator('.print-pages');
  await expect(pages.getByText('kind: Secret')).toBeVisible();
  await expect(pages.getByText('Values of Secrets are not printed.')).toBeVisible();
  await expect(pages.getByText('# Owned by team-shop.')).toBeVisible();
  await expect(pages).not.toContainText(value);
  await expect(pages).not.toContainText(credential);
});

test('a link leaves the credentials of the request out, says how many, and keeps them when asked', async ({ page }) => {
  await withSecretAndToken(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const keep = page.getByRole('checkbox', { name: 'Keep the credential of the request' });
  await expect(keep).not.toBeChecked();
  await page.getByRole('button', { name: 'Copy link' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#v1:/);
  await expect(page.getByText('One credential of the request was left out.')).toBeVisible();
  const left = await unfolded(page, await field.inputValue());
  expect(left).toContain('authorization: redacted');
  expect(left).not.toMatch(new RegExp(`${credential}|${value}`));
  await keep.check();
  await expect(field).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(field).toHaveValue(/#v1:/);
  const kept = await unfolded(page, await field.inputValue());
  expect(kept).toContain(credential);
  expect(kept).not.toContain(value);
});

test('a picture keeps neither inside', async ({ page }) => {
  await withSecretAndToken(page);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Picture and print' }).click();
  const sheet = page.getByRole('dialog', { name: 'Picture and print' });
  await expect(sheet.getByText('So is one credential of the request.')).toBeVisible();
  const download = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Download SVG' }).click();
  const svg = (await bytesOf(await download)).toString('utf8');
  const left = await unfolded(page, /#v1:[\w-]+/.exec(svg)?.[0] ?? '');
  expect(left).toContain('authorization: redacted');
  expect(svg + left).not.toMatch(new RegExp(`${credential}|${value}`));
  await sheet.getByRole('checkbox', { name: 'Keep the credential of the request' }).check();
  await expect(sheet.getByText('So is one credential of the request.')).toHaveCount(0);
});

test('half a character is drawn as a replacement, and printed', async ({ page }) => {
  await open(page);
  await paste(page, shop.replace('path: /api', 'path: "/\\ud83d"'));
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Picture and print' }).click();
  const sheet = page.getByRole('dialog', { name: 'Picture and print' });
  const download = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Download SVG' }).click();
  expect((await bytesOf(await download)).toString('utf8')).toContain('/\ufffd');
  await expect(sheet.getByRole('img', { name: 'Preview' })).toHaveJSProperty('complete', true);
});

/** Names in the directory at the end of an archive. */
function namesIn(zip: Buffer): readonly string[] {
  const names: string[] = [];
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    names.push(zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString('utf8'));
  }
  return names;
}

test('an archive gives every file a name of its own that stays inside', async ({ page }) => {
  const files = ['..', '.', 'a', 'a/b', 'A/B', `${'x'.repeat(70_000)}.yaml`].map((name) => ({
    name,
    text: '# here\n',
  }));
  const hash = Buffer.from(JSON.stringify({ v: 1, files })).toString('base64url');
  await page.goto(`/#v0:${hash}`);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download 6 files as ZIP' }).click();
  const names = namesIn(await bytesOf(await download));
  expect(names.map((name) => (name.length > 20 ? `${name.length}` : name))).toEqual([
    'file',
    'file-2',
    'a-2',
    'a/b',
    'A/B-2',
    '247',
  ]);
});

test('a name that the disk does not take is told, and the other files are saved', async ({ page }) => {
  await open(page);
  await page.evaluate(async (text) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('manifests', { create: true });
    const stream = await (await folder.getFileHandle('shop.yaml', { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
    const get = FileSystemDirectoryHandle.prototype.getFileHandle;
    FileSystemDirectoryHandle.prototype.getFileHandle = function (name, options) {
      if (name.startsWith('refused')) return Promise.reject(new TypeError('Name is not allowed.'));
      return get.call(this, name, options);
    };
    Object.assign(window, { showDirectoryPicker: async () => folder });
  }, shop);
  await page.getByRole('button', { name: 'Files and examples' }).click();
  await page.getByRole('menuitem', { name: 'Open a folder…' }).click();
  await expect(page.getByRole('tab', { name: /^manifests\/shop\.yaml/ })).toBeVisible();
  await openFiles(page, { 'refused.yaml': '# no\n', 'taken.yaml': '# yes\n' });
  await expect(page.getByRole('tab', { name: /^taken\.yaml/ })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('One file saved.')).toBeVisible();
  await expect(page.getByText('has a name that the file system does not accept.')).toBeVisible();
});

test('a file is not renamed to what no disk takes, and the field says why', async ({ page }) => {
  await open(page);
  await page.getByRole('tab').first().focus();
  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /^New name of/ });
  await field.fill('repo/../evil.yaml');
  await expect(page.getByRole('alert').filter({ hasText: 'No part of a name' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: /evil/ })).toHaveCount(0);
});
