import type { Locator, Page } from '@playwright/test';
import {
  downloadedText,
  expect,
  expectText,
  hostNode,
  open,
  paste,
  pathNode,
  requestBar,
  serviceNode,
  test,
} from './app.ts';
import { field, validate } from './forms.ts';
import { expectAccessibleInBothThemes, measureOf } from './still.ts';

/** One way to use the page: by pointer, or by keyboard alone. */
interface Hand {
  readonly start: () => Promise<void>;
  readonly fill: (field: Locator, text: string) => Promise<void>;
  readonly press: (button: Locator) => Promise<void>;
  readonly openHost: (host: string) => Promise<void>;
  readonly chooseResource: (form: Locator) => Promise<void>;
  readonly newService: () => Promise<void>;
}

const newMenu = (page: Page) => page.getByRole('button', { name: 'New Ingress or Service' });

function byPointer(page: Page): Hand {
  return {
    start: () => page.getByRole('button', { name: 'Start blank' }).click(),
    fill: async (target, text) => {
      await target.click();
      await target.fill(text);
    },
    press: (button) => button.click(),
    openHost: (host) => hostNode(page, host).dblclick(),
    chooseResource: (form) => form.getByRole('radio', { name: 'Resource' }).click(),
    newService: async () => {
      await newMenu(page).click();
      await page.getByRole('menuitem', { name: 'New Service' }).click();
    },
  };
}

/** Walks with Tab, towards where the target stands in the page. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let turn = 0; turn < 80; turn++) {
    const way = await target.evaluate((element) => {
      if (element === document.activeElement) return 'here';
      const position = document.activeElement?.compareDocumentPosition(element) ?? 0;
      return position & Node.DOCUMENT_POSITION_PRECEDING ? 'back' : 'on';
    });
    if (way === 'here') return;
    await page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error('Tab does not lead there');
}

function byKeyboard(page: Page): Hand {
  return {
    start: () => page.keyboard.press('Alt+n'),
    fill: async (target, text) => {
      await tabTo(page, target);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      await expect(target).toHaveValue(text);
    },
    press: async (button) => {
      await tabTo(page, button);
      await page.keyboard.press('Space');
    },
    openHost: async (host) => {
      await page.keyboard.press('Escape');
      await tabTo(page, page.locator('[data-node-id][tabindex="0"]'));
      for (const key of ['Home', 'ArrowDown', 'ArrowDown']) {
        if (await measureOf(hostNode(page, host), (node) => node === document.activeElement)) break;
        await page.keyboard.press(key);
      }
      await expect(hostNode(page, host)).toBeFocused();
      await page.keyboard.press('Enter');
    },
    chooseResource: async (form) => {
      await tabTo(page, form.getByRole('radio', { name: 'Service' }));
      await page.keyboard.press('ArrowRight');
    },
    newService: async () => {
      await page.keyboard.press('Escape');
      await tabTo(page, newMenu(page));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('menuitem', { name: 'New Ingress' })).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
  };
}

async function startEmpty(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('button', { name: 'Files and examples' }).click();
  await page.getByRole('menuitem', { name: 'New workspace' }).click();
  await expect(page.getByRole('button', { name: 'Start blank' })).toBeVisible();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

/** The Ingress with its first route, without the Service that it leads to. */
async function makeIngress(page: Page, hand: Hand): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'New Ingress' });
  await expect(field(dialog, 'Name')).toBeFocused();
  await hand.fill(field(dialog, 'Name'), 'shop');
  await hand.fill(field(dialog, 'Class'), 'nginx');
  await hand.fill(field(dialog, 'Host'), 'shop.example.com');
  await hand.fill(field(dialog, 'Service'), 'web');
  await hand.fill(field(dialog, 'Port'), 'http');
  await hand.press(dialog.getByRole('checkbox', { name: 'Create the Service web too' }));
  await hand.press(dialog.getByRole('checkbox', { name: /TLS/ }));
  await hand.fill(field(dialog, 'Secret'), 'shop-tls');
  await expect(dialog.locator('pre')).toContainText('secretName: shop-tls');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(hostNode(page, 'shop.example.com')).toBeFocused();
}

async function makeService(page: Page, hand: Hand): Promise<void> {
  await hand.newService();
  const dialog = page.getByRole('dialog', { name: 'New Service' });
  await hand.fill(field(dialog, 'Name'), 'web');
  await hand.press(dialog.getByRole('button', { name: 'Add port' }));
  await hand.fill(field(dialog, 'Port name').nth(1), 'admin');
  await hand.fill(field(dialog, 'Port number').nth(1), '8080');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(serviceNode(page, 'web')).not.toHaveAccessibleName(/not in your files/);
}

