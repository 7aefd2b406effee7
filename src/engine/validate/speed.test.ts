import { expect, test } from 'vitest';
import { readSourceFile } from '../yaml/read.ts';
import { readTree } from '../yaml/tree.ts';
import { checkTree } from './check-tree.ts';

const one = (i: number) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop-${i}
  namespace: web
  labels:
    app: shop
  annotations:
    nginx.ingress.kubernetes.io/ssl-redirect: "true"
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - shop-${i}.example.com
      secretName: shop-tls
  rules:
    - host: shop-${i}.example.com
      http:
        paths:
${['/', '/api', '/cart', '/static', '/admin']
  .map(
    (path) => `          - path: ${path}
            pathType: Prefix
            backend:
              service:
                name: web
                port:
                  number: 80
`,
  )
  .join('')}`;

function timeOf(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

test('checking Ingresses takes at most 0.3 times as long as reading them', () => {
  const texts = Array.from({ length: 50 }, (_, i) => one(i));
  const whole = texts.join('---\n');
  const trees = texts.map((text) => ({ text, tree: readTree(text) }));
  expect(trees.every(({ tree }) => tree !== null)).toBe(true);
  let reading = Number.POSITIVE_INFINITY;
  let checking = Number.POSITIVE_INFINITY;
  // Many short rounds, side by side: other work on the machine then falls on both.
  for (let round = 0; round < 30; round++) {
    reading = Math.min(
      reading,
      timeOf(() => readSourceFile('a.yaml', whole)),
    );
    checking = Math.min(
      checking,
      timeOf(() => {
        for (const { text, tree } of trees) if (tree) checkTree(tree, text);
      }),
    );
  }
  console.info(`50 Ingresses: reading ${reading.toFixed(1)} ms, checking ${checking.toFixed(2)} ms`);
  expect(checking / reading).toBeLessThan(0.3);
}, 60_000);
