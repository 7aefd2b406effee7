import type { Page } from '@playwright/test';
import { expect, open, paste, requestBar, test } from './app.ts';
import { boxOf, expectAccessible, measureOf } from './still.ts';

const domains = ['tenant.example.com', 'preview.example.com', 'static.example.org'];

/** A thousand Ingresses under three domains, three paths each. */
function thousand(): string {
  const path = (text: string, service: string) =>
    `      - { path: ${text}, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }\n`;
  const one = (n: number): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ingress-${n}, namespace: team-${n % 5} }
spec:
  ingressClassName: nginx
  rules:
  - host: h${n}.${domains[n % 3]}
    http:
      paths:
${path('/', `web-${n % 20}`)}${path('/api', `api-${n % 20}`)}${path(n === 500 ? '/checkout' : '/static', 'cdn')}`;
  return Array.from({ length: 1000 }, (_, n) => one(n)).join('---\n');
}

const node = (page: Page, name: RegExp) => page.getByRole('application').getByRole('button', { name });
const find = (page: Page) => page.getByLabel(/^Find a host|^호스트, 경로/);
const mounted = (page: Page) =>
  measureOf(page.getByRole('application'), (graph) => graph.querySelectorAll('.react-flow__node').length);

async function openThousand(page: Page): Promise<void> {
  await open(page);
  await paste(page, thousand());
  await expect(node(page, /^Domain tenant\.example\.com, 333 hosts, 999 paths/)).toBeVisible();
}

async function noViolations(page: Page): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await expectAccessible(page);
  }
}

test.beforeEach(() => test.slow());

test('a thousand Ingresses start as domains, and open one, one level, all', async ({ page }) => {
  await openThousand(page);
  await node(page, /^Domain static\.example\.org/).click();
  await expect(node(page, /^Host h2\.static\.example\.org, 3 paths, hidden/)).toBeVisible();
  // Another one closes by itself.
  await node(page, /^Domain preview\.example\.com, .*, hidden/).click();
  await node(page, /^Domain preview\.example\.com, .*, shown/).press('Enter');
  await expect(node(page, /^Domain preview\.example\.com, .*, hidden/)).toBeVisible();
  await expect(node(page, /^Domain static\.example\.org, 333 hosts, 999 paths, shown/)).toBeVisible();
  await node(page, /^Host h2\.static/).press('Shift+E');
  await expect(node(page, /^Domain static\.example\.org/)).toBeVisible();
  await node(page, /^Domain static\.example\.org/).press('e');
  await expect(node(page, /^Host h3\.tenant\.example\.com, 3 paths, hidden/)).toBeVisible();
  await node(page, /^Host h3\.tenant/).press('e');
  await expect(node(page, /^Path \/api, Prefix, on h0\.tenant/)).toBeVisible();
  await expect.poll(() => mounted(page)).toBeLessThanOrEqual(500);
  const canvas = page.getByRole('application');
  for (let step = 0; step < 12; step++) {
    await canvas.press('-').catch(() => undefined);
    await expect.poll(() => mounted(page)).toBeLessThanOrEqual(500);
  }
  await noViolations(page);
});

test('the filter hides what does not fit, says how much is left, and ends with Escape', async ({ page }) => {
  await openThousand(page);
  await find(page).fill('path:checkout');
  const filter = page.getByRole('group', { name: 'Filter' });
  await expect(filter.getByRole('status')).toHaveText('1 of 3,000 paths');
  await expect(node(page, /^Path \/checkout/)).toBeVisible();
  await expect(node(page, /^Domain/)).toHaveCount(0);
  await filter.getByRole('button', { name: /^ns:/ }).click();
  await expect(find(page)).toBeFocused();
  await page.keyboard.type('team-1');
  await expect(filter.getByRole('status')).toHaveText(/^Nothing matches/);
  await noViolations(page);
  await find(page).press('Escape');
  await expect(filter.getByRole('status')).toHaveCount(0);
  await expect(node(page, /^Domain tenant/)).toBeVisible();
});

test('the filter knows what the request of the bar reaches', async ({ page }) => {
  await openThousand(page);
  await requestBar(page).fill('http://h7.preview.example.com/api/x');
  await find(page).fill('is:reached');
  await expect(node(page, /^Path \/api, Prefix, on h7\.preview/)).toBeVisible();
  await expect(page.getByRole('group', { name: 'Filter' }).getByRole('status')).toHaveText('1 of 3,000 paths');
});

test('focus on a Service shows what reaches it and lists requests that do; one of them is sent', async ({ page }) => {
  await openThousand(page);
  await find(page).fill('host:h41.');
  await node(page, /^Service api-1, port 80/).press('o');
  const focus = page.getByRole('region', { name: 'Focus on Service api-1' });
  await expect(focus).toBeVisible();
  await find(page).press('Escape');
  await expect(focus.getByRole('status')).toHaveText('50 paths');
  await focus.getByRole('button', { name: 'Which requests reach it?' }).click();
  await expect(focus.getByRole('listitem')).toHaveCount(50);
  await noViolations(page);
  await focus.getByRole('button', { name: 'Send GET http://h41.static.example.org/api', exact: true }).click();
  await expect(requestBar(page)).toHaveValue('http://h41.static.example.org/api');
  await expect(page.getByText(/api-1:80/).first()).toBeVisible();
  await node(page, /^Path \/api, Prefix, on h41\.static/).press('Escape');
  await expect(focus).toHaveCount(0);
});

test('tree and table take the same filter, say how much is left, and end it with Escape', async ({ page }) => {
  await openThousand(page);
  await find(page).fill('path:checkout');
  await page.keyboard.press('Alt+3');
  const tree = page.getByRole('tree', { name: 'Routes' });
  await expect(tree.getByRole('treeitem', { name: /checkout/ })).toBeVisible();
  await expect(tree.getByRole('treeitem')).toHaveCount(2);
  await expect(page.getByText('1 of 3,000 paths')).toBeVisible();
  await noViolations(page);
  const field = page.getByRole('textbox', { name: /^Filter/ });
  await expect(field).toHaveValue('path:checkout');
  await field.fill('host:nothing-like-this');
  await expect(page.getByText('Nothing matches.')).toBeVisible();
  await field.fill('host:h77.');
  await expect(tree.getByRole('treeitem')).toHaveCount(4);
  await page.keyboard.press('Alt+2');
  await expect(page.getByText('3 of 3000 routes')).toBeVisible();
  await expect(field).toHaveValue('host:h77.');
  await field.press('Escape');
  await expect(page.getByText('3000 routes', { exact: true })).toBeVisible();
  await field.fill('ns:team-1 cdn');
  await expect(page.getByText('200 of 3000 routes')).toBeVisible();
  await page.keyboard.press('Alt+3');
  await tree.getByRole('treeitem').first().click();
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
});

test('a domain shows the worst problem of what it holds', async ({ page }) => {
  await open(page);
  const broken = thousand().replace(/(host: h500\.static[\s\S]*?)pathType: Prefix/, '$1pathType: Prefixx');
  await paste(page, broken);
  await expect(node(page, /^Domain .*, hidden, 1 error/)).toHaveCount(1);
});

test('the minimap moves the canvas by keys and pointer', async ({ page }) => {
  await openThousand(page);
  await node(page, /^Domain tenant/).press('e');
  const map = page.getByRole('scrollbar', { name: 'Place in the graph' });
  await expect(map).toHaveAttribute('aria-valuenow', '0');
  await map.press('End');
  await expect(map).toHaveAttribute('aria-valuenow', '100');
  await expect(node(page, /^Host h998\.static/)).toBeVisible();
  const box = await boxOf(map);
  await page.mouse.click(box.x + 20, box.y + box.height / 2);
  await expect.poll(async () => Number(await map.getAttribute('aria-valuenow'))).toBeGreaterThan(40);
  expect(Number(await map.getAttribute('aria-valuenow'))).toBeLessThan(60);
});

test('a large graph speaks Korean', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ locale: 'ko-KR', ...(baseURL ? { baseURL } : {}) })).newPage();
  await open(page);
  await paste(page, thousand());
  await expect(node(page, /^도메인 tenant\.example\.com, 접힌 호스트 333개/)).toBeVisible();
  await find(page).fill('path:checkout');
  await expect(page.getByRole('group', { name: '필터' }).getByRole('status')).toHaveText('경로 3,000개 중 1개');
  await noViolations(page);
  await page.context().close();
});
