import { defaultHost, type Entries, type Entry } from '../engine/controllers/haproxy-ingress/entries.ts';
import type { MatchType } from '../engine/controllers/haproxy-ingress/options.ts';
import { backendName } from './compare.ts';
import { backend, format, frontend, type HaproxyDoor, quote, writeMap } from './haproxy-cfg.ts';
import { type MapFile, matchFiles } from './haproxy-ingress-maps.ts';

/** What the writer needs of a compiled cluster. */
export interface HaproxyIngressModel {
  readonly entries: Entries;
  readonly order: readonly MatchType[];
}

const acme = '/.well-known/acme-challenge';

type Scheme = 'http' | 'https';

/** Map files of one look-up, written once and used under the host and under the internal default host. */
type Lookup = (base: 'base' | 'default_base') => readonly string[];

function lookupOf(door: HaproxyDoor, variable: string, name: string, files: readonly MapFile[]): Lookup {
  const written = files.map((file, index) => ({ ...file, path: writeMap(door, `${name}-${index}`, file.rows) }));
  return (base) =>
    written.map(({ method, path }) => {
      const key = `var(req.${base})${method === 'beg' ? ',lower' : ''}`;
      return `http-request set-var(req.${variable}) ${key},map_${method}(${path}) if !{ var(req.${variable}) -m found }`;
    });
}

function nameOf(door: HaproxyDoor, entry: Entry): string {
  return `${door.id}_b${entry.order}`;
}

function redirectsToHttps(entry: Entry): boolean {
  return entry.isHttps && entry.treatment.sslRedirect && !entry.path.startsWith(acme);
}

function appRootRules({ entries }: HaproxyIngressModel, door: HaproxyDoor, scheme: Scheme): readonly string[] {
  const roots = new Map<string, string>();
  for (const { host, treatment } of entries.entries) {
    if (treatment.appRoot !== null && !roots.has(host)) roots.set(host, treatment.appRoot);
  }
  const secured = entries.entries.filter(redirectsToHttps).map((entry) => nameOf(door, entry));
  const isFree = scheme === 'https' || secured.length === 0 ? '' : ` !{ var(req.backend) -m str ${secured.join(' ')} }`;
  return [...roots].map(
    ([host, root]) =>
      `http-request redirect location ${format(root)} code 302 if { path / } { var(req.host) -m str ${quote(host)} }${isFree}`,
  );
}

function redirectToRules({ entries }: HaproxyIngressModel, door: HaproxyDoor): readonly string[] {
  return entries.entries.flatMap((entry) => {
    const { redirectTo, redirectToCode } = entry.treatment;
    if (redirectTo === null) return [];
    const isMine = `{ var(req.redirect) -m str ${nameOf(door, entry)} } !{ path_beg ${acme} }`;
    return [`http-request redirect location ${format(redirectTo)} code ${redirectToCode} if ${isMine}`];
  });
}

function redirectFromRules({ entries }: HaproxyIngressModel): readonly string[] {
  return [...entries.redirectFrom].map(
    ([from, { to, status }]) =>
      `http-request redirect prefix //${to} code ${status} if { var(req.host) -m str ${quote(from)} } !{ var(req.backend) -m found } !{ path_beg ${acme} }`,
  );
}

/** Order of the template: see the specification of the profile, rule 19. */
function frontendOf(model: HaproxyIngressModel, door: HaproxyDoor, scheme: Scheme): string {
  const { entries, aliases } = model.entries;
  const own = scheme === 'https' ? entries.filter(({ isHttps }) => isHttps) : entries;
  const redirected = own.filter(({ treatment }) => treatment.redirectTo !== null);
  const files = (list: readonly Entry[]) =>
    matchFiles({ entries: list, aliases, order: model.order, nameOf: (entry) => nameOf(door, entry) });
  const root = appRootRules(model, door, scheme);
  const backends = lookupOf(
    door,
    'backend',
    `${scheme}-backend`,
    files(own.filter((entry) => !redirected.includes(entry))),
  );
  const redirects = lookupOf(door, 'redirect', `${scheme}-redirect`, files(redirected));
  return frontend(door, scheme, [
    `http-request set-var(txn.scheme) str(${scheme})`,
    'http-request set-var(req.path) path',
    'http-request set-var(req.host) hdr(host),field(1,:),lower',
    'http-request set-var(req.base) var(req.host),concat(\\#,req.path)',
    `http-request set-var(req.default_base) str(${defaultHost}),concat(\\#,req.path)`,
    ...backends('base'),
    ...(scheme === 'http' ? root : []),
    ...redirects('base'),
    ...redirects('default_base'),
    ...redirectToRules(model, door),
    // Before the look-up under the default host: a host that redirects from needs no match of its own.
    ...redirectFromRules(model),
    ...backends('default_base'),
    ...(scheme === 'https' ? root : []),
    'use_backend %[var(req.backend)] if { var(req.backend) -m found }',
    `default_backend ${door.id}_404`,
  ]);
}

const special = /[\\.+*?()|[\]{}^$]/g;

/** @source jcmoraisjr/haproxy-ingress pkg/converters/ingress/annotations/backend.go buildBackendRewriteURL (465a51c) */
function rewriteRules({ match, path, treatment }: Entry): readonly string[] {
  const target = treatment.rewriteTarget;
  if (target === null) return [];
  if (match === 'regex') return [`http-request replace-path ${quote(`^${path}`)} ${format(target)}`];
  const slash = target === '/' && !path.endsWith('/') ? '/?' : '';
  const joint = path.endsWith('/') && !target.endsWith('/') ? '/' : '';
  const pattern = `^${path.replace(special, '\\$&')}${slash}(.*)$`;
  return [`http-request replace-path ${quote(pattern)} ${format(`${target}${joint}\\1`)}`];
}

function backendOf(door: HaproxyDoor, entry: Entry): string {
  const { treatment, order, ready, service } = entry;
  const toHttps = redirectsToHttps(entry)
    ? [`http-request redirect scheme https code ${treatment.sslRedirectCode} if { var(txn.scheme) -m str http }`]
    : [];
  return backend(door, `b${order}`, ready ? backendName(service) : null, [...toHttps, ...rewriteRules(entry)]);
}

/** Returns the sections of one compiled cluster and writes its map files. */
export function haproxyIngressSections(model: HaproxyIngressModel, door: HaproxyDoor): readonly string[] {
  return [
    frontendOf(model, door, 'http'),
    frontendOf(model, door, 'https'),
    backend(door, '404', null, ['http-request return status 404']),
    ...model.entries.entries.map((entry) => backendOf(door, entry)),
  ];
}
