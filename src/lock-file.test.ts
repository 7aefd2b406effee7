import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

const packages = new Map<string, Locked>(
  Object.entries(
    JSON.parse(readFileSync(fileURLToPath(new URL('../package-lock.json', import.meta.url)), 'utf8')).packages,
  ),
);

/** Where Node would look for a package, seen from another one: beside it and in every folder above. */
function find(from: string, name: string): Locked | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const found = packages.get(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`);
    if (found || folder === '') return found;
  }
}

/** Optional parts that the lock file does not hold: the lock was then made on one system, for that system. */
function missing(lock: ReadonlyMap<string, Locked>): readonly string[] {
  return [...lock].flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !find(from, name))
      .map((name) => `${from} → ${name}`),
  );
}

const systems = [
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'musl' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'darwin', cpu: 'arm64' },
  { os: 'win32', cpu: 'x64' },
  { os: 'win32', cpu: 'arm64' },
] as const;

/** What cannot run without a part made for the system. */
const native = ['rolldown', 'lightningcss', '@biomejs/biome', 'typescript', 'oxc-parser'];

function runsOn(part: Locked, system: { readonly os: string; readonly cpu: string; readonly libc?: string }): boolean {
  return (
    part.os?.includes(system.os) === true &&
    part.cpu?.includes(system.cpu) === true &&
    (part.libc === undefined || system.libc === undefined || part.libc.includes(system.libc))
  );
}

describe('npm ci works on a clean clone of every system', () => {
  test('every optional part of every package is in the lock file', () => {
    expect(packages.size).toBeGreaterThan(150);
    const optional = [...packages.values()].flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
    expect(optional.length).toBeGreaterThan(50);
    expect(missing(packages)).toEqual([]);
  });

  for (const name of native) {
    test(`${name} has its part for each system`, () => {
      const parts = Object.keys(packages.get(`node_modules/${name}`)?.optionalDependencies ?? {});
      expect(parts.length).toBeGreaterThan(5);
      const found = parts.map((part) => find(`node_modules/${name}`, part)).filter((part) => part !== undefined);
      for (const system of systems) {
        expect(
          found.some((part) => runsOn(part, system)),
          Object.values(system).join(' '),
        ).toBe(true);
      }
    });
  }

  test('each package is held by its content, and by no host', () => {
    for (const [name, { integrity, resolved }] of packages) {
      if (name === '') continue;
      expect(integrity, name).toMatch(/^sha512-/);
      expect(resolved, name).toBeUndefined();
    }
  });
});
