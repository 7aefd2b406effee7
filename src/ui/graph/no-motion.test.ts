import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { selection } from 'd3-selection';
import { describe, expect, test } from 'vitest';
import * as noMotion from './no-motion.ts';

const root = new URL('../../../', import.meta.url);
const read = (file: string): string => readFileSync(fileURLToPath(new URL(file, root)), 'utf8');

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const locked = new Map<string, Locked>(Object.entries(JSON.parse(read('package-lock.json')).packages));
const replaced = ['d3-interpolate', 'd3-transition'];

/** The packages in use that ask for a replaced one; what a replaced one asks for itself is not in the page. */
const asking = [...locked]
  .filter(([, { dependencies = {} }]) => replaced.some((name) => name in dependencies))
  .map(([folder]) => folder.replace(/^node_modules\//, ''))
  .filter((name) => !replaced.includes(name) && !name.startsWith('@types/'));

/** The names that code takes from a replaced package, and how often it takes the package without a name. */
function takenBy(code: string): { readonly names: readonly string[]; readonly bare: number } {
  const from = String.raw`from\s*["'](?:${replaced.join('|')})["']`;
  const lists = [...code.matchAll(new RegExp(String.raw`import\s*\{([^}]*)\}\s*${from}`, 'g'))];
  const names = lists.flatMap(([, list = '']) => list.split(',').map((one) => one.trim().split(/\s+as\s+/)[0] ?? ''));
  const all = code.match(new RegExp(`["'](?:${replaced.join('|')})["']`, 'g')) ?? [];
  return { names: names.filter(Boolean), bare: all.length - lists.length };
}

const modules = new Map([
  ['@xyflow/system', 'node_modules/@xyflow/system/dist/esm/index.js'],
  ['d3-zoom', 'node_modules/d3-zoom/dist/d3-zoom.mjs'],
]);

describe('what stands in for the motion of React Flow', () => {
  test('is for the packages that the build replaces, and they are asked for by these alone', () => {
    const config = read('vite.config.ts');
    for (const name of replaced) expect(config).toContain(`'${name}': noMotion`);
    expect(asking.sort()).toEqual([...modules.keys()]);
  });

  test('was looked at with these versions: others may ask it for more', () => {
    const versions = ['@xyflow/react', '@xyflow/system', 'd3-zoom', 'd3-drag', 'd3-selection', ...replaced].map(
      (name) => `${name} ${locked.get(`node_modules/${name}`)?.version}`,
    );
    expect(versions).toMatchInlineSnapshot(`
      [
        "@xyflow/react 12.12.1",
        "@xyflow/system 0.0.84",
        "d3-zoom 3.0.1",
        "d3-drag 3.0.1",
        "d3-selection 3.0.1",
        "d3-interpolate 3.0.2",
        "d3-transition 3.0.2",
      ]
    `);
  });

  test('has every name that is taken from them', () => {
    const taken = [...modules.values()].flatMap((file) => takenBy(read(file)).names);
    expect(taken).toContain('interpolateZoom');
    for (const name of taken) expect(Object.keys(noMotion)).toContain(name);
    expect(takenBy('import { a, b as c } from "d3-transition"; import * as d from "d3-interpolate"')).toEqual({
      names: ['a', 'b'],
      bare: 1,
    });
    for (const file of modules.values()) expect(takenBy(read(file)).bare, file).toBe(0);
  });

  test('lets a selection be interrupted, of which there is one package for all', () => {
    const prototype = selection.prototype as { readonly interrupt?: unknown };
    expect(prototype.interrupt).toBeTypeOf('function');
    expect([...locked.keys()].filter((folder) => folder.endsWith('node_modules/d3-selection'))).toHaveLength(1);
  });

  test('is at the end of every way at once', () => {
    expect(noMotion.interpolate(1, 5)()).toBe(5);
    expect(noMotion.interpolateZoom([0, 0, 1], [4, 2, 1])()).toEqual([4, 2, 1]);
  });
});
