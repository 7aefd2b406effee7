import { backendHeader } from './echo.ts';
import type { Wishes } from './nginx-annotations.ts';
import { type Configuration, type Location, rewrites, type Server, type Upstream } from './nginx-controller.ts';

/** Where one configuration listens, what it is told by its ConfigMap, and where the echo is. */
export interface Door {
  readonly id: string;
  readonly listen: string;
  /** The same over TLS. */
  readonly listenTls: string;
  readonly settings: ReadonlyMap<string, string>;
}

/** Puts bytes between quotes as nginx reads them. */
function quote(bytes: string): string {
  return `"${bytes.replace(/["\\]/g, '\\$&')}"`;
}

/** The text that tells the echo which upstream was chosen: its Service, or the status that stands in for it. */
function upstreamText(upstream: Upstream | undefined): string {
  if (!upstream?.isReady) return '503';
  return upstream.service || '404';
}

/** nginx's map compares without case, its expressions do not. */
function caseSensitive(text: string): string {
  return quote(`~^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
}

/** Writes maps of one configuration, each variable with its number. */
class Maps {
  readonly lines: string[] = [];

  private readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** Adds a map and returns its variable. */
  add(source: string, rows: readonly string[]): string {
    const name = `$m_${this.id}_${this.lines.length}`;
    this.lines.push(`map ${source} ${name} { ${rows.join(' ')} }`);
    return name;
  }

  /** Adds a choice at random, `percent` of 100 for the first. */
  share(percent: number, first: string, second: string): string {
    const name = `$m_${this.id}_${this.lines.length}`;
    this.lines.push(
      `split_clients $request_id ${name} { ${percent.toFixed(2)}% ${quote(first)}; * ${quote(second)}; }`,
    );
    return name;
  }
}

interface Writing {
  readonly configuration: Configuration;
  readonly door: Door;
  readonly maps: Maps;
  /** Variables that hold what an upstream or its canary says, by upstream. */
  readonly choices: Map<string, string>;
  readonly certificate: string;
}

function isTrusting({ settings }: Door): boolean {
  return settings.get('use-forwarded-headers') === 'true';
}

function redirectCode({ settings }: Door): string {
  const code = settings.get('http-redirect-code') ?? '';
  return ['301', '302', '307', '308'].includes(code) ? code : '308';
}

/** Header, then cookie, then weight: the last is written first, because each leads to the next. */
function canaryChoice({ maps }: Writing, primary: string, upstream: Upstream): string {
  const canary = upstreamText(upstream);
  const { header = '', value = '', pattern = '', cookie = '', weight = 0, total = 100 } = upstream.canary ?? {};
  let next = weight <= 0 ? quote(primary) : quote(canary);
  if (weight > 0 && weight < total) next = maps.share((weight / total) * 100, canary, primary);
  const byWord = (otherwise: string) => [
    `default ${otherwise};`,
    `${caseSensitive('always')} ${quote(canary)};`,
    `${caseSensitive('never')} ${quote(primary)};`,
  ];
  if (cookie !== '') next = maps.add(`$cookie_${cookie}`, byWord(next));
  if (header === '') return next;
  const source = `$http_${header.toLowerCase().replaceAll('-', '_')}`;
  if (value !== '') return maps.add(source, [`default ${next};`, `${caseSensitive(value)} ${quote(canary)};`]);
  if (pattern !== '') return maps.add(source, [`default ${next};`, `${quote(`~${pattern}`)} ${quote(canary)};`]);
  return maps.add(source, byWord(next));
}

/** What answers for an upstream: a text, or a variable where a canary has a share. */
function choiceOf(writing: Writing, name: string): string {
  const known = writing.choices.get(name);
  if (known !== undefined) return known;
  const { upstreams } = writing.configuration;
  const primary = upstreams.get(name);
  const canary = upstreams.get(primary?.alternatives[0] ?? '');
  const text = upstreamText(primary);
  const choice = primary?.isReady && canary?.isReady ? canaryChoice(writing, text, canary) : quote(text);
  writing.choices.set(name, choice);
  return choice;
}

/** Certificates are looked up by the host, then with its first label as `*`. */
function certificateMap({ servers }: Configuration, maps: Maps): string {
  const rows = servers
    .filter(({ hasCertificate }) => hasCertificate)
    .map(({ host }) =>
      host.startsWith('*.') ? `${quote(`~^[^.]+${host.slice(1).replaceAll('.', '\\.')}$`)} 1;` : `${quote(host)} 1;`,
    );
  return maps.add('$host', ['default 0;', ...rows]);
}

/** The redirect to https comes after rewrites and before the balancer: a word to the echo, which answers with it. */
function withHttps(writing: Writing, location: Location, wishes: Wishes, choice: string): string {
  const { door, maps, certificate } = writing;
  const free = door.settings.get('no-tls-redirect-locations') ?? '/.well-known/acme-challenge';
  if (free.split(',').some((one) => one !== '' && location.path.startsWith(one))) return choice;
  if (!wishes.force && !wishes.ssl) return choice;
  const code = redirectCode(door);
  const port = wishes.port ? ':443' : '';
  const uri = wishes.keepSlash ? '$request_uri' : '$trimmed_uri';
  const [scheme, host] = isTrusting(door) ? ['$forwarded_scheme', '$forwarded_host'] : ['$scheme', '$redirect_host'];
  const row = quote(`~^http:${wishes.force ? '' : '1'}`);
  const certified = wishes.force ? '' : certificate;
  return maps.add(quote(`${scheme}:${certified}`), [
    `default ${choice};`,
    `${row} ${quote(`${code} https://${host}${port}${uri}`)};`,
  ]);
}

function head({ path, type }: Location, isRegex: boolean): string {
  if (isRegex) return `location ~* ${quote(`^${path}`)}`;
  return type === 'Exact' ? `location = ${quote(path)}` : `location ${quote(path)}`;
}

function corsLines(origins: readonly string[] | null): readonly string[] {
  if (origins === null) return [];
  const one = (origin: string) => `(${origin.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '[A-Za-z0-9\\-]+')})`;
  const allowed = origins.includes('*')
    ? ['set $cors true;']
    : origins.length > 0
      ? [`if ($http_origin ~* ${quote(`(${origins.map(one).join('|')})$`)}) { set $cors true; }`]
      : [];
  const option = `if ($request_method = OPTIONS) { set $cors "$\{cors}options"; }`;
  return ['set $cors "";', ...allowed, option, 'if ($cors = trueoptions) { return 204; }'];
}

/** One location, its directives in the order of the template. */
function locationLines(writing: Writing, location: Location, isRegex: boolean): string {
  const { wishes, backend } = location;
  const opening = head(location, isRegex);
  // A denied location has no proxy_pass: nginx then does not redirect to its name with a slash.
  if (wishes?.isDenied) return `${opening} { return 503; }`;
  const lines: string[] = [...corsLines(wishes?.cors ?? null)];
  if (wishes?.relative) lines.push('absolute_redirect off;');
  if (wishes && wishes.url !== '') lines.push(`return ${wishes.code} ${quote(wishes.url)};`);
  if (wishes && rewrites(location)) lines.push(`rewrite ${quote(`(?i)${location.path}`)} ${wishes.target} break;`);
  const choice = choiceOf(writing, backend);
  const said = wishes ? withHttps(writing, location, wishes, choice) : choice;
  return `${opening} { ${[...lines, `proxy_set_header ${backendHeader} ${said};`, 'proxy_pass http://echo;'].join(' ')} }`;
}

function serverNames({ host, aliases }: Server): string {
  const own = host.startsWith('*.')
    ? quote(`~^(?<subdomain>[\\w-]+)${host.slice(1).replaceAll('.', '\\.')}$`)
    : quote(host);
  return [own, ...aliases.map(quote)].join(' ');
}

function listens({ listen, listenTls }: Door, isDefault: boolean): string {
  const mark = isDefault ? ' default_server' : '';
  return `listen unix:${listen}${mark}; listen unix:${listenTls} ssl${mark};`;
}

function serverLines(writing: Writing, one: Server): string {
  const isDefault = one.host === '_';
  const isRegex = one.locations.some((location) => location.wishes?.regex || rewrites(location));
  const roots = one.locations.flatMap(({ wishes }) => wishes?.root || []);
  return [
    'server {',
    `${listens(writing.door, isDefault)} server_name ${serverNames(one)};`,
    ...roots.map((root) => `if ($uri = /) { return 302 $scheme://$http_host${root}; }`),
    ...one.locations.map((location) => locationLines(writing, location, isRegex)),
    ...(isDefault ? ['location /healthz { return 200; }', 'location /nginx_status { return 403; }'] : []),
    '}',
  ].join('\n');
}

