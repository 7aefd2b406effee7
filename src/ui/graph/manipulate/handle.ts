import type { ChoiceKind } from './choices.ts';

/** What a list can be asked for: what is chosen for paths, a class for a host, a file for either. */
export type AskedKind = ChoiceKind | 'router' | 'file';

/** A list that was asked for before it could come, and the keys pressed since. */
export interface AskedChoice {
  readonly kind: AskedKind;
  readonly id: string;
  readonly keys: readonly string[];
}

/** What the graph asks of its later part. */
export interface ManipulationHandle {
  /** Opens a list to choose from for a host or a path, or for all selected paths when it is one of them. */
  choose(kind: AskedKind, id: string): void;
  /** Opens the menu of what an event happened in. */
  menu(event: MouseEvent): void;
}

/** How nodes look while something is dragged. */
export interface Shown {
  readonly targetId: string | null;
  readonly isOk: boolean;
  readonly dragged: ReadonlySet<string>;
}
