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

type Fields = (...names: readonly string[]) => string;

/** The value of the first of these names that is there; `a.b` is `b` within `a`. */
function fieldsOf(parsed: unknown): Fields {
  const valueAt = (name: string): unknown =>
    name
      .split('.')
      .reduce<unknown>(
        (from, key) => (typeof from === 'object' && from !== null ? lookup(from, key) : undefined),
        parsed,
      );
  return (...names) => {
    for (const name of names) {
      const value = valueAt(name);
      if ((typeof value === 'string' && value !== '' && value !== '-') || typeof value === 'number')
        return String(value);
    }
    return '';
  };
}

/**
 * One object per line: Traefik, Envoy and what follows it, Caddy, Google's load balancer, nginx with the usual names.
 * @source traefik/traefik pkg/middlewares/accesslog/logdata.go (v3.5), istio/istio pkg/config/mesh EnvoyJSONLogFormat,
 *   kubernetes/ingress-nginx docs/user-guide/nginx-configuration/log-format.md, caddyserver/caddy modules/caddyhttp/server.go
 */
function readJson(line: string): Entry | null {
  if (!line.startsWith('{') || !/[sS]tatus|response_code/.test(line)) return null;
  try {
    return entryOfFields(fieldsOf(JSON.parse(line)), line.includes('"DownstreamStatus"'));
  } catch {
    return null;
  }
}

const isEncrypted = (of: Fields): boolean =>
  of('TLSVersion', 'request.tls.proto', 'ssl_protocol') !== '' || of('entryPointName') === 'websecure';

function entryOfFields(of: Fields, isTraefik: boolean): Entry | null {
  const [, sentMethod = '', sentTarget = ''] = /^([A-Z]+) (\S+)/.exec(of('request')) ?? [];
  const method =
    of('RequestMethod', 'httpRequest.requestMethod', 'request.method', 'method', 'request_method') || sentMethod;
  const status = of('DownstreamStatus', 'httpRequest.status', 'response_code', 'status', 'status_code');
  const path = of('RequestPath', 'httpRequest.requestUrl', 'request.uri', 'request_uri', 'uri', 'path') || sentTarget;
  if (!/^[A-Z]+$/.test(method) || !/^\d{1,3}$/.test(status) || !/^(?:\/|https?:|$)/.test(path)) return null;
  if (!isTraefik && path === '') return null;
  const query = of('request_query', 'args', 'query_string');
  const host = of(
    'RequestAddr',
    'RequestHost',
    'request.host',
    'authority',
    'http_host',
    'vhost',
    'host',
    'server_name',
  );
  const scheme = of('RequestScheme', 'scheme', 'x_forwarded_proto', 'http_x_forwarded_proto');
  const isSecure = scheme === 'https' || /^https:/i.test(path) || isEncrypted(of);
  return {
    form: isTraefik ? 'traefik' : 'json',
    method,
    ...splitAuthority(`${path || '/'}${query !== '' && !path.includes('?') ? `?${query}` : ''}`, host),
    scheme: isSecure ? 'https' : 'http',
    status: Number(status),
    upstream: of('ServiceName', 'RouterName', 'upstream_cluster', 'proxy_upstream_name', 'upstream_addr'),
  };
}

/**
 * Envoy's own format, also with what Istio adds.
 * @source envoyproxy/envoy docs/root/configuration/observability/access_log/usage.rst, default format string
 */
const envoy =
  /^\[\d{4}-[^\]]{6,40}\] "(?<method>[A-Z]{3,16}) (?<target>\S+) (?:HTTP\/[\d.]+|-)" (?<status>\d{3}) (?<rest>.*)$/;

function readEnvoy(line: string): Entry | null {
  const groups = envoy.exec(line)?.groups;
  const method = groups?.['method'];
  if (!groups || method === undefined) return null;
  const rest = groups['rest'] ?? '';
  // Who asked, with what, its number, the host, who answered.
  const [host = '', upstream = ''] = [...rest.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text).slice(-2);
  const cluster = /\b(?:out|in)bound\|\S+/.exec(rest)?.[0] ?? upstream;
  return {
    form: 'envoy',
    method,
    ...splitAuthority(groups['target'] ?? '/', host.replace(/^-$/, '')),
    scheme: 'http',
    status: Number(groups['status']),
    upstream: cluster.replace(/^-$/, ''),
  };
}

/**
 * @source docs.aws.amazon.com elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
const alb =
  /^(?:https?|h2|grpcs|wss?) \d{4}-\S+ \S+ \S+ \S+ \S+ \S+ \S+ (?<status>\d{3}) \S+ \d+ \d+ "(?<method>[A-Z]+) (?<target>https?:\/\/\S+) [^"]*"/;

function readAlb(line: string): Entry | null {
  const groups = alb.exec(line)?.groups;
  const [method, target] = [groups?.['method'], groups?.['target']];
  if (!groups || method === undefined || target === undefined) return null;
  const upstream = /:targetgroup\/([\w-]+)/.exec(line)?.[1] ?? '';
  const scheme = /^https/i.test(target) ? 'https' : 'http';
  const own = splitAuthority(target, '');
  const host = own.host.replace(scheme === 'https' ? /:443$/ : /:80$/, '');
  return { form: 'alb', method, target: own.target, host, scheme, status: Number(groups['status']), upstream };
}

/** What kubectl, stern, docker compose and journals write before a line of a log. */
const before =
  /^(?:\[pod\/\S+\] |[\w.-]+ +\| |\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+) (?:std(?:out|err) [FP] )?|[\w.-]+-[a-z0-9]{3,10}(?:-[a-z0-9]{5})? [\w-]+ (?=[{[\d]))/;

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

function entryOf(line: string): Entry | null {
  return (
    readCombined(line) ?? readJson(line) ?? readHaproxy(line) ?? readEnvoy(line) ?? readAlb(line) ?? readErrorLog(line)
  );
}

/** Returns the request of an access log's line and what was answered; `null` for any other line. */
export function requestOfLog(line: string): { readonly form: RequestForm; readonly seen: SeenRequest } | null {
  if (line.length > 20_000) return null;
  const entry = entryOf(line) ?? (before.test(line) ? entryOf(line.replace(before, '')) : null);
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