/** Twins of from-to-www-redirect, but for names that are hosts already. */
function twins({ servers }: Configuration, door: Door): readonly string[] {
  const hosts = servers.map(({ host }) => host);
  const code = redirectCode(door);
  const [scheme, port] = isTrusting(door) ? ['$forwarded_scheme', '$forwarded_port'] : ['$scheme', '$own_port'];
  return servers.flatMap(({ host, hasTwin }) => {
    const from = host.startsWith('www.') ? host.slice(4) : `www.${host}`;
    if (!hasTwin || host === '_' || hosts.includes(from)) return [];
    const target = `return ${code} ${scheme}://${host}:${port}$trimmed_uri;`;
    return [`server { ${listens(door, false)} server_name ${quote(from)}; ${target} }`];
  });
}

/** Returns the http-level lines of one configuration, as the controller's template writes them where routing is concerned. */
export function nginxServers(configuration: Configuration, door: Door): string {
  const maps = new Maps(door.id);
  const certificate = certificateMap(configuration, maps);
  const writing: Writing = { configuration, door, maps, choices: new Map(), certificate };
  const servers = configuration.servers.map((one) => serverLines(writing, one));
  return [...maps.lines, ...twins(configuration, door), ...servers].join('\n');
}

/** Where a whole configuration finds what it needs. */
export interface Surroundings {
  readonly folder: string;
  readonly echo: string;
  /** PEM files of the certificate that every host shows, and of its key. */
  readonly certificate: string;
  readonly key: string;
}

