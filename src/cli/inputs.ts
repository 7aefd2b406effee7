import path from 'node:path';
import type { Diagnostic } from '../engine/diagnostics/index.ts';
import { redactDiagnostic } from '../engine/export/index.ts';
import { lineStarts, positionAt } from '../engine/text/index.ts';
import {
  type FileKind,
  fileKindOf,
  isKustomizationName,
  kustomizePatches,
  type ReadOptions,
  readSourceFile,
  type SourceFile,
  setPatchesApart,
} from '../engine/yaml/index.ts';
import { CliProblem } from './io.ts';
import type { CommandIo } from './printable.ts';

const manifestName = /\.(?:ya?ml|json)$/i;

async function walkFolder(io: CommandIo, folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await io.list(folder)) {
    const full = path.join(folder, name);
    const kind = await io.kind(full);
    if (kind === 'folder' && name !== 'node_modules' && !name.startsWith('.'))
      found.push(...(await walkFolder(io, full)));
    if (kind === 'file' && manifestName.test(name)) found.push(full);
  }
  return found;
}

/** Returns the files that an argument means: itself, the manifests below a folder, or `-` for standard input. */
async function expandPath(io: CommandIo, argument: string): Promise<readonly string[]> {
  if (argument === '-') return ['-'];
  const kind = await io.kind(argument);
  if (kind === 'none') throw new CliProblem(`${argument}: no such file or folder`);
  return kind === 'folder' ? walkFolder(io, argument) : [argument];
}

/** Returns the text of a file or of standard input. */
export async function readText(io: CommandIo, name: string): Promise<string> {
  try {
    return name === '-' ? await io.stdin() : await io.read(name);
  } catch (error) {
    throw new CliProblem(`${name}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Returns all manifests of some files, folders and `-`, each file once, as read. */
export async function readManifests(
  io: CommandIo,
  args: readonly string[],
  options: ReadOptions = {},
): Promise<readonly SourceFile[]> {
  if (args.length === 0) throw new CliProblem('no file given: name files, folders, or - for standard input');
  const names = new Set<string>();
  const named = new Set(args);
  for (const argument of args) for (const name of await expandPath(io, argument)) names.add(name);
  const files: SourceFile[] = [];
  const left = new Map<FileKind, number>();
  const hasKustomize = [...names].some(isKustomizationName);
  let done = 0;
  for (const name of names) {
    const text = await readText(io, name);
    const kind = fileKindOf(name, text);
    // What somebody names is meant, whatever it is. A patch may look like nothing: what it is shows when all are read.
    if (named.has(name) || kind === 'kubernetes' || kind === 'kustomization' || (kind === 'other' && hasKustomize)) {
      files.push(readSourceFile(name === '-' ? '<stdin>' : name, text, options));
    } else left.set(kind, (left.get(kind) ?? 0) + 1);
    io.progress(++done, names.size);
  }
  if (names.size === 0) throw new CliProblem(`no .yaml, .yml or .json file in ${args.join(', ')}`);
  const known = leaveOut(files, named, left);
  tellLeftOut(io, left);
  return known;
}

/** Sets the patches of kustomizations apart and leaves out what then is neither a patch nor an object. */
function leaveOut(
  files: readonly SourceFile[],
  named: ReadonlySet<string>,
  left: Map<FileKind, number>,
): readonly SourceFile[] {
  const patches = kustomizePatches(files);
  return setPatchesApart(files).filter(({ name, text }) => {
    const isKept = named.has(name) || patches.has(name) || fileKindOf(name, text) !== 'other';
    if (!isKept) left.set('other', (left.get('other') ?? 0) + 1);
    return isKept;
  });
}

function tellLeftOut(io: CommandIo, left: ReadonlyMap<FileKind, number>): void {
  const helm = left.get('helm') ?? 0;
  const count = helm + (left.get('other') ?? 0);
  if (count === 0) return;
  const charts = helm > 0 ? ` (${helm === 1 ? 'one is' : `${helm} are`} a Helm template: run helm template first)` : '';
  io.errLine(`not Kubernetes: ${count} ${count === 1 ? 'file' : 'files'}${charts}`);
}

/** A diagnostic and the document it was found in. */
export interface Found {
  readonly file: string;
  /** Index of the document in the file. */
  readonly document: number;
  readonly diagnostic: Diagnostic;
}

/** A diagnostic with its place as people write it. */
export interface PlacedDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where it ends: the place right behind its last character. */
  readonly endLine: number;
  readonly endColumn: number;
  /** Offset of its document in the file: what the ranges of its fixes count from. */
  readonly base: number;
  readonly diagnostic: Diagnostic;
}

/** Returns what reading found in some files. */
export function foundIn(files: readonly SourceFile[]): readonly Found[] {
  return files.flatMap(({ name, units }) =>
    units.flatMap(({ diagnostics }, document) =>
      diagnostics.map((diagnostic) => ({ file: name, document, diagnostic })),
    ),
  );
}

/**
 * Returns diagnostics with line and column: file by file, each in the order of its text, or document by document in the order
 * in which kubectl and the server tell them.
 */
export function placeDiagnostics(
  files: readonly SourceFile[],
  found: readonly Found[],
  order: 'text' | 'server' = 'text',
): readonly PlacedDiagnostic[] {
  const byFile = new Map<string, Found[]>();
  for (const one of found) {
    const list = byFile.get(one.file);
    if (list) list.push(one);
    else byFile.set(one.file, [one]);
  }
  return files.flatMap((file) => {
    const own = byFile.get(file.name) ?? [];
    if (own.length === 0) return [];
    const starts = lineStarts(file.text);
    return own
      .map(({ document, diagnostic }) => ({
        // Reports are read by others: they quote nothing of a Secret.
        diagnostic: redactDiagnostic(diagnostic, file.units[document]?.text ?? ''),
        base: file.starts[document] ?? 0,
      }))
      .sort((a, b) => a.base - b.base || (order === 'server' ? 0 : a.diagnostic.range.start - b.diagnostic.range.start))
      .map(({ diagnostic, base }) => {
        const end = positionAt(starts, base + diagnostic.range.end);
        return {
          file: file.name,
          ...positionAt(starts, base + diagnostic.range.start),
          endLine: end.line,
          endColumn: end.column,
          base,
          diagnostic,
        };
      });
  });
}

/** Returns true when some document could not be read at all. */
export function hasUnreadable(files: readonly SourceFile[]): boolean {
  return files.some(({ units }) => units.some(({ status }) => status === 'broken' || status === 'too-large'));
}
