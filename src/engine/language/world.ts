import type { AnnotationSpec } from '../match/annotations/annotation-spec.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ObjectRef } from '../model/objects.ts';
import type { SourceRange } from '../text/range.ts';
import { unitIndexAt } from '../yaml/reread.ts';
import type { SourceFile, SourceUnit } from '../yaml/source-file.ts';

/** Everything that answers about the text are computed from. */
export interface LanguageWorld {
  readonly files: readonly SourceFile[];
  readonly cluster: Cluster;
  /** Values of `spec.controller` that are known. */
  readonly controllers: readonly string[];
  /** Annotations by the class of an Ingress (`null` without one), of the controller that is chosen or guessed for it. */
  readonly annotationsOf: (className: string | null) => readonly AnnotationSpec[];
  /** Tells whether any controller reads an annotation. */
  readonly isKnown: (annotation: string) => boolean;
}

/** A place in the workspace: offsets of the file. */
export interface FilePlace {
  readonly file: string;
  readonly range: SourceRange;
}

/** The unit that holds an offset of a file, and where it starts. */
export interface UnitAt {
  readonly unit: SourceUnit;
  readonly document: number;
  readonly base: number;
}

/** Returns the unit at an offset of a file; `null` when there is no such file. */
export function unitAt(world: LanguageWorld, file: string, offset: number): UnitAt | null {
  const source = world.files.find(({ name }) => name === file);
  if (!source) return null;
  const document = unitIndexAt(source, offset);
  const unit = source.units[document];
  return unit ? { unit, document, base: source.starts[document] ?? 0 } : null;
}

/** Returns the place of a range of a unit. */
export function placeIn(world: LanguageWorld, { file, document }: ObjectRef, range: SourceRange): FilePlace {
  const base = world.files.find(({ name }) => name === file)?.starts[document] ?? 0;
  return { file, range: { start: base + range.start, end: base + range.end } };
}
