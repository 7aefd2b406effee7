import type { Locator, Page } from '@playwright/test';
import {
  allKept,
  expect,
  expectText,
  hostNode,
  open,
  openFiles,
  paste,
  requestBar,
  shop,
  spokenResult,
  test,
} from './app.ts';
import { boxOf, expectAccessibleInBothThemes, measure } from './still.ts';

const theirs = shop.replaceAll('example.com', 'example.org');

/** A link as somebody else made it. */
function linkTo(files: Readonly<Record<string, string>>, request = ''): string {
  const state = {
    v: 1,
    files: Object.entries(files).map(([name, text]) => ({ name, text })),
    request: { text: request, method: 'GET', headers: [] },
    controllers: [],
    selection: null,
  };
  return `#v0:${Buffer.from(JSON.stringify(state)).toString('base64url')}`;
}

const link = linkTo({ 'theirs.yaml': theirs, 'b.yaml': '# b\n', 'c.yaml': '# c\n' }, 'https://shop.example.org/api/x');

const offerOf = (page: Page): Locator => page.getByRole('region', { name: /^(?:Shared with you|공유받은 내용)$/ });

/** Somebody works here: text of their own, and a request. */
async function work(page: Page): Promise<void> {
  await open(page);
  await paste(page, shop);
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await requestBar(page).fill('https://admin.example.com/users');
  await expect(spokenResult(page)).toContainText('admin:http');
}

/** Follows a link as from another page: the app starts anew with it. */
async function arrive(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
}

const follow = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);

test.describe('a link and an own workspace', () => {
  test('the own one stays in use beside the offer, and alone when it is kept', async ({ page }) => {
    await work(page);
    await arrive(page, link);
    const offer = offerOf(page);
    await expect(offer).toContainText('3 files: theirs.yaml, b.yaml, c.yaml · GET https://shop.example.org/api/x');
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await expectText(page, shop);
    // Nothing is decided by a reload.
    await page.reload();
    await expect(offer).toBeVisible();
    await requestBar(page).fill('https://admin.example.com/other');
    await expect(spokenResult(page)).toContainText('/other');
    await offer.getByRole('button', { name: 'Keep mine' }).click();
    await expect(offer).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await expect(spokenResult(page)).toContainText('/other');
    await expect(offer).toHaveCount(0);
    await expectText(page, shop);
  });

  test('opening is one step: undo brings back text and request, redo the link, also after a reload', async ({
    page,
  }) => {
    await work(page);
    await arrive(page, link);
    await offerOf(page).getByRole('button', { name: 'Open' }).click();
    await expect(hostNode(page, 'admin.example.org')).toBeVisible();
    await expect(spokenResult(page)).toContainText('api:8080');
    await expect(page.getByText('Your own workspace is one undo away, and kept in History.')).toBeVisible();
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect(requestBar(page)).toHaveValue('https://admin.example.com/users');
    await expect(spokenResult(page)).toContainText('admin:http');
    await expectText(page, shop);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect(requestBar(page)).toHaveValue('https://shop.example.org/api/x');
    await expectText(page, theirs);
    await allKept(page);
    await page.reload();
    await expect(hostNode(page, 'admin.example.org')).toBeVisible();
    await expect(requestBar(page)).toHaveValue('https://shop.example.org/api/x');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(requestBar(page)).toHaveValue('https://admin.example.com/users');
    await expectText(page, shop);
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await expect(page.getByText('before something else was opened')).toBeVisible();
  });

  test('its files can stand beside the own ones', async ({ page }) => {
    await work(page);
    await follow(page, link);
    await offerOf(page).getByRole('button', { name: 'Add as tabs' }).click();
    await expect(page.getByRole('tab', { name: /^theirs\.yaml/ })).toBeVisible();
    await expect(page.getByRole('tab', { name: /^pasted\.yaml/ })).toBeVisible();
    await expect(requestBar(page)).toHaveValue('https://admin.example.com/users');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByRole('tab', { name: /^theirs\.yaml/ })).toHaveCount(0);
    await expectText(page, shop);
  });

  test('the next link in the running page takes the place of the offer; thousands of names are only counted', async ({
    page,
  }) => {
    await work(page);
    await follow(page, link);
    await expect(offerOf(page)).toContainText('theirs.yaml');
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`f${i}.yaml`, '']));
    await follow(page, linkTo(many));
    await expect(offerOf(page)).toContainText('5000 files: f0.yaml, f1.yaml, f2.yaml and 4997 more');
    await expect(offerOf(page)).not.toContainText('f3.yaml');
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  });

  test('an example of the address is offered too', async ({ page }) => {
    await work(page);
    await arrive(page, '#example=two-teams-one-host');
    const offer = page.getByRole('region', { name: 'An example' });
    await expect(offer).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await offer.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByRole('tab', { name: /^teams\.yaml/ })).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expectText(page, shop);
  });

  test('a first visitor sees what the link holds at once', async ({ page }) => {
    await page.goto(`/${link}`);
    await expect(hostNode(page, 'admin.example.org')).toBeVisible();
    await expect(spokenResult(page)).toContainText('api:8080');
    await expect(offerOf(page)).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('so does who has only looked at the example', async ({ page }) => {
    await open(page);
    await expect(spokenResult(page)).toContainText('frontend');
    await arrive(page, link);
    await expect(hostNode(page, 'admin.example.org')).toBeVisible();
    await expect(offerOf(page)).toHaveCount(0);
  });
});

