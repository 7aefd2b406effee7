/** Why a store took nothing: no room, no answer, or no leave. */
export type KeepTrouble = 'full' | 'slow' | 'refused';

/**
 * Who keeps the workspace between visits: this tab, another one that has it open, or nobody yet. Nothing is kept where
 * what was kept before cannot be read, where a newer version has written it, and where nothing can be written.
 */
export type Keeping = 'here' | 'elsewhere' | 'nobody' | 'unreadable' | 'newer' | 'unwritable';

/** How the workspace is kept between visits. */
export interface KeepingSlice {
  readonly keeping: Keeping;
  /** Why the last save failed, while `keeping` is `unwritable`. */
  readonly keepTrouble: KeepTrouble | null;
}

/** What a person can say about keeping. */
export interface KeepingActions {
  /** Keeps the workspace here from now on, not in the tab that has it. */
  keepHere(): void;
  /** Reads again what could not be read, or writes again what could not be written. */
  tryKeepingAgain(): Promise<void>;
  /** Gives up what is kept and cannot be used, and keeps what is here. */
  keepAnew(): Promise<void>;
  /** Everything that is kept, as it stands in the stores, in a form for people who look into it. */
  rawKept(): Promise<string>;
  /** Forgets everything that is stored in this browser and starts anew. */
  forgetAll(): Promise<void>;
}
