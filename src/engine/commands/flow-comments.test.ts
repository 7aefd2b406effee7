import { expect, test } from 'vitest';
import type { SingleCommand } from './command.ts';
import { plan } from './plan.ts';
import { apply, worldOf } from './testing/world.ts';

const object = { file: 'a.yaml', document: 0, item: 0 };
const item = (path: string): string =>
  `{ path: ${path}, pathType: Exact, backend: { service: { name: web, port: { number: 80 } } } }`;
const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  rules:
  - host: a.example.com
    http:
      paths: [
        # above a
        ${item('/a')}, # behind a
        # above b
        ${item('/b')}, # behind b
        # above c
        ${item('/c')} # behind c
      ]
`;

/** The paths and comments of the list after a command, in their order. */
function listAfter(command: SingleCommand): string {
  const world = worldOf(new Map([['a.yaml', text]]));
  const planned = plan(world.files, command);
  if (!planned.ok) throw new Error(planned.error.code);
  const after = apply(world, planned.value).texts.get('a.yaml') ?? '';
  return [...after.matchAll(/path: (\/\w+)|# (\w+ \w+)/g)].map(([, path, comment]) => path ?? comment).join(', ');
}

const at = (path: number) => ({ object, rule: 0, path });
const of = (name: string): string => `above ${name}, /${name}, behind ${name}`;

test('comments in a flow list go and stay with the item that they are about', () => {
  const [a, b, c] = [of('a'), of('b'), of('c')];
  const removed = [0, 1, 2].map((index) => listAfter({ type: 'path/remove', at: at(index) }));
  expect(removed).toEqual([`${b}, ${c}`, `${a}, ${c}`, `${a}, ${b}`]);
  const to = { object, rule: 0 } as const;
  const first = [1, 2].map((index) => listAfter({ type: 'path/move', at: at(index), to, index: 0 }));
  expect(first).toEqual([`${b}, ${a}, ${c}`, `${c}, ${a}, ${b}`]);
  expect(listAfter({ type: 'path/move', at: at(0), to, index: null })).toBe(`${b}, ${c}, ${a}`);
  const spec = { path: '/new', pathType: 'Exact', backend: { service: 'web', port: { number: 80 } } } as const;
  const added = [0, 1, 3].map((index) => listAfter({ type: 'path/add', to, index, spec }));
  expect(added).toEqual([`/new, ${a}, ${b}, ${c}`, `${a}, /new, ${b}, ${c}`, `${a}, ${b}, ${c}, /new`]);
});
