import { expect, test } from 'vitest';
import { plan } from './plan.ts';
import { apply, worldOf } from './testing/world.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };
const item = (path: string): string => `      - path: ${path}
        pathType: Exact
        backend: { service: { name: web, port: { number: 80 } } }
`;
const head = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
  - host: a.example.com
    http:
      paths:
`;
const end = '# the end\n';

function without(path: number, parts: readonly string[]): string {
  const text = head + parts.join('') + end;
  const world = worldOf(new Map([['a.yaml', text]]));
  const planned = plan(world.files, { type: 'path/remove', at: { object, rule: 0, path } });
  if (!planned.ok) throw new Error(planned.error.code);
  return apply(world, planned.value).texts.get('a.yaml') ?? '';
}

test('an item that goes leaves no blank lines together, before the first or behind the last', () => {
  const [a, b, c] = [item('/a'), item('/b'), item('/c')];
  const spaced = [a, '\n', b, '\n', c];
  expect(without(0, spaced)).toBe(`${head}${b}\n${c}${end}`);
  expect(without(1, spaced)).toBe(`${head}${a}\n${c}${end}`);
  expect(without(2, spaced)).toBe(`${head}${a}\n${b}${end}`);
});

test('an item that goes leaves the blank lines that stand between others', () => {
  const [a, b, c] = [item('/a'), item('/b'), item('/c')];
  // One blank line beside it still parts those that are left.
  expect(without(1, [a, '\n', b, c])).toBe(`${head}${a}\n${c}${end}`);
  expect(without(1, [a, b, '\n', c])).toBe(`${head}${a}\n${c}${end}`);
  expect(without(0, [a, b, '\n', c])).toBe(`${head}${b}\n${c}${end}`);
  expect(without(2, [a, '\n', b, c])).toBe(`${head}${a}\n${b}${end}`);
  expect(without(1, [a, b, c])).toBe(`${head}${a}${c}${end}`);
});
