import type { CauseKind } from '../../match/cause.ts';

/**
 * Kinds of causes that are not proved for every request yet, and why. The truth suite (`controllers/truth.test.ts`) fails for kinds that
 * are wrong and not listed here, and for kinds that are listed here though all of them are proved.
 */
export const owed: Readonly<Partial<Record<CauseKind, string>>> = {
  'host-unknown': 'hosts that only the other scheme serves, dropped paths and rules without a host are not looked at',
  matched: 'match types are asked in the order of an option: the interim takes the trace’s first loser for the next',
  'path-unmatched': 'paths that are left out for want of a Service are not looked at',
  redirect: 'the global ssl-redirect is not told from tls',
  'scheme-not-served': 'hosts of app-root and redirects without a path of their own',
};
