import { describe, expect, test } from 'vitest';
import { run } from './testing/run.ts';

const classes: readonly (readonly [id: string, className: string, wrong: string])[] = [
  ['ingress-nginx', 'nginx', 'nginx.ingress.kubernetes.io/rewrite-targt'],
  ['traefik', 'traefik', 'traefik.ingress.kubernetes.io/router.entrypoint'],
  ['haproxy-ingress', 'haproxy', 'haproxy-ingress.github.io/rewrite-targt'],
  ['haproxytech', 'haproxytech', 'haproxy.org/path-rewrit'],
];

function manifest(className: string, wrong: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  annotations:
    ${wrong}: /
    alb.ingress.kubernetes.io/scheme: internal
spec:
  ingressClassName: ${className}
  rules:
    - host: shop.example.com
      http:
        paths:
          - {path: /cart, pathType: Prefix, backend: {service: {name: cart, port: {number: 80}}}}
`;
}

async function advice(args: readonly string[], text: string): Promise<readonly string[]> {
  const out = await run(['lint', '--json', ...args, 'a.yaml'], new Map([['a.yaml', text]]));
  return [...out.matchAll(/"code":"(controller\/annotation-[a-z]+)"/g)].map(([, code = '']) => code).sort();
}

describe('lint --controller', () => {
  test.each(classes)('%s gives the advice that a guess gives', async (id, className, wrong) => {
    const text = manifest(className, wrong);
    const named = await advice(['--controller', id], text);
    expect(named).toEqual(await advice([], text));
    expect(named).toContain('controller/annotation-unknown');
    expect(named).toContain('controller/annotation-foreign');
  });
});
