import type { Locator, Page } from '@playwright/test';
import {
  downloadedText,
  editorReady,
  expect,
  expectText,
  hostNode,
  open,
  paste,
  pathNode,
  requestBar,
  serviceNode,
  shop,
  test,
} from './app.ts';
import { drag, hold } from './drag.ts';
import { pressCovered } from './still.ts';

const backend = (name: string, port: number) => ({ service: { name, port: { number: port } } });
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: {
    rules: [
      {
        host: 'shop.example.com',
        http: {
          paths: [
            { path: '/api', pathType: 'Prefix', backend: backend('api', 8080) },
            { path: '/', pathType: 'Prefix', backend: backend('web', 80) },
          ],
        },
      },
      {
        host: 'admin.example.com',
        http: { paths: [{ path: '/root', pathType: 'Prefix', backend: backend('admin', 90) }] },
      },
    ],
  },
};

/** The same Ingress in the three ways people write one. */
const styles: Readonly<Record<string, string>> = {
  'block style with CRLF and a byte order mark': `\uFEFF${shop.replace('path: /\n        pathType: Prefix\n        backend:\n          service:\n            name: admin', 'path: /root\n        pathType: Prefix\n        backend:\n          service:\n            name: admin').replaceAll('\n', '\r\n')}`,
  'flow style': `# One line.\n${JSON.stringify(ingress)
    .replaceAll(/"([a-zA-Z]+)":/g, '$1: ')
    .replaceAll(',', ', ')}\n`,
  JSON: `${JSON.stringify(ingress, null, 2)}\n`,
};

interface Gesture {
  readonly does: string;
  readonly act: (page: Page) => Promise<void>;
  /** What the graph shows then. */
  readonly seen: (page: Page) => Locator;
}

/** Changes one field of the inspector of a node, and closes it. */
async function fill(page: Page, node: Locator, field: string, text: string): Promise<void> {
  await node.dblclick();
  const input = page.getByRole('dialog').getByLabel(field, { exact: true });
  await input.fill(text);
  await input.press('Enter');
}

async function press(node: Locator, key: string): Promise<void> {
  await node.focus();
  await node.press(key);
}

const named = (node: Locator, words: RegExp): Locator => node.and(node.page().getByRole('button', { name: words }));

