import { toBytes } from '../../match/bytes.ts';
import type { HttpRequest } from '../../match/request.ts';

/** A request target as nginx reads it. `uri` is in bytes, one code unit each; the others are text as sent. */
export interface NginxUri {
  /** `$uri`: decoded, slashes merged, dot segments resolved. */
  readonly uri: string;
  /** `$args`, `null` when there is no `?`. */
  readonly args: string | null;
  /** `$request_uri`; without a slash where an absolute-form target has no path: `?a` of `http://h?a`. */
  readonly requestUri: string;
  /** What goes upstream where nothing rewrites it. */
  readonly sent: string;
  /** Authority of an absolute-form target, `null` otherwise. */
  readonly authority: string | null;
}

const slash = 0x2f;
const dot = 0x2e;

/** Goes one segment up: returns the new length, or -1 above the root. */
function climb(out: number[], drop: number): number {
  for (let at = out.length - drop; at >= 0; at--) if (out[at] === slash) return at + 1;
  return -1;
}

type State = 'usual' | 'slash' | 'dot' | 'dot-dot';

/** The state machine over decoded bytes. @source nginx/nginx src/http/ngx_http_parse.c ngx_http_parse_complex_uri (1.22.1) */
class Machine {
  readonly out: number[] = [];
  state: State = 'usual';

  /** Takes a byte that may be a separator; returns false when it climbs above the root. */
  take(byte: number): boolean {
    if (byte === slash) return this.takeSlash();
    if (byte === dot && this.state === 'slash') this.state = 'dot';
    else if (byte === dot && this.state === 'dot') this.state = 'dot-dot';
    else this.state = 'usual';
    this.out.push(byte);
    return true;
  }

  /** Takes a byte that stands for itself: an escaped `%`, `#` or `?`. */
  takeLiteral(byte: number): void {
    this.out.push(byte);
    this.state = 'usual';
  }

  /** Resolves a dot segment at the very end. */
  finish(): boolean {
    if (this.state === 'dot') this.out.pop();
    return this.state !== 'dot-dot' || this.up();
  }

  private up(): boolean {
    const length = climb(this.out, 4);
    if (length < 0) return false;
    this.out.length = length;
    return true;
  }

  private takeSlash(): boolean {
    if (this.state === 'slash') return true;
    if (this.state === 'dot') this.out.pop();
    else if (this.state === 'dot-dot') {
      if (!this.up()) return false;
    } else this.out.push(slash);
    this.state = 'slash';
    return true;
  }
}

function hexByte(bytes: string, at: number): number | null {
  const digits = bytes.slice(at, at + 2);
  return /^[0-9A-Fa-f]{2}$/.test(digits) ? Number.parseInt(digits, 16) : null;
}

/** `%`, `#` and `?` that came escaped stand for themselves. */
function takeDecoded(machine: Machine, byte: number): boolean {
  if (byte !== 0x25 && byte !== 0x23 && byte !== 0x3f) return machine.take(byte);
  machine.takeLiteral(byte);
  return true;
}

/** Returns the decoded, resolved path, or `null` for what nginx answers with 400. */
function normalisePath(bytes: string): string | null {
  const machine = new Machine();
  for (let i = 0; i < bytes.length; i++) {
    const isEscape = bytes.charCodeAt(i) === 0x25;
    const byte = isEscape ? hexByte(bytes, i + 1) : bytes.charCodeAt(i);
    if (byte === null || byte === 0) return null;
    if (isEscape) i += 2;
    if (!(isEscape ? takeDecoded(machine, byte) : machine.take(byte))) return null;
  }
  if (!machine.finish()) return null;
  let path = '';
  for (const byte of machine.out) path += String.fromCharCode(byte);
  return path;
}

function hasControl(bytes: string): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const code = bytes.charCodeAt(i);
    if (code <= 0x20 || code === 0x7f) return true;
  }
  return false;
}

interface Split {
  readonly authority: string | null;
  readonly path: string;
  readonly requestUri: string;
}

