import type { ApiRule } from '../diagnostics/api-codes.ts';
import { textOf } from './cursor.ts';
import { goQuote } from './go-text.ts';
import { type CidrForm, type IpForm, readCidr, readIp, specialRange } from './ip-forms.ts';
import { add, type Report, type Site } from './report.ts';

/** From this release on the API server refuses what it had only warned of. @source kubernetes/kubernetes pkg/features StrictIPCIDRValidation (v1.36) */
const strictSince = 36;

/**
 * Adds what the API server says of an address and returns it where nothing is wrong.
 * @source kubernetes/apimachinery pkg/util/validation/ip.go IsValidIPForLegacyField, IsValidIP (v0.35)
 */
export function checkIp(report: Report, rule: ApiRule, site: Site, mode: 'legacy' | 'strict'): IpForm | null {
  const text = textOf(site.at);
  const ip = readIp(text);
  const detail = ip
    ? formProblem(ip, text, report.minor, mode)
    : 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
  if (detail !== null) add(report, rule, 'FieldValueInvalid', site, detail, goQuote(text));
  return detail === null ? ip : null;
}

function formProblem(ip: IpForm, text: string, minor: number, mode: 'legacy' | 'strict'): string | null {
  if (mode === 'legacy' && minor < strictSince) return null;
  if (ip.hasLeadingZeros) return 'must not have leading 0s';
  if (ip.isMapped) return 'must not be an IPv4-mapped IPv6 address';
  return mode === 'strict' && ip.canonical !== text ? `must be in canonical form (${goQuote(ip.canonical)})` : null;
}

/** Adds an error for an address that no traffic can go to. */
export function checkNoSpecialIp(report: Report, rule: ApiRule, site: Site, ip: IpForm): void {
  const detail = specialRange(ip);
  if (detail !== null) add(report, rule, 'FieldValueInvalid', site, detail, goQuote(textOf(site.at)));
}

/** Adds what the API server says of a range; `text` is what it reads, blanks around it cut. */
export function checkCidr(report: Report, rule: ApiRule, site: Site, text: string): void {
  const cidr = readCidr(text);
  const detail = cidr
    ? cidrProblem(cidr, report.minor)
    : 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
  if (detail !== null) add(report, rule, 'FieldValueInvalid', site, detail, goQuote(text));
}

function cidrProblem({ ip, hasLeadingZeros, hasHostBits }: CidrForm, minor: number): string | null {
  if (minor < strictSince) return null;
  if (hasLeadingZeros) return 'must not have leading 0s in IP or prefix length';
  if (ip.isMapped) return 'must not have an IPv4-mapped IPv6 address';
  return hasHostBits ? 'must not have bits set beyond the prefix length' : null;
}

/**
 * Returns the warnings about an address that is read but should be written otherwise.
 * `isNeverRefused` is said of fields that even strict releases let through.
 * @source kubernetes/kubernetes pkg/api/util/warnings or k8s.io/apimachinery pkg/util/validation/ip.go GetWarningsForIP (v0.35)
 */
export function ipWarnings(field: string, text: string, minor: number, isNeverRefused = false): readonly string[] {
  const ip = readIp(text);
  if (!ip) return [];
  if (ip.hasLeadingZeros || ip.isMapped) {
    const fate =
      isNeverRefused && minor >= strictSince
        ? 'is invalid'
        : 'will be considered invalid in a future Kubernetes release';
    return [`${field}: non-standard IP address ${goQuote(text)} ${fate}: use ${goQuote(ip.canonical)}`];
  }
  if (ip.family === 4 || ip.canonical === text) return [];
  return [`${field}: IPv6 address ${goQuote(text)} should be in RFC 5952 canonical format (${goQuote(ip.canonical)})`];
}

/** Returns the warnings about a range. @source k8s.io/apimachinery pkg/util/validation/ip.go GetWarningsForCIDR (v0.35) */
export function cidrWarnings(field: string, text: string): readonly string[] {
  const cidr = readCidr(text);
  if (!cidr) return [];
  const { ip, network, prefix } = cidr;
  const bits = network.slice(network.indexOf('/') + 1);
  const found: string[] = [];
  if (cidr.hasHostBits) {
    const single = `${ip.canonical}/${ip.family === 4 ? 32 : 128}`;
    found.push(
      `${field}: CIDR value ${goQuote(text)} is ambiguous in this context (should be ${goQuote(network)} or ${goQuote(single)}?)`,
    );
  }
  if (cidr.hasLeadingZeros || ip.isMapped) {
    found.push(
      `${field}: non-standard CIDR value ${goQuote(text)} will be considered invalid in a future Kubernetes release: use ${goQuote(network)}`,
    );
  }
  const canonical = `${ip.canonical}/${ip.isMapped ? bits : prefix}`;
  if (found.length === 0 && ip.family === 6 && canonical !== text)
    found.push(
      `${field}: IPv6 CIDR value ${goQuote(text)} should be in RFC 5952 canonical format (${goQuote(canonical)})`,
    );
  return found;
}
