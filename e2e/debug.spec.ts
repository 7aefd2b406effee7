import {
  editorReady,
  expect,
  hostNode,
  open,
  paste,
  pathNode,
  requestBar,
  serviceNode,
  shop,
  spokenResult,
  test,
} from './app.ts';
import { boxOf } from './still.ts';

test.describe('the debugger pastes a manifest and finds out where a request goes', () => {
  test('the first visit shows an example, a sent request and its explained answer, with nothing in the way', async ({
    page,
  }) => {
    await open(page);
    await expect(requestBar(page)).toHaveValue(/shop\.example\.com\/v11/);
    await expect(spokenResult(page)).toContainText('/v11 is not under /v1');
    await expect(page.getByRole('tab', { name: 'Trace' })).toHaveAttribute('aria-selected', 'true');
    await expect(pathNode(page, '/')).toHaveAccessibleName(/takes the request/);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('a pasted manifest becomes a graph in file order and a typed URL lights its route while typing', async ({
    page,
  }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    const { y } = await boxOf(hostNode(page, 'shop.example.com'));
    expect(y).toBeLessThan((await boxOf(hostNode(page, 'admin.example.com'))).y);

    await requestBar(page).fill('https://shop.example.com/api/users?x=1');
    await expect(spokenResult(page)).toContainText('api:8080');
    await expect(serviceNode(page, 'api')).toHaveAccessibleName(/takes the request/);
    await requestBar(page).fill('https://shop.example.com/apis');
    await expect(spokenResult(page)).toContainText('web:80');
    await expect(pathNode(page, '/api')).not.toHaveAccessibleName(/takes the request/);
  });

  test('the trace names the candidates, where each stopped, and why the winner won', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await requestBar(page).fill('https://shop.example.com/api/v2');
    await page.getByRole('button', { name: 'Why' }).click();
    const candidates = page.getByRole('region', { name: 'Path' }).getByRole('table');
    await expect(candidates.getByRole('row', { name: /\/api/ })).toContainText('wins');
    await expect(candidates.getByRole('row', { name: /shorter/ })).toBeVisible();
  });

  test('an unknown host is a 404 that says so, and a curl line is understood', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await requestBar(page).fill("curl -H 'Host: nobody.example.com' http://10.0.0.1/");
    await expect(spokenResult(page)).toContainText('404');
    await expect(spokenResult(page)).toContainText('nobody.example.com');
    const hosts = page.getByRole('region', { name: 'Host' }).getByRole('table');
    await expect(hosts.getByRole('row', { name: /admin\.example\.com/ })).toBeVisible();
    await requestBar(page).fill("curl -X POST -H 'Host: admin.example.com' http://10.0.0.1/users");
    await expect(spokenResult(page)).toContainText('admin:http');
    await expect(spokenResult(page)).toContainText('POST');
  });

  test('a host that gives way to an exact one says so below its name, never over it', async ({ page }) => {
    await open(page);
    await paste(
      page,
      `${shop}  - http:\n      paths:\n      - {path: /, pathType: Prefix, backend: {service: {name: any, port: {number: 80}}}}\n`,
    );
    await requestBar(page).fill('https://shop.example.com/api');
    const node = hostNode(page, 'any host');
    const verdict = node.getByText('exact host first');
    await expect(verdict).toBeVisible();
    const name = await boxOf(node.locator('.gn-name'));
    const [chip, box] = [await boxOf(verdict), await boxOf(node)];
    expect(chip.y).toBeGreaterThanOrEqual(name.y + name.height - 1);
    expect(chip.x + chip.width).toBeLessThanOrEqual(box.x + box.width);
    expect(chip.y + chip.height).toBeLessThanOrEqual(box.y + box.height);
  });

  test('a Service that no file holds is a severed end as soon as the workspace holds Services', async ({ page }) => {
    await open(page);
    await paste(page, shop);
    await expect(serviceNode(page, 'web')).not.toHaveAccessibleName(/not in your files/);
    await paste(
      page,
      `${shop}---\napiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {ports: [{port: 8080, targetPort: 3000}]}\n`,
    );
    await expect(serviceNode(page, 'web')).toHaveAccessibleName(/not in your files/);
    await expect(serviceNode(page, 'api')).not.toHaveAccessibleName(/not in your files/);
  });

  test('a JSON list, CRLF, flow style and old API versions are read', async ({ page }) => {
    await open(page);
    const item = (name: string, host: string) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name },
      spec: {
        rules: [
          {
            host,
            http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] },
          },
        ],
      },
    });
    const list = JSON.stringify(
      { apiVersion: 'v1', kind: 'List', items: [item('a', 'a.example.com'), item('b', 'b.example.com')] },
      null,
      '\t',
    );
    await paste(page, list);
    await expect(hostNode(page, 'a.example.com')).toBeVisible();
    await expect(hostNode(page, 'b.example.com')).toBeVisible();
    await paste(page, shop.replaceAll('\n', '\r\n'));
    await expect(hostNode(page, 'admin.example.com')).toBeVisible();
    await paste(
      page,
      'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: old}\nspec: {rules: [{host: old.example.com, http: {paths: [{path: /, backend: {serviceName: old, servicePort: 80}}]}}]}\n',
    );
    await expect(hostNode(page, 'old.example.com')).toBeVisible();
  });

  test('broken YAML keeps the last good graph greyed, says where the error is, and nothing is lost', async ({
    page,
  }) => {
    await open(page);
    await paste(page, shop);
    await expect(hostNode(page, 'shop.example.com')).toBeVisible();
    await editorReady(page);
    const editor = page.getByRole('textbox', { name: /^Text of/ });
    await editor.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('broken: [\n');
    await expect(page.getByRole('button', { name: /^Go to line/ })).toBeVisible();
    await expect(hostNode(page, 'shop.example.com')).toHaveAccessibleName(/last version that could be read/);
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText(/:\d+/);
    await page.keyboard.press('Control+z');
    await editor.focus();
    await page.keyboard.press('Control+z');
    await expect(hostNode(page, 'shop.example.com')).not.toHaveAccessibleName(/last version/);
  });

  test('a Helm template is recognised and the reader is told what to run', async ({ page }) => {
    await open(page);
    await paste(
      page,
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n  rules:\n  {{- range .Values.hosts }}\n  - host: {{ . }}\n  {{- end }}\n',
    );
    await page.getByRole('tab', { name: /^Problems/ }).click();
    await expect(page.getByRole('tabpanel', { name: /Problems/ })).toContainText('helm template');
  });
});