/** @source nginx/nginx src/http/ngx_http_parse.c ngx_http_parse_request_line (1.22.1) */
function split(target: string): Split | null {
  if (target.startsWith('/')) return { authority: null, path: target, requestUri: target };
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/((?:[A-Za-z0-9.-]+|\[[^\]/]*\])(?::\d*)?)([/?#].*)?$/.exec(target);
  if (!absolute) return null;
  const [, authority = '', rest = ''] = absolute;
  if (rest.startsWith('/')) return { authority, path: rest, requestUri: rest };
  return { authority, path: `/${rest}`, requestUri: rest || '/' };
}

/**
 * True for a path that nginx takes as it is: printable ASCII without escapes, fragment, double slashes or an element that begins with a dot.
 * Nearly every request is one, and needs no further look.
 */
function isPlain(path: string): boolean {
  let before = 0;
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i);
    if (code <= 0x23 || code === 0x25 || code > 0x7e || code === 0x3f) return false;
    if (before === slash && (code === slash || code === dot)) return false;
    before = code;
  }
  return path.charCodeAt(0) === slash;
}

/** True for a query without `#`, spaces, controls and anything beyond ASCII. */
function isPlainQuery(query: string): boolean {
  for (let i = 0; i < query.length; i++) {
    const code = query.charCodeAt(i);
    if (code <= 0x20 || code === 0x23 || code > 0x7e) return false;
  }
  return true;
}

/** Returns how nginx reads the target of a request, or `null` for what it answers with 400. */
export function readUri(request: HttpRequest): NginxUri | null {
  const { rawPath, query } = request;
  if (isPlain(rawPath) && (query === null || isPlainQuery(query))) {
    const target = query === null ? rawPath : `${rawPath}?${query}`;
    return { uri: rawPath, args: query, requestUri: target, sent: target, authority: null };
  }
  const target = request.query === null ? request.rawPath : `${request.rawPath}?${request.query}`;
  const parts = split(target);
  if (!parts || hasControl(toBytes(target))) return null;
  const { path, requestUri, authority } = parts;
  const hash = path.indexOf('#');
  const withoutFragment = hash < 0 ? path : path.slice(0, hash);
  const mark = withoutFragment.indexOf('?');
  const uri = normalisePath(toBytes(mark < 0 ? withoutFragment : withoutFragment.slice(0, mark)));
  if (uri === null) return null;
  const args = mark < 0 ? null : withoutFragment.slice(mark + 1);
  // A target without a path cannot go on as it came: nginx writes it anew.
  const sent = path === requestUri ? requestUri : uri + (args ? `?${args}` : '');
  return { uri, args, requestUri, sent, authority };
}

/** A host that is compared as it came. */
const plainHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

/** Returns the host for choosing a server: no port, no trailing dot, lower case; `null` = 400. `''` = no Host with HTTP/1.0. */
export function readHost(request: HttpRequest, authority: string | null): string | null {
  if (authority === null && plainHost.test(request.host)) return request.host;
  const isAbsent = request.host === '';
  // HTTP/1.1 without a Host header is refused even where the target names one.
  if (isAbsent && request.httpVersion !== '1.0') return null;
  if (!isAbsent && validHost(request.host) === null) return null;
  if (authority !== null) return validHost(authority);
  return isAbsent ? '' : validHost(request.host);
}

/** @source nginx/nginx src/http/ngx_http_request.c ngx_http_validate_host (1.22.1) */
function validHost(text: string): string | null {
  const bytes = toBytes(text);
  if (hasControl(bytes) || bytes.includes('/') || bytes.includes('..')) return null;
  const end = bytes.startsWith('[') ? bytes.indexOf(']') + 1 : bytes.indexOf(':');
  const bare = end > 0 || (end === 0 && !bytes.startsWith('[')) ? bytes.slice(0, end) : bytes;
  const host = bare.endsWith('.') ? bare.slice(0, -1) : bare;
  return host === '' ? null : host.toLowerCase();
}