/** A path that leads to a bucket. */
async function makeResourcePath(page: Page, hand: Hand): Promise<void> {
  await hand.openHost('shop.example.com');
  const dialog = page.getByRole('dialog', { name: 'Host' });
  await hand.press(dialog.getByRole('button', { name: 'Add path' }));
  const form = dialog.getByRole('form', { name: 'Add path' });
  await hand.fill(field(form, 'Path'), '/static');
  await hand.chooseResource(form);
  await hand.fill(field(form, 'Kind'), 'StorageBucket');
  await hand.fill(field(form, 'Name'), 'static');
  await hand.fill(field(form, 'API group'), 'k8s.example.com');
  await page.keyboard.press('Enter');
  await expect(pathNode(page, '/static')).toBeVisible();
  await expect(form).toHaveCount(0);
}

async function addAnnotation(page: Page, hand: Hand, dialog: Locator, search: string, value?: string): Promise<void> {
  await hand.press(dialog.getByRole('button', { name: 'Add annotation' }));
  const form = dialog.getByRole('form', { name: 'Add annotation' });
  await hand.fill(field(form, 'Key'), search);
  await page.keyboard.press('Enter');
  if (value === undefined) {
    await expect(form.getByRole('switch', { name: 'Value' })).toBeFocused();
    await hand.press(form.getByRole('button', { name: 'Add', exact: true }));
  } else {
    await hand.fill(field(form, 'Value'), value);
    await page.keyboard.press('Enter');
  }
  await expect(form).toHaveCount(0);
}

/** Second host, default backend and annotations, in the panel of the Ingress. */
async function fillIngress(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Open Ingress default/shop' }));
  const dialog = page.getByRole('dialog', { name: 'Ingress' });
  await expect(field(dialog, 'Name')).toBeFocused();
  await hand.press(dialog.getByRole('button', { name: 'Add host' }));
  const host = dialog.getByRole('form', { name: 'Add host' });
  await hand.fill(field(host, 'Host'), 'admin.example.com');
  await hand.fill(field(host, 'Service'), 'web');
  await hand.fill(field(host, 'Port'), 'admin');
  await page.keyboard.press('Enter');
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
  await hand.press(dialog.getByRole('button', { name: 'Set default backend' }));
  const backend = dialog.getByRole('form', { name: 'Set default backend' });
  await hand.fill(field(backend, 'Service'), 'web');
  await hand.fill(field(backend, 'Port'), 'http');
  await page.keyboard.press('Enter');
  await expect(backend).toHaveCount(0);
  await addAnnotation(page, hand, dialog, 'force-ssl-redirect');
  await addAnnotation(page, hand, dialog, 'limit-rps', '10');
  await expect(dialog.getByRole('switch', { name: /force-ssl-redirect/ })).toBeChecked();
}

const made = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    nginx.ingress.kubernetes.io/force-ssl-redirect: "true"
    nginx.ingress.kubernetes.io/limit-rps: "10"
spec:
  ingressClassName: nginx
  defaultBackend:
    service:
      name: web
      port:
        name: http
  tls:
  - hosts:
    - shop.example.com
    secretName: shop-tls
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: web
            port:
              name: http
      - path: /static
        pathType: Prefix
        backend:
          resource:
            apiGroup: k8s.example.com
            kind: StorageBucket
            name: static
  - host: admin.example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: web
            port:
              name: admin
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - name: http
    port: 80
  - name: admin
    port: 8080
