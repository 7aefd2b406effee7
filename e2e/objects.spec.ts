import { downloadedText, expect, expectText, hostNode, open, paste, pathNode, serviceNode, test } from './app.ts';
import { field, validate } from './forms.ts';

const routes = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  ingressClassName: nginx
  defaultBackend: {service: {name: web, port: {number: 80}}} # the rest
  tls:
  - hosts: [shop.example.com] # one
    secretName: shop-tls
  - hosts: [b.example.com]
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 8443}}}}
      - {path: /gone, pathType: Prefix, backend: {service: {name: gone, port: {name: http}}}}
  - host: b.example.com
    http:
      paths:
      - path: /static
        pathType: Prefix
        backend:
          resource: {apiGroup: k8s.example.com, kind: StorageBucket, name: static} # files
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports:
  - port: 80 # for people
`;

test('ports of a Service: the missing one is added, one is changed and one removed, and a missing Service is made', async ({
  page,
}) => {
  await open(page);
  await paste(page, routes);
  const missing = page.locator('[data-node-id="backend:default/web:8443"]');
  await missing.dblclick();
  const dialog = page.getByRole('dialog', { name: 'Service' });
  await dialog.getByRole('button', { name: 'Add this port to the Service' }).click();
  const form = dialog.getByRole('form', { name: 'Add port' });
  await expect(field(form, 'Port number')).toHaveValue('8443');
  await field(form, 'Name of port 80').fill('http');
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  await expect(dialog).toContainText('defined in your files');
  const added = dialog.getByRole('group', { name: 'Port 8443' });
  await field(added, 'Target port').fill('70000');
  await expect(added.getByRole('alert')).toContainText('must be between 1 and 65535');
  await field(added, 'Target port').fill('web-tls');
  await page.keyboard.press('Enter');
  const ports =
    '  - name: http\n    port: 80 # for people\n  - name: port-8443\n    port: 8443\n    targetPort: web-tls\n';
  const withPorts = routes.replace('  - port: 80 # for people\n', ports);
  await expectText(page, withPorts);
  await dialog.getByRole('button', { name: 'Remove port 8443' }).press('Enter');
  await expect(dialog.getByRole('group')).toHaveCount(1);
  await expect(dialog).toBeFocused();
  await dialog.getByRole('button', { name: 'Remove port 80' }).press('Enter');
  await expect(page.getByText('spec.ports: Required value')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await serviceNode(page, 'gone').dblclick();
  await dialog.getByRole('button', { name: 'Create this Service' }).click();
  await field(dialog.getByRole('form'), 'Port number').fill('8080');
  await dialog.getByRole('form').getByRole('button', { name: 'Create' }).click();
  await expect(serviceNode(page, 'gone')).not.toHaveAccessibleName(/not in your files/);
  const text = await downloadedText(page);
  expect(text.startsWith(withPorts)).toBe(true);
  expect(validate(text)).not.toContain('error');
});

test('a resource backend is edited in its place, and the default backend becomes one and a Service again', async ({
  page,
}) => {
  await open(page);
  await paste(page, routes);
  await pathNode(page, '/static').dblclick();
  await page.getByRole('dialog', { name: 'Path' }).getByRole('button', { name: 'Change resource' }).click();
  const form = page.getByRole('dialog').getByRole('form');
  await expect(field(form, 'API group')).toHaveValue('k8s.example.com');
  await field(form, 'Name').fill('images');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(pathNode(page, '/static')).toHaveAccessibleName(/to StorageBucket images/);
  const edited = routes.replace('name: static}', 'name: images}');
  await expectText(page, edited);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.locator('[data-node-id^="default"]').first().dblclick();
  const dialog = page.getByRole('dialog', { name: 'Default backend' });
  await dialog.getByRole('button', { name: 'Use a resource instead' }).click();
  await field(form, 'Kind').fill('StorageBucket');
  await field(form, 'Name').fill('rest');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(form).toHaveCount(0);
  const resource = '{resource: {kind: StorageBucket, name: rest}} # the rest';
  await expect.poll(() => downloadedText(page)).toContain(resource);
  await page.getByRole('button', { name: 'Use a Service instead' }).click();
  await field(form, 'Service').fill('web');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expectText(page, edited);
});

test('the hosts of a tls entry are ticked, and an entry that would say nothing is refused with the reason', async ({
  page,
}) => {
  await open(page);
  await paste(page, routes);
  // The example has a host of this name too.
  await expect(pathNode(page, '/static')).toBeVisible();
  await hostNode(page, 'shop.example.com').dblclick();
  await page.getByText('Hosts of the certificate: 1 of 2').click();
  const inHost = page.getByRole('dialog', { name: 'Host' }).getByRole('group', { name: 'Hosts of the certificate' });
  await inHost.getByRole('checkbox', { name: 'b.example.com' }).click();
  await expect(page.getByText('Hosts of the certificate: 2 of 2')).toBeVisible();
  const ticked = routes.replace('[shop.example.com] # one', '[shop.example.com, b.example.com] # one');
  await expectText(page, ticked);
  await page.getByRole('button', { name: 'Open Ingress default/shop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ingress' });
  await dialog.getByText('Hosts of the certificate: 1 of 2').click();
  const inIngress = dialog.getByRole('group', { name: 'Hosts of the certificate' });
  await inIngress.getByRole('checkbox', { name: 'b.example.com' }).click();
  await expect(page.getByText('a TLS entry needs a host or a Secret')).toBeVisible();
  await expect(inIngress.getByRole('checkbox', { name: 'b.example.com' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Add TLS' }).click();
  await expect(dialog.getByRole('form', { name: 'Add TLS' }).getByRole('alert')).toContainText('needs a host');
  await expectText(page, ticked);
});

test('the form of a new Ingress opens from the File menu and from the command palette', async ({ page }) => {
  await open(page);
  const dialog = page.getByRole('dialog', { name: 'New Ingress' });
  await page.getByRole('button', { name: 'Files and examples' }).click();
  await page.getByRole('menuitem', { name: 'New Ingress…' }).click();
  await expect(field(dialog, 'Name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Go to anything' })).toBeFocused();
  await page.keyboard.type('new ingress');
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('New Ingress');
  await page.keyboard.press('Enter');
  await expect(field(dialog, 'Name')).toBeFocused();
});
