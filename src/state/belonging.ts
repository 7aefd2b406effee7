import type { RouterOptions } from '../protocol/router-options.ts';
import type { OptionSetting } from './link-options.ts';
import type { PendingFocus } from './pending-focus.ts';

/** What is going to be selected, where that is a place of the texts. */
export type PlaceFocus = Extract<PendingFocus, { readonly file: string }>;

/** What belongs to a workspace besides its texts. */
export interface Belongings {
  readonly activeFile: string;
  readonly request: { readonly text: string; readonly method: string; readonly headers: readonly string[] };
  readonly controllers: ReadonlyMap<string, string>;
  /** Absent in what older versions have kept. */
  readonly options?: ReadonlyMap<string, RouterOptions>;
  readonly compareWith?: string | null;
  readonly requestRouter: string | null;
  readonly selection: string | null;
  readonly focus?: PlaceFocus;
}

/** The same in a form that JSON keeps: it stands in the stored history. */
export interface StoredBelongings extends Omit<Belongings, 'controllers' | 'options'> {
  /** Profile by edge-router id. */
  readonly controllers: readonly (readonly [string, string])[];
  readonly options: readonly OptionSetting[];
  /** What is going to be selected in place of `selection`, when the texts were not read yet. */
  readonly focus?: PlaceFocus;
}
