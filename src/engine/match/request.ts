/** A request as it goes over the wire: nothing is normalised, because that is each controller's own business. */
export interface HttpRequest {
  readonly scheme: 'http' | 'https';
  readonly method: string;
  /** The Host header as sent, port included; `''` when absent. */
  readonly host: string;
  /** The request target up to `?`, as sent; non-ASCII characters stand for their UTF-8 bytes. */
  readonly rawPath: string;
  /** What follows the first `?`, without it; `null` when there is no `?`. */
  readonly query: string | null;
  /** Lower-case names, without `host`. */
  readonly headers: ReadonlyMap<string, string>;
  readonly httpVersion: HttpVersion;
}

export type HttpVersion = '1.0' | '1.1' | '2';

/** Why a line cannot be read as a request. `control-character` covers spaces inside a URL too. */
export type RequestProblem =
  | 'empty'
  | 'no-host'
  | 'bad-scheme'
  | 'websocket-method'
  | 'bad-method'
  | 'bad-header'
  | 'bad-port'
  | 'control-character'
  | 'unclosed-quote';

/** `at` is an offset in the line; its length when the problem lies in the defaults. */
export interface RequestError {
  readonly code: RequestProblem;
  readonly at: number;
}

/** What the line leaves open is taken from here. */
export interface RequestDefaults {
  /** GET when absent. */
  readonly method?: string;
  /** One `Name: value` each; the line's own headers are added. */
  readonly headers?: readonly string[];
  /** For lines that are only a path and name no Host header. */
  readonly host?: string;
}

/** Parts of a request as data, for example of a fixture. */
export interface RequestParts {
  readonly method?: string | undefined;
  readonly scheme?: string | undefined;
  readonly host?: string | undefined;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly httpVersion?: string | undefined;
}

/** Returns a request target cut at its first `?`. */
export function splitTarget(target: string): { readonly rawPath: string; readonly query: string | null } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { rawPath: target, query: null }
    : { rawPath: target.slice(0, mark), query: target.slice(mark + 1) };
}

function httpVersion(version: string | undefined): HttpVersion {
  return version === '1.0' || version === '2' ? version : '1.1';
}

/** Returns the request that these parts describe; the target stays as it is, absolute form included. */
export function requestFromParts(parts: RequestParts): HttpRequest {
  const headers = new Map<string, string>();
  let host = parts.host ?? '';
  for (const [name, value] of Object.entries(parts.headers ?? {})) {
    if (name.toLowerCase() === 'host') host = parts.host ?? value;
    else headers.set(name.toLowerCase(), value);
  }
  return {
    scheme: parts.scheme === 'https' ? 'https' : 'http',
    method: parts.method ?? 'GET',
    host,
    ...splitTarget(parts.target),
    headers,
    httpVersion: httpVersion(parts.httpVersion),
  };
}
