import type { ChoiceKind } from './choices.ts';

/** A list that was asked for before it could come, and the keys pressed since. */
export interface AskedChoice {
  readonly kind: ChoiceKind | 'router';
  readonly id: string;
  readonly keys: readonly string[];
}

/** What the graph asks of its later part. */
export interface ManipulationHandle {
  /** Opens a list to choose from for a host or a path, or for all selected paths when it is one of them. */
  choose(kind: ChoiceKind | 'router', id: string): void;
}

/** How nodes look while something is dragged. */
export interface Shown {
  readonly targetId: string | null;
  readonly isOk: boolean;
  readonly dragged: ReadonlySet<string>;
}
