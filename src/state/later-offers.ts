/** Loads what replaces a workspace by a link or a snapshot, and says so: nothing of it is needed at first. */
export const laterOffers = () => import('./offers.ts');
