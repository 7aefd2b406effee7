import type { Change, ChangeGoal } from '../engine/changes/index.ts';
import type { Command, CommandError, HistoryLabel, Plan } from '../engine/commands/index.ts';
import type { LanguageAsk, LanguageReply } from '../engine/language/index.ts';
import type { Result, TextEdit } from '../engine/text/index.ts';
import type { ImpactPreview } from '../protocol/answers.ts';

/** A step of the history as people see it. */
export interface HistoryMark {
  /** Its name in the history: see `HistoryEntry.id`. */
  readonly id: number | null;
  readonly label: HistoryLabel;
  /** When it was done, ms since 1970; `null` when that is not known. */
  readonly at: number | null;
}

/** What can be undone and done again. */
export interface EditSlice {
  /** Oldest first; the next step is the last of each list. */
  readonly history: { readonly undo: readonly HistoryMark[]; readonly redo: readonly HistoryMark[] };
}

/** Actions that change texts, and questions about what they would change. */
export interface EditActions {
  /** A person typed: edits refer to the file's current text. `caretJump` closes the undo step. */
  type(file: string, edits: readonly TextEdit[], how: 'type' | 'paste' | 'fix'): void;
  /**
   * Applies edits of one or several files as one undo step, labelled as a correction unless `label` says otherwise.
   * They refer to the texts of now.
   */
  fix(edits: ReadonlyMap<string, readonly TextEdit[]>, label?: HistoryLabel): void;
  /** Asks about a place of the newest texts; `null` when they changed before the answer came. */
  ask(ask: LanguageAsk): Promise<LanguageReply | null>;
  /** Plans the command in the worker and applies it as one undo step. Resolves to whether it was applied. */
  run(command: Command): Promise<boolean>;
  /** The same for a field that says itself why a command is refused. Resolves to that, `null` when it was applied. */
  write(command: Command): Promise<CommandError | null>;
  /** Plans without applying: for drop previews and live validation in the inspector. */
  preview(command: Command): Promise<CommandError | null>;
  /** Plans without applying: for forms that show what they are going to write. */
  planned(command: Command): Promise<Result<Plan, CommandError>>;
  /** Tells what a command would change; `null` when the texts changed, or another was asked about, meanwhile. */
  previewImpact(command: Command, examples?: readonly string[]): Promise<ImpactPreview | null>;
  /** Finds changes that would help the request in the bar, or bring it to a goal; `null` when the texts or the request changed meanwhile. */
  improve(goal: ChangeGoal | null): Promise<readonly Change[] | null>;
  /** Closes the current undo step: cursor jump, blur. */
  endTyping(): void;
  undo(): void;
  redo(): void;
  /** Takes back this step of the history as long as it is the newest; else nothing. */
  undoStep(id: number): void;
  /** Goes back or forth until this step of the history is the last that is done; `null` = before all of them. */
  stepTo(id: number | null): void;
  /** Prepares something when the acts before are done, and does `act` with it before the acts after. Acts go in order. */
  inOrder<T>(prepare: () => Promise<T>, act: (prepared: T) => void): Promise<void>;
}
