import { byteLength } from './go-text.ts';

/** A check of one text: the server's own words, in its order; none when the text is fine. */
export type NameCheck = (text: string) => readonly string[];

const none: readonly string[] = [];
const subdomainBody = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const labelKeyWords =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const words = {
  label:
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  subdomain: `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${subdomainBody}')`,
  label1035:
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
  wildcard: `a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.${subdomainBody}')`,
  labelValue:
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
};

const isLower = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 48 && c <= 57);

/** Returns true for `[a-z0-9]([-a-z0-9]*[a-z0-9])?` from `start` to `end`. Linear, where the regex would go back and forth. */
function isLabelText(text: string, start: number, end: number): boolean {
  if (start >= end || !isLower(text.charCodeAt(start)) || !isLower(text.charCodeAt(end - 1))) return false;
  for (let i = start + 1; i < end - 1; i++) {
    const c = text.charCodeAt(i);
    if (!isLower(c) && c !== 45) return false;
  }
  return true;
}

function isSubdomainText(text: string, from: number): boolean {
  let start = from;
  for (let i = from; i <= text.length; i++) {
    if (i < text.length && text.charCodeAt(i) !== 46) continue;
    if (!isLabelText(text, start, i)) return false;
    start = i + 1;
  }
  return true;
}

function tooLong(text: string, most: number, unit: 'characters' | 'bytes' = 'characters'): readonly string[] {
  // A code unit is at most three bytes: short texts need no counting.
  if (text.length * 3 <= most || byteLength(text) <= most) return none;
  return [`must be no more than ${most} ${unit}`];
}

function together(length: readonly string[], isFine: boolean, message: string): readonly string[] {
  if (isFine) return length;
  return length.length === 0 ? [message] : [...length, message];
}

/** Checks a DNS subdomain: names of most objects, Secret names, class names. @source kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123Subdomain (v0.35) */
export const checkSubdomain: NameCheck = (text) =>
  together(tooLong(text, 253), isSubdomainText(text, 0), words.subdomain);

/** Checks `*.` and a subdomain. @source kubernetes/apimachinery pkg/util/validation/validation.go IsWildcardDNS1123Subdomain (v0.35) */
export const checkWildcard: NameCheck = (text) =>
  together(tooLong(text, 253), text.startsWith('*.') && isSubdomainText(text, 2), words.wildcard);

/** Checks an RFC 1123 label; a valid subdomain with dots gets the shorter message. @source kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1123Label (v0.35) */
export const checkLabel: NameCheck = (text) =>
  together(
    tooLong(text, 63),
    isLabelText(text, 0, text.length),
    isSubdomainText(text, 0) ? 'must not contain dots' : words.label,
  );

/** Checks an RFC 1035 label: Service names up to 1.35. @source kubernetes/apimachinery pkg/util/validation/validation.go IsDNS1035Label (v0.35) */
export const checkLabel1035: NameCheck = (text) => {
  const first = text.charCodeAt(0);
  return together(tooLong(text, 63), first >= 97 && first <= 122 && isLabelText(text, 0, text.length), words.label1035);
};

/** Checks a port name. Its five rules are independent. @source kubernetes/apimachinery pkg/util/validation/validation.go IsValidPortName (v0.35) */
export const checkPortName: NameCheck = (text) => {
  const messages: string[] = [];
  if (byteLength(text) > 15) messages.push('must be no more than 15 characters');
  if (!/^[-a-z0-9]+$/.test(text)) {
    messages.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(text)) messages.push('must contain at least one letter (a-z)');
  if (text.includes('--')) messages.push('must not contain consecutive hyphens');
  if (text.startsWith('-') || text.endsWith('-')) messages.push('must not begin or end with a hyphen');
  return messages;
};

/** Checks a path segment: kinds and names of referenced objects. @source kubernetes/apimachinery pkg/api/validation/path/name.go IsValidPathSegmentName (v0.35) */
export const checkPathSegment: NameCheck = (text) => {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`);
};

const labelKeyName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Returns the check of label keys, annotation keys and finalizers; the wording of two of its messages changed in 1.35. @source kubernetes/apimachinery pkg/api/validate/content/kube.go IsLabelKey (v0.35) */
export function labelKeyCheck(minor: number): NameCheck {
  const unit = minor >= 35 ? 'bytes' : 'characters';
  const lead = minor >= 35 ? 'a valid label key' : 'a qualified name';
  return (text) => {
    const parts = text.split('/');
    if (parts.length > 2) {
      return [`${lead} ${labelKeyWords} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
    }
    const name = parts.at(-1) ?? '';
    const messages: string[] = [];
    if (parts.length === 2) messages.push(...checkPrefix(parts[0] ?? '', unit));
    if (name === '') messages.push('name part must be non-empty');
    else messages.push(...tooLong(name, 63, unit).map((message) => `name part ${message}`));
    if (!labelKeyName.test(name)) messages.push(`name part ${labelKeyWords}`);
    return messages.length === 0 ? none : messages;
  };
}

function checkPrefix(prefix: string, unit: 'characters' | 'bytes'): readonly string[] {
  if (prefix === '') return ['prefix part must be non-empty'];
  const problems = together(tooLong(prefix, 253, unit), isSubdomainText(prefix, 0), words.subdomain);
  return problems.map((message) => `prefix part ${message}`);
}

/** Returns the check of label values. @source kubernetes/apimachinery pkg/api/validate/content/kube.go IsLabelValue (v0.35) */
export function labelValueCheck(minor: number): NameCheck {
  const unit = minor >= 35 ? 'bytes' : 'characters';
  return (text) => together(tooLong(text, 63, unit), text === '' || labelKeyName.test(text), words.labelValue);
}
