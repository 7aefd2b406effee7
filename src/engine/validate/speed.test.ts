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

function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

test('checking Ingresses takes at most 0.3 times as long as reading them', () => {
  const texts = Array.from({ length: 400 }, (_, i) => one(i));
  const whole = texts.join('---\n');
  const reading = fastest(() => readSourceFile('a.yaml', whole));
  const trees = texts.map((text) => ({ text, tree: readTree(text) }));
  expect(trees.every(({ tree }) => tree !== null)).toBe(true);
  const checking = fastest(() => {
    for (const { text, tree } of trees) if (tree) checkTree(tree, text);
  });
  console.info(
    `reading ${reading.toFixed(0)} ms, checking ${checking.toFixed(1)} ms: ${(checking / reading).toFixed(3)}`,
  );
  expect(checking / reading).toBeLessThan(0.3);
}, 60_000);
