import type { BrowserContext, Page } from '@playwright/test';
import {
  allKept,
  downloadedText,
  editorReady,
  expect,
  expectText,
  hostNode,
  kept,
  open,
  openHistory,
  paste,
  pathNode,
  shop,
  test,
} from './app.ts';

/** A workspace with a line that nobody else has. */
const mine = `# MINE\n${shop}`;

async function keepMine(page: Page): Promise<void> {
  await open(page);
  await paste(page, mine);
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await allKept(page);
  await page.goto('about:blank');
}

/** Opens a page of the same origin that is not the app: it has the same stores and writes to none. */
async function openBeside(page: Page): Promise<void> {
  await page.route('**/beside', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  );
  await page.goto('/beside');
}

/** Changes the stored record by a script that gets `entries`, a Map, and may change it. */
async function changeStored(page: Page, script: string): Promise<void> {
  await openBeside(page);
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ingraph');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('workspace', 'readwrite');
      const store = transaction.objectStore('workspace');
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      values.onsuccess = () => {
        const entries = new Map(keys.result.map((key, at) => [String(key), values.result[at]]));
        ${script};
        store.clear();
        for (const [key, value] of entries) store.put(value, key);
      };
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
      transaction.onabort = () => reject(transaction.error);
    };
  })`);
  await page.goto('about:blank');
}

/** The person's workspace is on the screen, byte for byte. */
async function showsMine(page: Page): Promise<void> {
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await expectText(page, mine);
}

async function showsExample(page: Page): Promise<void> {
  await expect(pathNode(page, '/health')).toBeVisible();
  await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
}

const banner = (page: Page, words: RegExp) => page.getByRole('region', { name: words });

test.describe('what cannot be read is not taken for nothing', () => {
  const failures = {
    'opening the database fails once': () => {
      const open = indexedDB.open.bind(indexedDB);
      let failed = sessionStorage.getItem('failed') !== null;
      indexedDB.open = (...args) => {
        if (failed || args[0] !== 'ingraph') return open(...args);
        failed = true;
        sessionStorage.setItem('failed', 'yes');
        const request = open('another');
        Object.defineProperty(request, 'onsuccess', { set: () => undefined });
        Object.defineProperty(request, 'error', { value: new DOMException('no backing store', 'UnknownError') });
        setTimeout(() => request.onerror?.(new Event('error')));
        return request;
      };
    },
    'the first read throws': () => {
      const { get } = IDBObjectStore.prototype;
      let failed = false;
      IDBObjectStore.prototype.get = function (...args) {
        if (failed || sessionStorage.getItem('failed')) return get.apply(this, args);
        failed = true;
        sessionStorage.setItem('failed', 'yes');
        throw new DOMException('gone', 'InvalidStateError');
      };
    },
  };
  for (const [name, script] of Object.entries(failures)) {
    test(`${name}: the workspace stays, and comes back when it is tried again`, async ({ page }) => {
      await keepMine(page);
      await page.addInitScript(script);
      await page.goto('/');
      const line = banner(page, /could not be read/);
      await expect(line).toBeVisible();
      await showsExample(page);
      await page.reload();
      await showsMine(page);
      await expect(line).toHaveCount(0);
    });

    test(`${name}: "Try again" brings it back without a reload`, async ({ page }) => {
      await keepMine(page);
      await page.addInitScript(script);
      await page.goto('/');
      const line = banner(page, /could not be read/);
      await line.getByRole('button', { name: 'Try again' }).click();
      await showsMine(page);
      await expect(line).toHaveCount(0);
      await page.reload();
      await showsMine(page);
    });
  }

  test('a database that never answers holds the page up for two seconds, and nothing is written over', async ({
    page,
  }) => {
    await keepMine(page);
    await page.addInitScript(() => {
      if (sessionStorage.getItem('answered')) return;
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...args) {
        const request = open.apply(this, ['another', ...args.slice(1)] as typeof args);
        for (const event of ['onsuccess', 'onerror', 'onupgradeneeded']) {
          Object.defineProperty(request, event, { set: () => undefined });
        }
        return request;
      };
    });
    await page.goto('/');
    await showsExample(page);
    await expect(banner(page, /could not be read/)).toBeVisible();
    await page.evaluate(() => sessionStorage.setItem('answered', 'yes'));
    await page.reload();
    await showsMine(page);
  });

  test('what is there can be downloaded, and one can begin anew', async ({ page }) => {
    await keepMine(page);
    await page.addInitScript(failures['opening the database fails once']);
    await page.goto('/');
    const line = banner(page, /could not be read/);
    const download = page.waitForEvent('download');
    await line.getByRole('button', { name: 'Download what is there' }).click();
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    expect(text).toContain('# MINE');
    await line.getByRole('button', { name: 'Start over' }).click();
    await expect(line).toHaveCount(0);
  });
});

test.describe('a record that is not understood is set aside, not written over', () => {
  const damages: Readonly<Record<string, string>> = {
    'a head of another shape': `entries.set('head', 'x')`,
    'a head that is missing': `entries.delete('head')`,
    'an unknown old format': `entries.get('head').head.format = 0`,
    'one piece of the text missing': `entries.delete('0/0')`,
    'ten million pieces': `entries.get('head').pieces[0] = 10_000_000`,
  };
  test(Object.keys(damages).join('; '), async ({ page }) => {
    for (const [name, script] of Object.entries(damages)) {
      await test.step(name, async () => {
        await keepMine(page);
        await changeStored(page, script);
        await page.goto('/');
        await expect(page.getByText('What was kept of your workspace could not be read')).toBeVisible();
        await showsExample(page);
        const panel = await openHistory(page);
        await expect(panel.getByText('could not be read').first()).toBeVisible();
        const download = page.waitForEvent('download');
        await panel
          .getByRole('button', { name: /^Download the snapshot/ })
          .first()
          .click();
        await download;
      });
    }
    await page.reload();
    await showsExample(page);
  });

  const odd: Readonly<Record<string, string>> = {
    'a history that is no JSON': `entries.set([...entries.keys()].filter((key) => key !== 'head').at(-1), '{broken')`,
    'a history that is null': `entries.set([...entries.keys()].filter((key) => key !== 'head').at(-1), 'null')`,
    'a history without lists': `entries.set([...entries.keys()].filter((key) => key !== 'head').at(-1), '{}')`,
    'steps of another shape': `entries.set([...entries.keys()].filter((key) => key !== 'head').at(-1), '{"undo":[{}],"redo":[null]}')`,
    'controllers of another shape': `entries.get('head').head.workspace.controllers = 'x'`,
    'controllers that are missing, options that are a list': `delete entries.get('head').head.workspace.controllers; entries.get('head').head.workspace.options = ['a']`,
    'a header that is a number': `entries.get('head').head.workspace.request = { text: 'https://shop.example.com/', method: 'GET', headers: [7] }`,
    'an active file that is not there': `entries.get('head').head.workspace.activeFile = 'gone.yaml'`,
    'an opened range beyond its text': `entries.get('head').head.files[0].opened = { start: 5, end: 1e9 }`,
  };
  test(`the texts are shown whatever else is odd: ${Object.keys(odd).join('; ')}`, async ({ page }) => {
    await keepMine(page);
    for (const [name, script] of Object.entries(odd)) {
      await test.step(name, async () => {
        await changeStored(page, script);
        await page.goto('/');
        await showsMine(page);
        await expect(page.getByRole('textbox', { name: /^Text of/ })).toBeVisible();
      });
    }
    await page.reload();
    await showsMine(page);
  });

  test('what a newer version has written is left as it is', async ({ page }) => {
    await keepMine(page);
    await changeStored(page, `entries.get('head').head.format = 2`);
    await page.goto('/');
    await expect(banner(page, /newer version of Ingraph/)).toBeVisible();
    await showsExample(page);
    await paste(page, shop.replaceAll('example.com', 'example.org'));
    await expect(hostNode(page, 'shop.example.org')).toBeVisible();
    await kept(page, '# MINE');
  });

  test('a file name that is no text is set aside with the rest', async ({ page }) => {
    await keepMine(page);
    await changeStored(page, `entries.get('head').head.files[0].name = 7`);
    await page.goto('/');
    await expect(page.getByText('What was kept of your workspace could not be read')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^Text of/ })).toBeVisible();
  });
});

test.describe('every store may fail', () => {
  test('a localStorage that is full to the last byte', async ({ page }) => {
    await keepMine(page);
    await openBeside(page);
    await page.evaluate(() => {
      for (let size = 4 * 1024 * 1024; size >= 1; size = Math.floor(size / 2)) {
        try {
          for (;;) localStorage.setItem(`filler-${size}-${localStorage.length}`, 'x'.repeat(size));
        } catch {
          // Full for texts of this length.
        }
      }
    });
    await page.goto('/');
    await showsMine(page);
    await page.reload();
    await showsMine(page);
  });

  const broken: Readonly<Record<string, () => void>> = {
    'a sessionStorage that throws': () => {
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      });
    },
    'locks that are refused': () => {
      LockManager.prototype.request = () => Promise.reject(new DOMException('no', 'SecurityError'));
    },
    'locks that never answer': () => {
      LockManager.prototype.request = () => new Promise(() => undefined);
    },
    'no locks at all': () => {
      Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    },
  };
  for (const [name, script] of Object.entries(broken)) {
    test(`${name}: the workspace is there, and kept`, async ({ page }) => {
      await keepMine(page);
      await page.addInitScript(script);
      await page.goto('/');
      await showsMine(page);
      await paste(page, shop.replaceAll('example.com', 'example.org'));
      await expect(hostNode(page, 'shop.example.org')).toBeVisible();
      await kept(page, 'shop.example.org');
      await page.reload();
      await expect(hostNode(page, 'shop.example.org')).toBeVisible();
    });
  }

  const unwritable: Readonly<Record<string, () => void>> = {
    'a disk that is full': () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    'a browser without databases': () => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    },
  };
  for (const [name, script] of Object.entries(unwritable)) {
    test(`${name}: a line says so, a mark stays, and leaving asks`, async ({ page }) => {
      await page.addInitScript(script);
      await open(page);
      await showsExample(page);
      const line = banner(page, /Not kept in this browser/);
      await expect(line).toBeVisible();
      await line.getByRole('button', { name: 'Hide' }).click();
      await expect(line).toHaveCount(0);
      await page.getByRole('button', { name: 'Not kept in this browser' }).click();
      await expect(page.getByRole('dialog', { name: 'Not kept in this browser' })).toContainText('Not kept');
      await page.keyboard.press('Escape');
      await paste(page, mine);
      await expect(hostNode(page, 'admin.example.com')).toBeVisible();
      const asked = page.waitForEvent('dialog');
      void page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    });
  }

  test('a tab that does not keep asks before it is closed with changes, and not without', async ({ page, context }) => {
    await keepMine(page);
    await page.goto('/');
    await showsMine(page);
    const other = await context.newPage();
    await other.goto('/');
    await expect(banner(other, /open in another tab/)).toBeVisible();
    await paste(other, shop.replaceAll('example.com', 'example.org'));
    await expect(hostNode(other, 'shop.example.org')).toBeVisible();
    const asked = other.waitForEvent('dialog');
    void other.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => page.isClosed()).toBe(true);
  });
});

test.describe('forgetting', () => {
  async function forget(page: Page): Promise<void> {
    const panel = await openHistory(page);
    await panel.getByRole('button', { name: 'Forget everything in this browser…' }).click();
    // What the page shows afterwards may be what it showed before: only the load itself tells that it has begun anew.
    const loaded = page.waitForEvent('load');
    await panel.getByRole('button', { name: 'Delete all' }).click();
    await loaded;
  }

  async function nothingLeft(context: BrowserContext): Promise<string> {
    const page = await context.newPage();
    await openBeside(page);
    const left = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([{ ...localStorage }, databases.map(({ name }) => name)]);
    });
    await page.close();
    return left;
  }

  test('works while a second tab is open: both begin anew', async ({ page, context }) => {
    await keepMine(page);
    await page.goto('/');
    await showsMine(page);
    const other = await context.newPage();
    await other.goto('/');
    await expect(hostNode(other, 'admin.example.com')).toBeVisible();
    await forget(page);
    await showsExample(page);
    await showsExample(other);
    await expect.poll(() => nothingLeft(context)).not.toContain('MINE');
  });

  test('empties what a page that is not the app does not let go of', async ({ page, context }) => {
    await keepMine(page);
    const beside = await context.newPage();
    await openBeside(beside);
    // It goes on reading what its connection holds.
    const connection = await beside.evaluateHandle(
      () =>
        new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open('ingraph');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => resolve(opening.result);
        }),
    );
    const held = (): Promise<string> =>
      connection.evaluate(
        (database) =>
          new Promise<string>((resolve, reject) => {
            const reading = database.transaction('workspace').objectStore('workspace').getAll();
            reading.onerror = () => reject(reading.error);
            reading.onsuccess = () => resolve(JSON.stringify(reading.result));
          }),
      );
    await expect.poll(held).toContain('# MINE');
    await page.goto('/');
    await showsMine(page);
    await forget(page);
    await expect.poll(held).not.toContain('# MINE');
    await showsExample(page);
  });

  test('leaves nothing of a request in any store', async ({ page }) => {
    await open(page);
    await paste(page, "curl https://shop.example.com/v1 -H 'Authorization: Bearer TOKEN-7'");
    await expect(page.getByRole('textbox', { name: /^Request/ })).toHaveValue(/shop\.example\.com/);
    await page.getByRole('textbox', { name: /^Request/ }).press('Enter');
    await forget(page);
    await showsExample(page);
    const left = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(left).not.toContain('TOKEN-7');
  });
});

test.describe('whenever the tab dies', () => {
  /** From now on the database takes nothing. */
  const refuse = () => {
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('busy', 'UnknownError');
    };
  };

  test('a long paste does not take with it what was typed before', async ({ page, context }) => {
    await keepMine(page);
    await page.goto('/');
    await showsMine(page);
    await editorReady(page);
    await allKept(page);
    await page.evaluate(refuse);
    await page.getByRole('textbox', { name: /^Text of/ }).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('# TYPED-BEFORE\n');
    await paste(page, `# ${'x'.repeat(300_000)}\n${shop.replaceAll('example.com', 'example.org')}`);
    await expect(hostNode(page, 'admin.example.org')).toBeVisible();
    await page.close();
    const next = await context.newPage();
    await next.goto('/');
    await expect(hostNode(next, 'admin.example.com')).toBeVisible();
    await expect.poll(() => downloadedText(next)).toContain('# TYPED-BEFORE');
  });

  test('what the journal brings back has a way back', async ({ page }) => {
    await keepMine(page);
    await page.goto('/');
    await showsMine(page);
    await allKept(page);
    await page.evaluate(refuse);
    await page.getByRole('button', { name: 'Files and examples' }).click();
    await page.getByRole('menuitem', { name: 'A redirect without end' }).click();
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    await page.reload();
    await expect(pathNode(page, '/')).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await showsMine(page);
  });

  test('a reload right after a paste shows text and graph of the same files', async ({ page }) => {
    await open(page);
    await editorReady(page);
    await paste(page, mine);
    await page.reload();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^Text of/ })).toBeVisible();
    await expectText(page, mine);
  });
});
