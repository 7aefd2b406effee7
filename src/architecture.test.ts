import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = path.dirname(fileURLToPath(import.meta.url));

/** What each layer may import: other layers (a trailing `*` takes everything below) and npm packages. The longest matching name counts. */
const table: Readonly<Record<string, { readonly layers: readonly string[]; readonly npm: readonly string[] }>> = {
  'engine/text': { layers: [], npm: [] },
  'engine/diagnostics': { layers: ['engine/text'], npm: [] },
  'engine/model': { layers: ['engine/text'], npm: [] },
  'engine/yaml': { layers: ['engine/text', 'engine/diagnostics', 'engine/model'], npm: ['yaml'] },
  'engine/kubectl': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/yaml', 'engine/validate'],
    npm: [],
  },
  'engine/validate': { layers: ['engine/text', 'engine/diagnostics', 'engine/model'], npm: [] },
  'engine/match': { layers: ['engine/text', 'engine/diagnostics', 'engine/model'], npm: ['re2js'] },
  'engine/controllers': {
    layers: ['engine/text', 'engine/diagnostics', 'engine/model', 'engine/match'],
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
  state: { layers: ['engine', 'worker', 'content', 'i18n'], npm: ['zustand'] },
  worker: { layers: ['engine', 'state'], npm: [] },
  cli: { layers: ['engine', 'i18n'], npm: [] },
  ui: {
    layers: ['engine', 'state', 'worker', 'i18n', 'content', 'ui/*'],
    npm: ['react', 'react-dom', '@xyflow/react', 'd3-selection', 'monaco-editor', 'lucide-react', 'zustand'],
  },
  // Starts real data planes for the measured tests: may look into every profile, and nobody imports it.
  measured: { layers: ['engine', 'engine/*'], npm: [] },
  offline: { layers: [], npm: [] },
  '': { layers: ['ui/*', 'state', 'worker', 'offline'], npm: ['react', 'react-dom'] },
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

/** The layer a path below src belongs to; controllers are layers of their own so that none imports another. */
function layerOf(file: string): string {
  const parts = path.relative(src, file).split(path.sep);
  if (parts[0] === 'engine') {
    if (parts[1] === 'controllers' && parts.length > 3) return `engine/controllers/${parts[2]}`;
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
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
    for (const layer of ['text', 'diagnostics', 'model', 'yaml', 'match', 'graph', 'commands']) {
      expect(files.filter((file) => layerOf(file) === `engine/${layer}`).length, layer).toBeGreaterThan(1);
    }
  });

  test('every import goes the way the table allows', () => {
    expect(imports.map(violation).filter((found) => found !== null)).toEqual([]);
  });

  test('planted violations of every kind are found', () => {
    const at = (file: string, code: string) =>
      specifiersOf(code)
        .map((target) => violation({ file: path.join(src, file), target }))
        .filter((found) => found !== null);
    expect(at('engine/text/edit.ts', "import { parse } from 'yaml';")).toHaveLength(1);
    expect(at('engine/match/ids.ts', "import type { Command } from '../commands/command.ts';")).toHaveLength(1);
    expect(at('engine/graph/graph.ts', "export { plan } from '../commands/command.ts';")).toHaveLength(1);
    expect(at('engine/yaml/source-file.ts', "const x = await import('../../state/types.ts');")).toHaveLength(1);
    expect(at('engine/model/sourced.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(at('ui/app/App.tsx', "import type { Ingress } from '../../engine/model/ingress.ts';")).toHaveLength(1);
    expect(at('engine/model/sourced.ts', "import type { SourceRange } from '../text/range.ts';")).toEqual([]);
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
