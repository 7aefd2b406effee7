import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './testing/run.ts';

const docs = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');

const manifest = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
`;

/** The fields that the paper names for the lines of a command: the names in front of the first full stop. */
function documented(command: string): readonly string[] {
  const [, section = ''] = docs.split(new RegExp(`^## \`ingraph ${command}\`.*$`, 'm'));
  const [own = ''] = section.split(/^## /m);
  const [, line = ''] = /^- `--json` prints one object per request: ([\s\S]*?)\.$/m.exec(own) ?? [];
  return [...line.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

test('the paper names every field that route prints as JSON, and no other', async () => {
  const printed = await run(['route', '--json', 'a.yaml', 'http://shop.example.com/'], new Map([['a.yaml', manifest]]));
  const [first = ''] = printed.split('\n').filter((line) => line.startsWith('{'));
  expect([...documented('route')].sort()).toEqual(Object.keys(JSON.parse(first)).sort());
});
