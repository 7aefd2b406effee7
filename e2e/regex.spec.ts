import { expect, open, paste, pathNode, requestBar, spokenResult, test } from './app.ts';

const manifest = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: i
  annotations:
    nginx.ingress.kubernetes.io/use-regex: "true"
spec:
  ingressClassName: nginx
  rules:
  - host: a.example
    http:
      paths:
      - path: /(?=a)(a+)+\\$
        pathType: ImplementationSpecific
        backend: {service: {name: slow, port: {number: 80}}}
      - path: /b(/|$)(.*)
        pathType: ImplementationSpecific
        backend: {service: {name: quick, port: {number: 80}}}
      - path: /b/c
        pathType: Exact
        backend: {service: {name: never, port: {number: 80}}}
`;

test.describe('expressions that would never end', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await paste(page, manifest);
    await expect(pathNode(page, '/b(/|$)(.*)')).toBeVisible();
  });

  test('are given up and said to be, and the next request is answered as ever', async ({ page }) => {
    await requestBar(page).fill(`http://a.example/${'a'.repeat(100_000)}!`);
    await expect(page.getByRole('region', { name: 'Request' })).toContainText('took too many steps');
    await requestBar(page).fill('http://a.example/b/x');
    await expect(spokenResult(page)).toContainText('quick:80');
  });

  test('what an expression takes first is a ghost with its reason', async ({ page }) => {
    await expect(pathNode(page, '/b/c')).toHaveAccessibleName(/never reached/i);
    await requestBar(page).fill('http://a.example/b/c');
    await expect(spokenResult(page)).toContainText('quick:80');
  });
});
