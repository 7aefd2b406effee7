import type { Example } from '../content/examples/index.ts';

/** Loads what replaces a workspace by a link or a snapshot, and says so: an English page needs nothing of it at first. */
export const laterOffers = () => import('./offers.ts');

/** Loads the comments of examples in Korean; where they cannot be had the English ones stay. */
export async function koreanWords(): Promise<((example: Example) => Example) | undefined> {
  return laterOffers().then(
    ({ inKorean }) => inKorean,
    () => undefined,
  );
}
