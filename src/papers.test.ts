import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const manifest: { readonly name: string; readonly private?: boolean } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

/** What is installed or built here and not written by us. */
const notOurs = new Set(['node_modules', '.git', 'dist', 'dist-cli', '.cache', 'test-results', 'playwright-report']);
const isText = (name: string): boolean => !/\.(?:png|ico|woff2?|gz|zip)$/.test(name) && name !== 'package-lock.json';

function texts(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return [];
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return texts(full);
    return entry.isFile() && isText(entry.name) ? [full] : [];
  });
}

/** Ways to fetch a package and run or install it, without its name: this file must not say what it forbids. */
const fetchers = [
  'npx',
  'bunx',
  'pnpx',
  '(?:pnpm|yarn|bun)\\s+(?:dlx|x|create)',
  'npm\\s+(?:exec|x|init|create)',
  '(?:npm|pnpm|bun)\\s+(?:i|in|install|add)',
  'yarn\\s+(?:global\\s+)?add',
  'deno\\s+(?:run|install)',
  '(?:docker|podman)\\s+(?:run|pull)',
  '(?:brew|pip|pipx|gem|cargo|go|apt|apt-get|choco|scoop|winget)\\s+install',
];
/** Addresses under which registries and their mirrors show a package. */
const addresses = [
  'npm:',
  'npmjs\\.(?:com|org)/(?:package/)?',
  'unpkg\\.com/',
  'jsdelivr\\.net/npm/',
  'esm\\.sh/',
  'skypack\\.dev/',
];

/** Returns where a text tells people to fetch our name from a registry. */
function offers(text: string): readonly string[] {
  const name = `(?:@[\\w.-]+/)?${manifest.name}(?![\\w/])`;
  // `npx --yes -p NAME`: flags and their values may stand between.
  const fetched = new RegExp(`\\b(?:${fetchers.join('|')})\\s+(?:[-\\w=.@/:]+\\s+){0,4}?["']?${name}`, 'gi');
  const addressed = new RegExp(`(?:${addresses.join('|')})${name}`, 'gi');
  return [...text.matchAll(fetched), ...text.matchAll(addressed)].map(([found]) => found);
}

const files = texts(root);

/** Papers that say where things are, and the folders that what they name may be looked for in. */
const guides: readonly (readonly [string, readonly string[]])[] = [
  ['README.md', ['']],
  ['CONTRIBUTING.md', ['', 'src', 'src/state', 'src/engine', 'src/engine/controllers']],
  ['docs/architecture.md', ['', 'src', 'src/engine', 'src/engine/controllers']],
  ['docs/adding-a-controller.md', ['', 'src', 'src/engine', 'src/engine/controllers/traefik', 'src/engine/match']],
  ['src/engine/testing/manifests/README.md', ['', 'src/engine']],
];

/** Files and folders that a text names in code marks or links to; those with a gap (`<id>`, `*`, `{a,b}`) have no place of their own. */
function namedIn(text: string): readonly string[] {
  const marked = [...text.matchAll(/`((?:[\w.-]+\/)+[\w.-]*|[\w.-]+\.(?:tsx?|mjs|md))`/g)];
  const linked = [...text.matchAll(/\]\(([\w./-]+)\)/g)];
  const printed = [...text.matchAll(/(?<![\w/])((?:engine|state|worker|ui)\/[\w/-]+\.tsx?)/g)];
  return [...marked, ...linked, ...printed].map(([, name = '']) => name);
}

describe('our own papers', () => {
  test.each(guides)('%s names no file that is not there', (paper, folders) => {
    const named = namedIn(readFileSync(path.join(root, paper), 'utf8'));
    const places = [path.dirname(paper), ...folders].map((folder) => path.join(root, folder));
    expect(named.filter((name) => !places.some((place) => existsSync(path.join(place, name))))).toEqual([]);
    expect(named.length).toBeGreaterThan(2);
  });

  test('a name that leads nowhere is found, in code marks, in links and in drawings', () => {
    expect(
      namedIn('see `src/gone.ts`, [it](docs/gone.md)\n  ▼ worker/gone.ts: and `gone/`, `npm test`, `a.b`'),
    ).toEqual(['src/gone.ts', 'gone/', 'docs/gone.md', 'worker/gone.ts']);
  });

  test('the test has read them all', () => {
    expect(files.length).toBeGreaterThan(700);
    const names = new Set(files.map((file) => path.relative(root, file).split(path.sep).join('/')));
    for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/command-line.md', '.ci/run-cli.mjs', 'src/cli/main.ts']) {
      expect(names, name).toContain(name);
    }
  });

  test.skipIf(manifest.private !== true)(
    'send nobody to a registry for our name while the package is private: whoever registered it would run there',
    () => {
      const found = files.flatMap((file) =>
        offers(readFileSync(file, 'utf8')).map((words) => `${path.relative(root, file)}: ${words}`),
      );
      expect(found).toEqual([]);
    },
  );

  test('what would send somebody there is found, and what runs the clone is not', () => {
    const { name } = manifest;
    for (const before of [
      'npx',
      'npx --yes',
      'npx -p',
      'pnpm dlx',
      'yarn dlx',
      'bunx',
      'npm exec --',
      'npm i -g',
      'npm install --save-dev',
      'yarn global add',
      'docker run --rm -v .:/files',
      'brew install',
    ]) {
      expect(offers(`- run: ${before} ${name} lint`), before).toHaveLength(1);
      expect(offers(`${before} @someone/${name}@latest`), before).toHaveLength(1);
    }
    expect(offers(`https://unpkg.com/${name}@1/x.js`)).toHaveLength(1);
    for (const own of [`npm run -s ${name} -- lint`, `node ../${name}/.ci/run-cli.mjs`, `npm ci # in ${name}/`]) {
      expect(offers(own), own).toEqual([]);
    }
  });
});
