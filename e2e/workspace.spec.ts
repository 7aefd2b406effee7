import type { Locator, Page } from '@playwright/test';
import {
  allKept,
  downloadedText,
  editorReady,
  expect,
  expectText,
  hostNode,
  open,
  openFiles,
  paste,
  pathNode,
  shop,
  test,
} from './app.ts';
import { hold } from './drag.ts';
import { expectAccessible } from './still.ts';

const bakery = shop.replaceAll('shop', 'bakery');

function tab(page: Page, name: string | RegExp) {
  return page.getByRole('tab', { name });
}

function tabNames(page: Page) {
  return page.locator('[role="tab"][data-file]');
}

test.describe('files are tabs', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
    await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
    await expect(page.getByRole('button', { name: 'All 2 files' })).toBeVisible();
  });

  test('that move by keys, by the menu and by dragging, one step of the history each', async ({ page }) => {
    await tab(page, 'bakery.yaml').click();
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    await expect(tabNames(page)).toHaveText([/bakery/, /shop/]);
    await expect(tab(page, 'bakery.yaml')).toBeFocused();
    await page.getByRole('button', { name: 'All 2 files' }).click();
    await page.getByRole('menuitem', { name: 'Move bakery.yaml right' }).click();
    await expect(tabNames(page)).toHaveText([/shop/, /bakery/]);
    await tab(page, 'shop.yaml').dragTo(tab(page, 'bakery.yaml'), { targetPosition: { x: 90, y: 10 } });
    await expect(tabNames(page)).toHaveText([/bakery/, /shop/]);
    await expect(page.getByTitle(/Reorder shop\.yaml/)).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(tabNames(page)).toHaveText([/shop/, /bakery/]);
  });

  test('that are renamed by F2 and closed by Delete, and say when they have changed', async ({ page }) => {
    await tab(page, 'shop.yaml').click();
    await tab(page, 'shop.yaml').press('F2');
    await expect(page.getByRole('textbox', { name: 'New name of shop.yaml' })).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('front.yaml');
    await page.keyboard.press('Enter');
    await expect(tab(page, 'front.yaml')).toBeFocused();
    await hostNode(page, 'admin.example.com').first().press('Delete');
    await expect(tab(page, 'front.yaml changed')).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(tab(page, 'front.yaml changed')).toHaveCount(0);
    await tab(page, 'front.yaml').press('Delete');
    await expect(tabNames(page)).toHaveText([/bakery/]);
  });
});

test('forty files stay reachable: the active tab is in sight and a menu lists them all', async ({ page }) => {
  await open(page);
  await paste(page, shop);
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`team-${n}.yaml`, `# ${n}\n`]));
  await openFiles(page, many);
  await page.getByRole('button', { name: 'All 41 files' }).click();
  await page.getByRole('menuitem', { name: 'team-39.yaml' }).click();
  await expect(tab(page, 'team-39.yaml')).toBeInViewport({ ratio: 1 });
  await expectText(page, '# 39\n');
});

/** Stands in for the folder dialog: the page's private file system has the same handles as a real folder. */
async function fakeFolder(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(async (texts) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('manifests', { create: true });
    for (const [name, text] of Object.entries(texts)) {
      const handle = await folder.getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
    }
    Object.assign(window, { showDirectoryPicker: async () => folder });
  }, files);
}

function onDisk(page: Page, name: string): Promise<string | null> {
  return page.evaluate(async (file) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('manifests');
    try {
      return await (await (await folder.getFileHandle(file)).getFile()).text();
    } catch {
      return null;
    }
  }, name);
}

