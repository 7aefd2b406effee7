import { formatRequest, parseRequestLine } from '../match/parse-request.ts';
import type { HttpRequest } from '../match/request.ts';
import { decoded, gone, isCredentialName, isCredentialValue } from './credential-likeness.ts';
import { unknownOptions } from './unknown-options.ts';

/** A request as the bar holds it: a line, and headers beside it. */
export interface BarRequest {
  readonly text: string;
  readonly method: string;
  readonly headers: readonly string[];
}

/** A request without its credentials, and how many there were. */
export interface RedactedRequest<R = BarRequest> {
  readonly request: R;
  readonly count: number;
}

function isCredential(name: string, value: string): boolean {
  return value !== '' && value !== gone && (isCredentialName(name) || isCredentialValue(value));
}

/** Names of cookies stay: canaries ask for them. */
function redactCookies(value: string): string {
  return value
    .split(';')
    .map((cookie) => cookie.replace(/^(\s*[\w.+-]*=)?.*$/s, (_, name: string | undefined) => (name ?? ' ') + gone))
    .join(';')
    .trim();
}

function redactValue(name: string, value: string): string {
  return name.toLowerCase() === 'cookie' ? redactCookies(value) : gone;
}

/** Counts what it leaves out of headers and query. */
class Leaver {
  count = 0;

  value(name: string, value: string): string {
    if (!isCredential(name, value)) return value;
    const redacted = redactValue(name, value);
    if (redacted !== value) this.count++;
    return redacted;
  }

  query(query: string): string {
    return query
      .split(/([&;])/)
      .map((pair) => this.pair(pair))
      .join('');
  }

  private pair(pair: string): string {
    const mark = pair.indexOf('=');
    if (mark < 0) return this.value('', pair);
    return `${pair.slice(0, mark + 1)}${this.value(decoded(pair.slice(0, mark)), pair.slice(mark + 1))}`;
  }

  /** A path can hold parameters behind its segments, a token as a segment, a URL with a user. */
  path(path: string): string {
    const named = path
      .split(/([;/])/)
      .map((part) => (part.includes('=') || /^eyJ/.test(decoded(part)) ? this.pair(part) : part))
      .join('');
    return named.replace(/\/\/[^/@]+@/g, () => {
      this.count++;
      return '//';
    });
  }

  header(line: string): string {
    const colon = line.indexOf(':');
    if (colon < 0) return isCredentialValue(line) ? this.value('token', line) : line;
    const value = line.slice(colon + 1).trim();
    const redacted = this.value(line.slice(0, colon).trim(), value);
    return redacted === value ? line : `${line.slice(0, colon)}: ${redacted}`;
  }
}

/** Returns a request that was read, without credentials in headers and query. */
export function redactHttpRequest(request: HttpRequest): RedactedRequest<HttpRequest> {
  const leaver = new Leaver();
  const headers = new Map([...request.headers].map(([name, value]) => [name, leaver.value(name, value)]));
  const query = request.query === null ? null : leaver.query(request.query);
  const rawPath = leaver.path(request.rawPath);
  return { request: leaver.count === 0 ? request : { ...request, rawPath, headers, query }, count: leaver.count };
}

/** What a line can hold besides the request itself: a user in the URL or in an option, a fragment, a body. */
const besides: readonly RegExp[] = [
  /(?:^|[\s'"])(?:[A-Za-z][\w+.-]*:)?(?:\/\/)?[^\s'"/?#@]+@[^\s'"/]/,
  /\s(?:-[A-Za-z]*[uUE]|--(?:proxy-)?user|--oauth2-bearer|--pass|--cert|--key|--tlspassword|--proxy-pass|--aws-sigv4)(?:[\s='"\w]|$)/,
  /\s(?:-[A-Za-z]*[dF]|--data[\w-]*|--json|--form[\w-]*)(?=[\s='"{@\w]).*(?:token|secret|pass|key|auth|sess|pwd|pw\b|pin\b|otp|code|sig|hmac|ticket|assertion|saml|cred|jwt|sid\b|eyJ)/is,
  /#[^\s]*(?:=|token|secret|pass|key|auth|session)/i,
];

/** Words by which a line that cannot be read may hold a credential. */
const suspect =
  /authorization|cookie|token|secret|passw|credential|key|bearer|basic\s|session|eyJ|@|\s-[A-Za-z]|\s--[a-z]/i;

function redactLine({ text, method, headers }: BarRequest): RedactedRequest {
  const unknown = unknownOptions(text);
  const found = besides.filter((pattern) => pattern.test(text)).length + unknown.length;
  const line = parseRequestLine(text, { method, headers, host: 'unknown' });
  if (!line.ok) {
    const isSuspect = text.trim() !== '' && suspect.test(text);
    return { request: { text: isSuspect ? '' : text, method, headers }, count: isSuspect ? 1 : 0 };
  }
  // What was taken for the host or the method may be the value of an option that the reader does not know.
  const { host, method: read } = line.value;
  const isOption = host.startsWith('-') || (found > 0 && read.startsWith('-'));
  if (isOption || unknown.some((value) => !/^https?:/i.test(value) && value.includes(host))) {
    return { request: { text: '', method, headers }, count: found };
  }
  const { request, count } = redactHttpRequest(line.value);
  if (found + count === 0) return { request: { text, method, headers }, count: 0 };
  // Written anew from what was read: what the reader does not know cannot come along.
  return { request: { text: formatRequest(request), method: request.method, headers: [] }, count: found + count };
}

/** Returns the request of the bar without its credentials; the same object when it has none. */
export function redactRequest(request: BarRequest): RedactedRequest {
  const leaver = new Leaver();
  const headers = request.headers.map((line) => leaver.header(line));
  const line = redactLine({ ...request, headers });
  const count = leaver.count + line.count;
  return count === 0 ? { request, count } : { request: line.request, count };
}
