import type { Fix, FixLabel } from '../../engine/diagnostics/index.ts';
import { shiftRange, type TextEdit } from '../../engine/text/index.ts';
import type { AppState, Problem, Snapshot } from '../../state/types.ts';

/** Edits per file, as offsets of the file, and how many problems they solve. */
export interface FixPlan {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly count: number;
}

/**
 * Returns what makes two problems the same kind: the code, and the number of the API server's rule where a code has
 * many. The rule of a controller is not a kind: it may quote a host or a path.
 */
export function kindOf({ diagnostic }: Problem): string {
  const { code, params, origin } = diagnostic;
  return 'rule' in params && origin.kind !== 'controller' ? `${code} ${params.rule}` : code;
}

/** Returns the edits of one fix as offsets of its file; none when its document is gone. */
export function editsOfFix(snapshot: Snapshot, { object }: Problem, fix: Fix): readonly TextEdit[] {
  const base = snapshot.files.get(object.file)?.starts[object.document];
  if (base === undefined) return [];
  return fix.edits.map(({ range, insert }) => ({ range: shiftRange(range, base), insert }));
}

function collides(taken: readonly TextEdit[], edit: TextEdit): boolean {
  return taken.some(({ range }) =>
    range.start === range.end || edit.range.start === edit.range.end
      ? range.start <= edit.range.end && edit.range.start <= range.end
      : range.start < edit.range.end && edit.range.start < range.end,
  );
}

/** Fixes of one file by place: neighbours are enough to compare with. */
class FileEdits {
  readonly #taken: (readonly TextEdit[])[] = [];

  /** Takes the edits of a fix, all or none. */
  add(edits: readonly TextEdit[]): boolean {
    const last = this.#taken.slice(-4).flat();
    if (edits.length === 0 || edits.some((edit) => collides(last, edit))) return false;
    this.#taken.push(edits);
    return true;
  }

  get edits(): readonly TextEdit[] {
    return this.#taken.flat().sort((a, b) => a.range.start - b.range.start);
  }
}

/**
 * Returns the fix `label` of every problem of the same kind as `problem`, in one file or (`null`) in all of them.
 * Of fixes that touch the same stretch the first one counts: the others show again afterwards.
 */
export function planFixAll(snapshot: Snapshot, problem: Problem, label: FixLabel, file: string | null): FixPlan {
  const kind = kindOf(problem);
  const byFile = new Map<string, FileEdits>();
  let count = 0;
  const same = snapshot.problems
    .filter((other) => kindOf(other) === kind && (file === null || other.object.file === file))
    .flatMap((other) => {
      const fix = other.diagnostic.fixes?.find((one) => one.label === label);
      return fix ? [{ file: other.object.file, edits: editsOfFix(snapshot, other, fix) }] : [];
    })
    .sort((a, b) => (a.edits[0]?.range.start ?? 0) - (b.edits[0]?.range.start ?? 0));
  for (const { file: name, edits } of same) {
    const known = byFile.get(name) ?? new FileEdits();
    byFile.set(name, known);
    if (known.add(edits)) count++;
  }
  return { edits: new Map([...byFile].map(([name, { edits }]) => [name, edits])), count };
}

/** Returns whether the problems are those of the text as it is now: edits of an older one would hit the wrong place. */
export function isCurrent({ snapshot, revision }: AppState): boolean {
  return snapshot.revision === revision;
}