test.describe('a folder is opened and saved in place', () => {
  const crlf = shop.replaceAll('\n', '\r\n');
  test.beforeEach(async ({ page }) => {
    await open(page);
    await fakeFolder(page, { 'shop.yaml': crlf, 'other.yaml': '# as it was\n', 'notes.txt': 'no manifest' });
    await page.getByRole('button', { name: 'Files and examples' }).click();
    await page.getByRole('menuitem', { name: 'Open a folder…' }).click();
    await expect(tabNames(page)).toHaveText([/manifests\/other\.yaml/, /manifests\/shop\.yaml/]);
    await hostNode(page, 'admin.example.com').press('Delete');
    await expect(tab(page, 'manifests/shop.yaml changed')).toBeVisible();
  });

  test('with only the changed bytes, new files included, and remembered after a reload', async ({ page }) => {
    await page.getByRole('button', { name: 'New file' }).click();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('2 files saved.')).toBeVisible();
    const saved = (await onDisk(page, 'shop.yaml')) ?? '';
    expect(saved).toBe(crlf.slice(0, saved.length));
    expect(saved).not.toContain('admin.example.com');
    await expect.poll(() => onDisk(page, 'other.yaml')).toBe('# as it was\n');
    await expect.poll(() => onDisk(page, 'routes.yaml')).toBe('');
    await expect(tab(page, 'manifests/shop.yaml changed')).toHaveCount(0);
    await page.keyboard.press('Control+s');
    await expect(page.getByText('Nothing to save')).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await allKept(page);
    await page.reload();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByText('One file saved.')).toBeVisible();
    await expect.poll(() => onDisk(page, 'shop.yaml')).toBe(crlf);
  });

  test('but not over what something else has written: the person decides', async ({ page }) => {
    await fakeFolder(page, { 'shop.yaml': '# from elsewhere\n' });
    await page.keyboard.press('Control+s');
    await expect(page.getByText('has been changed on the disk')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, { within: ['.toast'] });
    }
    await expect.poll(() => onDisk(page, 'shop.yaml')).toBe('# from elsewhere\n');
    await page.getByRole('button', { name: 'Use the version on disk' }).click();
    await tab(page, 'manifests/shop.yaml').click();
    await expectText(page, '# from elsewhere\n');
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await fakeFolder(page, { 'shop.yaml': '# once more\n' });
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Overwrite the file on disk' }).click();
    await expect(page.getByText('One file saved.')).toBeVisible();
    await expect.poll(() => onDisk(page, 'shop.yaml')).toContain('shop.example.com');
  });
});

test('without a folder Mod+S downloads one file, or a ZIP of all', async ({ page }) => {
  await open(page);
  await paste(page, shop);
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  const one = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await one).suggestedFilename()).toBe('pasted.yaml');
  await openFiles(page, { 'bakery.yaml': bakery });
  await expect(tabNames(page)).toHaveCount(2);
  const all = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await all).suggestedFilename()).toBe('ingraph.zip');
});

test.describe('find and replace across files', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
    await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
    await page.keyboard.press('Control+Shift+f');
    await expect(field(page)).toBeFocused();
  });

  const field = (page: Page) => page.getByRole('textbox', { name: 'Find in all files' });

  test('lists places by file, leads to them, and replaces all as one step', async ({ page }) => {
    await field(page).fill('number: 80\n'.trim());
    await expect(page.getByText('4 places in 2 files')).toBeVisible();
    await page.getByRole('button', { name: 'Whole words' }).click();
    await expect(page.getByText('2 places in 2 files')).toBeVisible();
    await page
      .getByRole('button', { name: /^\d+ ?number: 80$/ })
      .first()
      .click();
    await expect(page.locator('.monaco-editor').first()).toContainText('number: 80');
    await page.getByRole('textbox', { name: 'Replace with' }).fill('number: 81');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await expect(page.getByText('Nothing found.')).toBeVisible();
    await expect.poll(() => downloadedText(page)).toContain('number: 81\n');
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(page.getByText('2 places in 2 files')).toBeVisible();
    await page.getByRole('button', { name: 'Replace in this file: bakery.yaml' }).click();
    await expect(page.getByText('1 place in one file')).toBeVisible();
  });

  test('reads well in both themes and in Korean', async ({ page }) => {
    await field(page).fill('example');
    await expect(page.getByText('places in 2 files')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectAccessible(page, { within: ['.ig-find'] });
    }
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitemradio', { name: '한국어' }).click();
    await expect(page.getByText(/파일 2개에서 \d+곳/)).toBeVisible();
  });

  test('replaces groups of an expression in one place', async ({ page }) => {
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await field(page).fill('(admin)\\.(example)');
    await page.getByRole('textbox', { name: 'Replace with' }).fill('$2.$1');
    await page.getByRole('button', { name: /^Replace in line \d+ of shop\.yaml/ }).click();
    await expect(hostNode(page, 'example.admin.com')).toBeVisible();
    await expect(page.getByText('1 place in one file')).toBeVisible();
  });

  test('stops an expression that would go on for ever, and the page stays usable', async ({ page }) => {
    await openFiles(page, { 'evil.yaml': `# ${'a'.repeat(60)}!\n` });
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await field(page).fill('(a+)+$');
    await expect(page.getByText('takes too long')).toBeVisible();
    await field(page).fill('(');
    await expect(page.getByText('This is not a regular expression.')).toBeVisible();
    await field(page).fill('a{60}!');
    await expect(page.getByText('1 place in one file')).toBeVisible();
  });
});

