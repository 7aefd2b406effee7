import { againstAnswer, againstGraph, listen } from './agreement.ts';
import { expect, open, openFiles, requestBar, test } from './app.ts';
import { still } from './still.ts';

/** The same numbers each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const classes = ['nginx', 'traefik', 'haproxy', 'none'] as const;
const paths = ['/', '/api', '/api/v1', '/Cart', '/slash/', '/a.b'];
const types = ['Prefix', 'Prefix', 'Exact', 'ImplementationSpecific'];
const services = ['web', 'web', 'api', 'ghost', 'idle'];
const ports = ['{number: 80}', '{number: 80}', '{number: 8080}', '{name: http}', '{number: 81}'];
const annotations: Readonly<Record<string, readonly string[]>> = {
  nginx: [
    '',
    'nginx.ingress.kubernetes.io/rewrite-target: /x',
    'nginx.ingress.kubernetes.io/permanent-redirect: https://new.example.com',
  ],
  haproxy: ['', 'haproxy-ingress.github.io/ssl-redirect: "false"'],
};

/** Four classes with odd backends, redirects, splits, defaults; hosts with and without TLS. */
function workspace(): string {
  const next = seeded(7);
  const pick = (list: readonly string[]) => list[next(list.length)] ?? '';
  const ingresses = classes.flatMap((name) =>
    [0, 1].map((index) => {
      const host = `${name}${index}.example.com`;
      const note = pick(annotations[name] ?? ['']);
      const rules = paths
        .filter(() => next(4) > 0)
        .map(
          (path) =>
            `      - {path: ${path}, pathType: ${pick(types)}, backend: {service: {name: ${pick(services)}, port: ${pick(ports)}}}}`,
        );
      return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}-${index}${note ? `, annotations: {${note}}` : ''}}
spec:
  ${name === 'none' ? '' : `ingressClassName: ${name}`}
  ${index === 1 ? `tls: [{hosts: [${host}], secretName: shop}]` : ''}
  ${index === 0 ? 'defaultBackend: {service: {name: api, port: {number: 80}}}' : ''}
  rules:
  - host: ${host}
    http:
      paths:
${rules.join('\n')}
`;
    }),
  );
  const canary = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: canary, annotations: {nginx.ingress.kubernetes.io/canary: "true", nginx.ingress.kubernetes.io/canary-weight: "30"}}
spec:
  ingressClassName: nginx
  rules: [{host: split.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: next, port: {number: 80}}}}]}}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: stable}
spec:
  ingressClassName: nginx
  rules: [{host: split.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
`;
  const existing = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: api}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: next}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: idle}
spec: {ports: [{name: http, port: 80}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
addressType: IPv4
metadata: {name: idle-1, labels: {kubernetes.io/service-name: idle}}
endpoints: [{addresses: [10.0.0.2], conditions: {ready: false}}]
`;
  return [...ingresses, canary, existing].join('---\n');
}

function randomRequests(count: number): readonly string[] {
  const next = seeded(11);
  const hosts = [...classes.flatMap((name) => [0, 1].map((index) => `${name}${index}`)), 'split', 'other'];
  const tails = ['', '', '/', '/x', 's'];
  const requests = new Set<string>();
  while (requests.size < count) {
    const scheme = next(3) > 0 ? 'https' : 'http';
    const path = `${paths[next(paths.length)]}${tails[next(tails.length)]}`.replaceAll('//', '/');
    requests.add(`${scheme}://${hosts[next(hosts.length)]}.example.com${path}`);
  }
  return [...requests];
}

test('answer, graph, trace, table, matrix, problems and print of one request never contradict each other', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // High enough for the whole graph: what is out of sight is not drawn.
  await page.setViewportSize({ width: 1440, height: 1700 });
  await open(page);
  await openFiles(page, { 'odd.yaml': workspace() });
  await requestBar(page).fill('https://split.example.com/');
  await expect(page.locator('.res .go').first()).toContainText('web:80 70 %');
  await expect(page.locator('.ac .go').first()).toContainText('web:80');
  await page.getByRole('button', { name: 'Matrix' }).click();
  const asked = page.locator('.mx-request');
  await expect(asked.first()).toBeVisible();
  const surveyed = (await asked.evaluateAll((rows) => rows.map(({ textContent }) => textContent ?? ''))).filter(
    (text) => /^https?:\/\/[a-z]+\d?\.example\.com\//.test(text),
  );
  const ofMatrix = surveyed.filter((_, index) => index % 3 === 0).slice(0, 40);
  const requests = [...new Set([...ofMatrix, ...randomRequests(100)])];
  expect(requests.length).toBeGreaterThanOrEqual(120);
  const matrix = await listen(page, ofMatrix);
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.locator('[role="row"][data-node-id]').first()).toBeVisible();
  await still(page);
  const table = await listen(page, requests);
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await expect(page.locator('.gn[data-node-id]').first()).toBeVisible();
  await still(page);
  const graph = await listen(page, requests);
  const found = graph.flatMap((seen, index) => {
    const [row, cell] = [table[index], matrix[index]];
    const words = [
      ...againstAnswer(seen),
      ...(row ? againstGraph(seen, row, true) : ['no answer beside the table']),
      ...(cell ? againstGraph(seen, cell, false) : []),
    ];
    return words.map((word) => `${seen.request} → ${seen.pills.join()} ${seen.tone}: ${word}`);
  });
  expect(found).toEqual([]);
  const kinds = new Set(graph.map(({ pills, tone }) => `${/^\d/.test(pills[0] ?? '') ? pills[0] : 'name'} ${tone}`));
  expect(kinds.size, [...kinds].join()).toBeGreaterThan(3);
  expect(graph.filter(({ broken }) => broken.length > 0).length).toBeGreaterThan(5);
  expect(matrix.filter(({ cell }) => cell !== null).length).toBeGreaterThan(20);

  // The request beside a missing Service is redirected on http: on https it shows what is missing, in the bar and on paper.
  await page.getByRole('tab', { name: /^Problems/ }).click();
  const ghosts = page.locator('.problem').filter({ hasText: 'default/ghost' });
  await ghosts.locator('.problem-actions button:has(.witness)').first().click();
  await expect(page.locator('.res .go.failed')).toBeVisible();
  const pill = (await page.locator('.res .go.failed').textContent()) ?? '';
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const drawn = await page.locator('.print-graph').getAttribute('src');
  expect(decodeURIComponent(drawn ?? '')).toContain(`→ ${pill}`);
  await expect(page.locator('.print-pages td .bad').first()).toHaveText(/, no (?:Service|such port|ready Pod)$/);
});