const gestures: readonly Gesture[] = [
  {
    does: 'sets a path',
    act: (page) => fill(page, pathNode(page, '/api'), 'Path', '/v2'),
    seen: (page) => pathNode(page, '/v2'),
  },
  {
    does: 'sets a path type',
    act: async (page) => {
      await pathNode(page, '/api').dblclick();
      await pressCovered(page.getByRole('radio', { name: /Exact/ }));
    },
    seen: (page) => named(pathNode(page, '/api'), /Exact/),
  },
  {
    does: 'sets a Service',
    act: (page) => fill(page, pathNode(page, '/api'), 'Service', 'fresh'),
    seen: (page) => named(pathNode(page, '/api'), /to fresh/),
  },
  {
    does: 'sets a port',
    act: (page) => fill(page, pathNode(page, '/api'), 'Port', '8443'),
    seen: (page) => named(pathNode(page, '/api'), /to api:8443/),
  },
  {
    does: 'renames a host',
    act: (page) => fill(page, hostNode(page, 'admin.example.com'), 'Host', 'ops.example.com'),
    seen: (page) => hostNode(page, 'ops.example.com'),
  },
  {
    does: 'drags a path onto another host',
    act: (page) => drag(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com')),
    seen: (page) => named(pathNode(page, '/api'), /on admin\.example\.com/),
  },
  {
    does: "drags a path's end onto another Service",
    act: (page) => drag(page, pathNode(page, '/api'), serviceNode(page, 'web'), { by: 'end' }),
    seen: (page) => named(pathNode(page, '/api'), /to web:80/),
  },
  {
    does: 'duplicates a path',
    act: (page) => press(pathNode(page, '/api'), 'Control+d'),
    seen: (page) => named(hostNode(page, 'shop.example.com'), /3 paths/),
  },
  {
    does: 'deletes a path',
    act: (page) => press(pathNode(page, '/api'), 'Delete'),
    seen: (page) => named(hostNode(page, 'shop.example.com'), /1 path,/),
  },
  {
    does: 'deletes a host',
    act: (page) => press(hostNode(page, 'admin.example.com'), 'Delete'),
    seen: (page) => named(page.getByRole('button', { name: /^Edge router/ }), /1 host/),
  },
];

for (const [style, text] of Object.entries(styles)) {
  test(`every gesture writes ${style} and comes back byte for byte in one step`, async ({ page }) => {
    test.slow();
    await open(page);
    await paste(page, text);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await editorReady(page);
    for (const { does, act, seen } of gestures) {
      await test.step(does, async () => {
        await act(page);
        await expect(seen(page)).toBeVisible();
        await page.keyboard.press('Escape');
        const changed = await downloadedText(page);
        expect(changed, does).not.toBe(text);
        await page.getByRole('button', { name: /^Undo/ }).first().click();
        await expect.poll(() => downloadedText(page), does).toBe(text);
      });
    }
  });
}

test('an edit that would reach another path through an alias is refused, with the reason, and nothing changes', async ({
  page,
}) => {
  const aliased = shop
    .replace('backend: {service: {name: api', 'backend: &same {service: {name: api')
    .replace(/backend:\n {10}service:\n {12}name: web\n {12}port:\n {14}number: 80/, 'backend: *same');
  await open(page);
  await paste(page, aliased);
  await expect(named(pathNode(page, '/api'), /to api:8080/)).toBeVisible();
  await editorReady(page);
  await hold(page, pathNode(page, '/api'), serviceNode(page, 'admin'), { by: 'end' });
  await expect(page.getByText('This part comes from a YAML alias').first()).toBeVisible();
  await page.mouse.up();
  await pathNode(page, '/api').focus();
  await page.keyboard.press('m');
  await page.keyboard.type('admin');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/this value comes through a YAML alias/)).toBeVisible();
  await expectText(page, aliased);
});

test('the cursor in the text selects the node it stands in', async ({ page }) => {
  await open(page);
  await paste(page, shop);
  await editorReady(page);
  await pathNode(page, '/api').click();
  await expect(pathNode(page, '/api')).toHaveClass(/is-selected/);
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
  await page.getByRole('textbox', { name: /^Text of/ }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await expect(serviceNode(page, 'admin')).toHaveClass(/is-selected/);
  for (let line = 0; line < 4; line++) await page.keyboard.press('ArrowUp');
  await expect(named(pathNode(page, '/'), /on admin\.example\.com/)).toHaveClass(/is-selected/);
  await expect(pathNode(page, '/api')).not.toHaveClass(/is-selected/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('undo goes back across files, and each file comes back byte for byte', async ({ page }) => {
  const second = shop.replaceAll('shop.example.com', 'two.example.com').replace('admin.example.com', 'ops.example.com');
  await open(page);
  await paste(page, shop);
  await paste(page, second);
  await expect(hostNode(page, 'ops.example.com')).toBeVisible();
  await editorReady(page);
  await press(hostNode(page, 'admin.example.com'), 'Delete');
  await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
  await press(hostNode(page, 'ops.example.com'), 'Delete');
  await expect(hostNode(page, 'ops.example.com')).toHaveCount(0);
  await requestBar(page).focus();
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await expect(hostNode(page, 'ops.example.com')).toBeVisible();
  await page.getByRole('tab', { name: /^pasted\.yaml/ }).click();
  await expectText(page, shop);
  await page.getByRole('tab', { name: /^pasted-2\.yaml/ }).click();
  await expectText(page, second);
});

test('the Undo of a message takes back its own step, and nothing else once that is undone', async ({ page }) => {
  await open(page);
  await paste(page, shop);
  await editorReady(page);
  await press(hostNode(page, 'admin.example.com'), 'Delete');
  await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
  const notices = page.getByRole('region', { name: 'Messages' });
  await expect(notices.getByRole('button', { name: 'Undo' })).toBeVisible();
  await requestBar(page).focus();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await expect(notices).toContainText('Undone already');
  await expect(notices.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await expect.poll(() => downloadedText(page)).toBe(shop);
});