test.describe('an Ingress moves to another file', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
    await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
  });

  test('when it is dragged from the legend onto a tab, bytes and comments kept, in one step', async ({ page }) => {
    await page.getByRole('button', { name: /Ingress bakery/ }).dragTo(tab(page, 'shop.yaml'));
    await expect(tab(page, 'bakery.yaml changed')).toBeVisible();
    await tab(page, 'shop.yaml').click();
    await expectText(page, `${shop}---\n${bakery}`);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(tab(page, /changed/)).toHaveCount(0);
    await expectText(page, shop);
  });

  test('by keys into a new file, from any node of it', async ({ page }) => {
    await hostNode(page, 'bakery.example.com').click();
    // The click opens the inspector, which takes the focus when its code is there.
    await expect(page.getByRole('dialog', { name: 'Host' }).locator(':focus')).toBeAttached();
    const button = page.getByRole('button', { name: 'Move Ingress bakery to a file' });
    await button.focus();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: /^New file bakery-2\.yaml/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(tabNames(page)).toHaveText([/bakery\.yaml/, /shop\.yaml/, /bakery-2\.yaml/]);
    await expectText(page, bakery);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(tabNames(page)).toHaveCount(2);
  });
});

test.describe('a path or a host of the graph goes to another file', () => {
  const crlf = bakery.replaceAll('\n', '\r\n');
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': crlf, 'data.json': '{}' });
    await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
  });

  /** Drags with the pointer and holds above the tab. */
  const dragOnto = (page: Page, from: Locator, file: string): Promise<void> =>
    hold(page, from, tab(page, file), { to: 30 });

  test('when it is dropped on its tab: the words say it, one step undoes it', async ({ page }) => {
    const path = page.getByRole('application').getByRole('button', { name: /^Path \/api,.*shop\.example\.com/ });
    await dragOnto(page, path, 'bakery.yaml');
    await expect(page.locator('.g-hand')).toContainText('Move /api to bakery.yaml');
    await page.mouse.up();
    await expect(tab(page, 'shop.yaml changed')).toBeVisible();
    await expect(tab(page, 'bakery.yaml changed')).toBeVisible();
    await tab(page, 'bakery.yaml').click();
    const text = await downloadedText(page);
    expect(text.startsWith(crlf)).toBe(true);
    expect(text.slice(crlf.length)).toContain('# two replicas\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    await expect(page.getByTitle(/Move \/api to bakery\.yaml/)).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(tab(page, /changed/)).toHaveCount(0);
    await dragOnto(page, path, 'data.json');
    await expect(page.locator('.g-hand')).toContainText('only be edited in the YAML');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(tab(page, /changed/)).toHaveCount(0);
    await dragOnto(page, hostNode(page, 'shop.example.com'), 'bakery.yaml');
    await expect(page.locator('.g-hand')).toContainText('Ingress shop');
    await page.mouse.up();
    await expect(tab(page, 'shop.yaml changed')).toBeVisible();
    await tab(page, 'bakery.yaml').click();
    await expectText(page, `${crlf}---\r\n${shop.replaceAll('\n', '\r\n')}`);
  });

  test('by keys from its menu, also into a new file', async ({ page }) => {
    await pathNode(page, '/api').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Move to file…' }).press('Enter');
    await expect(page.getByRole('combobox', { name: /^Move \/api to file/ })).toBeFocused();
    await page.keyboard.type('api');
    await page.keyboard.press('Enter');
    await expect(tab(page, 'api.yaml')).toBeVisible();
    await tab(page, 'api.yaml').click();
    await expect.poll(() => downloadedText(page)).toContain('path: /api');
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(tab(page, 'api.yaml')).toHaveCount(0);
  });
});

