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
import { hold } from './drag.ts';
import { field } from './forms.ts';
import { boxOf, expectAccessibleInBothThemes, measure } from './still.ts';

const tested = `# route-test: GET http://shop.example.com/api -> api:8080
# route-test: GET http://shop.example.com/ -> web:80
${shop}---
apiVersion: v1
kind: Service
metadata: {name: api}
spec: {selector: {app: api}, ports: [{port: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: admin}
spec: {selector: {app: admin}, ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: spare}
spec: {selector: {app: spare}, ports: [{port: 9000}]}
---
apiVersion: v1
kind: Service
metadata: {name: billing, namespace: money}
spec: {selector: {app: billing}, ports: [{port: 80}]}
`;

/** What follows the pointer; it is not for screen readers, who hear the same. */
const hand = (page: Page): Locator => page.locator('.g-hand');
const spoken = (page: Page, words: RegExp): Locator => page.getByRole('status').filter({ hasText: words });
const bar = (page: Page): Locator => page.getByRole('group', { name: /paths? selected/ });
const palette = (page: Page): Locator => page.getByRole('region', { name: 'Services of these files' });
const undo = (page: Page): Locator => page.getByRole('button', { name: /^Undo/ }).first();

test.describe('the author moves routes by hand', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, tested);
    // A third request beside those of the two tests.
    await requestBar(page).fill('https://shop.example.com/v12');
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await editorReady(page);
    await expect(page.getByRole('button', { name: /^Services 5/ })).toBeVisible();
  });

  test('a drag says before the drop which tests would change, and Escape takes it back', async ({ page }) => {
    await hold(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(hand(page)).toContainText('Move /api to admin.example.com');
    await expect(hand(page)).toContainText('1 of 3 requests get a different answer');
    await expect(hand(page)).toContainText('GET shop.example.com/api');
    await expect(hand(page)).toContainText('Test would fail: went to api:8080, now it goes to web:80');
    await expect(spoken(page, /^Move \/api to admin.*went to api:8080, now it goes to web:80/)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(hand(page)).toHaveCount(0);
    await page.mouse.up();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/on shop\.example\.com/);
    await expectText(page, tested);
  });

  test('Alt turns a move into a copy while it is held, and the words change at once', async ({ page }) => {
    await hold(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(hand(page)).toContainText('Move /api');
    await page.keyboard.down('Alt');
    await expect(hand(page)).toContainText('Copy /api to admin.example.com');
    await expect(hand(page)).toContainText('All 3 requests keep their answers');
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await expect(pathNode(page, '/api')).toHaveCount(2);
    await undo(page).click();
    await expect(pathNode(page, '/api')).toHaveCount(1);
    await expectText(page, tested);
  });

  test('a drop that nothing takes says why and changes nothing', async ({ page }) => {
    await hold(page, pathNode(page, '/api'), serviceNode(page, 'web'));
    await expect(hand(page)).toContainText('Drop it on a host');
    await expect(spoken(page, /^Drop it on a host/)).toHaveCount(1);
    // Below the canvas the graph goes on out of sight: nothing is dropped there.
    await page.mouse.move(900, 800, { steps: 4 });
    await expect(hand(page)).toContainText('Nothing happens here');
    await page.mouse.up();
    await expectText(page, tested);
  });

  test('several selected paths go to another Service in one step, and come back in one', async ({ page }) => {
    await pathNode(page, '/api').click({ modifiers: ['ControlOrMeta'] });
    await pathNode(page, '/')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await expect(bar(page)).toHaveAccessibleName('2 paths selected');
    await expect(pathNode(page, '/api')).toHaveAttribute('aria-pressed', 'true');
    await bar(page).getByRole('button', { name: 'Service…' }).click();
    await page.keyboard.type('spare');
    await expect(page.getByRole('option', { name: /spare/ })).toHaveAttribute('aria-selected', 'true');
    await expect(spoken(page, /3 of 3 requests get a different answer/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to spare/);
    const text = await downloadedText(page);
    expect(text.match(/name: spare, port: \{number: 9000\}|name: spare\n/g)).toHaveLength(2);
    expect(text).toContain('# two replicas');
    await expect(undo(page)).toHaveAttribute('title', /Send 2 paths to spare:9000/);
    await undo(page).click();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to api/);
    await expectText(page, tested);
  });

  test('a selected path that the filter hides is neither counted nor touched', async ({ page }) => {
    await pathNode(page, '/api').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(bar(page)).toHaveAccessibleName('3 paths selected');
    const filter = page.getByLabel(/^Find a host/);
    await filter.fill('svc:api svc:admin');
    await expect(bar(page)).toHaveAccessibleName('2 paths selected');
    /** What was done was done to these two; takes it back. */
    const takeBack = async (changed: string, left = '2 paths selected'): Promise<void> => {
      await expectText(page, changed);
      await undo(page).click();
      await expectText(page, tested);
      await expect(bar(page)).toHaveAccessibleName(left);
    };
    const led = tested
      .replace('{name: api, port: {number: 8080}}', '{name: spare, port: {number: 9000}}')
      .replace(/name: admin(\s+port:\s+)name: http/, 'name: spare$1number: 9000');
    const apiLines = shop.slice(shop.indexOf('      # The API.'), shop.indexOf('      - path: /\n'));
    const adminLines = shop.slice(shop.lastIndexOf('      - path: /\n'));
    await test.step('the palette leads those that are shown to a Service', async () => {
      await page.getByRole('button', { name: /^Services 5/ }).press('Enter');
      await expect(palette(page)).toContainText('Choose one to connect 2 paths to it');
      await palette(page)
        .getByRole('button', { name: /^Service spare/ })
        .click();
      await takeBack(led);
    });
    await test.step('so does the list of Services', async () => {
      await bar(page).getByRole('button', { name: 'Service…' }).click();
      await page.keyboard.type('spare');
      await expect(page.getByRole('option', { name: /spare/ })).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Enter');
      await takeBack(led);
    });
    await test.step('Mod+D duplicates those that are shown', async () => {
      await pathNode(page, '/api').focus();
      await page.keyboard.press('ControlOrMeta+d');
      await takeBack(
        tested
          .replace(apiLines, apiLines + apiLines.replace(/.*# The API\.\n/, '').replace(' # two replicas', ''))
          .replace(adminLines, adminLines + adminLines),
      );
    });
    await test.step('a drag takes along those that are shown', async () => {
      await hold(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
      await expect(hand(page)).toContainText('Move 2 paths to admin.example.com');
      await page.mouse.up();
      // They stand together at the end, in the order of the file. A path on another host is another path: it is not marked.
      await takeBack(tested.replace(apiLines, '').replace(adminLines, apiLines + adminLines), '1 path selected');
    });
    await bar(page).getByRole('button', { name: 'Delete' }).click();
    await expect(hostNode(page, 'admin.example.com')).toHaveCount(0);
    await filter.fill('');
    await expect(pathNode(page, '/')).toHaveAccessibleName(/on shop/);
  });

  test('an area drawn with Shift selects the paths it touches; dragging one takes the others along', async ({
    page,
  }) => {
    const [api, root] = [await boxOf(pathNode(page, '/api')), await boxOf(pathNode(page, '/').first())];
    await page.keyboard.down('Shift');
    await page.mouse.move(api.x - 8, api.y - 6);
    await page.mouse.down();
    await page.mouse.move(api.x + 40, root.y + root.height + 3, { steps: 8 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(bar(page)).toHaveAccessibleName('2 paths selected');
    await hold(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(hand(page)).toContainText('Move 2 paths to admin.example.com');
    await page.mouse.up();
    await expect(hostNode(page, 'shop.example.com')).toHaveCount(0);
    const text = await downloadedText(page);
    expect(text.indexOf('path: /api')).toBeGreaterThan(text.indexOf('host: admin.example.com'));
    expect(text.indexOf('path: /api')).toBeLessThan(text.lastIndexOf('name: web\n'));
    await undo(page).click();
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await expectText(page, tested);
  });

  test('what the API server would refuse is said before and after, and nothing is changed', async ({ page }) => {
    await pathNode(page, '/api').click({ modifiers: ['ControlOrMeta'] });
    await pathNode(page, '/')
      .last()
      .click({ modifiers: ['ControlOrMeta'] });
    await bar(page).getByRole('button', { name: 'Class…' }).click();
    await page.keyboard.type('Not A Class');
    await expect(spoken(page, /The API server would refuse the result/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Not changed: Kubernetes would refuse it/)).toBeVisible();
    await expectText(page, tested);
  });

  test('by keyboard alone: select with Shift and arrows, set the type, Escape clears', async ({ page }) => {
    await pathNode(page, '/api').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(spoken(page, /^2 paths selected/)).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+a');
    await expect(spoken(page, /^3 paths selected/)).toHaveCount(1);
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeVisible();
    await bar(page).getByRole('button', { name: 'Type…' }).press('Enter');
    await page.keyboard.type('Exact');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/Exact/);
    expect((await downloadedText(page)).match(/pathType: Exact/g)).toHaveLength(3);
    await pathNode(page, '/api').focus();
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    await expect(spoken(page, /^Nothing selected/)).toHaveCount(1);
  });

  test('Copy to and Move to are in the menu of a path, with what would change', async ({ page }) => {
    await pathNode(page, '/api').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Copy to…' }).press('Enter');
    await page.keyboard.type('admin');
    await expect(spoken(page, /All 3 requests keep their answers/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/api')).toHaveCount(2);
    await pathNode(page, '/api').first().focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter');
    await page.keyboard.type('admin');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/api').first()).toHaveAccessibleName(/on admin/);
  });

  test('a Service of the palette is dragged onto a path, onto a host, and refused by another namespace', async ({
    page,
  }) => {
    await page.getByRole('button', { name: /^Services 5/ }).click();
    const spare = palette(page).getByRole('button', { name: /^Service spare, port 9000, .*not used/ });
    await hold(page, spare, pathNode(page, '/api'));
    await expect(hand(page)).toContainText('Connect /api to spare');
    await page.mouse.up();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to spare/);
    await hold(
      page,
      palette(page).getByRole('button', { name: /^Service spare/ }),
      hostNode(page, 'admin.example.com'),
    );
    await expect(hand(page)).toContainText('Add a path to spare on admin.example.com');
    await page.mouse.up();
    const draft = page.getByRole('dialog', { name: 'New path' });
    await expect(field(draft, 'Service')).toHaveValue('spare');
    await expect(pathNode(page, '/new')).toHaveCount(0);
    await field(draft, 'Path').fill('/new');
    await page.keyboard.press('Enter');
    await expect(pathNode(page, '/new')).toHaveAccessibleName(/on admin.*to spare/);
    await hold(page, palette(page).getByRole('button', { name: /^Service billing/ }), pathNode(page, '/api'));
    await expect(hand(page)).toContainText('billing is in namespace money: an Ingress reaches only its own');
    await page.mouse.up();
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to spare/);
  });

  test('a Service of the palette is chosen by keyboard for the selected path', async ({ page }) => {
    await pathNode(page, '/api').click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Services 5/ }).press('Enter');
    await expect(palette(page)).toContainText('Choose one to connect /api to it');
    await page.keyboard.type('spa');
    await palette(page)
      .getByRole('button', { name: /^Service spare/ })
      .press('Enter');
    await expect(pathNode(page, '/api')).toHaveAccessibleName(/to spare/);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Services 5/ })).toBeFocused();
  });
});

