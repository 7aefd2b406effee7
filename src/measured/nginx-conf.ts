import type { CanaryPolicy } from '../engine/controllers/ingress-nginx/annotations.ts';
import type { Compiled } from '../engine/controllers/ingress-nginx/compiled.ts';
import type { LocationTable, Ready } from '../engine/controllers/ingress-nginx/find-location.ts';
import { defaultServer, type Server } from '../engine/controllers/ingress-nginx/servers.ts';
import type { Upstream } from '../engine/controllers/ingress-nginx/upstreams.ts';
import { backendName } from './compare.ts';
import { backendHeader } from './echo.ts';

/** Where one configuration listens and where the echo is. */
export interface Door {
  readonly id: string;
  readonly listen: string;
  readonly echo: string;
}

/** Puts bytes between quotes as nginx reads them. */
function quote(bytes: string): string {
  return `"${bytes.replace(/["\\]/g, '\\$&')}"`;
}

/** The text that tells the echo which upstream was chosen: its Service, or the status that stands in for it. */
function upstreamText(upstream: Upstream | undefined): string {
  if (!upstream?.hasEndpoints) return '503';
  return upstream.service ? backendName(upstream.service) : '404';
}

/** nginx's map compares without case, its expressions do not. */
function caseSensitive(text: string): string {
  return quote(`~^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
}

function headerRows(policy: CanaryPolicy, canary: string, primary: string): readonly string[] {
  if (policy.headerValue !== '') return [`${caseSensitive(policy.headerValue)} ${canary};`];
  if (policy.headerPattern !== '') return [`${quote(`~${policy.headerPattern}`)} ${canary};`];
  return [`${caseSensitive('always')} ${canary};`, `${caseSensitive('never')} ${primary};`];
}

/** Variables that hold the upstream after a canary by header; weights are not written. */
function canaryMaps({ build }: Compiled, { id }: Door): ReadonlyMap<string, string> {
  const maps = new Map<string, string>();
  for (const [primaryKey, canaryKey] of build.alternatives) {
    const primary = build.upstreams.get(primaryKey);
    const canary = build.upstreams.get(canaryKey);
    if (!primary?.hasEndpoints || !canary?.hasEndpoints || !canary.canary?.header) continue;
    const header = canary.canary.header.toLowerCase().replaceAll('-', '_');
    const [to, from] = [quote(upstreamText(canary)), quote(upstreamText(primary))];
    const rows = [`default ${from};`, ...headerRows(canary.canary, to, from)];
    maps.set(primaryKey, `map $http_${header} $canary_${id}_${maps.size} { ${rows.join(' ')} }`);
  }
  return maps;
}

interface Writing {
  readonly compiled: Compiled;
  readonly door: Door;
  readonly canaries: ReadonlyMap<string, string>;
}

/** Certificates are looked up by the host, then with its first label as `*`. */
function certificateMap({ compiled, door }: Writing): string {
  const rows = compiled.build.servers
    .filter(({ hasCertificate }) => hasCertificate)
    .map(({ host }) =>
      host.startsWith('*.') ? `${quote(`~^[^.]+${host.slice(1).replaceAll('.', '\\.')}$`)} 1;` : `${quote(host)} 1;`,
    );
  return `map $host $certificate_${door.id} { default 0; ${rows.join(' ')} }`;
}

function head({ from, kind, path }: Ready['written']): string {
  if (kind === 'regex') return `location ~* ${quote(`^${path}`)}`;
  if (from.isDefault || kind === 'prefix') return `location ${quote(path)}`;
  return `location = ${quote(path)}`;
}

function httpsLines({ compiled, door }: Writing, ready: Ready): readonly string[] {
  const { annotations } = ready.written.from;
  const isFree = compiled.options.noTlsRedirectLocations.some((path) => ready.written.path.startsWith(path));
  if (!annotations || isFree) return [];
  const uri = annotations.preserveTrailingSlash ? '$request_uri' : '$trimmed_uri';
  const port = annotations.usePortInRedirects ? ':443' : '';
  const answer = `return ${compiled.options.httpRedirectCode} https://$redirect_host${port}${uri};`;
  if (annotations.forceSslRedirect) return [answer];
  return annotations.sslRedirect ? [`if ($certificate_${door.id}) { ${answer} }`] : [];
}

function rewriteLines({ written }: Ready): readonly string[] {
  const target = written.from.annotations?.rewriteTarget ?? '';
  if (target === '' || target === written.path) return [];
  return [`rewrite ${quote(`(?i)${written.path}`)} ${target} break;`];
}

function backendLine({ compiled, canaries }: Writing, ready: Ready): string {
  const { upstreams } = compiled.build;
  const { upstream } = ready.written.from;
  const canary = /\$canary_\w+/.exec(canaries.get(upstream) ?? '')?.[0];
  const text = upstreamText(upstreams.get(upstream) ?? upstreams.get('upstream-default-backend'));
  return `proxy_set_header ${backendHeader} ${canary ?? quote(text)};`;
}

/** One location, its directives in the order in which the template's take effect. */
function location(writing: Writing, ready: Ready): string {
  const { annotations } = ready.written.from;
  const lines: string[] = [];
  // A denied location has no proxy_pass: nginx then does not redirect to its name with a slash.
  if (annotations?.denied) return `${head(ready.written)} { return 503; }`;
  if (annotations?.corsOrigins?.includes('*')) lines.push('if ($request_method = OPTIONS) { return 204; }');
  if (annotations?.relativeRedirects) lines.push('absolute_redirect off;');
  if (annotations?.redirect) lines.push(`return ${annotations.redirect.code} ${quote(annotations.redirect.url)};`);
  const https = httpsLines(writing, ready);
  const rewrite = rewriteLines(ready);
  // In the template the https redirect runs after the rewrites: one that redirects comes first, others do not show.
  const isRedirecting = /^(?:https?:\/\/|\$scheme)/.test(annotations?.rewriteTarget ?? '');
  lines.push(...(isRedirecting ? [...rewrite, ...https] : [...https, ...rewrite]));
  return `${head(ready.written)} { ${[...lines, backendLine(writing, ready), 'proxy_pass http://echo;'].join(' ')} }`;
}

function serverNames({ host, aliases }: Server): string {
  const own = host.startsWith('*.')
    ? quote(`~^(?<subdomain>[\\w-]+)${host.slice(1).replaceAll('.', '\\.')}$`)
    : quote(host);
  return [own, ...aliases.map(quote)].join(' ');
}

function server(writing: Writing, one: Server, table: LocationTable): string {
  const isDefault = one.host === defaultServer;
  const root = table.all.find(({ written }) => written.from.annotations?.appRoot)?.written.from.annotations?.appRoot;
  return [
    'server {',
    `listen unix:${writing.door.listen}${isDefault ? ' default_server' : ''}; server_name ${serverNames(one)};`,
    ...(root ? [`if ($uri = /) { return 302 $scheme://$http_host${root}; }`] : []),
    ...table.all.map((ready) => location(writing, ready)),
    ...(isDefault ? ['location /healthz { return 200; }', 'location /nginx_status { return 403; }'] : []),
    '}',
  ].join('\n');
}

/** Twins of from-to-www-redirect, those that nginx refuses too. */
function twins({ compiled, door }: Writing): readonly string[] {
  const found = [...compiled.hosts.exact.values()].flatMap((named) => (named.kind === 'www' ? [named] : []));
  const refused = compiled.hosts.refused.filter((name) => name.startsWith('www.')).map((from) => ({ from, to: '_' }));
  return [...found, ...refused].map(
    ({ from, to }) =>
      `server { listen unix:${door.listen}; server_name ${quote(from)}; return ${compiled.options.httpRedirectCode} $scheme://${to}:80$trimmed_uri; }`,
  );
}

/** Returns the http-level lines of one compiled cluster, as the controller's template writes them where routing is concerned. */
export function nginxServers(compiled: Compiled, door: Door): string {
  const writing: Writing = { compiled, door, canaries: canaryMaps(compiled, door) };
  const servers = [...compiled.locations].sort(([a], [b]) => (a.host < b.host ? -1 : 1));
  return [
    ...writing.canaries.values(),
    certificateMap(writing),
    ...twins(writing),
    ...servers.map(([one, table]) => server(writing, one, table)),
  ].join('\n');
}

/** Returns a whole nginx.conf around the servers of some clusters. It runs in the foreground and writes only into `folder`. */
export function nginxConf(folder: string, echo: string, servers: readonly string[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  return [
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr crit;`,
    'events { worker_connections 2048; }',
    'http {',
    `access_log off; ${temporary}`,
    'server_names_hash_bucket_size 128; map_hash_bucket_size 128; variables_hash_max_size 4096;',
    'port_in_redirect off;',
    `upstream echo { server unix:${echo}; }`,
    'map $request_uri $trimmed_uri { default $request_uri; "~^(?<trimmed>.*)/$" $trimmed; }',
    // Without a Host header the server's own name stands in.
    'map $http_host $redirect_host { "" $host; default $http_host; "~^(?<bare_host>[^:]*):" $bare_host; }',
    ...servers,
    '}',
  ].join('\n');
}
