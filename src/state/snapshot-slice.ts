import type { FileState } from './file-slice.ts';
import type { SnapshotInfo } from './snapshots.ts';

/** Actions about snapshots of the texts. */
export interface SnapshotActions {
  /** Keeps the texts as they are, under a name. Resolves to false where there is no storage. */
  keepSnapshot(name: string): Promise<boolean>;
  /** Newest first. */
  listSnapshots(): Promise<readonly SnapshotInfo[]>;
  /** Puts the texts of a snapshot in the place of the present ones, as one undo step. */
  openSnapshot(id: string): Promise<void>;
  removeSnapshot(id: string): Promise<void>;
  /** The texts of a snapshot; `null` when it is not there. */
  readSnapshot(id: string): Promise<readonly Pick<FileState, 'name' | 'text'>[] | null>;
}