/** Returns a whole nginx.conf around the servers of some clusters. It runs in the foreground and writes only into `folder`. */
export function nginxConf({ folder, echo, certificate, key }: Surroundings, servers: readonly string[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  return [
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr crit;`,
    'events { worker_connections 2048; }',
    'http {',
    `access_log off; ${temporary} ssl_certificate ${certificate}; ssl_certificate_key ${key};`,
    'server_names_hash_bucket_size 128; map_hash_bucket_size 128; variables_hash_max_size 8192;',
    'port_in_redirect off; proxy_redirect off;',
    `upstream echo { server unix:${echo}; }`,
    'map $request_uri $trimmed_uri { default $request_uri; "~^(?<trimmed>.*)/$" $trimmed; }',
    // Without a Host header the server's own name stands in.
    'map $http_host $redirect_host { "" $host; default $http_host; "~^(?<bare_host>[^:]*):" $bare_host; }',
    'map $http_x_forwarded_host $forwarded_host { "" $redirect_host; "~^(?<first_host>[^,:]*)" $first_host; }',
    'map $http_x_forwarded_proto $forwarded_scheme { "" $scheme; default $http_x_forwarded_proto; }',
    'map $scheme $own_port { default 80; https 443; }',
    'map $http_x_forwarded_port $forwarded_port { "" $own_port; default $http_x_forwarded_port; }',
    ...servers,
    '}',
  ].join('\n');
}
