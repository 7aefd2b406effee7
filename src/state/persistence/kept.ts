import type { SavedWorkspace } from '../core.ts';
import type { WorkspaceChange } from '../workspace.ts';
import type { RawText, StoredMoment } from './moment.ts';

/** What keeping can be told to go on from: what is in the database, and what the page has of it. */
export interface Base {
  /** `null`: nothing is stored. */
  readonly moment: StoredMoment | null;
  /** What has been done since that moment. */
  readonly changes: readonly WorkspaceChange[];
  /** The journal as it was read. */
  readonly journal: string | null;
}

/** The answers to "what is kept?"; only `nothing` is a first visit. */
export type Kept =
  | { readonly kind: 'nothing'; readonly base: Base }
  | {
      readonly kind: 'workspace';
      readonly workspace: SavedWorkspace;
      readonly base: Base;
      /** What is not understood, as it was found. */
      readonly lost: readonly RawText[];
    }
  | { readonly kind: 'damaged'; readonly raw: readonly RawText[] }
  | { readonly kind: 'newer' }
  | { readonly kind: 'unreadable' };
