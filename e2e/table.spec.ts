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
  shop,
  spokenResult,
  test,
} from './app.ts';
import { boxOf, expectAccessible, expectAccessibleInBothThemes, measure, measureOf, scroll } from './still.ts';

function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Routes as a table' });
}

/** The rows of routes, below the heads and above the end of what no host takes. */
function rows(page: Page): Locator {
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') })
    .filter({ hasNotText: 'Any other host' });
}

function cell(page: Page, row: number, column: string): Locator {
  return rows(page).nth(row).locator(`[data-column="${column}"]`);
}

async function texts(page: Page, column: string): Promise<readonly string[]> {
  const found = await rows(page).evaluateAll(
    (list, name) =>
      list
        .map((row) => ({
          at: Number(row.getAttribute('aria-rowindex')),
          text: row.querySelector(`[data-column="${name}"]`)?.textContent ?? '',
        }))
        .sort((a, b) => a.at - b.at)
        .map(({ text }) => text),
    column,
  );
  return found;
}

async function openTable(page: Page, text = shop): Promise<void> {
  await open(page);
  await paste(page, text);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(grid(page)).toBeVisible();
  await expect(cell(page, 0, 'path')).toHaveText('/api');
}

function manyPaths(count: number): string {
  const path = (n: number) =>
    `      - { path: /p${n}, pathType: Prefix, backend: { service: { name: s${n % 40}, port: { number: 80 } } } }\n`;
  const rule = (h: number) =>
    `  - host: h${h}.example.com\n    http:\n      paths:\n${Array.from({ length: 25 }, (_, n) => path(n)).join('')}`;
  const rules = Array.from({ length: count / 25 }, (_, h) => rule(h)).join('');
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: many\nspec:\n  rules:\n${rules}`;
}

test('a head sorts rising, falling and back to the order of the files', async ({ page }) => {
  await openTable(page);
  const head = grid(page).getByRole('columnheader', { name: 'Service' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => texts(page, 'service')).toEqual(['admin', 'api', 'web']);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => texts(page, 'service')).toEqual(['web', 'api', 'admin']);
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'none');
  await expect.poll(() => texts(page, 'service')).toEqual(['api', 'web', 'admin']);
});

test('the filter takes words of any column, and says how many routes are left', async ({ page }) => {
  await openTable(page);
  const field = page.getByRole('textbox', { name: /^Filter/ });
  await field.fill('admin http');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'routes' })).toHaveText('1 of 3 routes');
  await field.fill('nobody');
  await expect(page.getByText('No route matches the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(rows(page)).toHaveCount(3);
});

test('a cell is edited by pointer: one smallest edit, one undo step', async ({ page }) => {
  await openTable(page);
  await cell(page, 0, 'service').dblclick();
  const field = page.getByRole('textbox', { name: 'Service of shop.example.com/api' });
  await expect(field).toBeFocused();
  await field.fill('Not_A_Name');
  const refusal = page.getByRole('alert').filter({ hasText: 'DNS-1035 label' });
  await expect(refusal).toBeVisible();
  await field.press('Enter');
  await expect(field).toBeVisible();
  await field.fill('cart');
  await expect(refusal).toHaveCount(0);
  await field.press('Enter');
  await expect(cell(page, 0, 'service')).toHaveText('cart');
  await expectText(page, shop.replace('name: api', 'name: cart'));
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(cell(page, 0, 'service')).toHaveText('api');
  await expectText(page, shop);
});

test('Delete takes exactly the marked routes, in any order of the marks, and one undo gives the bytes back', async ({
  page,
}) => {
  const path = (name: string) =>
    `      - path: ${name} # about ${name}\n        pathType: Prefix\n        backend: {service: {name: web, port: {number: 80}}}\n`;
  const head = shop.slice(0, shop.indexOf('      # The API.'));
  const text = head + ['/api', '/one', '/two', '/three', '/four'].map(path).join('');
  await openTable(page, text);
  for (const [first, second] of [
    [1, 2],
    [3, 1],
  ] as const) {
    await cell(page, first, 'path').click();
    await cell(page, second, 'path').click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(3);
    const gone = [first, second].map((row) => path(['/api', '/one', '/two', '/three', '/four'][row] ?? ''));
    await expectText(
      page,
      gone.reduce((left, lines) => left.replace(lines, ''), text),
    );
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(rows(page)).toHaveCount(5);
    await expectText(page, text);
    await page.keyboard.press('Escape');
  }
});

