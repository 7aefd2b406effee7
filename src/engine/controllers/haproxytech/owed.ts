import type { CauseKind } from '../../match/cause.ts';

/**
 * Kinds of causes that are not proved for every request yet, and why. The truth suite (`controllers/truth.test.ts`) fails for kinds that
 * are wrong and not listed here, and for kinds that are listed here though all of them are proved.
 */
export const owed: Readonly<Partial<Record<CauseKind, string>>> = {
  matched: 'maps are asked one after another: the interim takes the trace’s first loser for the next',
  'host-unknown': 'rules without a host are not found without a Host header',
  'nothing-configured': 'paths that are left out for want of a Service are not looked at',
  'path-unmatched': 'paths that are left out for want of a Service are not looked at',
  redirect: 'annotations of the Service are not looked at',
};
