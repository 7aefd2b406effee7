import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceNode } from '../model/source-node.ts';
import { fieldOf, get, itemsOf, textAt } from './fields.ts';
import { isKustomizationName } from './file-kind.ts';
import { diagnosticOf } from './problem.ts';
import { unitOf } from './read-unit.ts';
import type { SourceFile, SourceUnit } from './source-file.ts';
import { readTree } from './tree.ts';

/** Returns the names of the files that kustomizations of these files apply as patches, each with the folder of its kustomization. */
export function kustomizePatches(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const patches = new Map<string, string>();
  for (const { name, text } of files) {
    if (!isKustomizationName(name)) continue;
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
    for (const path of patchPaths(readTree(text))) patches.set(joined(folder, path), folder === '' ? '.' : folder);
  }
  return patches;
}

/** @source kubernetes-sigs/kustomize api/types/kustomization.go Kustomization (v0.20) */
function patchPaths(root: SourceNode | null): readonly string[] {
  if (!root) return [];
  const lists = ['patches', 'patchesJson6902'].flatMap((key) => itemsOf(get(fieldOf(root), key)));
  const paths = lists.map((item) => textAt(get(item, 'path')));
  // An entry of this list is a file's name or the patch itself.
  const merged = itemsOf(get(fieldOf(root), 'patchesStrategicMerge')).map(textAt);
  return [...paths, ...merged].filter((path) => path !== null && !path.includes('\n')).map(String);
}

function joined(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/**
 * Returns the files with kustomizations and their patches set apart: neither is an object that kubectl sends as it stands.
 * The same list when there is no kustomization.
 */
export function setPatchesApart(files: readonly SourceFile[]): readonly SourceFile[] {
  if (!files.some(({ name }) => isKustomizationName(name))) return files;
  const patches = kustomizePatches(files);
  return files.map((file) => {
    const folder = patches.get(file.name);
    if (folder !== undefined) return { ...file, units: file.units.map((unit) => patchOf(unit, folder)) };
    return isKustomizationName(file.name) ? { ...file, units: file.units.map((unit) => apart(unit, [])) } : file;
  });
}

function patchOf(unit: SourceUnit, folder: string): SourceUnit {
  const start = unit.text.search(/^(?!---|[ \t]*(?:#|\r?$))/m);
  if (start < 0 || unit.status === 'empty') return unit;
  const feed = unit.text.indexOf('\n', start);
  const range = { start, end: feed < 0 ? unit.text.length : feed };
  const said: Diagnostic = { ...diagnosticOf('yaml/patch', { folder }, range), severity: 'info' };
  return apart(unit, [said]);
}

function apart({ text, role }: SourceUnit, diagnostics: readonly Diagnostic[]): SourceUnit {
  return unitOf(text, role, 'patch', [], diagnostics);
}
