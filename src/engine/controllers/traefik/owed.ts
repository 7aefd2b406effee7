import type { CauseKind } from '../../match/cause.ts';

/**
 * Kinds of causes that are not proved for every request yet, and why. The truth suite (`controllers/truth.test.ts`) fails for kinds that
 * are wrong and not listed here, and for kinds that are listed here though all of them are proved.
 */
export const owed: Readonly<Partial<Record<CauseKind, string>>> = {
  matched: 'priorities and hosts are not told apart by the interim',
  'host-unknown': 'routers that are dropped or stand on the other entry point are not looked at',
};