test('everything works by keyboard: move, edit, take back, write, go on, select, delete, sort', async ({ page }) => {
  await openTable(page);
  await page.getByRole('textbox', { name: /^Filter/ }).focus();
  await page.keyboard.press('F6');
  // Round the panes until the table has it.
  while (!(await measureOf(cell(page, 0, 'path'), (node) => node === document.activeElement)))
    await page.keyboard.press('F6');
  await page.keyboard.press('F2');
  await page.keyboard.type('/gone');
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 'path')).toBeFocused();
  await expect(cell(page, 0, 'path')).toHaveText('/api');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/v2');
  await page.keyboard.press('Tab');
  await expect(cell(page, 0, 'path')).toHaveText('/v2');
  await expect(cell(page, 0, 'pathType')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Type of shop.example.com/v2' }).selectOption('Exact');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 'pathType')).toHaveText(/Exact/);
  await expect(cell(page, 0, 'pathType')).toBeFocused();
  const text = await downloadedText(page);
  expect(text).toBe(shop.replace('- path: /api\n        pathType: Prefix', '- path: /v2\n        pathType: Exact'));
  await cell(page, 0, 'pathType').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowUp');
  await expect(cell(page, 2, 'verdict')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(rows(page).nth(2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(2);
  await expect(grid(page).locator('[data-node-id^="end:"] [data-column="order"]')).toBeFocused();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('columnheader', { name: 'Path' })).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(() => texts(page, 'path')).toEqual(['/', '/v2']);
  await page.keyboard.press('ArrowDown');
  await editorReady(page);
  await page.keyboard.press('F12');
  await expect(page.locator('.ig-editor-body')).toContainText('web');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.monaco-editor') !== null)).toBe(true);
});

test('Delete takes the marked rows that the filter shows, and leaves those that it hides', async ({ page }) => {
  await openTable(page);
  await cell(page, 0, 'path').click();
  await cell(page, 1, 'path').click({ modifiers: ['ControlOrMeta'] });
  const filter = page.getByRole('textbox', { name: /^Filter/ });
  await filter.fill('/api');
  await expect(rows(page)).toHaveCount(1);
  await cell(page, 0, 'path').focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(0);
  await filter.fill('');
  await expect(rows(page)).toHaveCount(2);
  await expect.poll(() => texts(page, 'path')).toEqual(['/', '/']);
});

test('the routes are copied as Markdown and as CSV, as they are shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTable(page);
  await page.getByRole('textbox', { name: /^Filter/ }).fill('admin');
  await expect(rows(page)).toHaveCount(1);
  const copied = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await page.getByRole('menuitem', { name }).click();
    await expect(page.getByText('Table copied.')).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const markdown = await copied('Copy as Markdown');
  expect(markdown.split('\n')).toHaveLength(4);
  expect(markdown).toContain('| `admin.example.com` | `/` | Prefix |');
  const csv = await copied('Copy as CSV');
  expect(csv).toContain('Order,Host,Path,Type,');
  expect(csv).toContain('admin.example.com,/,Prefix,');
});

test('the request lights its row, and the others say why they lost', async ({ page }) => {
  await openTable(page);
  await requestBar(page).fill('https://shop.example.com/api/x');
  await expect(spokenResult(page)).toContainText('api:8080');
  await expect(rows(page).nth(0)).toHaveClass(/\blit\b/);
  await expect(cell(page, 0, 'verdict')).toHaveText('wins');
  await expect(cell(page, 1, 'verdict')).not.toHaveText('');
});

