import { formatRequest } from '../match/parse-request.ts';
import { requestFromParts } from '../match/request.ts';
import { lookup } from '../text/lookup.ts';
import { type IntakePart, type Reader, type RequestForm, rangeOfLines, type SeenRequest } from './part.ts';

interface Entry {
  readonly form: RequestForm;
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly scheme: 'http' | 'https';
  readonly status: number;
  readonly upstream: string;
}

/** A target may be a whole URL, or begin with the host as HAProxy's Ingress controllers write it. */
function splitAuthority(target: string, host: string): { readonly target: string; readonly host: string } {
  const [, named, rest = ''] =
    /^(?:https?:\/\/)([^/?#\s]+)(.*)$/i.exec(target) ?? /^([\w-]+(?:\.[\w-]+)+(?::\d+)?)(\/.*)$/.exec(target) ?? [];
  return named === undefined ? { target, host } : { target: rest === '' ? '/' : rest, host: named };
}

const sent = String.raw`"(?<method>[A-Z]{3,16}) (?<target>\S+)(?: (?:HTTP\/[\d.]+|HTTP\/2|<BADREQ>))?"`;

/**
 * Common and combined format, as nginx and Apache write them, with a virtual host in front, and what ingress-nginx adds.
 * @source kubernetes/ingress-nginx docs/user-guide/nginx-configuration/log-format.md (v1.13), httpd mod_log_config
 */
const combined = new RegExp(
  String.raw`^(?:(?<vhost>[\w.-]+\.[\w.-]+)(?::(?<port>\d+))? )?(?<client>[\da-fA-F.:]+|[\w.-]+|-) \S+ (?:\S+|.{1,100}?) \[[^\]\n]{6,60}\] ${sent} (?<status>\d{3}) (?:\d+|-)(?<rest>.*)$`,
);

/**
 * Traefik adds a number, router, server and duration to the common format.
 * @source traefik/traefik pkg/middlewares/accesslog/logger_formatters.go CommonLogFormatter (v3.5)
 */
const traefikRest = /^ "[^"]*" "[^"]*" \d+ "([^"]*)" "([^"]*)" \d+ms/;

/** `[default-web-80]`: what ingress-nginx adds. */
const nginxUpstream = /\[([\w.-]*-[\w.-]+-[\w.-]+)\] \[[^\]]*\]/;

function readCombined(line: string): Entry | null {
  const groups = combined.exec(line)?.groups;
  const method = groups?.['method'];
  if (!groups || method === undefined) return null;
  const rest = groups['rest'] ?? '';
  const router = traefikRest.exec(rest);
  const isSecure = groups['port'] === '443' || /^websecure[-@]/.test(router?.[1] ?? '');
  return {
    form: router ? 'traefik' : 'nginx',
    method,
    ...splitAuthority(groups['target'] ?? '/', groups['vhost'] ?? ''),
    scheme: isSecure ? 'https' : 'http',
    status: Number(groups['status']),
    upstream: (router?.[1] ?? nginxUpstream.exec(rest)?.[1] ?? '').replace(/^-$/, ''),
  };
}

/**
 * HAProxy's HTTP format; captured headers stand in braces, the controllers write host and path as one.
 * @source haproxy/haproxy doc/configuration.txt 8.2.3 (3.2), haproxytech/kubernetes-ingress documentation/controller.md
 */
const haproxy = new RegExp(
  String.raw`(?<client>[\da-fA-F.:]+:\d+) \[[^\]\n]{6,40}\] (?<frontend>\S+) (?<backend>[^\s/]+)\/\S+ [-\d+]+(?:\/[-\d+]+){3,4} (?<status>\d{3}|-1) \d+ .*?(?:\{(?<captured>[^}]*)\})? ?(?:\{[^}]*\} )?${sent}`,
);

function readHaproxy(line: string): Entry | null {
  const groups = haproxy.exec(line)?.groups;
  const method = groups?.['method'];
  if (!groups || method === undefined) return null;
  const captured = (groups['captured'] ?? '').split('|').find((text) => /^[\w-]+(?:\.[\w-]+)+(?::\d+)?$/.test(text));
  const frontend = groups['frontend'] ?? '';
  return {
    form: 'haproxy',
    method,
    ...splitAuthority(groups['target'] ?? '/', captured ?? ''),
    scheme: /https|ssl|~$/.test(frontend) ? 'https' : 'http',
    status: Number(groups['status']),
    upstream: (groups['backend'] ?? '').replace(/^<.*>$/, ''),
  };
}

/**
 * Traefik's JSON: one object per line.
 * @source traefik/traefik pkg/middlewares/accesslog/logdata.go (v3.5)
 */
function readJson(line: string): Entry | null {
  if (!/^\{.*"DownstreamStatus"/.test(line)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  const fields = typeof parsed === 'object' && parsed !== null ? parsed : {};
  const of = (name: string): string => {
    const value: unknown = lookup(fields, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const method = of('RequestMethod');
  const isSecure = of('RequestScheme') === 'https' || of('TLSVersion') !== '' || of('entryPointName') === 'websecure';
  if (!/^[A-Z]+$/.test(method)) return null;
  return {
    form: 'traefik',
    method,
    target: of('RequestPath') || '/',
    host: of('RequestAddr') || of('RequestHost'),
    scheme: isSecure ? 'https' : 'http',
    status: Number(of('DownstreamStatus')) || 0,
    upstream: of('ServiceName') || of('RouterName'),
  };
}

/** nginx names the request that an error belongs to, at the end of the line. */
const errorLog =
  /\[(?:error|warn|crit)\] .*, server: (\S*), request: "([A-Z]+) (\S+) HTTP\/[\d.]+".*?(?:, upstream: "([^"]*)")?(?:, host: "([^"]*)")?/;

function readErrorLog(line: string): Entry | null {
  const [, server, method, target = '/'] = errorLog.exec(line) ?? [];
  if (method === undefined) return null;
  const host = /, host: "([^"]*)"/.exec(line)?.[1] ?? server?.replace(/^_$/, '') ?? '';
  // @source nginx/nginx ngx_http_upstream.c ngx_http_upstream_next: the status that each kind of failure gives
  const status = /upstream timed out/.test(line)
    ? 504
    : /upstream/.test(line)
      ? 502
      : /too large body/.test(line)
        ? 413
        : 0;
  const upstream = /, upstream: "([^"]*)"/.exec(line)?.[1] ?? '';
  return { form: 'error-log', method, target, host, scheme: 'http', status, upstream };
}

/** Returns the request of an access log's line and what was answered; `null` for any other line. */
export function requestOfLog(line: string): { readonly form: RequestForm; readonly seen: SeenRequest } | null {
  if (line.length > 20_000) return null;
  const entry = readCombined(line) ?? readJson(line) ?? readHaproxy(line) ?? readErrorLog(line);
  if (!entry) return null;
  const request = requestFromParts(entry);
  const { status, upstream, form } = entry;
  return {
    form,
    seen: { request, line: formatRequest(request), status: status > 99 ? status : null, location: '', upstream },
  };
}

/** Reads the lines of an access log, one request each. */
export const readLog: Reader = (lines, at, end) => {
  const parts: IntakePart[] = [];
  let next = at;
  for (; next < end; next++) {
    const found = requestOfLog(lines[next]?.text ?? '');
    // A line of an error log is an error text, too.
    if (!found || found.form === 'error-log') break;
    parts.push({ kind: 'request', range: rangeOfLines(lines, next, next), ...found });
  }
  return parts.length === 0 ? null : { parts, next };
};
