import { fail, ok, type Result } from '../text/result.ts';
import type { Word } from './request-words.ts';

export interface UrlParts {
  readonly scheme: 'http' | 'https';
  /** Written as ws:// or wss://: a GET over http or https that asks to go on as a WebSocket. */
  readonly isWebSocket: boolean;
  /** What the client puts into the Host header; `null` when the text names no host. */
  readonly host: string | null;
  readonly rawPath: string;
  readonly query: string | null;
}

export interface UrlError {
  readonly code: 'bad-scheme' | 'bad-port' | 'no-host' | 'control-character';
  readonly at: number;
}

/**
 * What carries each scheme that a browser or a client can write.
 * @source RFC 6455 sections 3 and 4.1: the opening handshake of ws is HTTP, that of wss HTTP over TLS, with the ports of these
 */
const carriers: ReadonlyMap<string, 'http' | 'https'> = new Map([
  ['http', 'http'],
  ['https', 'https'],
  ['ws', 'http'],
  ['wss', 'https'],
]);

const schemeMark = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it looks for
const forbidden = /[\u0000-\u0020\u007f]/;

/** A port of 1 to 5 digits up to 65535, or none after the colon. */
function isPort(port: string): boolean {
  return /^\d{0,5}$/.test(port) && Number(port) <= 65535;
}

/** Returns the Host header for an authority: user name dropped, the scheme's own port dropped, nothing else. */
function readAuthority(authority: string, at: number, scheme: 'http' | 'https'): Result<string | null, UrlError> {
  const user = authority.lastIndexOf('@') + 1;
  const rest = authority.slice(user);
  const bracket = rest.startsWith('[') ? rest.indexOf(']') + 1 : 0;
  if (rest.startsWith('[') && bracket === 0) return fail({ code: 'no-host', at: at + user });
  const colon = rest.indexOf(':', bracket);
  const host = colon < 0 ? rest : rest.slice(0, colon);
  const port = colon < 0 ? '' : rest.slice(colon + 1);
  if (!isPort(port)) return fail({ code: 'bad-port', at: at + user + colon + 1 });
  if (host === '') return port === '' && user === 0 && colon < 0 ? ok(null) : fail({ code: 'no-host', at: at + user });
  const isOwnPort = port === '' || port === (scheme === 'https' ? '443' : '80');
  return ok(isOwnPort ? host : `${host}:${port}`);
}

/** Returns the parts of a URL, of `host/path` (then http) or of a path, all as written. */
export function readUrl(url: Word): Result<UrlParts, UrlError> {
  const bad = url.text.search(forbidden);
  if (bad >= 0) return fail({ code: 'control-character', at: url.at + bad });
  const mark = schemeMark.exec(url.text);
  const named = mark?.[1]?.toLowerCase() ?? 'http';
  const scheme = carriers.get(named);
  if (scheme === undefined) return fail({ code: 'bad-scheme', at: url.at });
  const from = mark?.[0].length ?? 0;
  // A fragment never leaves the client.
  const hash = url.text.indexOf('#');
  const text = hash < 0 ? url.text : url.text.slice(0, hash);
  const slash = text.slice(from).search(/[/?]/);
  const isAsterisk = text === '*';
  const end = isAsterisk ? 0 : slash < 0 ? text.length : from + slash;
  const host = readAuthority(text.slice(from, end), url.at + from, scheme);
  if (!host.ok) return host;
  const target = text.slice(end);
  const question = target.indexOf('?');
  const rawPath = question < 0 ? target : target.slice(0, question);
  return ok({
    scheme,
    isWebSocket: named.startsWith('ws'),
    host: host.value,
    // Clients send a slash where a URL has no path.
    rawPath: rawPath === '' ? '/' : rawPath,
    query: question < 0 ? null : target.slice(question + 1),
  });
}
