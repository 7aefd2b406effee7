/** What was taken off a Host header before comparing: each part is a choice that controllers make differently. */
export interface NormalisedHost {
  readonly host: string;
  /** The header without its port; equals the header when it had none. */
  readonly withoutPort: string;
  /** `withoutPort` without one trailing dot. */
  readonly withoutDot: string;
  readonly isIpLiteral: boolean;
}

function stripPort(header: string): string {
  const colon = header.lastIndexOf(':');
  if (colon < 0 || colon < header.lastIndexOf(']')) return header;
  for (let i = colon + 1; i < header.length; i++) {
    const c = header.charCodeAt(i);
    if (c < 48 || c > 57) return header;
  }
  return header.slice(0, colon);
}

/**
 * Returns true for an IPv4 address in four decimal parts and for anything in square brackets.
 * @internal The truth suite knows addresses by it.
 */
export function isIpLiteral(host: string): boolean {
  const first = host.charCodeAt(0);
  if (first === 91) return true;
  if (!(first >= 48 && first <= 57)) return false;
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
}

/** Returns the Host header without port and one trailing dot, in lower case; `''` stays `''`. */
export function normaliseHost(header: string): NormalisedHost {
  const withoutPort = stripPort(header);
  const withoutDot = withoutPort.endsWith('.') ? withoutPort.slice(0, -1) : withoutPort;
  const host = withoutDot.toLowerCase();
  return { host, withoutPort, withoutDot, isIpLiteral: isIpLiteral(host) };
}

export type HostVerdict = 'exact' | 'wildcard' | 'any' | 'no';

/** Returns what follows the first label of a host, dot included (`.foo.com` of `bar.foo.com`), or `null` when there is no dot after a label. */
export function wildcardSuffix(host: string): string | null {
  const dot = host.indexOf('.');
  return dot > 0 ? host.slice(dot) : null;
}

/**
 * Returns how the host of a rule compares with a normalised request host. A wildcard stands for exactly one label.
 * @source kubernetes/website content/en/docs/concepts/services-networking/ingress.md "Hostname wildcards" (v1.35)
 */
export function compareHost(ruleHost: string | null, host: string): HostVerdict {
  if (!ruleHost) return 'any';
  if (ruleHost === host) return 'exact';
  // *.foo.com takes bar.foo.com, not foo.com and not baz.bar.foo.com.
  if (ruleHost.startsWith('*.') && ruleHost.slice(1) === wildcardSuffix(host)) return 'wildcard';
  return 'no';
}

/** How far a request's host agrees with the host of a rule, letter by letter. */
export interface HostAgreement {
  /** Side that letters are counted from: those of a wildcard from its end. */
  readonly from: 'start' | 'end';
  /** Code units of the request's host that agree, from that side; what the star takes does not count. */
  readonly length: number;
  /**
   * Why it went no further: a letter differs, the request's host ends first, the star would have to take more than
   * one label; `null` when the host fits.
   */
  readonly stop: 'letter' | 'end' | 'label' | null;
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  for (let at = 0; at < most; at++) if (a.charCodeAt(at) !== b.charCodeAt(at)) return at;
  return most;
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  for (let n = 0; n < most; n++) if (a.charCodeAt(a.length - 1 - n) !== b.charCodeAt(b.length - 1 - n)) return n;
  return most;
}

/** Returns how far a normalised request host agrees with a rule's host: the letters behind `compareHost`. */
export function hostAgreement(ruleHost: string, host: string): HostAgreement {
  if (ruleHost === host || !ruleHost.startsWith('*.')) {
    const length = commonStart(ruleHost, host);
    const isEnd = length === host.length;
    return { from: 'start', length, stop: ruleHost === host ? null : isEnd ? 'end' : 'letter' };
  }
  const suffix = ruleHost.slice(1);
  const length = commonEnd(suffix, host);
  // *.foo.com against foo.com
  if (length === host.length) return { from: 'end', length, stop: 'end' };
  if (length < suffix.length) return { from: 'end', length, stop: 'letter' };
  const dot = host.slice(0, -length).lastIndexOf('.');
  // *.foo.com against baz.bar.foo.com: the star has taken bar, the dot before it is one too many.
  return dot < 0 ? { from: 'end', length, stop: null } : { from: 'end', length: host.length - dot - 1, stop: 'label' };
}

/** Tables by host: three look-ups answer which tables a request host reaches, however many there are. */
export interface HostIndex<T> {
  readonly exact: ReadonlyMap<string, T>;
  /** By what follows the `*`, dot included. */
  readonly wildcard: ReadonlyMap<string, T>;
  readonly any: T | null;
}

/** Returns the index of tables by rule host; of two tables with one host the first counts. */
export function indexHosts<T>(tables: readonly { readonly host: string | null; readonly table: T }[]): HostIndex<T> {
  const exact = new Map<string, T>();
  const wildcard = new Map<string, T>();
  let any: T | null = null;
  for (const { host, table } of tables) {
    if (!host) any ??= table;
    else {
      const map = host.startsWith('*.') ? wildcard : exact;
      const key = host.startsWith('*.') ? host.slice(1) : host;
      if (!map.has(key)) map.set(key, table);
    }
  }
  return { exact, wildcard, any };
}

/** Returns the table whose wildcard host takes `host`, or `null`. */
export function wildcardTable<T>(index: HostIndex<T>, host: string): T | null {
  if (index.wildcard.size === 0) return null;
  const suffix = wildcardSuffix(host);
  return suffix === null ? null : (index.wildcard.get(suffix) ?? null);
}
