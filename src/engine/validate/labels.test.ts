import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);
const words = readFileSync(new URL('../../i18n/en/fixes.ts', import.meta.url), 'utf8');

test('every label of a fix has words', () => {
  const labels = new Set<string>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const source = readFileSync(new URL(name, folder), 'utf8');
    const shape = /(?:label: |fix\(|fixList\(|one\()'([a-z0-9-]+)'/g;
    for (const [, label] of source.matchAll(shape)) labels.add(label ?? '');
  }
  expect(labels.size).toBeGreaterThan(20);
  const without = [...labels].filter((label) => !words.includes(`'${label}':`) && !words.includes(`  ${label}:`));
  expect(without).toEqual([]);
});
