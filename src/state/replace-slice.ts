import type { SharedState } from './share-link.ts';

/** Something that came by the address of the page and does not replace the workspace unasked. */
export type Offer =
  | { readonly kind: 'link'; readonly shared: SharedState }
  | { readonly kind: 'example'; readonly id: string };

/** What may take the place of the workspace. */
export interface ReplaceSlice {
  /** What the address asked to be opened, while the person's own workspace stays and nothing is decided. */
  readonly offer: Offer | null;
}

/** Actions that put another workspace in the place of this one. */
export interface ReplaceActions {
  loadExample(id: string): void;
  startBlank(): void;
  /** Decides about what is offered: in the place of the workspace, its files beside those that are there, or not at all. */
  answerOffer(answer: 'open' | 'add' | 'keep'): void;
}
