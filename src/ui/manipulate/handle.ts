import type { ChoiceKind } from './choices.ts';

/** What the graph asks of its later part. */
export interface ManipulationHandle {
  /** Opens a list to choose from for a path, or for all selected paths when it is one of them. */
  choose(kind: ChoiceKind, pathId: string): void;
}

/** How nodes look while something is dragged. */
export interface Shown {
  readonly targetId: string | null;
  readonly isOk: boolean;
  readonly dragged: ReadonlySet<string>;
}
