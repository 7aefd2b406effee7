import { expect, test } from 'vitest';
import { run } from './testing/run.ts';

const files = new Map([
  [
    'a.yaml',
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /a//b, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: good}
spec:
  rules:
  - host: good.example.com
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
`,
  ],
]);

const ask = (...args: readonly string[]) => run(['route', '--controller', 'kubernetes', 'a.yaml', ...args], files);

test('an answer by an Ingress that the API server refuses says so, with the place and the words of the server', async () => {
  expect(await ask('http://shop.example.com/a//b')).toMatch(
    /The API server refuses this object: as it is written here no controller ever sees it\. {2}a\.yaml:9: .*must not contain '\/\/'/,
  );
  expect(await ask('http://good.example.com/')).not.toContain('API server');
});

test('the JSON of an answer holds the objects that the API server refuses', async () => {
  const refusedOf = async (request: string) => {
    const line = (await ask('--json', request)).split('\n').find((one) => one.startsWith('{')) ?? '';
    return (JSON.parse(line) as { readonly refusedByApi: readonly unknown[] }).refusedByApi;
  };
  expect(await refusedOf('http://shop.example.com/a//b')).toMatchObject([
    { object: { file: 'a.yaml', document: 0, item: 0 }, place: 'a.yaml:9' },
  ]);
  expect(await refusedOf('http://shop.example.com/else')).toHaveLength(1);
  expect(await refusedOf('http://good.example.com/')).toEqual([]);
});
