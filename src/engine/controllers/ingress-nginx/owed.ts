import type { CauseKind } from '../../match/cause.ts';

/**
 * Kinds of causes that are not proved for every request yet, and why. The truth suite (`controllers/truth.test.ts`) fails for kinds that
 * are wrong and not listed here, and for kinds that are listed here though all of them are proved.
 */
export const owed: Readonly<Partial<Record<CauseKind, string>>> = {
  matched: 'locations are compared in nginx’s own order: the interim takes the trace’s first loser for the next',
  'host-unknown': 'server-alias, from-to-www and the default server are not asked',
  'path-unmatched': 'default servers, /healthz and regex hosts are taken for unmatched paths',
  'no-endpoints': 'a default backend that is not ready is not named',
  redirect: 'which annotation or which tls entry redirects is guessed by the rule of the trace',
  'scheme-not-served': 'nginx serves both schemes: what differs is a redirect',
};
