import {
  downloadedText,
  editorReady,
  expect,
  expectText,
  hostNode,
  open,
  paste,
  pathNode,
  serviceNode,
  shop,
  test,
} from './app.ts';
import { drag, manipulationReady } from './drag.ts';
import { boxOf, pressCovered } from './still.ts';

test.describe('the author edits routes and the YAML changes by the smallest edit', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await editorReady(page);
    await manipulationReady(page);
  });

  test('a path dragged onto another host moves with its comments, in one undo step, and comes back byte for byte', async ({
    page,
  }) => {
    await drag(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on admin\.example\.com/);
    const moved = await downloadedText(page);
    for (const comment of [
      '# Owned by team-shop.',
      '# the public one',
      '# Customers come in here.',
      '# The API.',
      '# two replicas',
    ]) {
      expect(moved).toContain(comment);
    }
    expect(moved.indexOf('# The API.')).toBeGreaterThan(moved.indexOf('host: admin.example.com'));
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on shop\.example\.com/);
    await expectText(page, shop);
    await page.getByRole('button', { name: /^Redo/ }).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on admin\.example\.com/);
    await expectText(page, moved);
  });

  test('the inspector changes a path type on one line only', async ({ page }) => {
    await pathNode(page, '/api').dblclick();
    await pressCovered(page.getByRole('radio', { name: /Exact/ }));
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/Exact/);
    const lines = (await downloadedText(page)).split('\n');
    const before = shop.split('\n');
    expect(lines.length).toBe(before.length);
    expect(lines.filter((line, index) => line !== before[index])).toEqual(['        pathType: Exact']);
  });

  test('text typed in the editor changes the graph, and one history undoes gesture and text in order', async ({
    page,
  }) => {
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    await editor.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText('  - host: typed.example.com\n');
    await expect(hostNode(page, 'typed.example.com')).toBeVisible();
    await drag(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on admin\.example\.com/);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on shop\.example\.com/);
    await expect(hostNode(page, 'typed.example.com')).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(hostNode(page, 'typed.example.com')).toHaveCount(0);
    await expectText(page, shop);
  });

  test('F12 on a node shows its lines', async ({ page }) => {
    await pathNode(page, '/api').click();
    await pathNode(page, '/api').press('F12');
    await expect(page.locator('.monaco-editor')).toContainText('two replicas');
  });

  test('deleting the only path of a host takes the host along and can be undone', async ({ page }) => {
    await hostNode(page, 'admin.example.com').press('Delete');
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    await expect(serviceNode(page, 'admin')).toHaveCount(0);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await expectText(page, shop);
  });

  test("a path's end dragged onto a Service leads it there, on empty canvas it asks for one; a double click there offers", async ({
    page,
  }) => {
    const besideIt = { by: 'end', to: -40 } as const;
    const filter = page.getByRole('combobox', { name: 'Connect /api to' });
    await drag(page, pathNode(page, '/api'), serviceNode(page, 'api'), besideIt);
    await expect(filter).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(filter).toHaveCount(0);
    await expect(pathNode(page, '/api')).toBeFocused();
    await expectText(page, shop);

    await drag(page, pathNode(page, '/api'), serviceNode(page, 'web'), { by: 'end', to: 30 });
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to web/);
    await expect
      .poll(() => downloadedText(page))
      .toContain('backend: {service: {name: web, port: {number: 80}}} # two replicas');

    await drag(page, pathNode(page, '/api'), serviceNode(page, 'web'), besideIt);
    await expect(filter).toBeFocused();
    await page.keyboard.type('admin');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to admin/);

    const { x, y } = await boxOf(serviceNode(page, 'web'));
    await page.mouse.dblclick(x - 40, y + 4);
    const offers = page.getByRole('menu', { name: 'Actions' }).getByRole('menuitem');
    await expect(offers).toHaveText([/^Add a path to shop\.example\.com/, /^Add host/, /^New Ingress/, /^New Service/]);
    await offers.last().click();
    await expect(page.getByRole('dialog', { name: 'New Service' })).toBeVisible();
  });

  test('a host is made without typing YAML: a draft that becomes text in one step when it is whole', async ({
    page,
  }) => {
    const draft = page.getByRole('dialog', { name: 'New host' });
    const drawn = page.getByRole('application').getByRole('button', { name: /^Draft of path \/ on / });
    await page.getByRole('button', { name: 'Add host' }).click();
    await expect(draft.getByRole('textbox', { name: 'Host' })).toBeFocused();
    await page.keyboard.type('fresh.example.com');
    await page.keyboard.press('Enter');
    // What is missing is said and gone to.
    await expect(draft.getByRole('alert')).toHaveText('Still missing: Service, Port');
    await expect(draft.getByRole('textbox', { name: 'Service' })).toBeFocused();
    await page.keyboard.type('fresh');
    await expect(drawn.last()).toHaveAccessibleName(/on fresh\.example\.com, to fresh, in no text yet/);
    await expect(hostNode(page, 'fresh.example.com')).toHaveCount(0);
    await draft.getByRole('button', { name: 'Close' }).click();
    await expect(drawn.and(page.locator(':focus'))).toHaveCount(1);
    await expectText(page, shop);
    await drawn.last().press('Enter');
    await draft.getByRole('textbox', { name: 'Port' }).fill('80');
    await page.keyboard.press('Enter');
    await expect(draft).toHaveCount(0);
    await expect(hostNode(page, 'fresh.example.com')).toBeFocused();
    await expect(drawn).toHaveCount(0);
    const text = await downloadedText(page);
    expect(text.startsWith(shop.trimEnd())).toBe(true);
    expect(text).toContain('host: fresh.example.com');
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expectText(page, shop);
  });

  test('a host that the API server would refuse is refused while it is typed, in the same words', async ({ page }) => {
    await hostNode(page, 'admin.example.com').dblclick();
    const field = page.getByRole('dialog', { name: 'Host' }).getByRole('textbox', { name: 'Host' });
    await field.fill('Admin_example');
    await expect(page.getByRole('dialog', { name: 'Host' })).toContainText('RFC 1123');
    await field.press('Escape');
    await expectText(page, shop);
  });
});