test('changes since opening are shown per file and taken back one by one, as steps of the history', async ({
  page,
}) => {
  await open(page);
  await openFiles(page, { 'shop.yaml': shop, 'bakery.yaml': bakery });
  await expect(hostNode(page, 'bakery.example.com')).toBeVisible();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await expect(page.getByText('No file has changed')).toBeVisible();
  await page.keyboard.press('Control+Shift+f');
  await page.getByRole('textbox', { name: 'Find in all files' }).fill('pathType: Prefix');
  await page.getByRole('textbox', { name: 'Replace with' }).fill('pathType: Exact');
  await expect(page.getByText('6 places in 2 files')).toBeVisible();
  await page.getByRole('button', { name: 'Replace all' }).click();
  await page.getByRole('tab', { name: 'Changes' }).click();
  const front = page.getByRole('article', { name: 'shop.yaml: 3 lines added, 3 removed' });
  await expect(front.getByRole('listitem').filter({ hasText: 'pathType: Exact' })).toHaveCount(3);
  await expect(page.getByText('+ 0 added, ~ 6 changed, − 0 removed')).toBeVisible();
  await expect(pathNode(page, '/api').first()).toHaveAccessibleName(/edited since opening/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, { within: ['.ig-changes'] });
  }
  await page
    .getByRole('button', { name: /^Revert the change at line \d+ of shop\.yaml/ })
    .first()
    .click();
  await expect(page.getByRole('article', { name: 'shop.yaml: 2 lines added, 2 removed' })).toBeVisible();
  await page.getByRole('button', { name: 'Revert file shop.yaml' }).click();
  await expect(page.getByRole('article', { name: /^shop\.yaml/ })).toHaveCount(0);
  await tab(page, 'shop.yaml').click();
  await expectText(page, shop);
  await page.getByRole('button', { name: 'Use as baseline: bakery.yaml' }).click();
  await expect(page.getByText('No file has changed')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByRole('article', { name: 'shop.yaml: 2 lines added, 2 removed' })).toBeVisible();
});

test('letters stay in the file they are typed in, however late what was asked for before is done', async ({ page }) => {
  // The engine's replies come late, in their order, once the page asks for that.
  await page.addInitScript(() => {
    const listen = Worker.prototype.addEventListener;
    Worker.prototype.addEventListener = function (this: Worker, type: string, listener: unknown) {
      const hear = listener as (event: Event) => void; // the page listens with functions only
      const late = (event: Event) => setTimeout(() => hear(event), 'isLate' in window ? 1500 : 0);
      listen.call(this, type, type === 'message' ? late : hear);
    };
  });
  await open(page);
  await openFiles(page, { 'a.yaml': shop, 'b.yaml': bakery });
  await tab(page, 'a.yaml').click();
  await editorReady(page);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const row = page.getByRole('row', { name: /bakery\.example\.com.*\/api/ });
  await row.getByRole('gridcell', { name: '/api' }).first().click();
  await page.evaluate(() => Object.assign(window, { isLate: true }));
  await page.keyboard.press('Delete');
  await paste(page, shop.replaceAll('shop', 'third'));
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('# one two three four five six seven eight nine ten\n', { delay: 80 });
  await expect(row).toHaveCount(0);
  await expect(tabNames(page)).toHaveCount(3);
  await expect(tab(page, 'a.yaml')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.monaco-editor').first()).toHaveClass(/focused/);
  await expectText(page, `# one two three four five six seven eight nine ten\n${shop}`);
});
