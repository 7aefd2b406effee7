import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { follow } from './still.ts';

/** What the page did that it must not: console errors, uncaught errors, requests elsewhere, policy violations. */
interface Watch {
  readonly offences: string[];
}

/** The test of every journey: fails at the end when the page complained or reached for another origin. */
export const test = base.extend<{ readonly watch: Watch }>({
  watch: [
    async ({ page, baseURL }, use) => {
      follow(page);
      const offences: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') offences.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => offences.push(`uncaught: ${error}`));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !url.startsWith('data:') && !url.startsWith('blob:')) {
          offences.push(`request to ${url}`);
        }
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use({ offences });
      expect(offences).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the app as a first visitor does and waits for the answer to the first request. */
export async function open(page: Page, hash = ''): Promise<void> {
  follow(page);
  await page.goto(`/${hash}`);
  await expect(requestBar(page)).toBeVisible();
}

export function requestBar(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Request|^요청/ });
}

/** The sentence that is read aloud: request, verdict, reason. */
export function spokenResult(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /^(GET|POST|HEAD|PUT|DELETE) / });
}

/** Nodes of the graph; menus and lists elsewhere may name the same things. */
function graph(page: Page): Locator {
  return page.getByRole('application');
}

export function pathNode(page: Page, path: string): Locator {
  return graph(page).getByRole('button', { name: new RegExp(`^Path ${escapeRegExp(path)},`) });
}

export function hostNode(page: Page, host: string): Locator {
  return graph(page).getByRole('button', { name: new RegExp(`^Host ${escapeRegExp(host)},`) });
}

export function serviceNode(page: Page, service: string): Locator {
  return graph(page).getByRole('button', { name: new RegExp(`^Service ${escapeRegExp(service)},`) });
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Waits until Monaco has taken over from the plain text field. */
export async function editorReady(page: Page): Promise<void> {
  await expect(page.locator('.monaco-editor').first()).toBeVisible();
}

/** Opens files as the file dialog does. */
export async function openFiles(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(
      Object.entries(files).map(([name, text]) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })),
    );
}

/** Waits until a word stands in what this browser keeps: a reload or another tab then finds it. */
export async function kept(page: Page, word: string): Promise<void> {
  const stored = () =>
    page.evaluate(async () => {
      const done = <T>(asked: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        });
      const found: unknown[] = [];
      for (const { name } of await indexedDB.databases()) {
        if (!name?.startsWith('ingraph')) continue;
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          found.push(await done(database.transaction(store).objectStore(store).getAll()));
        }
        database.close();
      }
      return JSON.stringify(found, (_, value) => (value instanceof Map ? [...value] : value));
    });
  await expect.poll(stored, { message: `${word} is kept` }).toContain(word);
}

/** Waits until the active file has exactly this text. */
export async function expectText(page: Page, text: string): Promise<void> {
  await expect.poll(() => downloadedText(page)).toBe(text);
}

/** Puts text on the page as a paste outside every field does. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Returns the text of the active file as it would be downloaded. */
export async function downloadedText(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Download .*\.(?:ya?ml|json)/ }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** A manifest with comments in every place that an edit could lose them from. */
export const shop = `# Owned by team-shop.
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop # the public one
spec:
  rules:
  # Customers come in here.
  - host: shop.example.com
    http:
      paths:
      # The API.
      - path: /api
        pathType: Prefix
        backend: {service: {name: api, port: {number: 8080}}} # two replicas
      - path: /
        pathType: Prefix
        backend:
          service:
            name: web
            port:
              number: 80
  - host: admin.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: admin
            port:
              name: http
`;

/**
 * Waits until the database has everything that was done: the journal is empty then. For pages that have begun to keep;
 * right after a start the empty journal may be that of the visit before: see `kept`.
 */
export async function allKept(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const journal: unknown = JSON.parse(localStorage.getItem('ingraph/journal') ?? 'null');
    return (
      Array.isArray((journal as { changes?: unknown } | null)?.changes) &&
      (journal as { changes: unknown[] }).changes.length === 0
    );
  });
}

/** Opens the history and returns its panel. */
export async function openHistory(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'History', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'History' });
  await expect(panel.getByRole('list', { name: 'Steps' })).toBeVisible();
  return panel;
}
