import type { ObjectRef } from '../../model/objects.ts';
import type { SourceNode } from '../../model/source-node.ts';
import { applyEdits, invertEdits } from '../../text/edit.ts';
import { findObjects } from '../../yaml/decode.ts';
import { commentsIn } from '../../yaml/edit-seq.ts';
import { readSourceFile } from '../../yaml/read.ts';
import { editSourceFile } from '../../yaml/reread.ts';
import type { SourceFile, SourceUnit } from '../../yaml/source-file.ts';
import { readTree } from '../../yaml/tree.ts';
import type { Plan } from '../command.ts';

/** What kubectl would send: JSON. */
export type Plain = null | string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** Texts by name, with what reading them gives. */
export interface World {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, SourceFile>;
}

export function worldOf(texts: ReadonlyMap<string, string>): World {
  return { texts, files: new Map([...texts].map(([name, text]) => [name, readSourceFile(name, text)])) };
}

function plainOf(node: SourceNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'seq') return node.items.map(plainOf);
  const entries = new Map<string, Plain>();
  for (const { key, value } of node.entries) if (!entries.has(key)) entries.set(key, plainOf(value));
  return Object.fromEntries(entries);
}

const plainUnits = new WeakMap<SourceUnit, readonly Plain[]>();
const unitComments = new WeakMap<SourceUnit, readonly string[]>();

/** Every object of a file as JSON, in file order. */
export function objectsOf(file: SourceFile): readonly Plain[] {
  return file.units.flatMap((unit) => {
    const known = plainUnits.get(unit) ?? plainObjects(unit);
    plainUnits.set(unit, known);
    return known;
  });
}

function plainObjects(unit: SourceUnit): readonly Plain[] {
  const root = unit.status === 'read' && unit.objects.length > 0 ? readTree(unit.text) : null;
  if (!root) return [];
  const roots = unit.role === 'list-item' && root.kind === 'seq' ? root.items : [root];
  return roots.flatMap((each) => findObjects(each)).map(({ node }) => plainOf(node));
}

/** Position of an object among all objects of its file. */
export function positionOf(file: SourceFile, ref: ObjectRef): number {
  const before = file.units.slice(0, ref.document).reduce((sum, unit) => sum + unit.objects.length, 0);
  return before + ref.item;
}

export function allComments(world: World): readonly string[] {
  return [...world.files.values()].flatMap(({ units }) =>
    units.flatMap((unit) => {
      const known = unitComments.get(unit) ?? commentsIn(unit.text);
      unitComments.set(unit, known);
      return known;
    }),
  );
}

/** What is in `before` but not in `after`, each as often as it is missing. */
export function missing(before: readonly string[], after: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of after) left.set(each, (left.get(each) ?? 0) + 1);
  return before.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

/** The world after a plan. Throws when the edits do not fit, or when undoing them gives other bytes. */
export function apply(world: World, plan: Plan): World {
  const texts = new Map(world.texts);
  const files = new Map(world.files);
  for (const [name, edits] of plan.edits) {
    const text = texts.get(name) ?? '';
    // A file that is not there is made.
    const file = files.get(name) ?? readSourceFile(name, '');
    const next = applyEdits(text, edits);
    if (applyEdits(next, invertEdits(text, edits)) !== text) throw new Error('undo gives other bytes');
    texts.set(name, next);
    files.set(name, editSourceFile(file, edits));
  }
  return { texts, files };
}

/** True when `lines` holds all of `part` in their order. */
export function isSubsequence(part: readonly string[], lines: readonly string[]): boolean {
  let at = 0;
  for (const line of lines) if (at < part.length && part[at] === line) at++;
  return at === part.length;
}