test.describe('what is opened by hand', () => {
  test('an example from the menu names itself, and its Undo brings back all of the work', async ({ page }) => {
    await work(page);
    await page.getByRole('button', { name: /^File/ }).click();
    await page.getByRole('menuitem', { name: /Two teams/ }).click();
    const message = page.getByRole('region', { name: 'Messages' });
    await expect(message).toContainText(/^Done: Open the example: .*Two teams.* kept in History\./);
    await message.getByRole('button', { name: 'Undo' }).click();
    await expect(requestBar(page)).toHaveValue('https://admin.example.com/users');
    await expect(spokenResult(page)).toContainText('admin:http');
    await expectText(page, shop);
    // The message undoes its own step, never one that was done since.
    await page.getByRole('button', { name: /^Redo/ }).click();
    await paste(page, theirs);
    await expect(page.getByRole('tab', { name: /^pasted\.yaml/ })).toBeVisible();
    await expect(message.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });

  test('a paste, a drop and chosen files open beside the work', async ({ page }) => {
    await work(page);
    await paste(page, theirs);
    await openFiles(page, { 'chosen.yaml': '# chosen\n' });
    await expect(page.getByRole('tab', { name: /^chosen\.yaml/ })).toBeVisible();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['# dropped\n'], 'dropped.yaml'));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
      }
    });
    await expect(page.getByRole('tab', { name: /^dropped\.yaml/ })).toBeVisible();
    await expect(page.getByRole('tab', { name: /^pasted\.yaml/ })).toBeVisible();
    await expect(page.getByRole('tab', { name: /^pasted-2\.yaml/ })).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  });
});

test.describe('the offer', () => {
  test('is reached and answered by the keyboard alone, and Escape loses nothing', async ({ page }) => {
    await work(page);
    await arrive(page, link);
    const offer = offerOf(page);
    await expect(offer).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(offer.getByRole('button', { name: 'Open' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(requestBar(page)).toBeFocused();
    await expect(offer).toBeVisible();
    await page.keyboard.press('F6');
    await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Shift+F6');
    await expect(offer.getByRole('button', { name: 'Open' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(offer.getByRole('button', { name: 'Keep mine' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(offer).toHaveCount(0);
    await expect(page.locator('body')).not.toBeFocused();
  });

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [360, 500],
  ] as const) {
    test(`has room, is free of findings of axe in both themes and speaks Korean, ${width}×${height}`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        locale: 'ko-KR',
        viewport: { width, height },
        reducedMotion: 'reduce',
        ...(baseURL ? { baseURL } : {}),
      });
      const page = await context.newPage();
      await open(page);
      await paste(page, shop);
      await expect(requestBar(page)).not.toHaveValue('http://shop.example.com/v11');
      await follow(page, link);
      const offer = offerOf(page);
      await expect(offer).toContainText('파일 3개: theirs.yaml');
      for (const name of ['열기', '탭으로 추가', '내 작업 유지']) {
        await expect(offer.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
      }
      // Nothing of the page lies under it, and nothing is pushed out of the window.
      const box = await boxOf(offer);
      const next = await boxOf(page.getByRole('banner'));
      expect(next.y).toBeGreaterThanOrEqual(box.y + box.height - 0.5);
      const overflow = await measure(page, () => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
        return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
      });
      expect(overflow.x).toBe(0);
      if (height > 560) expect(overflow.y).toBe(0);
      await expectAccessibleInBothThemes(page, { within: ['.offer'] });
      await offer.getByRole('button', { name: '열기', exact: true }).click();
      await expect(requestBar(page)).toHaveValue('https://shop.example.org/api/x');
      await expect(page.getByText('한 번 되돌리면 돌아오며')).toBeVisible();
      await context.close();
    });
  }
});
