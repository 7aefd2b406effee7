import type { Plan } from '../engine/commands/index.ts';
import type { TextEdit } from '../engine/text/index.ts';
import type { PendingFocus } from './pending-focus.ts';
import type { Typed } from './retype.ts';
import type { AppState } from './types.ts';
import type { WorkspaceChange } from './workspace.ts';

/** The state, with what its selection is going to be. */
export interface Standing {
  readonly state: AppState;
  readonly pendingFocus: PendingFocus | null;
}

/** What was chosen while acts wait, so that a late act finds it as it was when the act was made. */
export interface Choices {
  note(what: string, act: number, value: unknown): void;
  /** What it was before the act. */
  before(what: string, act: number): unknown;
  /** The state without what acts after this one have chosen. */
  standing(act: number): Standing;
  /** Files and places have other names and offsets now. */
  follow(file: (name: string) => string, focus: (focus: PendingFocus | null) => PendingFocus | null): void;
  clear(): void;
}

/** The acts of a person: numbered as they are made, done in that order, whatever the work for one of them takes. */
export interface Acts {
  /** Does what a person asks for now. */
  now<T>(act: () => T): T;
  /** Changes texts when the acts before have: at once when none of them is on its way. */
  next(act: () => void): void;
  /** Prepares when the acts before are done, and changes texts with what that gives; the acts after it wait. */
  after<T, R>(prepare: () => Promise<T>, act: (prepared: T) => R): Promise<R>;
  /** Typing waits for nobody: what is on its way comes beneath it. Called before it is done; `revision` will hold it. */
  type(typed: Omit<Typed, 'act'>): void;
  /** A plan for the texts of `revision`, as it reads before what was typed since the act that is done. */
  beneath(plan: Plan, revision: number): Plan;
  /** Notes what has led to a revision, for those who wait. */
  changed(revision: number, changes: readonly WorkspaceChange[]): void;
  /** Edits of the texts of a revision as they read now; `null` when what they are about has changed or is gone. */
  carry(
    edits: ReadonlyMap<string, readonly TextEdit[]>,
    revision: number,
  ): ReadonlyMap<string, readonly TextEdit[]> | null;
  /** Returns what of `part` nobody has chosen since the act that is done was made; that counts as chosen by it. */
  choose(part: Partial<AppState>): Partial<AppState>;
  /** Notes that the act that is done chooses this; false when somebody has chosen it since. */
  take(what: string, value: unknown): boolean;
  /** The state without what was chosen since the act that is done was made. */
  standing(): Standing;
  /** See `Choices.follow`. */
  readonly follow: Choices['follow'];
}
