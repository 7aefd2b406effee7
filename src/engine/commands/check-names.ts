/** What the API server says about names. Each check returns the server's own detail texts; none = the name passes. */

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const label1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

const isLabel = new RegExp(`^${label}$`);
const isLabel1035 = new RegExp(`^${label1035}$`);
const isSubdomain = new RegExp(`^${subdomain}$`);
const isWildcard = new RegExp(`^\\*\\.${subdomain}$`);
const isQualified = new RegExp(`^${qualified}$`);

/** The server counts bytes of UTF-8. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function tooLong(text: string, most: number): readonly string[] {
  return byteLength(text) > most ? [`must be no more than ${most} characters`] : [];
}

/**
 * Names of most objects, Secrets, classes, hosts without `*`.
 * @source kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123Subdomain (eed236ce)
 */
export function checkSubdomain(name: string): readonly string[] {
  if (isSubdomain.test(name)) return tooLong(name, 253);
  return [
    ...tooLong(name, 253),
    `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomain}')`,
  ];
}

/**
 * Namespaces.
 * @source kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123Label (eed236ce)
 */
export function checkLabel(name: string): readonly string[] {
  const long = tooLong(name, 63);
  if (isLabel.test(name)) return long;
  if (isSubdomain.test(name)) return [...long, 'must not contain dots'];
  return [
    ...long,
    `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${label}')`,
  ];
}

/**
 * Names of Services, as servers up to 1.35 want them.
 * @source kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1035Label (eed236ce)
 */
export function checkServiceName(name: string): readonly string[] {
  if (name === '') return ['Required value'];
  if (isLabel1035.test(name)) return tooLong(name, 63);
  return [
    ...tooLong(name, 63),
    `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${label1035}')`,
  ];
}

/**
 * Hosts of tls entries, and the part of rule hosts that both share.
 * @source kubernetes/apimachinery pkg/util/validation/validation.go IsWildcardDNS1123Subdomain (eed236ce)
 */
export function checkTlsHost(host: string): readonly string[] {
  if (!host.includes('*')) return checkSubdomain(host);
  if (isWildcard.test(host)) return tooLong(host, 253);
  return [
    ...tooLong(host, 253),
    `a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.${subdomain}')`,
  ];
}

/**
 * Hosts of rules: an address is no host.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go validateIngressRules (019c5dc5)
 */
export function checkHost(host: string): readonly string[] {
  return isAddress(host) ? ['must be a DNS name, not an IP address'] : checkTlsHost(host);
}

function isAddress(host: string): boolean {
  const bytes = host.split('.');
  if (bytes.length === 4 && bytes.every((byte) => /^\d+$/.test(byte) && Number(byte) < 256)) return true;
  // Anything with two colons is refused as a host anyhow; only the words differ.
  return /^(?=.*:.*:)[\da-f:.]+$/i.test(host);
}

/**
 * Names of ports.
 * @source kubernetes/apimachinery pkg/util/validation/validation.go IsValidPortName (eed236ce)
 */
export function checkPortName(name: string): readonly string[] {
  const found: string[] = [];
  if (byteLength(name) > 15) found.push('must be no more than 15 characters');
  if (!/^[-a-z0-9]+$/.test(name)) {
    found.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(name)) found.push('must contain at least one letter (a-z)');
  if (name.includes('--')) found.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) found.push('must not begin or end with a hyphen');
  return found;
}

/** @source kubernetes/apimachinery pkg/util/validation/validation.go IsValidPortNum (eed236ce) */
export function checkPortNumber(port: number): readonly string[] {
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/**
 * Keys of annotations: compared in lower case, as the server does.
 * @source kubernetes/apimachinery pkg/api/validate/content/kube.go IsLabelKey (eed236ce)
 */
export function checkAnnotationKey(key: string): readonly string[] {
  const rule = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${qualified}')`;
  const parts = key.toLowerCase().split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) {
    return [`a valid label key ${rule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const found: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (prefix === '') found.push('prefix part must be non-empty');
    else found.push(...checkSubdomain(prefix).map((message) => `prefix part ${message}`));
  }
  if (name === '') found.push('name part must be non-empty');
  else if (byteLength(name) > 63) found.push('name part must be no more than 63 bytes');
  if (!isQualified.test(name)) found.push(`name part ${rule}`);
  return found;
}

/** @source kubernetes/apimachinery pkg/api/validate/content/path.go IsPathSegmentName (eed236ce) */
export function checkPathSegment(name: string): readonly string[] {
  if (name === '') return ['Required value'];
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((mark) => name.includes(mark)).map((mark) => `may not contain '${mark}'`);
}

/**
 * All annotations of an object together, keys and values.
 * @source kubernetes/apimachinery pkg/api/validation/objectmeta.go ValidateAnnotationsSize (eed236ce)
 */
export function checkAnnotationSize(annotations: Iterable<string>): readonly string[] {
  const most = 256 * 1024;
  let bytes = 0;
  for (const text of annotations) bytes += byteLength(text);
  return bytes > most ? [`may not be more than ${most} bytes`] : [];
}
