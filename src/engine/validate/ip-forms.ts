/** An address or range as the API server reads it: leading zeros and IPv4 written as IPv6 are let through here and told elsewhere. */
export interface IpForm {
  /** 4 also for an IPv4 address in IPv6 form (`::ffff:10.0.0.1`), as Go sees it. */
  readonly family: 4 | 6;
  /** Bytes, most significant first: 4 or 16. */
  readonly bytes: readonly number[];
  /** The form every parser takes: no leading zeros, RFC 5952. */
  readonly canonical: string;
  /** True when a part of an IPv4 address has leading zeros: strict parsers refuse that. */
  readonly hasLeadingZeros: boolean;
  /** True for IPv4 in IPv6 form. */
  readonly isMapped: boolean;
}

/** A range; `ip` is the address before the slash, `network` the range it lies in. */
export interface CidrForm {
  readonly ip: IpForm;
  readonly prefix: number;
  /** Canonical, bits behind the prefix cleared: `10.0.0.0/8`. */
  readonly network: string;
  readonly hasHostBits: boolean;
  /** True when address or prefix length has leading zeros. */
  readonly hasLeadingZeros: boolean;
}

/** Returns the address that the API server reads in `text`, `null` where it reads none. @source kubernetes/utils internal/third_party/forked/golang/net/ip.go ParseIP */
export function readIp(text: string): IpForm | null {
  return text.includes(':') ? readIpv6(text) : readIpv4(text);
}

/**
 * Returns true for what the API server takes for an IP address: IPv4 (leading zeros allowed) or IPv6, no brackets, no port, no zone.
 * @source kubernetes/utils net/parse.go ParseIPSloppy
 */
export function isIpAddress(text: string): boolean {
  // Most texts are names, and most names are told by their first letter.
  const first = text.charCodeAt(0);
  const canBeIp = (first >= 48 && first <= 58) || (first >= 97 && first <= 102) || (first >= 65 && first <= 70);
  return canBeIp && readIp(text) !== null;
}

function readIpv4(text: string): IpForm | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255)) return null;
  const bytes = parts.map(Number);
  const hasLeadingZeros = parts.some((part) => part.length > 1 && part.startsWith('0'));
  return { family: 4, bytes, canonical: bytes.join('.'), hasLeadingZeros, isMapped: false };
}

function readIpv6(text: string): IpForm | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  const [head, tail] = groups;
  if (!head || groups.includes(null)) return null;
  const filled = 8 - head.words.length - (tail?.words.length ?? 0);
  if (tail === undefined ? filled !== 0 : filled < 1) return null;
  const words = [...head.words, ...(tail ? [...Array<number>(filled).fill(0), ...tail.words] : [])];
  const bytes = words.flatMap((word) => [word >> 8, word & 255]);
  const hasLeadingZeros = groups.some((group) => group?.hasLeadingZeros);
  const isMapped = words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff;
  if (!isMapped) return { family: 6, bytes, canonical: shortest(words), hasLeadingZeros, isMapped };
  const last = bytes.slice(12);
  return { family: 4, bytes: last, canonical: last.join('.'), hasLeadingZeros, isMapped };
}

interface Groups {
  readonly words: readonly number[];
  readonly hasLeadingZeros: boolean;
}

function groupsOf(half: string, isLast: boolean): Groups | null {
  if (half === '') return { words: [], hasLeadingZeros: false };
  const words: number[] = [];
  const groups = half.split(':');
  for (const [index, group] of groups.entries()) {
    const ipv4 = isLast && index === groups.length - 1 && group.includes('.') ? readIpv4(group) : null;
    if (ipv4) {
      const [a = 0, b = 0, c = 0, d = 0] = ipv4.bytes;
      return { words: [...words, a * 256 + b, c * 256 + d], hasLeadingZeros: ipv4.hasLeadingZeros };
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return null;
    words.push(Number.parseInt(group, 16));
  }
  return { words, hasLeadingZeros: false };
}

/** The longest run of two or more zero groups becomes `::`, the first of equals (RFC 5952). */
function shortest(words: readonly number[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < words.length; start++) {
    let end = start;
    while (end < words.length && words[end] === 0) end++;
    if (end - start > best.length) best = { start, length: end - start };
  }
  const hex = (part: readonly number[]): string => part.map((word) => word.toString(16)).join(':');
  if (best.length < 2) return hex(words);
  return `${hex(words.slice(0, best.start))}::${hex(words.slice(best.start + best.length))}`;
}

/** Returns the range that the API server reads in `text`, `null` where it reads none. @source kubernetes/utils internal/third_party/forked/golang/net/ip.go ParseCIDR */
export function readCidr(text: string): CidrForm | null {
  const slash = text.indexOf('/');
  const ip = slash < 0 ? null : readIp(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (!ip || !/^\d+$/.test(digits)) return null;
  const bits = text.includes(':') ? 128 : 32;
  const prefix = Number(digits);
  if (prefix > bits) return null;
  const kept = bits === 128 && ip.isMapped ? prefix - 96 : prefix;
  const cleared = ip.bytes.map((byte, index) => byte & (0xff00 >> Math.min(8, Math.max(0, kept - index * 8))) & 0xff);
  const network = ip.family === 4 ? cleared.join('.') : shortest(pairs(cleared));
  return {
    ip,
    prefix,
    network: `${network}/${Math.max(0, kept)}`,
    hasHostBits: cleared.some((byte, index) => byte !== ip.bytes[index]),
    hasLeadingZeros: ip.hasLeadingZeros || (digits.length > 1 && digits.startsWith('0')),
  };
}

function pairs(bytes: readonly number[]): readonly number[] {
  return bytes.flatMap((byte, index) => (index % 2 === 0 ? [byte * 256 + (bytes[index + 1] ?? 0)] : []));
}

/** Addresses by whose first bytes no traffic to a backend goes; `mask` of the last byte given. */
const specialRanges = {
  4: [
    { bytes: [127], mask: 0xff, words: 'loopback range (127.0.0.0/8, ::1/128)' },
    { bytes: [169, 254], mask: 0xff, words: 'link-local range (169.254.0.0/16, fe80::/10)' },
    { bytes: [224, 0, 0], mask: 0xff, words: 'link-local multicast range (224.0.0.0/24, ff02::/10)' },
  ],
  6: [
    { bytes: [...Array<number>(15).fill(0), 1], mask: 0xff, words: 'loopback range (127.0.0.0/8, ::1/128)' },
    { bytes: [0xfe, 0x80], mask: 0xc0, words: 'link-local range (169.254.0.0/16, fe80::/10)' },
    { bytes: [0xff, 0x02], mask: 0x0f, words: 'link-local multicast range (224.0.0.0/24, ff02::/10)' },
  ],
} as const;

/**
 * Returns why an address may not be used for traffic to a backend, `null` when it may.
 * @source kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateNonSpecialIP (v1.35)
 */
export function specialRange({ family, bytes, canonical }: IpForm): string | null {
  if (bytes.every((byte) => byte === 0)) return `may not be unspecified (${canonical})`;
  const found = specialRanges[family].find(({ bytes: start, mask }) =>
    start.every((byte, index) => {
      const kept = index === start.length - 1 ? mask : 0xff;
      return ((bytes[index] ?? 0) & kept) === (byte & kept);
    }),
  );
  return found ? `may not be in the ${found.words}` : null;
}
