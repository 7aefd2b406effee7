import type { Diagnostic } from '../../engine/diagnostics/index.ts';
import type { SourceRange } from '../../engine/text/index.ts';
import { isOutOfDate } from '../../protocol/snapshot.ts';
import { placeInFile, placeOfNode } from '../../state/places.ts';
import type { AppState, Problem, Snapshot } from '../../state/types.ts';

/** A problem with its place in the shown file. */
export interface ShownProblem {
  readonly range: SourceRange;
  readonly diagnostic: Diagnostic;
}

/** What reading says is of the text as it is; all else is of what was last read. */
function isOfText({ origin }: Diagnostic): boolean {
  return origin.kind === 'yaml' || origin.kind === 'api-server';
}

/**
 * Returns the problems of one file in file order; style hints are left out, as in the other views, and so is what would
 * stand at other lines while the text cannot be read.
 */
export function problemsOf(snapshot: Snapshot, file: string): readonly ShownProblem[] {
  return snapshot.problems
    .flatMap(({ object, diagnostic }) => {
      const place =
        object.file === file &&
        diagnostic.severity !== 'hint' &&
        (isOfText(diagnostic) || !isOutOfDate(snapshot, object))
          ? placeInFile(snapshot, { object, range: diagnostic.range })
          : null;
      return place ? [{ range: place.range, diagnostic }] : [];
    })
    .sort((a, b) => a.range.start - b.range.start);
}

/** Returns the worst severity and the number of problems per file. */
export function problemCounts(
  problems: readonly Problem[],
): ReadonlyMap<string, { readonly worst: 'error' | 'warning' | 'info'; readonly count: number }> {
  const rank = { error: 2, warning: 1, info: 0 } as const;
  const counts = new Map<string, { worst: 'error' | 'warning' | 'info'; count: number }>();
  for (const { object, diagnostic } of problems) {
    const { severity } = diagnostic;
    if (severity === 'hint') continue;
    const known = counts.get(object.file);
    if (!known) counts.set(object.file, { worst: severity, count: 1 });
    else {
      known.count++;
      if (rank[severity] > rank[known.worst]) known.worst = severity;
    }
  }
  return counts;
}

/** What the editor marks in the active file: offsets of that file. */
export interface Marks {
  readonly selected: SourceRange | null;
  readonly hit: { readonly range: SourceRange; readonly order: number | null } | null;
}

/** Returns the selected node's and the winning path's stretches, where they stand in the active file. */
export function marksOf(state: AppState): Marks {
  const { snapshot, selection, activeFile, request } = state;
  const node = selection === null ? undefined : snapshot.nodes.get(selection);
  const place = node ? placeOfNode(node) : null;
  const selected = place && !isOutOfDate(snapshot, place.object) ? placeInFile(snapshot, place) : null;
  const hit = request.answer?.place ?? null;
  const winner = request.answer?.litNodes.map((id) => snapshot.nodes.get(id)).find((lit) => lit?.kind === 'path');
  return {
    selected: selected?.file === activeFile ? selected.range : null,
    hit: hit?.file === activeFile ? { range: hit.range, order: winner?.kind === 'path' ? winner.order : null } : null,
  };
}
