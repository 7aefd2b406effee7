/** The parts of Go's net/url that decide what path Traefik sees. Works on strings whose code units are bytes (0–255). */
export interface GoUrl {
  /** Decoded. */
  readonly path: string;
  /** As sent, when that differs from the default encoding of `path`; else `''`. */
  readonly rawPath: string;
}

const unreserved = /[A-Za-z0-9\-_.~]/;
const hex = '0123456789ABCDEF';

/** Returns the text with every escape decoded, or `null` when one is malformed. @source golang/go net/url unescape (1.23) */
export function unescapePath(text: string): string | null {
  if (!text.includes('%')) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return null;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Bytes that Go leaves alone in a path. @source golang/go net/url shouldEscape, mode encodePath (1.23) */
function keepsInPath(byte: string): boolean {
  return unreserved.test(byte) || '$&+,/:;=@'.includes(byte);
}

function percent(byte: string): string {
  const code = byte.charCodeAt(0);
  return `%${hex[code >> 4]}${hex[code & 15]}`;
}

/** Returns the default encoding of a decoded path. @source golang/go net/url escape, mode encodePath (1.23) */
function escapePath(path: string): string {
  let out = '';
  for (const byte of path) out += keepsInPath(byte) ? byte : percent(byte);
  return out;
}

/** Returns the URL parts for a path as sent, or `null` for a malformed escape. @source golang/go net/url setPath (1.23) */
export function setPath(raw: string): GoUrl | null {
  const path = unescapePath(raw);
  if (path === null) return null;
  return { path, rawPath: escapePath(path) === raw ? '' : raw };
}

/** True when every byte may stand in an encoded path. @source golang/go net/url validEncoded, mode encodePath (1.23) */
function isValidEncoded(text: string): boolean {
  for (const byte of text) {
    if ("!$&'()*+,;=:@[]%".includes(byte)) continue;
    if (!keepsInPath(byte)) return false;
  }
  return true;
}

/** Returns the encoded path Go works on: as sent where that is valid, else re-encoded. @source golang/go net/url EscapedPath (1.23) */
export function escapedPath(url: GoUrl): string {
  if (url.rawPath !== '' && isValidEncoded(url.rawPath) && unescapePath(url.rawPath) === url.path) return url.rawPath;
  return url.path === '*' ? '*' : escapePath(url.path);
}

/** Returns the shortest equal path. @source golang/go path.Clean (1.23) */
function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const out: string[] = [];
  for (const element of path.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') out.push(element);
    else if (out.length > 0 && out[out.length - 1] !== '..') out.pop();
    else if (!rooted) out.push('..');
  }
  return (rooted ? '/' : '') + out.join('/') || '.';
}

/** Returns the URL after JoinPath(): `.`, `..` and `//` gone, a trailing slash kept. @source golang/go net/url JoinPath (1.23) */
export function joinPath(url: GoUrl): GoUrl | null {
  const encoded = escapedPath(url);
  const rooted = encoded.startsWith('/') ? encoded : `/${encoded}`;
  const cleaned = cleanPath(rooted);
  return setPath(rooted.endsWith('/') && !cleaned.endsWith('/') ? `${cleaned}/` : cleaned);
}
