import type { Ingress } from '../../model/ingress.ts';
import type { Outcome } from '../decision.ts';
import { normaliseHost, wildcardSuffix } from '../host-match.ts';
import { namedHosts } from './not-taken.ts';

/** How a controller reads hosts where that is its own way. */
interface Reading {
  /** As they are written: one with capitals is never known, and a wildcard is kept without its star and taken for the name it is. */
  readonly asWritten?: boolean;
  /** A dot at the end is a part of the name that is asked for. */
  readonly withDot?: boolean;
}

/** Returns whether a rule of some Ingresses speaks of the host of a request: what a cause that blames the host says that none does. */
export function hostsKnownBy(taken: Iterable<Ingress>, { asWritten, withDot }: Reading): (header: string) => boolean {
  let known: ReadonlySet<string | null> | null = null;
  const read = () => {
    const all = [...taken].flatMap(namedHosts);
    const hosts = asWritten ? all.filter((host) => host === host?.toLowerCase() || host === null) : all;
    return new Set(hosts.map((host) => host?.toLowerCase().replace(/\.$/, '') ?? null));
  };
  return (header) => {
    known ??= read();
    const { host, withoutPort, withoutDot } = normaliseHost(header);
    if (known.has(null)) return true;
    if (withDot && withoutPort !== withoutDot) return false;
    return known.has(host) || known.has(`*${wildcardSuffix(host)}`) || (asWritten === true && known.has(`*${host}`));
  };
}

/** Returns an answer that nothing takes with the reason that its host is not known, where that is so. */
export function missing(outcome: Outcome, isKnown: () => boolean): Outcome {
  const isMissing = outcome.kind === 'status' && outcome.why === 'no-path' && outcome.route === null;
  return isMissing && !isKnown() ? { ...outcome, why: 'no-host' } : outcome;
}
