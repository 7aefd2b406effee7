import type { Command, CommandError, HistoryLabel } from '../engine/commands/index.ts';

/** A file that could not be saved in place, and why. */
export interface SaveTrouble {
  readonly name: string;
  /** `conflict`: somebody else has changed it; `no-place`: it belongs to nothing that was opened; `name`: no disk takes it. */
  readonly why: 'conflict' | 'forbidden' | 'gone' | 'encoding' | 'no-place' | 'name' | 'failed';
}

export type Notice = { readonly seq: number } & (
  | {
      readonly kind: 'refused';
      readonly command: Command['type'];
      readonly error: CommandError;
      /** What of several things cannot be done, as people know it. */
      readonly subject?: string;
    }
  /** `step` is the id of the step in the history. */
  | { readonly kind: 'deleted'; readonly label: HistoryLabel; readonly step: number | null }
  /** `secrets`, `credentials`: values of Secrets and of the request that were left out of the link. */
  | { readonly kind: 'shared'; readonly length: number; readonly secrets: number; readonly credentials: number }
  | {
      readonly kind: 'copied';
      readonly what: 'yaml' | 'kubectl' | 'link' | 'trace' | 'problem' | 'picture' | 'mermaid' | 'table' | 'matrix';
    }
  | {
      readonly kind: 'opened';
      readonly files: number;
      readonly skipped: readonly { readonly name: string; readonly why: 'binary' | 'too-large' | 'unreadable' }[];
      /** Files of a folder that are not meant for Kubernetes, `helm` of them templates of a chart. */
      readonly others?: { readonly count: number; readonly helm: number };
      /** Files that were not in UTF-8. */
      readonly recoded?: readonly {
        readonly name: string;
        readonly encoding: 'utf-16' | 'utf-16-unmarked' | 'euc-kr' | 'windows-1252';
      }[];
    }
  /** Another workspace stands in the place of the person's own by the step `label`; `isKept`: that is a snapshot, too. */
  | { readonly kind: 'replaced'; readonly label: HistoryLabel; readonly step: number | null; readonly isKept: boolean }
  /** What was being read has been taken out again. */
  | { readonly kind: 'reading-stopped' }
  /** What was pasted is nothing that can be opened. */
  /** `text` is its beginning. */
  | { readonly kind: 'not-pasted'; readonly text: string }
  /** The last starts did not come to their end: the workspace was set aside as a snapshot. */
  | { readonly kind: 'set-aside' }
  /** In place of an untouched workspace stands what another tab had last. */
  | { readonly kind: 'taken-over' }
  /** `whole`: nothing of what was kept could be shown; `partly`: what was not understood was set aside. */
  | { readonly kind: 'unreadable'; readonly what: 'whole' | 'partly' | 'still' | 'snapshot' }
  | { readonly kind: 'snapshot'; readonly name: string }
  | { readonly kind: 'snapshot-failed' }
  | { readonly kind: 'bad-link'; readonly why: 'broken' | 'too-large' | 'newer-version' }
  | { readonly kind: 'mixed-line-ends'; readonly file: string }
  /** `files` were written. */
  | { readonly kind: 'saved'; readonly files: number; readonly troubles: readonly SaveTrouble[] }
);
