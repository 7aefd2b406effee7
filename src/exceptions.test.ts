import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = path.dirname(fileURLToPath(import.meta.url));

/** How many exceptions each rule has. Numbers go down: whoever takes a long thing apart lowers the one of its rule. */
const most: Readonly<Record<string, number>> = {
  'complexity/noExcessiveLinesPerFunction': 52,
  'style/noExcessiveLinesPerFile': 11,
  'nursery/useExhaustiveSwitchCases': 5,
  'suspicious/noImportCycles': 2,
};

interface Exception {
  readonly file: string;
  readonly rule: string;
  readonly reason: string;
}

function exceptionsIn(file: string, text: string): readonly Exception[] {
  const written = text.matchAll(
    /biome-ignore(?:-all|-start)?\s+lint\/([\w/]+)\s*:?[ \t]*([^\n]*?)[ \t]*(?:\*\/\}?)?$/gm,
  );
  return [...written].map((match) => ({ file, rule: match[1] ?? '', reason: match[2] ?? '' }));
}

const exceptions = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|css)$/.test(name) && !name.endsWith('exceptions.test.ts'))
  .flatMap((name) => exceptionsIn(name, readFileSync(path.join(src, name), 'utf8')));

describe('exceptions from the rules of the house', () => {
  for (const [rule, count] of Object.entries(most)) {
    test(`${rule} has as many as are counted, and no more`, () => {
      const found = exceptions.filter((one) => one.rule === rule);
      expect(found.length, found.map(({ file }) => file).join('\n')).toBe(count);
    });
  }

  test('each says why', () => {
    expect(exceptions.length).toBeGreaterThan(90);
    expect(exceptions.filter(({ reason }) => !/\w.* .*\w/.test(reason))).toEqual([]);
  });

  test('one that says nothing is seen', () => {
    const written =
      '// biome-ignore lint/a/b: as it is here\n/* biome-ignore-all lint/a/c: */\n{/* biome-ignore lint/a/d: so it is */}';
    expect(exceptionsIn('x.ts', written)).toEqual([
      { file: 'x.ts', rule: 'a/b', reason: 'as it is here' },
      { file: 'x.ts', rule: 'a/c', reason: '' },
      { file: 'x.ts', rule: 'a/d', reason: 'so it is' },
    ]);
  });
});
