import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('.', import.meta.url));
const config = readFileSync(`${src}../vite.config.ts`, 'utf8');
const alone = new Set(
  [...(/const alone = \[([^\]]*)\]/.exec(config)?.[1] ?? '').matchAll(/'src\/([^']+)'/g)].map(([, name]) => name),
);

/** What a test file changes for all that share its process, with what takes it back. */
const changes: readonly (readonly [change: RegExp, takesBack: RegExp])[] = [
  [/vi\.stubGlobal\(/, /unstubAllGlobals/],
  [/vi\.stubEnv\(/, /unstubAllEnvs/],
  [/vi\.useFakeTimers\(|vi\.setSystemTime\(/, /useRealTimers/],
  [/vi\.spyOn\(/, /restoreAllMocks|mockRestore/],
];

/** Returns what a test file leaves behind for the files after it. */
function leftBehind(name: string, text: string): readonly string[] {
  const left = changes.filter(([change, takesBack]) => change.test(text) && !takesBack.test(text));
  const found = left.map(([change]) => `${name}: ${change.source}`);
  return /vi\.(?:do)?[mM]ock\(/.test(text) && !alone.has(name) ? [...found, `${name}: a module`] : found;
}

describe('test files that share a process leave nothing behind', () => {
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.test\.tsx?$/.test(name) && name !== 'shared-process.test.ts');

  test('in all of them', () => {
    expect(names.length).toBeGreaterThan(250);
    expect(names.flatMap((name) => leftBehind(name, readFileSync(`${src}${name}`, 'utf8')))).toEqual([]);
  });

  test('those with a process of their own need it', () => {
    expect(alone.size).toBeGreaterThan(0);
    for (const name of alone) expect(readFileSync(`${src}${name}`, 'utf8')).toMatch(/vi\.(?:do)?[mM]ock\(/);
  });

  test('each kind is found', () => {
    for (const text of [
      "vi.mock('./a.ts')",
      "vi.doMock('./a.ts')",
      "vi.stubGlobal('Worker', X)",
      'vi.useFakeTimers()',
      "vi.spyOn(console, 'log')",
      "vi.stubEnv('A', 'b')",
    ]) {
      expect(leftBehind('x.test.ts', text)).toHaveLength(1);
    }
    expect(leftBehind('x.test.ts', 'vi.useFakeTimers(); vi.useRealTimers()')).toEqual([]);
  });
});