test('one selection in four views, and each view is where it was left', async ({ page }) => {
  await open(page);
  await paste(page, manyPaths(1000));
  await expect(hostNode(page, 'h0.example.com')).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '1002');
  await cell(page, 3, 'path').click();
  await expect(page.locator('[role="row"][aria-selected="true"]')).toHaveCount(1);
  await scroll(grid(page), 0, 9000);
  await expect(grid(page).getByRole('row').filter({ hasText: 'h11.example.com' }).first()).toBeVisible();

  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('tree')).toBeVisible();
  await scroll(page.getByRole('tree'), 0, 120);
  await page.keyboard.press('Alt+2');
  await expect(grid(page)).toBeVisible();
  expect(await measureOf(grid(page), (node) => node.scrollTop)).toBe(9000);
  await page.keyboard.press('Alt+4');
  await expect(grid(page)).toBeHidden();
  await page.keyboard.press('Alt+3');
  await expect.poll(() => measureOf(page.getByRole('tree'), (node) => node.scrollTop)).toBe(120);

  // A host selected in the tree is brought into sight in the table.
  await page.getByRole('treeitem', { name: /^host h9\.example\.com/ }).click();
  await page.keyboard.press('Alt+2');
  await expect(grid(page).getByRole('row').filter({ hasText: 'h9.example.com' }).first()).toBeVisible();
});

test('the canvas stays where it was, and shows what was selected meanwhile', async ({ page }) => {
  await open(page);
  await paste(page, shop);
  await expect(pathNode(page, '/api')).toBeVisible();
  const transform = () => measureOf(page.locator('.react-flow__viewport'), (node) => node.style.transform);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(transform).toContain('scale(1.25)');
  const left = await transform();
  await page.keyboard.press('Alt+2');
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('Alt+1');
  await expect(pathNode(page, '/api')).toBeAttached();
  await expect.poll(transform).toBe(left);
  await page.keyboard.press('Alt+2');
  await cell(page, 2, 'service').click();
  await page.keyboard.press('Alt+1');
  await expect(hostNode(page, 'admin.example.com').or(pathNode(page, '/').last()).first()).toBeInViewport();
});

test('several thousand routes stay a window of rows, and the focus is not lost among them', async ({ page }) => {
  await open(page);
  await paste(page, manyPaths(3000));
  await page.keyboard.press('Alt+2');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3002');
  await cell(page, 0, 'path').click();
  expect(await measureOf(grid(page), (node) => node.querySelectorAll('[role="row"]').length)).toBeLessThan(200);
  await page.keyboard.press('Control+End');
  await expect(page.locator('[role="row"][aria-rowindex="3002"] [data-column="verdict"]')).toBeFocused();
  await scroll(grid(page), 0, 0);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[role="row"][aria-rowindex="3001"] [data-column="verdict"]')).toBeFocused();
  expect(await measureOf(grid(page), (node) => node.querySelectorAll('[role="row"]').length)).toBeLessThan(200);
});

test.describe('the table in both themes', () => {
  test('passes axe', async ({ page }) => {
    await openTable(page);
    await cell(page, 1, 'path').click();
    await expectAccessibleInBothThemes(page);
  });

  test('passes axe while a cell is edited', async ({ page }) => {
    await openTable(page);
    await cell(page, 0, 'host').dblclick();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('listbox', { name: /^Host of/ })).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });
});

test.describe('a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('shows the table beside the tree; host and path stay while the rest scrolls', async ({ page }) => {
    await open(page);
    await page.getByRole('tab', { name: 'Routes' }).click();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect(grid(page)).toBeVisible();
    await scroll(grid(page), 400, 0);
    const box = await boxOf(cell(page, 0, 'host'));
    expect(box.x).toBe(0);
    expect(box.height).toBeGreaterThanOrEqual(44);
    expect(await measure(page, () => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
