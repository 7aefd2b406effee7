import type { Locator, Page } from '@playwright/test';
import {
  expect,
  expectText,
  hostNode,
  kept,
  open,
  paste,
  pathNode,
  requestBar,
  shop,
  spokenResult,
  test,
} from './app.ts';
import { boxOf, expectAccessible } from './still.ts';

const card = (page: Page): Locator => page.locator('.paste-card');

/** The button of a correction or of another way on. */
const way = (page: Page, name: RegExp): Locator => card(page).getByRole('button', { name });

async function work(page: Page, text = shop): Promise<void> {
  await open(page);
  await paste(page, text);
  await expect(hostNode(page, 'admin.example.com')).toBeVisible();
}

const younger = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: younger
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /api
        pathType: Prefix
        backend: {service: {name: other, port: {number: 80}}}
      - path: /more
        pathType: Prefix
        backend: {service: {name: other, port: {number: 80}}}
`;

test.describe('whatever is pasted is taken for what it is', () => {
  test('an error text stays with its place, request and correction; other texts take its place; no file is touched', async ({
    page,
  }) => {
    await work(page, `${shop}---\n${younger}`);
    await paste(
      page,
      'admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: host "shop.example.com" and path "/api" is already defined in ingress default/shop',
    );
    await expect(card(page)).toContainText('pasted.yaml line');
    await expect(card(page).locator('mark')).toHaveText(['shop.example.com', '/api', 'default/shop']);
    await expect(card(page)).toContainText('accepted');
    await expect(card(page).getByText('Shown by')).toBeVisible();
    await expectAccessible(page, { within: ['.paste-card'] });
    await expectText(page, `${shop}---\n${younger}`);
    await way(page, /^Delete \/api of shop/).click();
    await expectText(page, `${shop}---\n${younger.replace(/ +- path: \/api\n.*\n.*\n/, '')}`);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expectText(page, `${shop}---\n${younger}`);
    await paste(
      page,
      "Error: YAML parse error on app/templates/ingress.yaml: error converting YAML to JSON: yaml: line 12: could not find expected ':'",
    );
    await expect(card(page)).toContainText('helm template --debug');
    await paste(page, 'Error: the flux capacitor is empty');
    await expect(card(page)).toContainText('does not know this error text');
    await expect(card(page).getByRole('group', { name: 'Pasted text' })).toHaveText(
      'Error: the flux capacitor is empty',
    );
    await paste(page, 'services:\n  web:\n    image: nginx\n');
    await expect(card(page)).toContainText('This is a Compose file: it has no Ingress.');
    await expect(card(page).locator('mark')).toHaveText('services:');
    const packed = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: packed\n';
    await paste(page, Buffer.from(packed).toString('base64'));
    await expect(card(page)).toContainText('This is a manifest in base64.');
    await expectText(page, `${shop}---\n${younger}`);
    await way(page, /^Open what is in it/).click();
    await expectText(page, packed);
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await card(page).getByRole('button', { name: 'Close' }).click();
    await expect(card(page)).toHaveCount(0);
    await expectText(page, `${shop}---\n${younger}`);
  });

  test('what was seen stands beside what is said, for transcripts and log lines, and credentials are not kept', async ({
    page,
  }) => {
    await work(page);
    await paste(
      page,
      '$ curl -v https://other.example.com/x -H "Authorization: Bearer nobody-may-see"\n> GET /x HTTP/2\n> Host: other.example.com\n> Authorization: Bearer nobody-may-see\n>\n< HTTP/2 503\n< server: nginx\n<\n',
    );
    await expect(card(page).locator('[data-relation="differs"]')).toContainText(
      /You saw 503, this says 404\. No rule names this host\. There is shop\.example\.com/,
    );
    await expect(card(page)).toContainText('One credential stays out');
    await expect(spokenResult(page)).toContainText('other.example.com');
    const headers = page.getByRole('button', { name: /^Headers/ });
    await expect(requestBar(page)).toHaveValue('https://other.example.com/x');
    await expect(headers).toHaveText('Headers 1');
    // Typed into the line they count as well; pasted there, a command goes to its places.
    await requestBar(page).fill("https://other.example.com/x -H 'X-Canary: always'");
    await expect(headers).toHaveText('Headers 2');
    await headers.click();
    await expect(page.getByLabel('Request headers').getByRole('textbox')).toHaveValue('authorization: redacted');
    await expect(page.getByText('x-canary: always', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await requestBar(page).selectText();
    await requestBar(page).evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', "curl -k https://other.example.com/y \\\n -d a=b -H 'X-A: 1' -H 'X-B: 2'");
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(requestBar(page)).toHaveValue('https://other.example.com/y');
    await expect(headers).toHaveText('Headers 2');
    await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('POST');
    await kept(page, 'other.example.com/y');
    await expect.poll(() => page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('nobody-may-see');
    await paste(page, '10.0.0.1 - - [02/Jan/2026:03:04:05 +0000] "GET /api/x HTTP/1.1" 404 1 "-" "-"\n'.repeat(3));
    await expect(card(page)).toContainText('3 times');
    await card(page).getByRole('combobox').selectOption('admin.example.com');
    await expect(card(page).locator('[data-relation="application"]')).toContainText('admin:http');
    await expectText(page, shop);
  });

  test('manifests are found in Markdown, here-documents and behind prompts, and opened beside the own ones', async ({
    page,
  }) => {
    await work(page);
    const one = younger.replaceAll('shop.example.com', 'fence.example.com');
    await paste(
      page,
      `### It fails\n\n\`\`\`yaml\n${one}\`\`\`\n\n\`\`\`console\n$ curl -i http://fence.example.com/more\nHTTP/1.1 404 Not Found\n\`\`\`\n`,
    );
    await expect(hostNode(page, 'fence.example.com')).toBeVisible();
    await expect(card(page)).toContainText(/1 manifest, 1 request/);
    await expect(card(page).locator('[data-relation="application"]')).toContainText('You saw 404');
    await expectText(page, one);
    await card(page).getByRole('button', { name: 'Close' }).click();
    const files = page.getByRole('tab', { name: /^pasted.*\.yaml/ });
    await expect(files).toHaveCount(2);
    const two = younger.replaceAll('shop.example.com', 'heredoc.example.com');
    await paste(page, `cat <<EOF | kubectl apply -f -\n${two}EOF\n`);
    await expect(files).toHaveCount(3);
    await expectText(page, two);
    const three = younger.replaceAll('shop.example.com', 'prompt.example.com');
    await paste(page, `$ kubectl get ingress younger -o yaml\n${three}$ `);
    await expect(files).toHaveCount(4);
    await expectText(page, three);
    await expect(card(page)).toHaveCount(0);
    for (const left of [3, 2, 1]) {
      await page.getByRole('button', { name: /^Undo/ }).first().click();
      await expect(files).toHaveCount(left);
    }
    await expectText(page, shop);
  });

  test('a diff changes the open file in one step, kubectl’s own words are asked or refused with a command', async ({
    page,
  }) => {
    await work(page);
    await paste(
      page,
      '--- a/deploy/shop.yaml\n+++ b/deploy/shop.yaml\n@@ -12,3 +12,3 @@\n       # The API.\n-      - path: /api\n+      - path: /v2\n         pathType: Prefix\n',
    );
    await way(page, /^Change pasted\.yaml/).click();
    await expect(pathNode(page, '/v2')).toBeVisible();
    await expectText(page, shop.replace('path: /api', 'path: /v2'));
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await expectText(page, shop);
    await paste(
      page,
      'Name:             shop\nNamespace:        team-a\nIngress Class:    nginx\nRules:\n  Host  Path  Backends\n  ----  ----  --------\n  admin.example.com\n        /   admin:http (<error: services "admin" not found>)\n',
    );
    await expect(card(page)).toContainText('kubectl get ingress shop -n team-a -o yaml');
    await expect(card(page)).toContainText('kubectl found no backend: services "admin" not found');
    await expect(card(page).locator('.go')).toHaveText('admin:http');
    await expectText(page, shop);
  });

  test('the card has room of its own on a phone, is read in Korean, and goes by the keyboard', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.addInitScript(() => Object.defineProperty(navigator, 'languages', { get: () => ['ko-KR'] }));
    await open(page);
    await paste(page, 'W0102 03:04:05.1 7 controller.go:1225] Service "store/web" does not have any active Endpoint.');
    await expect(card(page)).toContainText('준비된 파드가 없습니다');
    const [box, bar] = [await boxOf(card(page)), await boxOf(requestBar(page))];
    expect(box.y + box.height).toBeLessThanOrEqual(bar.y);
    expect(box.width).toBeLessThanOrEqual(390);
    await expectAccessible(page, { within: ['.paste-card'] });
    await card(page).getByRole('button', { name: '닫기' }).focus();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(requestBar(page)).toBeFocused();
  });
});
