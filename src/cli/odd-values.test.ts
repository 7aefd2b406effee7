import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profiles } from '../engine/controllers/index.ts';
import { oddManifest, oddValue } from '../engine/testing/odd-values.ts';
import { run } from './testing/run.ts';

const commandLines: readonly (readonly string[])[] = [
  ['validate', '--json', 'a.yaml'],
  ['lint', '--output', 'sarif', 'a.yaml'],
  ['graph', '--to', 'svg', 'a.yaml'],
  ['graph', '--to', 'mermaid', 'a.yaml'],
  ['test', '--junit', 'a.yaml'],
  ['diff', '--controllers', 'ingress-nginx,traefik', 'a.yaml'],
  ...profiles.map(({ id }) => ['route', '--json', '--controller', id, 'a.yaml', 'https://shop.example.com/cart']),
  ...profiles.map(({ id }) => ['lint', '--controller', id, 'a.yaml']),
];

test('values of any type at any place of a manifest: every command ends with a status', async () => {
  await fc.assert(
    fc.asyncProperty(oddManifest, async (text) => {
      for (const argv of commandLines) expect(await run(argv, new Map([['a.yaml', text]]))).toMatch(/status [012]$/);
    }),
    { numRuns: Number(process.env['ODD_RUNS'] ?? 12) },
  );
});

test('any text as request, header, option or list of requests: every command ends with a status', async () => {
  const files = (text: string) =>
    new Map([
      ['a.yaml', 'kind: Ingress'],
      ['r.txt', text],
      ['f.jsonl', text],
    ]);
  await fc.assert(
    fc.asyncProperty(fc.oneof(oddValue, fc.string({ unit: 'binary' })), async (text) => {
      for (const argv of [
        ['route', 'a.yaml', `https://${text}`],
        ['route', 'a.yaml', `curl ${text}`],
        ['route', 'a.yaml', '--header', text, 'https://a.example.com/'],
        ['route', 'a.yaml', '--controller', 'ingress-nginx', '--option', text, 'https://a.example.com/'],
        ['route', 'a.yaml', '--controller', 'ingress-nginx', '--option', `configMap=${text}`, 'https://a.example.com/'],
        ['route', 'a.yaml', '--requests', 'r.txt'],
        ['conformance', 'f.jsonl'],
      ]) {
        expect(await run(argv, files(text))).toMatch(/status [012]$/);
      }
    }),
    { numRuns: Number(process.env['ODD_RUNS'] ?? 30) },
  );
});

/** A line of a fixture file with another value at one place, whatever is there. */
const oddLine = fc
  .tuple(
    fc.constantFrom(
      ...['ingress-nginx', 'haproxy-ingress', 'haproxytech', 'traefik', 'kubernetes', 'validation'].flatMap((name) =>
        readFileSync(new URL(`../engine/testing/vectors/${name}.jsonl`, import.meta.url), 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .slice(0, 20),
      ),
    ),
    fc.nat(),
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(undefined, -1, [null], { kind: 'constructor' })),
  )
  .map(([line, seed, odd]) => {
    let left = 0;
    JSON.stringify(JSON.parse(line), (_, value: unknown) => {
      left++;
      return value;
    });
    left = 1 + (seed % Math.max(1, left - 1));
    return JSON.stringify(JSON.parse(line), (_, value: unknown) => (left-- === 0 ? odd : value));
  });

test('a value of any type at any place of a fixture: it passes, fails or is refused with a line', async () => {
  await fc.assert(
    fc.asyncProperty(oddLine, async (line) => {
      expect(await run(['conformance', 'f.jsonl'], new Map([['f.jsonl', line]]))).toMatch(/status [012]$/);
    }),
    { numRuns: Number(process.env['ODD_RUNS'] ?? 300) },
  );
});
