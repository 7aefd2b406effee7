import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = path.dirname(fileURLToPath(import.meta.url));

/** What every room of the page may use. */
const belowUi = ['engine', 'protocol', 'state', 'worker', 'i18n', 'content'];
const drawing = ['react', 'react-dom', 'lucide-react', 'zustand'];
const panelLayers = [...belowUi, 'ui/common', 'ui/actions', 'ui/parts', 'ui/forms'];

/** What each layer may import: other layers (a trailing `*` takes everything below) and npm packages. The longest matching name counts. */
const table: Readonly<Record<string, { readonly layers: readonly string[]; readonly npm: readonly string[] }>> = {
  'engine/text': { layers: [], npm: [] },
  'engine/about': { layers: ['engine/text'], npm: [] },
  'engine/diagnostics': { layers: ['engine/text'], npm: [] },
  'engine/model': { layers: ['engine/text'], npm: [] },
  'engine/yaml': { layers: ['engine/text', 'engine/diagnostics', 'engine/model'], npm: ['yaml'] },
  'engine/kubectl': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/yaml', 'engine/validate'],
    npm: [],
  },
  'engine/validate': { layers: ['engine/text', 'engine/about', 'engine/diagnostics', 'engine/model'], npm: [] },
  'engine/match': { layers: ['engine/text', 'engine/about', 'engine/diagnostics', 'engine/model'], npm: ['re2js'] },
  'engine/controllers': {
    layers: ['engine/text', 'engine/about', 'engine/diagnostics', 'engine/model', 'engine/match'],
    npm: ['re2js'],
  },
  'engine/analyse': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/match', 'engine/yaml'],
    npm: [],
  },
  'engine/route-tests': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/match', 'engine/yaml'],
    npm: [],
  },
  'engine/intake': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/match', 'engine/yaml'],
    npm: [],
  },
  'engine/graph': { layers: ['engine/text', 'engine/model', 'engine/match'], npm: [] },
  'engine/commands': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/yaml'],
    npm: ['yaml'],
  },
  'engine/gestures': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/graph', 'engine/commands'],
    npm: [],
  },
  'engine/changes': {
    layers: [
      'engine/text',
      'engine/diagnostics',
      'engine/model',
      'engine/match',
      'engine/yaml',
      'engine/commands',
      'engine/analyse',
    ],
    npm: [],
  },
  'engine/language': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/match', 'engine/yaml'],
    npm: [],
  },
  'engine/export': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/match', 'engine/yaml'],
    npm: ['yaml'],
  },
  engine: { layers: ['engine/*'], npm: [] },
  content: { layers: ['engine'], npm: [] },
  i18n: { layers: ['engine'], npm: [] },
  protocol: { layers: ['engine'], npm: [] },
  state: { layers: ['engine', 'protocol', 'content', 'i18n'], npm: ['zustand'] },
  worker: { layers: ['engine', 'protocol'], npm: [] },
  cli: { layers: ['engine', 'i18n'], npm: [] },
  'ui/common': { layers: belowUi, npm: drawing },
  'ui/actions': { layers: [...belowUi, 'ui/common'], npm: drawing },
  'ui/parts': { layers: [...belowUi, 'ui/common'], npm: drawing },
  'ui/forms': { layers: [...belowUi, 'ui/common'], npm: drawing },
  // Any other room is a panel: none knows another, and what joins them lies in `app`.
  ui: { layers: panelLayers, npm: drawing },
  'ui/graph': { layers: panelLayers, npm: [...drawing, '@xyflow/react', 'd3-selection'] },
  'ui/editor': { layers: panelLayers, npm: [...drawing, 'monaco-editor'] },
  'ui/app': { layers: [...belowUi, 'ui/*'], npm: drawing },
  // Starts real data planes for the measured tests: may look into every profile, and nobody imports it.
  measured: { layers: ['engine', 'engine/*'], npm: [] },
  offline: { layers: [], npm: [] },
  '': { layers: ['ui/app', 'ui/common', 'state', 'worker', 'offline'], npm: ['react', 'react-dom'] },
};

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Every specifier of a file: static, type-only, re-export, dynamic, worker URL. */
function specifiersOf(code: string): readonly string[] {
  const found: string[] = [];
  for (const match of code.matchAll(/\b(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g))
    found.push(match[1] ?? '');
  for (const match of code.matchAll(/\bimport\s*\(?\s*['"]([^'"]+)['"]/g)) found.push(match[1] ?? '');
  for (const match of code.matchAll(/new URL\(\s*['"](\.[^'"]+)['"]/g)) found.push(match[1] ?? '');
  return found;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'testing' ? [] : sourceFiles(full);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

/** Returns the groups that lead back to themselves: each with its members, sorted. */
function circlesOf(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const visit = (name: string): void => {
    numbers.set(name, numbers.size);
    lowest.set(name, numbers.get(name) ?? 0);
    path.push(name);
    onPath.add(name);
    const lower = (to: number | undefined) => lowest.set(name, Math.min(lowest.get(name) ?? 0, to ?? Infinity));
    for (const next of edges.get(name) ?? []) {
      if (!numbers.has(next)) {
        visit(next);
        lower(lowest.get(next));
      } else if (onPath.has(next)) lower(numbers.get(next));
    }
    if (lowest.get(name) !== numbers.get(name)) return;
    const circle = path.splice(path.indexOf(name));
    for (const member of circle) onPath.delete(member);
    if (circle.length > 1 || edges.get(name)?.includes(name)) circles.push(circle.sort());
  };
  for (const name of edges.keys()) if (!numbers.has(name)) visit(name);
  return circles;
}

/** Returns what each name leads to: of files, or of what `nameOf` makes of them; nothing leads to itself. */
function edgesOf(list: readonly Import[], nameOf: (file: string) => string): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, string[]>();
  for (const { file, target } of list) {
    if (!target.startsWith('.')) continue;
    const from = nameOf(file);
    const to = nameOf(path.resolve(path.dirname(file), target.replace(/\?.*$/, '')));
    if (from === to && target !== `./${path.basename(file)}`) continue;
    edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  return edges;
}

const nameOf = (file: string): string => path.relative(src, file).split(path.sep).join('/');

/** The room of the page that a file belongs to; the file itself elsewhere. */
const roomOf = (file: string): string => (layerOf(file).startsWith('ui/') ? layerOf(file) : nameOf(file));

/** What is known of each controller before it is loaded: data below everything that looks something up in it. */
const isAbout = (file: string): boolean =>
  /^engine\/controllers\/(?:[^/]+\/(?:about|sources)|abouts)\.ts$/.test(nameOf(file));

/** The layer a path below src belongs to; controllers are layers of their own so that none imports another. */
function layerOf(file: string): string {
  const parts = path.relative(src, file).split(path.sep);
  if (isAbout(file)) return 'engine/about';
  if (parts[0] === 'engine') {
    if (parts[1] === 'controllers' && parts.length > 3) return `engine/controllers/${parts[2]}`;
    // The door of a room, for all outside of the engine: rooms themselves go to the files of those below them.
    if (parts.length === 3 && parts[2] === 'index.ts') return 'engine';
    return parts.length > 2 ? `engine/${parts[1]}` : 'engine';
  }
  if (parts[0] === 'ui') return `ui/${parts[1]}`;
  return parts.length > 1 ? (parts[0] ?? '') : '';
}

function ruleOf(layer: string) {
  for (let name = layer; ; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
    const rule = table[name];
    if (rule) return rule;
    if (name === '') throw new Error(`no rule for layer ${layer}`);
  }
}

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  // The registry, and only it, knows the controllers.
  if (from === 'engine/controllers' && to.startsWith('engine/controllers/')) return true;
  if (to.startsWith('engine/controllers/') || to === 'engine/controllers') {
    return from === 'engine' || from === 'measured';
  }
  return ruleOf(from).layers.some((allowed) =>
    allowed.endsWith('/*') ? to.startsWith(allowed.slice(0, -1)) : to === allowed,
  );
}

function violation({ file, target }: Import): string | null {
  const from = layerOf(file);
  const name = path.relative(src, file);
  if (!target.startsWith('.')) {
    if (target.startsWith('node:')) return from === 'cli' || from === 'measured' ? null : `${name} uses ${target}`;
    const npm = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
    return ruleOf(from).npm.includes(npm) ? null : `${name} uses the package ${npm}`;
  }
  const resolved = path.resolve(path.dirname(file), target.replace(/\?.*$/, ''));
  if (!resolved.startsWith(src + path.sep)) return `${name} reaches outside src: ${target}`;
  if (!existsSync(resolved) || !statSync(resolved).isFile()) return `${name} imports ${target} without its file suffix`;
  return mayImport(from, layerOf(resolved)) ? null : `${name} (${from}) imports ${target} (${layerOf(resolved)})`;
}

const files = sourceFiles(src);
const imports = files.flatMap((file) =>
  specifiersOf(readFileSync(file, 'utf8')).map((target): Import => ({ file, target })),
);

describe('the layers of the house', () => {
  test('the test has looked at the whole tree', () => {
    expect(files.length).toBeGreaterThan(1000);
    expect(imports.length).toBeGreaterThan(4000);
    const rooms = new Set(files.map(layerOf).filter((layer) => layer.startsWith('ui/')));
    expect(rooms.size).toBeGreaterThan(17);
    for (const room of rooms) {
      const inside = files.filter((file) => layerOf(file) === room);
      expect(inside.length, room).toBeGreaterThan(1);
      // Where nothing is read of what a room imports, nothing is found in it either.
      expect(imports.filter(({ file }) => inside.includes(file)).length, room).toBeGreaterThan(inside.length);
    }
    for (const layer of ['text', 'diagnostics', 'model', 'yaml', 'match', 'graph', 'commands']) {
      expect(files.filter((file) => layerOf(file) === `engine/${layer}`).length, layer).toBeGreaterThan(1);
    }
  });

  test('every import goes the way the table allows', () => {
    expect(imports.map(violation).filter((found) => found !== null)).toEqual([]);
  });

  test('no rooms of the page lead to each other, types included', () => {
    expect(
      circlesOf(edgesOf(imports, roomOf)).filter((circle) => circle.some((name) => name.startsWith('ui/'))),
    ).toEqual([]);
  });

  test('no files lead to each other, types included', () => {
    expect(circlesOf(edgesOf(imports, nameOf))).toEqual([]);
  });

  test('a planted circle is found, and only that', () => {
    const planted = (...pairs: readonly (readonly [string, string])[]): readonly Import[] =>
      pairs.map(([file, target]) => ({ file: path.join(src, file), target }));
    const chain = planted(['ui/a/A.tsx', '../b/b.ts'], ['ui/b/b.ts', '../c/c.ts'], ['ui/b/b.ts', './other.ts']);
    expect(circlesOf(edgesOf(chain, nameOf))).toEqual([]);
    expect(circlesOf(edgesOf(chain, roomOf))).toEqual([]);
    // Between rooms, where no two files lead to each other.
    const back = [...chain, ...planted(['ui/c/other.ts', '../a/another.ts'])];
    expect(circlesOf(edgesOf(back, nameOf))).toEqual([]);
    expect(circlesOf(edgesOf(back, roomOf))).toEqual([['ui/a', 'ui/b', 'ui/c']]);
    // Between files of one room, by a type.
    const types = specifiersOf("import type { B } from './b.ts';");
    const pair = [...planted(['engine/text/a.ts', types[0] ?? '']), ...planted(['engine/text/b.ts', './a.ts'])];
    expect(circlesOf(edgesOf(pair, nameOf))).toEqual([['engine/text/a.ts', 'engine/text/b.ts']]);
    expect(circlesOf(edgesOf(planted(['engine/text/a.ts', './a.ts']), nameOf))).toEqual([['engine/text/a.ts']]);
    // A long chain that ends where it began, with a way past it.
    const round = planted(['a.ts', './b.ts'], ['b.ts', './c.ts'], ['c.ts', './d.ts'], ['d.ts', './b.ts']);
    expect(circlesOf(edgesOf(round, nameOf))).toEqual([['b.ts', 'c.ts', 'd.ts']]);
  });

  test('every room of the page says what it holds, and names no file that it does not have', () => {
    const rooms = [...new Set(files.map(layerOf).filter((layer) => layer.startsWith('ui/')))];
    const wrong = rooms.flatMap((room) => {
      const paper = path.join(src, room, 'README.md');
      if (!existsSync(paper)) return [`${room} has no README.md`];
      const text = readFileSync(paper, 'utf8');
      const named = [...text.matchAll(/`([\w./-]+\.tsx?)`/g)].map((match) => match[1] ?? '');
      const places = [room, 'ui', 'ui/parts', ''];
      const lost = named.filter((name) => !places.some((place) => existsSync(path.join(src, place, name))));
      return [...lost.map((name) => `${room} names ${name}`), ...(named.length > 0 ? [] : [`${room} names no file`])];
    });
    expect(wrong).toEqual([]);
  });

  test('planted violations of every kind are found', () => {
    const at = (file: string, code: string) =>
      specifiersOf(code)
        .map((target) => violation({ file: path.join(src, file), target }))
        .filter((found) => found !== null);
    expect(at('engine/text/edit.ts', "import { parse } from 'yaml';")).toHaveLength(1);
    expect(at('engine/match/ids.ts', "import type { Command } from '../commands/command.ts';")).toHaveLength(1);
    // What is known of a controller before it is loaded leads to nothing of it.
    expect(at('engine/controllers/traefik/about.ts', "await import('./profile.ts');")).toHaveLength(1);
    expect(at('engine/controllers/abouts.ts', "import { load } from './traefik/load.ts';")).toHaveLength(1);
    expect(at('engine/match/ids.ts', "import { folders } from '../controllers/folders.ts';")).toHaveLength(1);
    expect(at('engine/match/ids.ts', "import { abouts } from '../controllers/abouts.ts';")).toEqual([]);
    expect(at('engine/graph/graph.ts', "export { plan } from '../commands/command.ts';")).toHaveLength(1);
    expect(at('engine/yaml/source-file.ts', "const x = await import('../../state/types.ts');")).toHaveLength(1);
    expect(at('state/core.ts', "import type { Session } from '../worker/session.ts';")).toHaveLength(1);
    expect(at('worker/session.ts', "import type { AppState } from '../state/types.ts';")).toHaveLength(1);
    expect(at('protocol/questions.ts', "import type { Session } from '../worker/session.ts';")).toHaveLength(1);
    expect(at('engine/model/sourced.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(at('ui/app/App.tsx', "import type { Ingress } from '../../engine/model/ingress.ts';")).toHaveLength(1);
    expect(at('engine/model/sourced.ts', "import type { SourceRange } from '../text/range.ts';")).toEqual([]);
    // Panels do not know each other, not even by a type, a style sheet or what comes later.
    expect(at('ui/table/Grid.tsx', "import type { Span } from '../tree/tree-items.ts';")).toHaveLength(1);
    expect(at('ui/table/Grid.tsx', "import '../tree/route-tree.css';")).toHaveLength(1);
    expect(at('ui/tree/TreeRow.tsx', "const part = await import('../graph/GraphPane.tsx');")).toHaveLength(1);
    expect(at('ui/graph/manipulate/drop.ts', "import { table } from '../../table/sort-filter.ts';")).toHaveLength(1);
    // Below the panels nobody knows a panel, above them only the app does.
    expect(at('ui/common/Button.tsx', "import { hostText } from '../parts/node-words.ts';")).toHaveLength(1);
    expect(at('ui/parts/marks.ts', "import { walkMap } from '../graph/walk.ts';")).toHaveLength(1);
    expect(at('ui/parts/marks.ts', "import { Field } from '../forms/Field.tsx';")).toHaveLength(1);
    expect(at('ui/forms/specs.ts', "import { hostText } from '../parts/node-words.ts';")).toHaveLength(1);
    expect(at('ui/actions/action.ts', "import { walkMap } from '../graph/walk.ts';")).toHaveLength(1);
    expect(at('ui/forms/specs.ts', "import { placement } from '../inspector/placement.ts';")).toHaveLength(1);
    expect(at('ui/history/KeepMark.tsx', "import { useShortcuts } from '../app/shortcuts.ts';")).toHaveLength(1);
    expect(at('ui/common/Menu.tsx', "import { App } from '../app/App.tsx';")).toHaveLength(1);
    expect(at('ui/table/Grid.tsx', "import { ReactFlow } from '@xyflow/react';")).toHaveLength(1);
    expect(at('main.tsx', "import { GraphPane } from './ui/graph/GraphPane.tsx';")).toHaveLength(1);
    expect(at('ui/graph/GraphPane.tsx', "import { drop } from './manipulate/drop.ts';")).toEqual([]);
    expect(at('ui/app/App.tsx', "import { GraphPane } from '../graph/GraphPane.tsx';")).toEqual([]);
    expect(at('ui/tree/TreeRow.tsx', "import { hostText } from '../parts/node-words.ts';")).toEqual([]);
  });

  test('the engine names nothing of the outside world', () => {
    const forbidden =
      /\b(?:Date\.now|new Date\b|Math\.random|console\.|setTimeout|setInterval|fetch\(|globalThis|localStorage|performance\.)/;
    const found = files
      .filter((file) => layerOf(file).startsWith('engine'))
      .filter((file) => forbidden.test(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      .map((file) => path.relative(src, file));
    expect(found).toEqual([]);
  });
});