`;

for (const [name, handOf] of [
  ['by pointer', byPointer],
  ['by keyboard alone', byKeyboard],
] as const) {
  test(`an Ingress with everything is made from nothing ${name}, without the editor, in under a minute`, async ({
    page,
  }) => {
    await startEmpty(page);
    const hand = handOf(page);
    const before = Date.now();
    await hand.start();
    await makeIngress(page, hand);
    await makeService(page, hand);
    await makeResourcePath(page, hand);
    await fillIngress(page, hand);
    expect(Date.now() - before).toBeLessThan(60_000);
    const text = await downloadedText(page);
    expect(text).toBe(made);
    expect(validate(text)).not.toContain('error');
  });
}

test('a name that the API server would refuse is refused while it is typed, and nothing is written', async ({
  page,
}) => {
  await startEmpty(page);
  await byPointer(page).start();
  const dialog = page.getByRole('dialog', { name: 'New Ingress' });
  await field(dialog, 'Name').fill('My_Shop');
  await field(dialog, 'Service').fill('web');
  await expect(dialog.getByRole('alert')).toContainText('a lowercase RFC 1123 subdomain');
  await expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled();
  await expect(page.getByRole('status').filter({ hasText: 'No routes yet' })).toBeVisible();
  await field(dialog, 'Name').fill('my-shop');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expect(dialog.locator('pre')).toContainText('name: my-shop');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expectText(page, '');
});

test('an Ingress and the Service made with it are one undo step', async ({ page }) => {
  await startEmpty(page);
  await byPointer(page).start();
  const dialog = page.getByRole('dialog', { name: 'New Ingress' });
  await field(dialog, 'Name').fill('shop');
  await field(dialog, 'Service').fill('web');
  await expect(dialog.locator('pre')).toContainText('kind: Service');
  await field(dialog, 'Class').fill('traefik');
  await field(dialog, 'Path').fill('/v1');
  await expect(dialog.getByRole('group', { name: 'Path type, as Traefik reads it' })).toContainText('/v12matches');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(serviceNode(page, 'web')).toBeVisible();
  await expect(requestBar(page)).toHaveValue(/\/v1$/);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(serviceNode(page, 'web')).toHaveCount(0);
  await expectText(page, '');
});

test('an annotation of another controller is marked, and a switch changes one word', async ({ page }) => {
  await open(page);
  const text = made.replace(
    'nginx.ingress.kubernetes.io/limit-rps: "10"',
    'haproxy-ingress.github.io/app-root: /x # why',
  );
  await paste(page, text);
  // The example has a host of this name too.
  await expect(page.getByRole('button', { name: /controller of class nginx/ })).toBeVisible();
  await hostNode(page, 'shop.example.com').dblclick();
  await page.getByRole('button', { name: 'Open Ingress default/shop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ingress' });
  await expect(dialog).toContainText('belongs to another controller');
  await expect(dialog).toContainText('Did you mean nginx.ingress.kubernetes.io/app-root');
  await dialog.getByRole('switch', { name: /force-ssl-redirect/ }).click();
  await expect(dialog.getByRole('switch', { name: /force-ssl-redirect/ })).not.toBeChecked();
  await expectText(page, text.replace('redirect: "true"', 'redirect: "false"'));
});

test('a backend becomes a resource and a Service again', async ({ page }) => {
  await startEmpty(page);
  const hand = byPointer(page);
  await hand.start();
  await makeIngress(page, hand);
  await pathNode(page, '/').dblclick();
  const dialog = page.getByRole('dialog', { name: 'Path' });
  await dialog.getByRole('button', { name: 'Use a resource instead' }).click();
  const form = dialog.getByRole('form');
  await field(form, 'Kind').fill('StorageBucket');
  await field(form, 'Name').fill('static');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(pathNode(page, '/')).toHaveAccessibleName(/to StorageBucket static/);
  await page.getByRole('button', { name: 'Use a Service instead' }).click();
  await field(page.getByRole('dialog').getByRole('form'), 'Service').fill('web');
  await page.getByRole('dialog').getByRole('form').getByRole('button', { name: 'Apply' }).click();
  await expect(pathNode(page, '/')).toHaveAccessibleName(/to web/);
});

test.describe('the forms are free of findings of axe in both themes', () => {
  test('new Ingress, new Service, Ingress with annotations', async ({ page }) => {
    const accessible = () => expectAccessibleInBothThemes(page, { within: ['[role="dialog"]'] });
    await startEmpty(page);
    const hand = byPointer(page);
    await hand.start();
    await expect(page.getByRole('dialog', { name: 'New Ingress' })).toContainText('YAML that will be written');
    await accessible();
    await makeIngress(page, hand);
    await makeService(page, hand);
    await hand.newService();
    await accessible();
    await serviceNode(page, 'web').first().dblclick();
    await page.getByRole('dialog', { name: 'Service' }).getByRole('button', { name: 'Add port' }).click();
    await accessible();
    await hand.openHost('shop.example.com');
    await page.getByRole('button', { name: 'Open Ingress default/shop' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ingress' });
    await dialog.getByText('Hosts of the certificate: 1 of 1').click();
    await addAnnotation(page, hand, dialog, 'force-ssl-redirect');
    await dialog.getByRole('button', { name: 'Add annotation' }).click();
    await accessible();
    // The draft of a path that lacks its Service, its nodes too.
    await hostNode(page, 'shop.example.com').press('a');
    const draft = page.getByRole('dialog', { name: 'New path' });
    await field(draft, 'Service').fill('');
    await page.keyboard.press('Enter');
    await expect(draft.getByRole('alert')).toContainText('Still missing: Path, Service');
    await expectAccessibleInBothThemes(page, { within: ['[role="dialog"]', '.gn.is-draft'] });
  });
});

test.describe('on a phone, in Korean', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'ko-KR', hasTouch: true });
  test('an Ingress is made from nothing and stands in the tree', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('tab', { name: 'YAML' }).tap();
    await page.getByRole('button', { name: '파일과 예제' }).tap();
    await page.getByRole('menuitem', { name: '새 작업 공간' }).tap();
    await page.getByRole('button', { name: '빈 문서로 시작' }).tap();
    const dialog = page.getByRole('dialog', { name: '새 인그레스' });
    await field(dialog, '이름').fill('shop');
    await field(dialog, '서비스').fill('web');
    expect(await measureOf(dialog, (box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    await dialog.getByRole('button', { name: '만들기' }).tap();
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });
});
