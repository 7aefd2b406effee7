import { fail, ok, type Result } from '../text/result.ts';
import { type HttpRequest, type RequestDefaults, type RequestError, splitTarget } from './request.ts';
import { readOptions } from './request-options.ts';
import { readUrl } from './request-url.ts';
import { quoteWord, splitWords, type Word } from './request-words.ts';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const commonMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']);

interface ReadHeaders {
  readonly host: string | null;
  readonly headers: ReadonlyMap<string, string>;
}

/** A control character other than a tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters it looks for
const controlInHeader = /[\u0000-\u0008\u000a-\u001f\u007f]/;

function readHeaders(lines: readonly Word[]): Result<ReadHeaders, RequestError> {
  const headers = new Map<string, string>();
  let host: string | null = null;
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    const header = readHeader(line);
    if (!header.ok) return header;
    const { name, value } = header.value;
    if (name === 'host') host = value;
    else headers.set(name, joinValues(name, headers.get(name), value));
  }
  return ok({ host, headers });
}

function readHeader({ text, at }: Word): Result<{ readonly name: string; readonly value: string }, RequestError> {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(0, colon)).trim().toLowerCase();
  if (!token.test(name)) return fail({ code: 'bad-header', at });
  const control = text.search(controlInHeader);
  if (control >= 0) return fail({ code: 'control-character', at: at + control });
  return ok({ name, value: text.slice(colon + 1).trim() });
}

/** Header lines of one name mean the same as one line with their values in a list. */
function joinValues(name: string, before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ', '}${value}`;
}

interface Line {
  readonly method: Word | null;
  readonly url: Word | null;
  readonly rest: readonly Word[];
}

/** `curl OPTIONS URL`, in the order a shell would hand them over. */
function readCurl(text: string, at: number): Result<Line, RequestError> {
  const words = splitWords(text, at);
  return words.ok ? ok({ method: null, url: null, rest: words.value }) : words;
}

/** `[METHOD] URL [-H 'Name: value'] …`: the URL is taken as it stands, without a shell's quotes. */
function readPlain(text: string, start: number): Result<Line, RequestError> {
  let at = start;
  let method: Word | null = null;
  const word = /^[^\s/:.?#[\]]+(?=[ \t]+\S)/.exec(text.slice(at))?.[0];
  if (word !== undefined && word !== '*') {
    method = { text: word, at };
    at += word.length;
    while (/\s/.test(text.charAt(at))) at++;
  }
  const url = /^\S*/.exec(text.slice(at))?.[0] ?? '';
  let after = at + url.length;
  while (/\s/.test(text.charAt(after))) after++;
  if (after < text.length && text.charAt(after) !== '-')
    return fail({ code: 'control-character', at: at + url.length });
  const words = splitWords(text, after);
  return words.ok ? ok({ method, url: { text: url, at }, rest: words.value }) : words;
}

function chooseMethod(word: Word | null, otherwise: string, end: number): Result<string, RequestError> {
  const written = word?.text ?? otherwise;
  if (!token.test(written)) return fail({ code: 'bad-method', at: word?.at ?? end });
  // People type get for GET; other words stay as they are, because methods are case-sensitive.
  return ok(commonMethods.has(written.toUpperCase()) ? written.toUpperCase() : written);
}

function chooseOpening(word: Word | null): Result<string, RequestError> {
  if (word && word.text.toUpperCase() !== 'GET') return fail({ code: 'websocket-method', at: word.at });
  return ok('GET');
}

/** The line cut into its words, or what is wrong with it. */
function readLine(text: string): Result<Line, RequestError> {
  const start = text.length - text.trimStart().length;
  if (start >= text.length) return fail({ code: 'empty', at: 0 });
  const curl = /^curl(?:\.exe)?(?=\s|$)/.exec(text.slice(start))?.[0];
  return curl === undefined ? readPlain(text, start) : readCurl(text, start + curl.length);
}

/**
 * What the opening of a WebSocket says beside its URL; its method is always GET.
 * @source RFC 6455 section 4.1: the request MUST be GET, with `Upgrade: websocket` and `Connection: Upgrade`
 */
const upgrade: readonly (readonly [string, string])[] = [
  ['connection', 'Upgrade'],
  ['upgrade', 'websocket'],
];

function joinQueries(a: string | null, b: string | null): string | null {
  return a && b ? `${a}&${b}` : (b ?? a);
}

/**
 * Returns the request that a line describes: a URL, `host/path`, `/path`, each with a method before and `-H` options after it,
 * or a curl command; ws:// and wss:// open a WebSocket. Nothing in the target is decoded, resolved or encoded; a fragment is dropped, as every client does.
 */
export function parseRequestLine(text: string, defaults: RequestDefaults = {}): Result<HttpRequest, RequestError> {
  const body = text.trimEnd();
  const line = readLine(body);
  if (!line.ok) return line;
  const options = readOptions(line.value.rest);
  const given = (defaults.headers ?? []).map((header): Word => ({ text: header, at: body.length }));
  const headers = readHeaders([...given, ...options.headers]);
  if (!headers.ok) return headers;
  const url = line.value.url ?? options.url;
  if (!url) return fail({ code: 'no-host', at: body.length });
  const parts = readUrl(url);
  if (!parts.ok) return parts;
  const wanted = line.value.method ?? options.method;
  const method = parts.value.isWebSocket
    ? chooseOpening(wanted)
    : chooseMethod(wanted, options.impliedMethod ?? defaults.method ?? 'GET', body.length);
  if (!method.ok) return method;
  const host = headers.value.host ?? parts.value.host ?? defaults.host ?? null;
  if (host === null) return fail({ code: 'no-host', at: url.at });
  const target = options.target === null ? parts.value : splitTarget(options.target);
  return ok({
    scheme: parts.value.scheme,
    method: method.value,
    host,
    rawPath: target.rawPath,
    query: joinQueries(target.query, options.query),
    headers: new Map([...(parts.value.isWebSocket ? upgrade : []), ...headers.value.headers]),
    httpVersion: options.httpVersion ?? '1.1',
  });
}

/** Returns true when a URL with this host sends exactly this Host header. */
function isPlainHost(host: string, scheme: 'http' | 'https'): boolean {
  const port = /^(?:\[[0-9A-Fa-f:.%]+\]|[^\s/?#@:[\]\\'"]+)(?::(\d{1,5}))?$/.exec(host);
  return port !== null && port[1] !== (scheme === 'https' ? '443' : '80') && Number(port[1] ?? 0) <= 65535;
}

/** Returns the request as a line that `parseRequestLine` reads back to the same request. */
export function formatRequest(request: HttpRequest): string {
  const target = request.query === null ? request.rawPath : `${request.rawPath}?${request.query}`;
  const hasPlainHost = isPlainHost(request.host, request.scheme);
  const hasPlainTarget = request.rawPath.startsWith('/') && !/[\s#\u007f]/.test(target);
  const words = [
    request.method,
    `${request.scheme}://${hasPlainHost ? request.host : ''}${hasPlainTarget ? target : '/'}`,
  ];
  if (!hasPlainHost) words.push('-H', quoteWord(`Host: ${request.host}`));
  for (const [name, value] of request.headers) words.push('-H', quoteWord(`${name}: ${value}`));
  if (!hasPlainTarget) words.push('--request-target', quoteWord(target));
  if (request.httpVersion !== '1.1') words.push(request.httpVersion === '2' ? '--http2' : '--http1.0');
  return words.join(' ');
}