test('a list asked for before its code has come gets the letters and Enter pressed meanwhile', async ({ page }) => {
  let letCome = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/Manipulation-[^/]*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await open(page);
  await paste(page, tested);
  await expect(pathNode(page, '/api')).toBeVisible();
  await pathNode(page, '/api').focus();
  await page.keyboard.press('m');
  await page.keyboard.type('admin');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Services/ })).toHaveCount(0);
  letCome();
  await expect(pathNode(page, '/api')).toHaveAccessibleName(/to admin/);
  // No letter was taken for a key of the graph, where A begins a path.
  await expect(page.getByRole('dialog', { name: 'New path' })).toHaveCount(0);
  await expect(pathNode(page, '/new')).toHaveCount(0);
});

test('an inspector whose code comes after the next key leaves the focus where it is', async ({ page }) => {
  let letCome = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/Inspector-[^/]*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await open(page);
  await paste(page, tested);
  await pathNode(page, '/api').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift');
  letCome();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(0);
});

const classes = (['nginx', 'traefik'] as const)
  .map(
    (name) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}-one}
spec:
  ingressClassName: ${name}
  rules:
  - host: a.${name}.example.com
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
  - host: b.${name}.example.com
    http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
`,
  )
  .join('---\n');

/** Runs in the page: what lies beside its button in the head; no text is of no width. */
function outOfControllers(): readonly string[] {
  const buttons = [...document.querySelectorAll('.controller')];
  if (buttons.length !== 2) return ['both controllers'];
  return buttons.flatMap((button) => {
    const { left, right } = button.getBoundingClientRect();
    const shown = [...button.children].map((part) => ({ part, box: part.getBoundingClientRect() }));
    const isWhole = shown.some(({ part, box }) => part.matches('.controller-class') && box.width > 30);
    const out = shown.filter(({ box }) => box.width > 0 && (box.left < left || box.right > right));
    return [...out.map(({ part }) => part.textContent ?? ''), ...(isWhole ? [] : ['no class'])];
  });
}

test.describe('a host goes to another class', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, classes);
    await expect(hostNode(page, 'a.traefik.example.com')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Services 1/ })).toBeVisible();
  });
  const router = (page: Page, name: string): Locator =>
    page.getByRole('application').getByRole('button', { name: new RegExp(`^Edge router ${name}`) });
  const ruleOf = (text: string, host: string): string =>
    text.slice(text.lastIndexOf('ingressClassName:', text.indexOf(host)), text.indexOf(host)).split('\n')[0] ?? '';

  test('dragged onto its edge router: the rule moves to the Ingress that the words name', async ({ page }) => {
    for (const width of [390, 1024, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => measure(page, outOfControllers)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await hold(page, hostNode(page, 'a.nginx.example.com'), router(page, 'traefik'));
    await expect(hand(page)).toContainText(
      'Move a.nginx.example.com to class traefik: into Ingress default/traefik-one',
    );
    await page.mouse.up();
    await expect
      .poll(async () => ruleOf(await downloadedText(page), 'a.nginx.example.com'))
      .toBe('ingressClassName: traefik');
    await undo(page).click();
    await expectText(page, classes);
  });

  test('chosen in its menu, by keyboard', async ({ page }) => {
    await hostNode(page, 'b.traefik.example.com').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Move to class…' }).press('Enter');
    await expect(
      spoken(page, /Move b\.traefik\.example\.com to class nginx: into Ingress default\/nginx-one/),
    ).toBeVisible();
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => ruleOf(await downloadedText(page), 'b.traefik.example.com'))
      .toBe('ingressClassName: nginx');
  });
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('paths are selected one by one after pressing the area button, and edited together', async ({ page }) => {
    await open(page);
    await paste(page, tested);
    await expect(pathNode(page, '/api')).toBeVisible();
    await page.getByRole('button', { name: 'Select an area' }).tap();
    await pathNode(page, '/api').tap();
    await pathNode(page, '/').first().tap();
    await expect(bar(page)).toHaveAccessibleName('2 paths selected');
    await bar(page).getByRole('button', { name: 'Duplicate' }).tap();
    await expect(pathNode(page, '/api')).toHaveCount(2);
    await undo(page).tap();
    await expect(pathNode(page, '/api')).toHaveCount(1);
  });
});

const accessible = (page: Page) => expectAccessibleInBothThemes(page, { within: ['.g-pane', '#graph-tools'] });

test.describe('moving routes by hand, in both themes', () => {
  test('is free of findings of axe: selection, choices, palette, drag', async ({ page }) => {
    await open(page);
    await paste(page, tested);
    await expect(page.getByRole('button', { name: /^Services 5/ })).toBeVisible();
    await pathNode(page, '/api').click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('button', { name: /^Services 5/ }).click();
    await accessible(page);
    await bar(page).getByRole('button', { name: 'Service…' }).click();
    await expect(spoken(page, /requests? (get|keep)/)).toBeVisible();
    await accessible(page);
    await page.keyboard.press('Escape');
    await hold(page, pathNode(page, '/api'), hostNode(page, 'admin.example.com'));
    await expect(hand(page)).toContainText('requests get a different answer');
    await accessible(page);
    await page.mouse.up();
  });
});

test('the words are Korean on a Korean page', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'ko-KR', ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await open(page);
  await paste(page, tested);
  // A third request beside those of the two tests.
  await requestBar(page).fill('https://shop.example.com/v12');
  await expect(page.getByRole('button', { name: '서비스 5' })).toBeVisible();
  const api = page.getByRole('application').getByRole('button', { name: /^경로 \/api,/ });
  const admin = page.getByRole('application').getByRole('button', { name: /^호스트 admin\.example\.com,/ });
  await hold(page, api, admin);
  await expect(hand(page)).toContainText('이동: /api → admin.example.com');
  await expect(hand(page)).toContainText('응답이 바뀌는 요청: 3개 중 1개');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await context.close();
});
